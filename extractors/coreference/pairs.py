"""Sets that are called by a collective or a bare number: "the pair", "the couple", "the two",
"all three"; and their members told apart: "the former … the latter"."""

from __future__ import annotations

from extractors.coreference.discourse import Discourse
from extractors.coreference.sets import COUNT, SETS
from extractors.entities import phrases
from extractors.entities.model import Cluster, Ref

COLLECTIVES = {"pair": 2, "duo": 2, "couple": 2, "twosome": 2, "trio": 3, "quartet": 4}


def collective(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """ "Peter Brown and Anna Jones were freed. The pair …": the two persons or bodies.

    They were joined by "and", or one sentence named these two persons and no others.
    """
    view = state.view
    size = COLLECTIVES.get(view.lower[ref.i])
    if size is None or not ref.definite or phrases.of_object(view, ref.i) is not None:
        return ()
    if any(view.dep[k] in ("amod", "compound", "poss") for k in view.kids[ref.i]):
        return ()
    return _together(state, ref, size)


def bare_number(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """ "The two were freed", "all three deny it"; not "two were freed"."""
    view = state.view
    size = COUNT.get(view.lower[ref.i])
    if size is None or not any(view.lower[k] in ("the", "all", "these") for k in view.kids[ref.i]):
        return ()
    return _together(state, ref, size)


def former_latter(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """ "John Key met Angela Merkel. The former spoke, the latter was silent"."""
    if state.view.lower[ref.i] not in ("former", "latter"):
        return ()
    members = _together(state, ref, 2)
    if len(members) != 2:
        return ()
    return members[:1] if state.view.lower[ref.i] == "former" else members[1:]


def _together(state: Discourse, ref: Ref, size: int) -> tuple[Cluster, ...]:
    for _, members in state.sets_back(ref, SETS):
        if len(members) == size and _alike(members):
            return members
    for sent in (ref.sent - 1, ref.sent - 2):
        found = [r.cluster for r in state.named.get(sent, ()) if r.sort == "name"]
        persons = dict.fromkeys(c for c in found if c is not None and c.kind == "person")
        if persons:
            return tuple(persons) if len(persons) == size else ()
    return ()


def _alike(members: tuple[Cluster, ...]) -> bool:
    return len({cluster.kind for cluster in members}) == 1 and members[0].kind != "thing"
