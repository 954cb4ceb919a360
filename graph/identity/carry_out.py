"""Carrying out what a reviewer decided, once it is known who is who: merge, rename and link.

"apart" and "split" are carried out before, while things are joined (``decisions.held_apart``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.entities.names import key
from graph.identity.contradictions import contradiction, reviewed_line
from graph.identity.decisions import Lookup, names_nothing
from graph.identity.model import Decision
from graph.identity.naming import label
from graph.identity.sketch import Sketch

CLUE = "reviewed"


@dataclass
class Done:
    """Things of the corpus by their ids, labels that were decided on, and what is unused."""

    ids: dict[str, Sketch]
    labels: dict[str, str] = field(default_factory=dict)
    unused: list[Decision] = field(default_factory=list)


def carry_out(decisions: Sequence[Decision], lookup: Lookup) -> Done:
    """The corpus of ``lookup`` with all decisions, in their order."""
    done = Done(dict(lookup.ids))
    if not decisions:
        return done
    work = _Work(lookup, done)
    for line, decision in enumerate(decisions, start=1):
        if names_nothing(decision, lookup):
            done.unused.append(decision)
        elif decision.action == "merge":
            work.merge(decision, line)
        elif decision.action == "rename":
            for sketch in work.meant(decision.a):
                work.renamed.add(id(sketch))
                done.labels[work.id_of[id(sketch)]] = decision.b
        elif decision.action == "link":
            for sketch in work.meant(decision.a):
                work.link(sketch.root, decision.b)
    done.ids = {work.id_of[id(s)]: s for s in lookup.ids.values() if s.joined is None}
    return done


class _Work:
    """Where the things of a corpus are found while decisions change it."""

    def __init__(self, lookup: Lookup, done: Done) -> None:
        self.lookup = lookup
        self.done = done
        self.id_of = {id(sketch): name for name, sketch in lookup.ids.items()}
        self.of = {number: s for s in lookup.ids.values() for number in s.members}
        self.renamed: set[int] = set()
        self.items: dict[str, list[Sketch]] = defaultdict(list)
        for name in sorted(lookup.ids):
            sketch = lookup.ids[name]
            if sketch.item is not None:
                self.items[sketch.item].append(sketch)

    def meant(self, name: str) -> list[Sketch]:
        """The things that an id of a decision names, each once."""
        roots = (self.of[number].root for number in self.lookup.find(name))
        return list({id(root): root for root in roots}.values())

    def merge(self, decision: Decision, line: int) -> None:
        """Make the second the same as the first, whose id, item and name the one thing bears.

        Its label is the fuller name where one is a part of the other. What a later line holds
        apart stays apart.
        """
        first, *others = (*self.meant(decision.a), *self.meant(decision.b))
        name, item = label(first), first.item
        before = self.id_of[id(first)]
        kept = decision.a if decision.a in self.lookup.ids else before
        self._take(first, others, line, f"line {decision.line or line}")
        self.id_of[id(first)] = kept
        if id(first) in self.renamed:  # the name that was decided on goes with the thing
            self.done.labels[kept] = self.done.labels.pop(before)
        if item is not None:
            first.link(item)
        if not set(key(name).split()) < set(key(label(first)).split()):
            self.done.labels.setdefault(kept, name)

    def _take(self, first: Sketch, others: Iterable[Sketch], line: int, detail: str) -> None:
        for other in others:
            small = other.root
            if small is not first and reviewed_line(first, small) < line:
                first.take(small, CLUE, detail)

    def link(self, sketch: Sketch, item: str) -> None:
        """Give a thing its item, and make it one with what is known to be the same."""
        sketch.link(item)
        for other in self.items.get(item, ()):
            known = other.root
            if known is not sketch and known.item == item and not contradiction(known, sketch):
                known.take(sketch, "same item", item)
                return
        if item:
            self.items[item].append(sketch)
