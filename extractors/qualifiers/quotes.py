"""Quotations: where they begin and end, and who speaks in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.tokens import Doc, Token
from extractors.tree import child, kids
from extractors.words import words

MARKS = frozenset({'"', "''", "``", "“", "”", "«", "»"})
OPENING, CLOSING = frozenset({"“", "``", "«"}), frozenset({"”", "''", "»"})
STOPS = frozenset(".,;:?!)")
SHORTEST = 4  # tokens: below it, quotation marks only set words apart


@dataclass(frozen=True, slots=True)
class Quotation:
    """The tokens first..last (inclusive, without the marks), its speaker and the saying verb."""

    first: int
    last: int
    speaker: Token | None
    cue: Token | None


def _blocks(doc: Doc) -> Iterator[tuple[int, int]]:
    starts = [first for first, _ in doc.user_data.get("triplewire_blocks") or ((0, "paragraph"),)]
    yield from zip(starts, [*starts[1:], len(doc)], strict=True)


def _side(doc: Doc, i: int) -> str:
    """Whether a mark opens or closes, by its form or by what it is glued to; "" for neither."""
    if doc[i].text in OPENING or doc[i].text in CLOSING:
        return "opens" if doc[i].text in OPENING else "closes"
    last = i + 1 == len(doc)
    apart_left = i == 0 or bool(doc[i - 1].whitespace_) or doc[i - 1].text == "("
    apart_right = last or bool(doc[i].whitespace_) or doc[i + 1].text in STOPS
    return "" if apart_left == apart_right else "opens" if apart_left else "closes"


def _spans(doc: Doc) -> Iterator[tuple[int, int]]:
    """First and last token between two marks.

    What is left open runs to the sentence with the next mark that opens; or to its block's end
    where the next block goes on with a mark (a quotation of several paragraphs), else to the end of
    its own sentence: somebody forgot the other mark.
    """
    marks = [i for i, text in enumerate(doc.texts) if text in MARKS]
    if not marks:
        return
    for begin, stop in _blocks(doc):
        opened: int | None = None
        inside = marks[bisect_left(marks, begin) : bisect_left(marks, stop)]
        sides = [_side(doc, i) for i in inside]
        for place, (i, side) in enumerate(zip(inside, sides, strict=True)):
            after = sides[place + 1] if place + 1 < len(sides) else ""
            if opened is not None:
                last = i - 1 if side != "opens" else max(doc[i].sent.start - 1, opened)
                if last - opened >= SHORTEST:
                    yield opened + 1, last
                opened = i if side == "opens" else None  # the one before was never closed
            elif side != "closes" or after == "closes":  # two that close: the first is misprinted
                opened = i
        if opened is not None and opened + 1 < stop:
            goes_on = stop < len(doc) and doc[stop].text in MARKS
            stop = stop if goes_on else min(stop, doc[opened + 1].sent.end)
            if stop - opened > SHORTEST:
                yield opened + 1, stop - 1


def speaker_of(verb: Token) -> Token | None:
    """The subject of a saying verb, or the name that follows it: "said KCNA"."""
    subject = child(verb, "nsubj")
    if subject is not None:
        return subject
    after = next((t for t in kids(verb) if t.i > verb.i and t.pos_ == "PROPN"), None)
    if after is not None:
        return after
    if verb.dep_ in ("amod", "acl") and verb.head.pos_ == "PROPN" and verb.head.i > verb.i:
        return verb.head
    if verb.dep_ == "conj":
        return speaker_of(verb.head)
    return None


def _saying(doc: Doc, first: int, last: int, inside: set[int]) -> tuple[Token, Token] | None:
    """The saying verb outside the quotation in its sentences, nearest to it, with its speaker."""
    start, stop = doc[first].sent.start, doc[last].sent.end
    if last + 2 < len(doc) and doc[last].is_punct and doc[last + 2].sent.start != start:
        stop = max(stop, doc[min(last + 2, len(doc) - 1)].sent.end)
    found: list[tuple[int, Token, Token]] = []
    for i, token in enumerate(doc.tokens[start:stop], start):
        if i in inside or token.lemma_.lower() not in words("saying_verbs"):
            continue
        speaker = speaker_of(token)
        if speaker is not None and speaker.i not in inside:
            found.append((min(abs(i - first), abs(i - last)), token, speaker))
    if not found:
        return None
    _, cue, speaker = min(found, key=lambda item: (item[0], item[1].i))
    return cue, speaker


class Quotations:
    """The quotations of a Doc. A quotation without a saying verb goes on with the last speaker."""

    def __init__(self, doc: Doc) -> None:
        spans = list(_spans(doc))
        inside = {i for first, last in spans for i in range(first, last + 1)}
        self.all: list[Quotation] = []
        speaker: Token | None = None
        cue: Token | None = None
        end_of_last = -10
        for first, last in spans:
            found = _saying(doc, first, last, inside)
            if found:
                cue, speaker = found
            elif first - end_of_last > 60 or not _whole_sentence(doc, first, last):
                cue = speaker = None
            self.all.append(Quotation(first, last, speaker, cue))
            end_of_last = last
        self._starts = [quotation.first for quotation in self.all]

    def of(self, token: Token) -> Quotation | None:
        """The quotation that the token stands in."""
        place = bisect_right(self._starts, token.i) - 1
        if place >= 0 and token.i <= self.all[place].last:
            return self.all[place]
        return None


def _whole_sentence(doc: Doc, first: int, last: int) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in doc[first : last + 1])
