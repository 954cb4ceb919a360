"""Quotations: who says what stands in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.coreference.discourse import SUBJECTS, Discourse
from extractors.entities.lexicon import words
from extractors.entities.model import Ref
from extractors.entities.view import View

AFTER = 14  # tokens after a quotation among which its verb of saying is looked for
BEFORE = 20
STOPS = frozenset({".", "!", "?", "…", "..."})
PARAGRAPHS = 4  # how many a quotation may go on through


def speaker(state: Discourse, i: int, depth: int = PARAGRAPHS) -> Ref | None:
    """Who says the quotation that token ``i`` stands in; None where the text does not tell.

    The verb of saying above it is asked first, then what follows it where it ends in a comma, then
    what opens it, then what follows a full stop, then what was quoted right before.
    """
    view = state.view
    begin, end = view.quotes[i] or (i, i + 1)
    verb = i
    while view.head[verb] != verb:
        verb = view.head[verb]
        if _says(view, verb) and (found := _subject(state, verb)) is not None:
            return found
    after, before = range(end, _after(view, end)), range(begin - 1, _before(view, begin), -1)
    for near in (before, after) if _closed(view, end) else (after, before):
        if (found := _said(state, near)) is not None:
            return found
    return _went_on(state, begin, depth) if depth else None


def _closed(view: View, end: int) -> bool:
    """Whether a quotation ends as a sentence does: "We won." The crowd …"""
    last = end - 2
    return last >= 0 and view.text[last] in STOPS and view.text[end - 1] not in STOPS


def _said(state: Discourse, tokens: range) -> Ref | None:
    for j in tokens:
        if _says(state.view, j) and state.view.pos[j] == "VERB":
            found = _subject(state, j)
            if found is not None:
                return found
    return None


def _after(view: View, end: int) -> int:
    """The end of the sentence after a quotation, or of a window, in its paragraph."""
    for j in range(end, min(len(view), end + AFTER)):
        if "\n" in view.text[j] or (view.text[j] in STOPS and not view.quoted(j)):
            return j
    return min(len(view), end + AFTER)


def _before(view: View, begin: int) -> int:
    """The token before the sentence that opens a quotation, in its paragraph."""
    for j in range(begin - 1, max(-1, begin - BEFORE), -1):
        if "\n" in view.text[j] or (view.text[j] in STOPS and not view.quoted(j)):
            return j
    return max(-1, begin - BEFORE)


def _went_on(state: Discourse, begin: int, depth: int) -> Ref | None:
    """ "…," Holm said. "It is over.": who spoke in the sentence or the paragraph before."""
    view, j = state.view, begin - 1
    while j > 0 and (view.tag[j] == "_SP" or "\n" in view.text[j]):
        j -= 1
    if j <= 0:
        return None
    if view.quoted(j):
        return speaker(state, j, depth - 1)
    for k in _sentence_back(view, j):
        if view.quoted(k):
            return speaker(state, k, depth - 1)
    return None


def _sentence_back(view: View, j: int) -> Iterator[int]:
    """The tokens of the sentence that ends with ``j``, from its end; none of another paragraph."""
    for k in range(j, max(-1, j - BEFORE), -1):
        if "\n" in view.text[k] or (k < j and view.text[k] in STOPS and not view.quoted(k)):
            return
        yield k


def _says(view: View, verb: int) -> bool:
    return view.lemma[verb] in words("speech") and not view.quoted(verb)


def _subject(state: Discourse, verb: int) -> Ref | None:
    view = state.view
    subject = view.child(verb, *SUBJECTS)
    if subject is None or view.quoted(subject):
        return None
    return state.references.at.get(subject)
