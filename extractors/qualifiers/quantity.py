"""How many or how much: the words of a quantity, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.quantities import amount_of
from extractors.rules.base import Resolver
from extractors.tokens import Token
from extractors.tree import child, children, counting_noun, end, noun_phrase, span_offsets, start
from extractors.values import Amount
from extractors.verbs import is_time
from extractors.words import words

COUNTED = frozenset({"det", "nummod", "amod", "advmod", "quantmod"})
MEASURED = frozenset({"MONEY", "QUANTITY", "PERCENT", "DATE", "TIME"})
PERCENT = frozenset({"percent", "cent", "%", "pct"})
Quantity = tuple[str, Amount | None]


def quantity_of(
    text: str, resolver: Resolver, heads: Iterable[Token | None], verbs: tuple[Token, ...]
) -> Quantity | None:
    """The quantity of the first of ``heads`` that has one, else by how much the last verb says.

    ``text`` is the document's, in which the tokens' offsets count.
    """
    for head in heads:
        if head is None or len(resolver.entities_of(head)) > 1:
            continue  # of "the two leaders" each is one
        number = resolver.quantity_of(head) or _counted(text, head)
        if number:
            number = _with_percent(text, number, head)
            names_itself = head.pos_ not in ("NOUN", "PROPN") or head.text in number
            return number, amount_of(number, None if names_itself else head.lower_)
        measure = _measured(text, head)
        if measure:
            return measure, amount_of(measure)
    extent = _extent(text, verbs[-1]) if verbs else None
    return (extent, amount_of(extent)) if extent else None


def _counted(text: str, head: Token) -> str | None:
    """The words that count a noun from before its "of": "thousands", "a number"."""
    noun = counting_noun(head)
    if noun is None or noun.lower_ in ("none", "neither"):
        return None
    first = min((kid for kid in noun.lefts if kid.dep_ in COUNTED), key=start, default=noun)
    return text[start(first) : end(noun)]


def _measured(text: str, head: Token) -> str | None:
    """The measure after a noun's "of": "13 billion euros", for "a fine of 13 billion euros"."""
    of = next((kid for kid in children(head, "prep") if kid.lower_ == "of"), None)
    measure = child(of, "pobj") if of is not None else None
    if measure is None or child(measure, "nummod") is None:
        return None
    if measure.lemma_ not in words("measure_nouns") and measure.ent_type_ not in MEASURED:
        return None  # "the trust of 400 residents" is no amount
    return text[slice(*span_offsets(noun_phrase(measure, of=False)))]


def _extent(text: str, verb: Token) -> str | None:
    """By how much: "shares fell 9 percent"."""
    for kid in children(verb, "npadvmod"):
        if not is_time(kid) and (kid.like_num or child(kid, "nummod") is not None):
            said = text[slice(*span_offsets(noun_phrase(kid)))]
            after = kid.doc[kid.i + 1 : kid.i + 3]
            is_percent = [token.lower_ for token in after] == ["per", "cent"]
            return text[start(kid) : end(after[-1])] if is_percent else said
    return None


def _with_percent(text: str, number: str, head: Token) -> str:
    """The number with the "percent" that it is of: "6 percent", "4.5 per cent"."""
    for whole in (f"{number} per {head.text}", f"{number} {head.text}", f"{number}{head.text}"):
        if head.lower_ in PERCENT and whole in text:
            return whole
    return number
