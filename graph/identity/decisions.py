"""What a reviewer decided, as pins that hold things apart and as joins that are made at the end.

Lines count in their order: where two contradict, the later one holds. An id of a line is an id of
the corpus as "apart" and "split" leave it, or as it is without any decision, or an id that
documents have; what is split off has the first eight digits of its document in its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.identity.model import Decision, Local, Profile
from graph.identity.sketch import Pin, Sketch


@dataclass
class Lookup:
    """What the ids of a reviewed file name: numbers of profiles. ``ids`` are those of the corpus.

    An id of the corpus as it is with "apart" and "split" comes before one that it had without any
    decision, and that before one that documents have.
    """

    known: Sequence[Profile]
    ids: Mapping[str, Sketch]
    tables: list[dict[str, list[int]]] = field(default_factory=list)
    before: Lookup | None = None

    def __post_init__(self) -> None:
        if not self.tables:
            local: dict[str, list[int]] = {}
            for number, profile in enumerate(self.known):
                local.setdefault(profile.id, []).append(number)
            self.tables.append(local)
        self.tables.append({id: sorted(sketch.members) for id, sketch in self.ids.items()})

    def after(self, ids: Mapping[str, Sketch]) -> Lookup:
        """The same for the corpus as "apart" and "split" leave it."""
        return Lookup(self.known, ids, list(self.tables), self)

    def find(self, id: str) -> list[int]:
        """The profiles that an id names; none where it names nothing."""
        found = self._whole(id)
        plain, _, digits = id.rpartition(".")
        if found or len(digits) != 8 or not plain:
            return found
        return [n for n in self._whole(plain) if self.known[n].document.startswith(digits)]

    def _whole(self, id: str) -> list[int]:
        return next((table[id] for table in reversed(self.tables) if id in table), [])


def held_apart(decisions: Iterable[Decision], lookup: Lookup) -> dict[Local, frozenset[Pin]]:
    """What "apart" and "split" hold apart, by the entities of documents."""
    found: dict[Local, frozenset[Pin]] = {}

    def hold(numbers: Iterable[int], pin: Pin) -> None:
        for number in numbers:
            profile = lookup.known[number]
            local = (profile.document, profile.id)
            found[local] = found.get(local, frozenset()) | {pin}

    for order, decision in enumerate(decisions, start=1):
        a = lookup.find(decision.a)
        if decision.action == "apart":
            b = lookup.find(decision.b)
            one, other = [n for n in a if n not in set(b)], [n for n in b if n not in set(a)]
            hold(one or (set(a) - set(other)), Pin(order, "a"))
            hold(other or (set(b) - set(one)), Pin(order, "b"))
        elif decision.action == "split":
            for number in a:
                document = lookup.known[number].document
                if not decision.document or _is(document, decision.document):
                    hold([number], Pin(order, document, alone=True))
    return found


def _is(document: str, said: str) -> bool:
    """Whether a document is the one that a line names, by its id or the first digits of it."""
    return document == said or (len(said) >= 8 and document.startswith(said))


def names_nothing(decision: Decision, lookup: Lookup) -> bool:
    """Whether an entity or the document of a line is not there."""
    if decision.action in ("apart", "split"):
        lookup = lookup.before or lookup  # the ids that these were read with
    a = lookup.find(decision.a)
    if decision.action == "split" and decision.document:
        a = [n for n in a if _is(lookup.known[n].document, decision.document)]
    needs_b = decision.action in ("merge", "apart")
    return not a or (needs_b and not lookup.find(decision.b))
