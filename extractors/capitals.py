"""Text that is all capitals or has none, as it would be written: the parser knows no other.

"NORWAY SENDS SHIPS TO PERU" becomes "Norway sends ships to Peru", and so does "norway sends …",
character for character, so that offsets stay. What is a name is told by what the document writes
elsewhere, by the tables of known names, by given names, and by what no dictionary has; the
dictionary is the lemmatizer's own. What stays in doubt is taken for a common noun, of which fewer
facts are made.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from spacy.language import Language

from extractors.entities import gazetteer
from extractors.entities.knowledge import shipped
from extractors.entities.places.table import with_ids
from extractors.words import words

LEAST_WORDS = 3  # fewer may be an abbreviation, or a name written so
LEAST_QUIET = 8  # words without any capital that are more than a caption or an aside
LEAST_SHARE = 0.9  # of capitals among the letters
LONGEST_NAME = 4  # words of a known name
SHORT = 4  # letters; an unknown word of so few is an abbreviation

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_END = re.compile(r"[.!?]['\")\]]*\s*$")
_SUFFIXES = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"))


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The words of English in small letters, by what the lemmatizer knows of them."""

    nouns: frozenset[str] = field(repr=False)
    others: frozenset[str] = field(repr=False)

    def other(self, word: str) -> bool:
        """Whether a word, or what it is a form of, is a verb, an adjective or an adverb."""
        return any(form in self.others for form in _bases(word))

    def knows(self, word: str) -> bool:
        """Whether a word, or what it is a form of, is in the dictionary."""
        return any(form in self.nouns or form in self.others for form in _bases(word))


def _bases(word: str) -> list[str]:
    """The word and what it may be a form of: ships → ship, sends → send."""
    cut = [word[: -len(end)] + new for end, new in _SUFFIXES if word.endswith(end)]
    return [word, *(base for base in cut if len(base) > 2)]


