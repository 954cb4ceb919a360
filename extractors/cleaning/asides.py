"""Lines that are no part of the article: teasers, promotions, credits, captions, source lists.

Each function looks at one line (its text without space around it and without markup).
"""

from __future__ import annotations

import re
from functools import cache

from extractors.cleaning.dates import FULL_DATE
from extractors.cleaning.lines import ends_sentence
from extractors.words import words

_LONGEST = 400
_LABELLED = re.compile(r"^(?P<label>[^:|»>–—]{2,40}?)\s*(?P<mark>:|\||»|>>?|–|—)\s*(?P<rest>\S.*)$")
_CAPITAL_LABEL = re.compile(r"^[A-Z][A-Z’'&!-]*(?:\s+[A-Z][A-Z’'&!-]*){0,3}$")
# "Read more" is a link where no full stop makes it the end of a sentence.
_MORE_END = re.compile(
    r"(?:»|>>|→|\[more\]|\((?:more|click here)\))[\s.]*$"
    r"|\b(?:read|see|find out|learn) more[\s…»>→]*$",
    re.I,
)
_LEADING = ("read", "also", "see also", "related", "recommended", "you m", "don't miss", "more ")
_CREDIT_WORD = (
    r"(?:(?:AP|AFP|EPA|REUTERS|Reuters|Getty|File|Press|Courtesy)\s+)?"
    r"(?:Photos?|PHOTOS?|Photographs?|Photography|Pictures?|Images?|IMAGES?|Pic|Video|Audio"
    r"|Illustration|Graphics?|Credits?|CREDIT|Cartoon|Screenshot)"
)
_CREDIT = re.compile(
    rf"[\[(]?\b(?:{_CREDIT_WORD}(?:\s+(?:credits?|source|courtesy|by))*\s*[:/]\s*\S"
    rf"|(?:Photo|Image|Photograph|Picture|Illustration|Video|Graphic)s?"
    r"(?:\s+(?:courtesy\s+of|by|via|from))\s+[A-Z©]"
    r"|(?:Getty Images|AFP via Getty|EPA-EFE|Shutterstock|Wikimedia Commons)\b)"
)
_LONGEST_CREDIT = 90
_LONGEST_NOTICE = 250
_BRACKETED = re.compile(r"^\((?:[^()]|\([^()]*\))*\)\.?$")
_CONTACT = re.compile(r"\S+@\S+\.\w{2,}|\b(?:tel|phone|fax|e-?mail)\s*:", re.I)
_URL = re.compile(r"(?:https?://|www\.)\S+")
_SOURCE = re.compile(r"^(?:sources?|references?|links?|via|with information from)\s*:\s*\S", re.I)
_CITED = re.compile(rf"[\"“”«»].+[\"“”«»].*\b(?:{FULL_DATE}|(?:19|20)\d\d)\b", re.I)
_ENUMERATED = re.compile(r"^(?:\[\d+\]|\d{1,3}[.)]|[-*+•‣◦▪●■–])\s+")


def label(line: str) -> str | None:
    """The label in front of a headline ("READ ALSO: …" → "read also"), else None.

    What follows must be no sentence: it has no full stop at its end.
    """
    found = _LABELLED.match(line[:_LONGEST])
    if not found or len(line) > _LONGEST or ends_sentence(line):
        return None
    return _folded(found["label"]) if len(found["rest"].split()) >= 2 else None


def is_teaser(line: str, repeated: frozenset[str]) -> bool:
    """Whether a line leads to another article or addresses the reader.

    Known by a label (of the list, in capitals, or ``repeated`` in the document) before what is
    no sentence, by "Read more" at the end, by how it begins, or as a row of buttons.
    """
    if len(line) > _LONGEST:
        return False
    found = _LABELLED.match(line)
    if found:
        name = _folded(found["label"])
        if name in words("teaser_labels") and (found["mark"] != "–" or not ends_sentence(line)):
            return True
        capitals = _CAPITAL_LABEL.match(found["label"]) and not found["rest"].isupper()
        rest_words = len(found["rest"].split())
        if found["mark"] in (":", "|", "»", ">", ">>") and not ends_sentence(line):
            if capitals and rest_words >= 3:
                return True
            if name in repeated:
                return True
    return is_promotion(line) or bool(_MORE_END.search(line)) or is_buttons(line)


