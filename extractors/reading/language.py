"""Whether a text is English, by its script and by the small words that hold its sentences."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from extractors.words import words

_SAMPLE = 20_000
_TOKEN = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")

# A text is called foreign only on evidence: so many different small words of one other language,
# and so many times as many tokens of it as of English.
_FOREIGN_KINDS = 3
_FOREIGN_OVER_ENGLISH = 1.5
# One short sentence without a single English small word needs two, if they are much of it.
_SHORT_KINDS = 2
_SHORT_TOKENS = 5
_SHORT_SHARE = 0.3
_LONGEST_PARTICLE = 2
# Running English has a third or more of function words; lists and tables have fewer.
_LONG_ENOUGH = 40
_LEAST_ENGLISH = 0.08
_SURELY_ENGLISH = 0.15

_SCRIPTS = {
    "CYRILLIC": ("ru", "a language in Cyrillic letters"),
    "ARABIC": ("ar", "a language in Arabic letters"),
    "HEBREW": ("he", "Hebrew"),
    "GREEK": ("el", "Greek"),
    "CJK": ("zh", "Chinese or Japanese"),
    "HIRAGANA": ("ja", "Japanese"),
    "KATAKANA": ("ja", "Japanese"),
    "HANGUL": ("ko", "Korean"),
    "DEVANAGARI": ("hi", "a language in Devanagari letters"),
    "BENGALI": ("bn", "Bengali"),
    "TAMIL": ("ta", "Tamil"),
    "THAI": ("th", "Thai"),
    "GEORGIAN": ("ka", "Georgian"),
    "ARMENIAN": ("hy", "Armenian"),
    "ETHIOPIC": ("am", "Amharic"),
}
# The code of a language that is not English and not known ("undetermined" in ISO 639).
UNKNOWN = "und"


@lru_cache(maxsize=1)
def _foreign() -> dict[str, tuple[str, frozenset[str]]]:
    """Language code → its English name and its function words that English does not have."""
    english = words("english_function_words")
    table = {}
    for line in sorted(words("foreign_function_words")):
        head, _, listed = line.partition(":")
        code, _, name = head.partition(" ")
        table[code] = (name, frozenset(listed.split()) - english)
    return table


def _names() -> dict[str, str]:
    names = dict(_SCRIPTS.values())
    names |= {code: name for code, (name, _) in _foreign().items()}
    return names


LANGUAGE_NAMES = _names()


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text``: "en", another one, or None where unsure.

    "und" stands for a long text that is plainly not English and in no language of the lists.
    Short texts and headlines full of foreign names are unsure rather than foreign.
    """
    sample = text[:_SAMPLE]
    script = _script(sample)
    if script:
        return script
    tokens = _TOKEN.findall(sample)
    lower = [token for token in tokens if not token[0].isupper()]
    capitals = len(lower) < 3  # a headline in capitals: every word counts
    considered = [token.lower() for token in tokens] if capitals else lower
    if not considered:
        return None
    english_words = words("english_function_words")
    english = sum(token in english_words for token in considered)
    best, kinds, share = _best_foreign(considered if capitals else _outside_names(tokens))
    if kinds >= _FOREIGN_KINDS and share > _FOREIGN_OVER_ENGLISH * english:
        return best
    much = len(considered) >= _SHORT_TOKENS and share >= _SHORT_SHARE * len(considered)
    if not english and kinds >= _SHORT_KINDS and much:
        return best
    if len(considered) >= _LONG_ENOUGH and english < _LEAST_ENGLISH * len(considered):
        return UNKNOWN
    return "en" if english >= _SURELY_ENGLISH * len(considered) else None


def _outside_names(tokens: list[str]) -> list[str]:
    """The lower-case tokens but for those that join names: "Rio de Janeiro", "van der Bellen"."""
    kept: list[str] = []
    run: list[str] = []
    for token in tokens:
        if not token[0].isupper():
            run.append(token)
            continue
        if len(run) > _LONGEST_PARTICLE:
            kept += run
        run = []
    return kept + run


def _best_foreign(tokens: list[str]) -> tuple[str, int, int]:
    """The other language with most tokens: its code, how many different words, how many tokens."""
    found = []
    for code, (_, listed) in _foreign().items():
        hits = [token for token in tokens if token in listed]
        found.append((len(hits), len(set(hits)), code))
    count, kinds, code = max(found)
    return code, kinds, count


def _script(sample: str) -> str | None:
    """The language of a text most of whose letters are not Latin; None where they are."""
    counts: dict[str, int] = {}
    letters = 0
    for char in sample:
        if char.isalpha():
            letters += 1
            if char > "\u036f":
                script = unicodedata.name(char, "").split(" ", 1)[0]
                counts[script] = counts.get(script, 0) + 1
    foreign = {script: number for script, number in counts.items() if script != "LATIN"}
    if 2 * sum(foreign.values()) <= letters:
        return None
    script = max(sorted(foreign), key=foreign.__getitem__)
    return _SCRIPTS[script][0] if script in _SCRIPTS else UNKNOWN