@lru_cache(maxsize=2)
def dictionary(nlp: Language) -> Dictionary | None:
    """The dictionary of a pipeline's lemmatizer; None where it has none."""
    part = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    lookups = getattr(part, "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return None
    index, irregular = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    others = {word for pos in ("verb", "adj", "adv") for word in index.get(pos, ())}
    others.update(word for pos in ("verb", "adj", "adv") for word in irregular.get(pos, ()))
    nouns = {*index.get("noun", ()), *irregular.get("noun", ())}
    return Dictionary(frozenset(nouns), frozenset(others))


def shouts(text: str) -> bool:
    """Whether a text is all capitals, but for a word or two."""
    if 10 * sum(map(str.islower, text)) > len(text):
        return False
    found = [word for word in _WORD.findall(text) if len(word) > 1]
    letters = "".join(found)
    if len(found) < LEAST_WORDS or not letters:
        return False
    return sum(letter.isupper() for letter in letters) >= LEAST_SHARE * len(letters)


def whispers(text: str) -> bool:
    """Whether a text of some length has no capital at all, as messages are typed."""
    return text.islower() and len(_WORD.findall(text)) >= LEAST_QUIET


@lru_cache(maxsize=4)
def written(text: str) -> dict[str, str]:
    """How a document writes each word where it does not shout and no sentence begins."""
    forms: dict[str, Counter[str]] = {}
    for before, match in pairwise(_WORD.finditer(text)):
        word = match[0]
        between = text[before.end() : match.start()]
        if len(word) > 1 and not before[0].isupper() and between == " ":
            forms.setdefault(word.lower(), Counter())[word] += 1
    return {low: min(found, key=lambda w: (-found[w], w)) for low, found in forms.items()}


def readable(piece: str, text: str, nlp: Language) -> str:
    """A piece of a text with capitals where they belong. Same length."""
    low = whispers(text)
    known = dictionary(nlp) if low or shouts(piece) else None
    if known is None:
        return piece
    return with_capitals(piece, known) if low else in_small_letters(piece, known, written(text))


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Known names in capitals, as they are written; short ones that stay capitals among them."""
    table = gazetteer.load()
    others = (name for row in shipped().rows.values() for name in row.names)
    names = (*table.known, *others, *table.demonyms, *table.capitals, *table.names, *with_ids())
    found: dict[str, str] = {}
    for name in names:
        if not name.isupper() or len(name) <= SHORT:
            found.setdefault(name.upper(), name)
    return found


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    """Countries, states, capitals and demonyms, in capitals."""
    table = gazetteer.load()
    return frozenset(n.upper() for n in (*table.demonyms, *table.capitals, *table.names))


def with_capitals(text: str, known: Dictionary) -> str:
    """``text``, which whispers, with the capitals of its names and sentences. Same length.

    A word of the dictionary ("apple", "bath", "us") stays one, but for names of states.
    """
    loud = text.upper()
    return in_small_letters(loud, known, {}, quiet=True) if len(loud) == len(text) else text


def in_small_letters(
    text: str, known: Dictionary, forms: dict[str, str], quiet: bool = False
) -> str:
    """``text``, which shouts, in capitals and small letters. Same length.

    ``forms`` is how the document writes words elsewhere (see ``written``); ``quiet`` text had small
    letters where a name might have been a word.
    """
    matches = list(_WORD.finditer(text))
    shown = list(text)
    place = 0
    given = False  # whether the word before is a given name
    while place < len(matches):
        size, name = _name(text, matches[place : place + LONGEST_NAME])
        match = matches[place]
        if quiet and size == 1 and _is_word(match[0], known):
            name = None
        if name is None:
            name = _spelled(match[0], known, forms, given)
            if quiet and name.isupper() and len(name) > 1:
                name = name.capitalize()
            given = match[0].lower() in gazetteer.given_names() and name[0].isupper()
            begins = not text[: match.start()].strip() or _END.search(text[: match.start()][-6:])
            if begins and name.islower():
                name = name[0].upper() + name[1:]
        else:
            given = False
        start, end = matches[place].start(), matches[place + size - 1].end()
        if len(name) == end - start:
            shown[start:end] = name
        place += size
    return "".join(shown)


def _name(text: str, matches: list[re.Match[str]]) -> tuple[int, str | None]:
    """The longest known name that begins here, and of how many words it is."""
    for size in range(len(matches), 0, -1):
        words_of = text[matches[0].start() : matches[size - 1].end()]
        possessive = words_of[-2:] in ("'S", "’S")
        bare = words_of[:-2] if possessive else words_of
        name = _known().get(bare)
        small = size == 1 and bare != "US" and bare.lower() in words("english_function_words")
        if name is not None and not small:
            return size, name + words_of[-2:].lower() if possessive else name
    return 1, None


def _is_word(text: str, known: Dictionary) -> bool:
    """Whether a word in small letters is rather itself than a name."""
    low = text.lower()
    if low in words("english_function_words"):
        return True
    acronym = len(text) > 3 and _known().get(text, "").isupper()  # "nato"
    return known.knows(low) and text not in _states() and not acronym


def _spelled(word: str, known: Dictionary, forms: dict[str, str], given: bool) -> str:
    """One word as it would be written; ``given`` where a given name stands before it."""
    base, mark, clitic = word.lower().replace("’", "'").partition("'")
    mark = "’" if "’" in word else mark
    if len(clitic) > 2 and base in ("o", "d", "l"):
        return base.capitalize() + mark + clitic.capitalize()  # O'Neill
    if base.endswith("n") and clitic == "t":
        return base + mark + clitic  # didn't
    tail = mark + clitic
    if base == "i" or not word.isupper():
        return word[: len(base)] + tail
    if base in words("english_function_words") and base not in forms:
        return base + tail
    if base in forms:
        return forms[base] + tail
    if base in words("calendar_names") or (
        base in gazetteer.given_names() and not known.other(base)
    ):
        return base.capitalize() + tail
    inflected = known.other(base) and base not in known.others
    if given and not inflected:
        return base.capitalize() + tail
    if known.knows(base):
        return base + tail
    return (base.upper() if len(base) <= SHORT else base.capitalize()) + tail