def is_leading_teaser(line: str) -> bool:
    """Whether the first line of a text is a teaser, and no title such as "BREAKING: …"."""
    name = label(line) or ""
    return (
        is_promotion(line)
        or is_buttons(line)
        or (name in words("teaser_labels") and name.startswith(_LEADING))
    )


def is_promotion(line: str) -> bool:
    """Whether a line begins as one about the site does: "Sign up for …", "Advertisement"."""
    start = _folded(line)
    return len(line) <= _LONGEST and any(
        start == phrase or start.startswith((phrase + " ", phrase + ":", phrase + "."))
        for phrase in _promotions(start[:2])
    )


def is_buttons(line: str) -> bool:
    """Whether a line is a row of buttons to share or print: "Facebook Twitter WhatsApp"."""
    found = re.findall(r"[\w-]+", line.lower())
    return (
        0 < len(found) <= 20
        and not ends_sentence(line)
        and all(word in words("share_buttons") for word in found)
        and (len(found) > 1 or line.lower() not in ("on", "x", "like", "link", "save", "reply"))
    )


def is_teaser_head(line: str) -> bool:
    """Whether a line stands above a list of other articles: "Related stories", "READ ALSO:"."""
    return _folded(line).rstrip(":") in words("teaser_labels")


def is_source_head(line: str) -> bool:
    """Whether a line stands above a list of sources or links."""
    return _folded(line).rstrip(":") in words("source_heads")


def is_source(line: str) -> bool:
    """Whether a line is one of a list of sources by itself: an address, "Source: Reuters"."""
    if len(line) > _LONGEST:
        return False
    without = _URL.sub("", _ENUMERATED.sub("", line)).strip(" \t:–—-|()[]<>.")
    if _URL.search(line) and (
        len(without) < 20 or (not ends_sentence(line) and len(without) < 120)
    ):
        return True
    return bool(_SOURCE.match(line)) and len(line) < 120


def is_listed_source(line: str) -> bool:
    """Whether a line below "Sources" goes on with the list."""
    return (
        is_source(line)
        or bool(_URL.search(line))
        or bool(_ENUMERATED.match(line))
        or bool(_CITED.search(line[:_LONGEST]))
        or (len(line.split()) <= 25 and not ends_sentence(line))
    )


def is_credit(line: str) -> bool:
    """Whether a line says who made or owns the text or its picture, and nothing else."""
    if len(line) > _LONGEST:
        return False
    lowered = line.lower()
    found = _CREDIT.search(line)
    if found and found.start() == 0 and len(line) <= _LONGEST_CREDIT:
        return True
    if len(line) <= _LONGEST_NOTICE and any(p in lowered for p in words("credit_phrases")):
        return True
    inner = lowered.lstrip("([ ")
    for opening in words("credit_openings"):
        if inner.startswith(opening):
            follows = line[len(line) - len(inner) + len(opening) :].strip()[:1]
            return bool(_BRACKETED.match(line)) or not follows.islower()
    return bool(_CONTACT.search(line)) and len(line.split()) <= 8


def credit_start(line: str) -> int:
    """Where a picture's credit begins at the end of a caption, -1 where there is none.

    "A booth. Image: Nina Holt." → 9.
    """
    starts = [found.start() for found in _CREDIT.finditer(line) if found.start()]
    if starts and len(line) - starts[0] <= _LONGEST_CREDIT and len(line) <= 2 * _LONGEST:
        return starts[0]
    return -1


def is_caption(line: str) -> bool:
    """Whether a line describes a picture, by what it says of itself ("file photo", "(L-R)")."""
    lowered = line.lower()
    return len(line) <= _LONGEST and (
        lowered.startswith(("caption:", "pictured:", "photo caption:"))
        or any(cue in lowered for cue in words("caption_cues"))
    )


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").lower().split()).strip(" [](){}*_.!")


@cache
def _promotions(start: str) -> tuple[str, ...]:
    return tuple(sorted(phrase for phrase in words("promotions") if phrase.startswith(start)))
