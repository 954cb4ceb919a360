"""What no fact is made of: sentences that are none, and words that name nothing."""

from __future__ import annotations

from extractors.tokens import Span, Token
from extractors.tree import is_question

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
LEAST_LINKS = 8  # words; a row of fewer capitalised ones may be a name
CAPITALISED = 0.7  # of the words of a row of links
LEAST_LETTERS = 6
ADDRESSES = ("http://", "https://", "www.", "ftp://")


def is_no_sentence(sentence: Span) -> bool:
    """Whether a sentence claims nothing: a question, signs alone, a row of links, letters apart."""
    words = [token for token in sentence if token.is_alpha]
    return not words or is_question(sentence) or _is_row_of_links(words) or _is_spaced_out(words)


def _is_row_of_links(words: list[Token]) -> bool:
    """ "Home News Sport Weather Business About us Privacy Terms": no verb, no preposition."""
    if len(words) < LEAST_LINKS:
        return False
    if any(t.tag_ in FINITE or (t.pos_ == "ADP" and t.text.islower()) for t in words):
        return False
    return sum(token.text[0].isupper() for token in words) >= CAPITALISED * len(words)


def _is_spaced_out(words: list[Token]) -> bool:
    """ "T H E  H A R B O U R": every letter by itself."""
    return len(words) >= LEAST_LETTERS and 2 * sum(len(t.text) == 1 for t in words) > len(words)


def is_no_thing(token: Token) -> bool:
    """Whether a token names nothing that a fact could be about: an address or a hashtag."""
    text = token.text
    if text.startswith(("#", *ADDRESSES)) or ("@" in text[1:] and "." in text):
        return True
    return token.i > 0 and token.nbor(-1).text == "#" and not token.nbor(-1).whitespace_


def is_score(number: Token) -> bool:
    """Whether a number is a half of a score: "lost 0-2 to Spain"."""
    doc, i = number.doc, number.i
    if not number.text.isdigit():
        return False
    before = doc.texts[max(i - 2, 0) : i]
    after = doc.texts[i + 1 : i + 3]
    return any(
        len(pair) == 2 and pair[at] in ("-", "–") and pair[1 - at].isdigit()
        for pair, at in ((before, 1), (after, 0))
    )
