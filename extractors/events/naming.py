"""What a noun phrase is called in the lists ("hunger strike", "strike"), and its classes."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.events.lexicon import Slot, event_nouns, noun_classes
from extractors.tokens import Token, remembered
from extractors.tree import child, kids, lemma
from extractors.words import words

MEASURES = ("partitive_nouns", "quantity_nouns", "measure_nouns", "event_measures")  # word lists
AMOUNTS = frozenset({"MONEY", "QUANTITY", "CARDINAL", "PERCENT"})
MODIFIERS = frozenset({"compound", "amod", "nmod"})
# Kinds of entities that are as good as a class of nouns.
OF_KIND = {
    "person": frozenset({"people", "captive"}),
    "group": frozenset({"people"}),
    "country": frozenset({"country", "terrain"}),
    "place": frozenset({"terrain"}),
    "organization": frozenset({"organization"}),
    "quantity": frozenset({"number"}),
}
COUNTRIES = frozenset({"country", "nation", "state", "neighbour", "neighbor", "republic"})


@remembered
def names(head: Token) -> tuple[str, ...]:
    """What the phrase of this head may be called, the fullest first: "air strike", "strike".

    A noun of amount or part stands for what it measures: "10 million dollars in aid", "a series of
    attacks" are aid, attack.
    """
    inner = _measured(head)
    own = lemma(head)
    found = [
        f"{kid.lower_} {own}" for kid in kids(head) if kid.dep_ in MODIFIERS and kid.i < head.i
    ]
    of = next((kid for kid in head.rights if kid.lower_ == "of"), None)
    noun = child(of, "pobj") if of is not None else None
    if noun is not None:
        found.append(f"{own} of {lemma(noun)}")
    return (*(names(inner) if inner is not None else ()), *found, own)


def _measured(head: Token) -> Token | None:
    measure = head.ent_type_ in AMOUNTS or lemma(head) in words(*MEASURES)
    if not measure:
        return None
    for kid in head.rights:
        if kid.dep_ == "prep" and kid.lower_ in ("of", "in", "worth"):
            return child(kid, "pobj")
    return None


def classes(called: Iterable[str], kind: str | None) -> frozenset[str]:
    """The classes of what is called so: those of its fullest name, and of its ``kind``."""
    of_kind = OF_KIND.get(kind or "", frozenset())
    known = noun_classes()
    for name in called:
        if name in COUNTRIES:
            of_kind |= {"country"}
        if name in known:
            return known[name] | of_kind
    return of_kind


def event_of(head: Token) -> str | None:
    """The event type that the noun itself names, by its fullest name."""
    known = event_nouns()
    return next((known[name] for name in names(head) if name in known), None)


def fits(slot: Slot, called: Iterable[str], of: frozenset[str]) -> int:
    """2 where a name of the slot is called so, 1 where a class of it is, else 0."""
    if not slot.names.isdisjoint(called):
        return 2
    return int(not slot.classes.isdisjoint(of))
