"""What a reviewer decided, as pins that hold things apart and as joins that are made at the end.

Lines count in their order: where two contradict, the later one holds. An id of a line is an id of
the corpus as it is without any decision, or as "apart" and "split" leave it, or an id that
documents have; ``split`` leaves ids with the first eight digits of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.identity.model import Decision, Local, Profile
from graph.identity.sketch import Pin, Sketch


@dataclass
class Lookup:
    """What the ids of a reviewed file name: numbers of profiles."""

    known: Sequence[Profile]
    corpus: dict[str, list[int]] = field(default_factory=dict)
    local: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, profile in enumerate(self.known):
            self.local.setdefault(profile.id, []).append(number)

    def note(self, named: Mapping[str, Sketch]) -> None:
        """Add the ids of a corpus; those that are there already stay what they are."""
        for id, sketch in named.items():
            self.corpus.setdefault(id, list(sketch.members))

    def find(self, id: str) -> list[int]:
        """The profiles that an id names; none where it names nothing."""
        found = self.corpus.get(id) or self.local.get(id)
        if found:
            return found
        plain, _, digits = id.rpartition(".")
        if len(digits) == 8 and plain:
            whole = self.corpus.get(plain) or self.local.get(plain) or []
            return [n for n in whole if self.known[n].document.startswith(digits)]
        return []


def pins(decisions: Iterable[Decision], lookup: Lookup) -> dict[Local, frozenset[Pin]]:
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
    a = lookup.find(decision.a)
    if decision.action == "split" and decision.document:
        a = [n for n in a if _is(lookup.known[n].document, decision.document)]
    needs_b = decision.action in ("merge", "apart")
    return not a or (needs_b and not lookup.find(decision.b))
