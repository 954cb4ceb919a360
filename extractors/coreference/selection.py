"""Selection: what the verb or the noun beside a pronoun asks of whatever it stands for."""

from __future__ import annotations

from extractors.entities.lexicon import bag, words
from extractors.entities.model import Ref
from extractors.entities.view import View
from extractors.facts import Kind

HAPPENING = bag("happen occur erupt ensue last")
SPEAKERS: frozenset[Kind] = frozenset({"person", "organization", "country", "group"})
STATES: frozenset[Kind] = frozenset({"country"})
BODIES: frozenset[Kind] = frozenset({"organization", "country", "group"})
EVENTS: frozenset[Kind] = frozenset({"event"})
THINGS: frozenset[Kind] = frozenset({"thing"})


def wanted(view: View, i: int) -> frozenset[Kind]:
    """The kinds that a pronoun's context asks for, none where it asks for nothing.

    "it denied …" asks for what can act, "it lasted" for an event, "its border" for a country,
    "its shareholders" for a body, "he wore them" for things.
    """
    word = view.lemma[view.head[i]]
    if view.dep[i] == "poss":
        if word in words("of_countries"):
            return STATES
        return BODIES if word in words("of_bodies") else frozenset()
    if view.dep[i] == "nsubj":
        if word in HAPPENING or (word == "take" and _takes_place(view, view.head[i])):
            return EVENTS
        if word in words("acting") or word in words("speech"):
            return SPEAKERS
    if view.dep[i] == "dobj" and word in words("done_to_things"):
        return THINGS
    if view.dep[i] == "agent" or (view.dep[i] == "pobj" and view.dep[view.head[i]] == "agent"):
        return SPEAKERS
    return frozenset()


def speaks(view: View, ref: Ref) -> bool:
    """Whether a pronoun or its antecedent is the subject of a verb of saying."""
    return view.dep[ref.i] == "nsubj" and view.lemma[view.head[ref.i]] in words("speech")


def _takes_place(view: View, verb: int) -> bool:
    object_ = view.child(verb, "dobj")
    return object_ is not None and view.lower[object_] == "place"
