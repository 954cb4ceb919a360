"""When a clause says it was: the words, and the days that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.qualifiers.direction import direction
from extractors.times import interval_of
from extractors.times.openings import opening
from extractors.tokens import Span, Token
from extractors.tree import kids
from extractors.values import Interval
from extractors.verbs import is_time
from extractors.words import words

BEFORE = 8  # tokens in which the words before an expression are looked for
LINKS = frozenset({"to", "until", "till", "through", "-", "–", "—"})
MOVING = frozenset({"move", "postpone", "delay", "push", "shift", "reschedule", "bring"})


def time_span(token: Token) -> Span:
    """The whole time expression that the token stands in: "Monday, March 3, 1997"."""
    left = right = token.i
    doc = token.doc
    while left > token.sent.start and is_time(doc[left - 1]):
        left -= 1
    while right + 1 < token.sent.end and is_time(doc[right + 1]):
        right += 1
    return doc[left : right + 1]


def _is_age(token: Token) -> bool:
    """A bare number that spaCy takes for a date: "Smith, 58, was sentenced"."""
    return token.text.isdigit() and len(token.text) < 4


def times_of(verbs: Iterable[Token]) -> Iterator[tuple[Token, Span]]:
    """The time expressions on each of the verbs, with the verb: "on Thursday", "last year"."""
    for verb in verbs:
        for kid in kids(verb):
            beside = kid.dep_ in ("npadvmod", "advmod", "dep", "nmod", "dobj")
            if beside and is_time(kid) and not _is_age(kid):
                yield verb, time_span(kid)
            if kid.dep_ == "prep" and kid.lower_ != "to":  # "sentenced to ten years"
                yield from ((verb, span) for span in _after(kid))
            if kid.dep_ == "advmod" and not is_time(kid):  # "early on Saturday"
                for inner in kids(kid):
                    if inner.dep_ == "prep" and inner.i == kid.i + 1:
                        yield from ((verb, span) for span in _after(inner))
        for kid in kids(verb):
            if kid.dep_ == "dobj" and kid.lemma_ not in words("event_nouns"):
                yield from ((verb, span) for span in _strayed(kid))


def _strayed(noun: Token) -> Iterator[Span]:
    """ "closed the road on Tuesday": the day is often hung on the object, which has none."""
    for kid in kids(noun):
        if kid.dep_ == "prep" and kid.lower_ == "on":
            yield from _after(kid)


def _after(preposition: Token) -> Iterator[Span]:
    """The times after a preposition, and after that of a time of day: "at 6 a.m. on Saturday"."""
    for noun in kids(preposition):
        if noun.dep_ == "pobj" and is_time(noun):
            yield time_span(noun)
            for inner in kids(noun):
                if inner.dep_ == "prep" and inner.lower_ == "on":
                    yield from _after(inner)


def time_of(verbs: Iterable[Token]) -> Span | None:
    """When it is, by the first time expression on one of the verbs."""
    return next((span for _, span in times_of(verbs)), None)


def when(verbs: Iterable[Token], published: str | None) -> Interval | None:
    """The days of the first time expression on the verbs that tells them for sure.

    ``published`` is the article's ISO 8601 date, from which "last month" is counted.
    """
    for verb, span in times_of(verbs):
        said = expression(span)
        if verb.lemma_ in MOVING and not LINKS.isdisjoint(said.split()[1:]):
            continue  # "postponed from Monday to Friday" is no period
        found = interval_of(said, published, direction(verb, said.partition(" ")[0].lower()))
        if found is not None:
            return found
    return None


def expression(span: Span) -> str:
    """A time expression with the words that belong to it: "since the end of May", "3 to 5 May".

    A range is followed to its other end.
    """
    doc, first, last = span.doc, span.start, span.end
    sentence = span[0].sent
    before = opening(doc[max(sentence.start, first - BEFORE) : first].text)
    if last + 1 < sentence.end:
        link = doc[last].lower_
        if link in LINKS or (link == "and" and before.startswith("between")):
            other = last + 2 if doc[last + 1].lower_ == "the" else last + 1
            if other < sentence.end and is_time(doc[other]):
                last = time_span(doc[other]).end
    return f"{before}{doc[first:last].text}"
