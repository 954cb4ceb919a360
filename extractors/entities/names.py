"""Names as strings: keys for comparing, slugs for ids, initials, and what counts as a variant."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from extractors.entities.lexicon import bag

SMALL = bag("of the and for in on a an de del la le du des von van der di da al & y")
GENERATIONS = bag("jr jr. sr sr. ii iii iv senior junior")
INITIALS = re.compile(r"(?<![\w&])([^\W\d_]) (?=[^\W\d_](?![\w&]))")  # the gap of "j k rowling"
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
POSSESSIVE, OWNED = re.compile(r"'s$"), re.compile(r"'s\b")
ABBREVIATING = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$)")  # the dots of "U.S."
BETWEEN, NO_SLUG, UNDERSCORES = re.compile(r"[^\w&]+"), re.compile(r"[^\w-]+"), re.compile(r"_+")


@lru_cache(maxsize=8192)
def tidy(text: str) -> str:
    """A name on one line, without a leading article, a trailing possessive and quotation marks."""
    text = " ".join(text.replace("’", "'").split()).strip("\"“”'‘,;: ")
    if text.endswith(".") and text.count(".") == 1 and len(text) > 3:
        text = text[:-1]
    return POSSESSIVE.sub("", ARTICLE.sub("", text)).strip()


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """What two spellings of one name share: "Al-Hamad", "al Hamad" → "al hamad".

    Initials stand together: "J. K. Lee", "J.K. Lee" → "jk lee".

    Case, hyphens, dots, apostrophes and diacritics go; digits stay, "Mi-24" is not "Mi-28".
    """
    text = unicodedata.normalize("NFKD", tidy(text)).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = OWNED.sub("", ABBREVIATING.sub("", text)).replace("'", "")
    return INITIALS.sub(r"\1", " ".join(BETWEEN.sub(" ", text).split()))


def slug(label: str) -> str:
    """The id that a label gives: letters, digits, "_" and "-": "Kim Jong Un" → "Kim_Jong_Un"."""
    text = unicodedata.normalize("NFC", label).replace("’", "'").replace("'s ", " ")
    text = NO_SLUG.sub("_", text.replace("'", ""))
    return UNDERSCORES.sub("_", text).strip("_-") or "unnamed"


def initials(words: list[str]) -> set[str]:
    """The acronyms that a name may have: "Food and Agriculture Organization" → FAO, FAAO."""
    strong = [w for w in words if w.lower() not in SMALL and w[0].isalnum()]
    every = [w for w in words if w[0].isalnum()]
    found = {"".join(map(_initial, strong)).upper(), "".join(map(_initial, every)).upper()}
    return {f for f in found if len(f) > 1}


def _initial(word: str) -> str:
    return word if word.isdigit() else word[0]  # "Internet Explorer 7" → IE7


def is_acronym(text: str) -> bool:
    """Whether a word looks like an acronym: "KCNA", "U.N.", "IE7"; two to seven capitals."""
    plain = text.replace(".", "").replace("&", "").rstrip("0123456789")
    return 2 <= len(plain) <= 7 and plain.isalpha() and plain.isupper()


SOUNDS = (
    *(("sch", "s"), ("tsch", "c"), ("kh", "h"), ("ph", "f"), ("sh", "s"), ("ch", "c"), ("tz", "c")),
    *(("ts", "c"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("q", "k"), ("w", "v"), ("y", "i")),
    *(("j", "i"), ("dh", "d"), ("gh", "g")),
)
KEPT = 3  # letters at the start of a family name that no slip touches
DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=4096)
def sound(key: str) -> str:
    """What transliterations of one name share: "zelenskyy", "zelenskiy" → "zelenski".

    A rough skeleton for long names; short ones ("lee", "li") sound too much alike.
    """
    for written, sounded in SOUNDS:
        key = key.replace(written, sounded)
    return DOUBLE.sub(r"\1", key)


def one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter, one more letter, or two letters swapped."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    if len(one) == len(other):
        wrong = [i for i in range(len(one)) if one[i] != other[i]]
        return len(wrong) == 1 or (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and one[wrong[0]] == other[wrong[1]]
            and one[wrong[1]] == other[wrong[0]]
        )
    short, long = sorted((one, other), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def misspelt(one: str, other: str) -> bool:
    """Whether two keys are one name with one slip in one long word: "world forset council"."""
    a, b = one.split(), other.split()
    if len(a) != len(b) or any(c.isdigit() for c in one + other):
        return False
    wrong = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(wrong) != 1 or min(map(len, wrong[0])) < 6 or len(one) < 8:
        return False
    short, long = sorted(wrong[0], key=len)
    if long[:-1] == short:
        return False  # a last letter more is a plural or a feminine, not a slip
    return (one_slip(*wrong[0]) and wrong[0][0][:4] == wrong[0][1][:4]) or _swapped(*wrong[0])


@lru_cache(maxsize=1024)
def slip_signatures(text: str) -> frozenset[str]:
    """What a key has in common with every key that ``misspelt`` may say is the same name.

    Words that differ by one slip are alike without one letter of each (Garbe 2012, SymSpell), so
    few others share a signature, however many names there are.
    """
    if len(text) < 8 or any(c.isdigit() for c in text):
        return frozenset()
    parts = text.split()
    found: set[str] = set()
    for i, word in enumerate(parts):
        if len(word) >= 5:
            before, after = " ".join([*parts[:i], ""]), " ".join(["", *parts[i + 1 :]])
            found.update(f"{before}{kept}{after}" for kept in deletions(word, 4))
            found.add(f"{before}{''.join(sorted(word))}{after}")
    return frozenset(found)


def without_initials(key: str) -> str:
    """ "john ab smith" → "john smith"; "" for a key of another form."""
    parts = key.split()
    if len(parts) != 3 or not parts[1].isalpha() or len(parts[1]) > 2:
        return ""
    particle = len(parts[1]) == 2 and parts[1] in SMALL  # "juan de silva"
    return "" if particle else f"{parts[0]} {parts[2]}"


def deletions(word: str, first: int) -> set[str]:
    """A word, and what is left of it without one letter from the place ``first`` on."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(first, len(word)))}


def _swapped(one: str, other: str) -> bool:
    return len(one) == len(other) and sorted(one) == sorted(other) and one_slip(one, other)
