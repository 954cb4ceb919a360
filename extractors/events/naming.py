"""What a noun phrase is called in the lists ("hunger strike", "strike"), and its classes."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.events.lexicon import Slot, event_nouns, noun_classes
from extractors.memory import remembered
from extractors.tokens import Token
from extractors.tree import child, kids, lemma
from extractors.words import words

MEASURES = ("partitive_nouns", "quantity_nouns", "measure_nouns", "event_measures")  # word lists
AMOUNTS = frozenset({"MONEY", "QUANTITY", "CARDINAL", "PERCENT"})
MODIFIERS = frozenset({"compound", "amod", "nmod"})
UNKNOWN_NAME = "name"  # of whom or what is not known
# Kinds of entities that are as good as a class of nouns.
OF_KIND = {
    "person": frozenset({"people", "captive"}),
    "group": frozenset({"people"}),
    "country": frozenset({"country", "terrain"}),
    "place": frozenset({"terrain"}),
    "organization": frozenset({"organization"}),
    "quantity": frozenset({"number"}),
    UNKNOWN_NAME: frozenset({"people", "terrain", "country", "organization"}),
}
Classes = tuple[frozenset[str], frozenset[str]]  # by name, by kind
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


def classes(called: Iterable[str], kind: str | None) -> Classes:
    """The classes of what is called so: by its fullest name that is listed, and by its ``kind``."""
    known = noun_classes()
    own = next((known[name] for name in called if name in known), frozenset())
    of_kind = OF_KIND.get(kind or "", frozenset())
    if not COUNTRIES.isdisjoint(called):
        of_kind |= {"country"}
    return own, of_kind


def event_of(head: Token) -> str | None:
    """The event type that the noun itself names, by its fullest name."""
    known = event_nouns()
    return next((known[name] for name in names(head) if name in known), None)


def fits(slot: Slot, called: Iterable[str], of: Classes) -> int:
    """How well the slot is filled: 0 not at all, then by kind, class, name, name of two words."""
    names_of = slot.names.intersection(called)
    if names_of:
        return 4 if any(" " in name for name in names_of) else 3
    own, of_kind = of
    if not slot.classes.isdisjoint(own):
        return 2
    return int(not slot.classes.isdisjoint(of_kind))
