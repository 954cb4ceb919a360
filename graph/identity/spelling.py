"""Whether two full names are one name spelt in two ways, and how surely.

Works on keys (``extractors.entities.names.key``). Each rule is a function of two lists of words
that gives a strength in 0..1, 0 where it does not hold. Digits, Roman numerals and single letters
are never taken for a spelling: "Mi-24" is not "Mi-28", "World War I" is not "World War II".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from extractors.entities.lexicon import bag
from extractors.entities.lexicon import words as known_words
from extractors.entities.names import GENERATIONS, misspelt
from graph.identity.lexicon import first_of_line

Words = tuple[str, ...]
Rule = Callable[[Words, Words], float]

PARTICLES = bag("al el bin ibn ben ul")
SMALL = bag("the of and for in & de la")
ROMAN = re.compile(r"^[ivx]+$")
BEYOND = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
FOLDS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"^y(?=e)", ""),  # Yeltsin, Eltsin
        (r"sch", "sh"),
        (r"tch", "ch"),
        (r"ph", "f"),
        (r"[kg]h", "h"),
        (r"([dt])h", r"\1"),
        (r"dj|dzh|zh", "j"),
        (r"ck|q", "k"),
        (r"c(?!h)", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"tz", "ts"),
        (r"([aou])e", r"\1"),  # Müller, Mueller
        (r"oo|ou", "u"),
        (r"eu", "u"),
        (r"ee", "i"),
        (r"[yj]", "i"),
        (r"(?<=[aei])h$", ""),  # Sarah, Sara
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """What the usual spellings of one word have in common: "zelenskyy", "zelenskiy" → one."""
    word = first_of_line("spellings").get(word, word).translate(BEYOND)
    if len(word) < 3:
        return word
    for pattern, by in FOLDS:
        word = pattern.sub(by, word)
    return word


@lru_cache(maxsize=1 << 16)
def parts(key: str, person: bool) -> Words:
    """The words of a key that tell: without articles, particles ("al", "bin") and honorifics."""
    every = key.split()
    weak = SMALL | PARTICLES | (_POLITE if person else frozenset())
    return tuple(w for w in every if w not in weak) or tuple(every)


_POLITE = known_words("honorifics")


def same_letters(one: Words, other: Words) -> float:
    """ "Kim Jongun", "Kim Jong Un": spaces do not count."""
    return 0.9 if "".join(one) == "".join(other) else 0.0


def same_fold(one: Words, other: Words) -> float:
    """ "Volodymyr Zelenskyy", "Volodymyr Zelensky": another transliteration."""
    if len(one) != len(other) or len("".join(one)) < 6:
        return 0.0
    return 0.75 if "".join(map(fold, one)) == "".join(map(fold, other)) else 0.0


def one_slip(one: Words, other: Words) -> float:
    """ "Hendrik Vandermeulen", "Hendrik Vandermuelen": one slip in one long word."""
    if not misspelt(" ".join(one), " ".join(other)):
        return 0.0
    return (
        0.65 if len(one) > 2 else 0.55 if len(one) > 1 else 0.4
    )  # many names of one word differ by a letter


def turned(one: Words, other: Words) -> float:
    """ "Orbán Viktor", "Viktor Orbán": the family name first."""
    return 0.65 if len(one) == len(other) == 2 and one == other[::-1] else 0.0


def middle(one: Words, other: Words) -> float:
    """ "Ellen R. Whitcombe", "Ellen Whitcombe": middle names or initials more."""
    short, long = sorted((one, other), key=len)
    if len(short) != 2 or len(long) < 3 or short != (long[0], long[-1]):
        return 0.0
    return 0.65 if all(map(_is_initials, long[1:-1])) else 0.55


def spelt_out(one: Words, other: Words) -> float:
    """ "John F. Kennedy", "John Fitzgerald Kennedy": the initial of a middle name."""
    if len(one) != len(other) or len(one) < 3 or (one[0], one[-1]) != (other[0], other[-1]):
        return 0.0
    return 0.7 if all(_initial(a, b) for a, b in zip(one, other, strict=True)) else 0.0


def given_initial(one: Words, other: Words) -> float:
    """ "M. Lindqvist", "Maria Lindqvist": the given name by its initial."""
    if len(one) != len(other) or len(one) != 2 or one[-1] != other[-1] or one == other:
        return 0.0
    return 0.4 if _initial(one[0], other[0]) and 1 in (len(one[0]), len(other[0])) else 0.0


def short_given(one: Words, other: Words) -> float:
    """ "Bob Fenwick", "Robert Fenwick": a short form of the given name."""
    if len(one) != 2 or len(other) != 2 or one[-1] != other[-1] or one == other:
        return 0.0
    table = first_of_line("short_names")
    a, b = table.get(one[0]), table.get(other[0])
    return 0.5 if a is not None and a == b else 0.0


def legal_form(one: Words, other: Words) -> float:
    """ "Brightwater", "Brightwater Inc": the legal form of a company."""
    forms = known_words("legal_forms")
    a, b = ([w for w in name if w not in forms] for name in (one, other))
    return 0.8 if a and a == b and one != other else 0.0


def turned_office(one: Words, other: Words) -> float:
    """ "Department of State", "State Department": what "of" turns around."""
    short, long = sorted((one, other))
    ends = {one[0], one[-1]} & {other[0], other[-1]} & _TURNING
    return 0.7 if ends and sorted(short) == sorted(long) and one != other else 0.0


_TURNING = bag("department ministry office bureau commission")

PERSON: tuple[Rule, ...] = (
    same_letters,
    same_fold,
    one_slip,
    turned,
    spelt_out,
    middle,
    short_given,
    given_initial,
)
OTHER: tuple[Rule, ...] = (same_letters, same_fold, legal_form, turned_office, one_slip)


@lru_cache(maxsize=1 << 16)
def variant(one: str, other: str, person: bool) -> tuple[float, str]:
    """How surely two keys are one name, 0..1, and the name of the rule that says so."""
    a, b = parts(one, person), parts(other, person)
    if a == b:
        return 0.75, "particles"
    if apart(a, b):
        return 0.0, ""
    generations = [GENERATIONS.intersection(words) for words in (a, b)]
    worth = 1.0
    if generations[0] != generations[1]:
        if not person:
            return 0.0, ""
        worth = 0.8  # "Martin King", "Martin King Jr."
        a, b = (tuple(w for w in words if w not in GENERATIONS) for words in (a, b))
        if a == b:
            return 0.5, "generation"
    for rule in PERSON if person else OTHER:
        strength = rule(a, b)
        if strength:
            return strength * worth, rule.__name__
    return 0.0, ""


def apart(one: Words, other: Words) -> bool:
    """Whether two names differ in what never is a spelling: numbers and single letters."""
    if numbers(one) != numbers(other):
        return True
    return len(one) == len(other) and any(
        a != b and len(a) == len(b) == 1 for a, b in zip(one, other, strict=True)
    )


def numbers(name: Words) -> tuple[str, ...]:
    """The numbers of a name: "boeing 737 max" → 737, "world war ii" → ii."""
    return tuple(w for w in name if any(c.isdigit() for c in w) or _ordinal(w))


def _ordinal(word: str) -> bool:
    return len(word) > 1 and bool(ROMAN.match(word)) and word not in GENERATIONS


def middles(key: str) -> Words:
    """The words between the given and the family name of a person."""
    name = [w for w in parts(key, True) if w not in GENERATIONS]
    return tuple(name[1:-1])


def middles_clash(one: str, other: str) -> bool:
    """ "George W. Bush", "George H. W. Bush": both tell middle names, and other ones."""
    a, b = middles(one), middles(other)
    if not a or not b or (len(max(a, key=len)) > 1 and len(max(b, key=len)) > 1):
        return False  # two names in full are compared as a whole
    return len(a) != len(b) or not all(_initial(x, y) for x, y in zip(a, b, strict=True))


def _is_initials(word: str) -> bool:
    """Whether a word of a key is one initial or several: "w", "hw"."""
    return len(word) == 1 or (len(word) < 4 and not set(word) & set("aeiouy"))


def _initial(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
