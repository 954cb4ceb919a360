"""Demonstratives that stand alone: "39 of these", "storms like these"."""

from __future__ import annotations

from extractors.coreference.discourse import SUBJECTS, Discourse
from extractors.entities.lexicon import bag
from extractors.entities.model import Ref

POINTING = bag("these those")
ALIKE = bag("like as")
MAIN = SUBJECTS | {"dobj", "attr"}


def plural_demonstrative(state: Discourse, ref: Ref) -> Ref | None:
    """What "these" takes up where it is a whole of parts or an example; elsewhere it stays open.

    "Police found 80 shells. Ten of these were live" → the shells: the last plural that is a subject
    or an object. "Storms like these are rare" → storms.
    """
    view, prep = state.view, state.view.head[ref.i]
    if view.lower[ref.i] not in POINTING or view.dep[ref.i] != "pobj":
        return None
    if any(view.dep[k] in ("relcl", "acl", "prep") for k in view.kids[ref.i]):
        return None  # "some of those who left"
    noun = view.head[prep]
    if view.lower[prep] in ALIKE:
        found = state.references.at.get(noun)
        return found if found is not None and found.plural and noun < ref.i else None
    if view.lower[prep] != "of" or view.pos[noun] not in ("NOUN", "NUM", "DET", "PRON", "ADJ"):
        return None
    for other in state.back(ref.sent, 1):
        counted = other.sort == "nominal" and other.plural and other.kind != "time"
        if counted and other.i < noun and state.role(other) in MAIN:
            return other
    return None
