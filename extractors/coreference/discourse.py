"""What a reader has in mind at a point of the text: what was mentioned, where, in which role."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count, islice

from extractors.entities import counts
from extractors.entities.model import Cluster, Ref
from extractors.entities.references import References
from extractors.entities.roster import Names
from extractors.entities.view import View
from extractors.facts import Kind

SORTS: dict[Kind, str] = {
    "person": "human",
    "group": "human",
    "country": "body",
    "organization": "body",
    "place": "body",
}
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SETS = 20  # of those, sets
REMEMBERED = 150  # references; a dozen sentences of prose have fewer


def _back(read: dict[int, list[Ref]], sent: int, sentences: int) -> Iterator[Ref]:
    """The latest first, and no more than ``REMEMBERED``: in a sentence of pages are hundreds."""
    numbers = range(sent, max(-1, sent - sentences - 1), -1)
    found = (ref for number in numbers if number in read for ref in reversed(read[number]))
    return islice(found, REMEMBERED)


@dataclass
class Discourse:
    """The state of the left-to-right pass.

    ``by_sentence`` holds the resolved references of each sentence so far, ``named`` those to one
    named thing; ``by_noun`` the nameless clusters of each noun; ``shared`` those that are the same
    wherever they are named (bare plurals); ``sets`` the sets that were named together, each with
    its first token.
    """

    view: View
    references: References
    names: Names
    clusters: list[Cluster]
    by_sentence: dict[int, list[Ref]] = field(default_factory=lambda: defaultdict(list))
    named: dict[int, list[Ref]] = field(default_factory=lambda: defaultdict(list))
    by_noun: dict[str, list[Cluster]] = field(default_factory=lambda: defaultdict(list))
    shared: dict[tuple[str, tuple[int, ...]], Cluster] = field(default_factory=dict)
    sets: list[tuple[Ref, tuple[Cluster, ...]]] = field(default_factory=list)
    bearers: dict[str, list[Cluster]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1_000_000))

    @cached_property
    def described(self) -> dict[str, list[Cluster]]:
        """The named persons of the document by each noun that it says of them."""
        found: dict[str, list[Cluster]] = defaultdict(list)
        for cluster in self.names.clusters:
            if cluster.kind == "person" and cluster.refs:
                for noun in sorted(cluster.attributes):
                    found[noun].append(cluster)
        return found

    def number(self) -> int:
        """A number for a new cluster, that no other has."""
        return next(self.numbers)

    def seen(self, ref: Ref) -> None:
        """Note a reference, resolved or not, as read."""
        if not ref.clusters or ref.sent in self.view.naming:
            return
        self.by_sentence[ref.sent].append(ref)
        if ref.clusters[0].named and len(ref.clusters) == 1:
            self.named[ref.sent].append(ref)
        together = self.coordination(ref)
        if len(together) > 1:
            self.sets.append((ref, together))
        elif len(ref.clusters) > 1:
            self.sets.append((ref, ref.clusters))

    def back(self, sent: int, sentences: int) -> Iterator[Ref]:
        """What was read in this sentence and the ones before it, the latest first."""
        return _back(self.by_sentence, sent, sentences)

    def names_back(self, sent: int, sentences: int) -> Iterator[tuple[Ref, Cluster]]:
        """What of it stands for one named thing, and this."""
        return ((ref, ref.clusters[0]) for ref in _back(self.named, sent, sentences))

    def only_one(self, noun: str) -> Cluster | None:
        """The only named thing of the document of which a noun is said, None for none or more."""
        if not self.bearers:
            for cluster in self.names.clusters:
                for attribute in cluster.attributes if cluster.refs else ():
                    self.bearers.setdefault(attribute, []).append(cluster)
        found = self.bearers.get(noun, ())
        return found[0] if len(found) == 1 else None

    def sets_back(self, ref: Ref, sentences: int) -> Iterator[tuple[Ref, tuple[Cluster, ...]]]:
        """What was joined by "and" before a reference, the latest first, with its members."""
        for other, members in islice(reversed(self.sets), SETS):
            if ref.sent - other.sent > sentences:
                return
            if other.i < ref.i:
                yield other, members

    def at(self, i: int | None) -> Ref | None:
        """What a token stands for; None for no token."""
        return None if i is None else self.references.at.get(i)

    def anchor(self, ref: Ref) -> int:
        """The token by which a reference hangs in its clause: that of the first one for a
        coordinated one, the number for what is counted ("thousands of fans")."""
        view, i = self.view, ref.i
        while view.dep[i] == "conj" and view.head[i] < i:
            i = view.head[i]
        number = counts.counter(view, i)
        return i if number is None else number

    def role(self, ref: Ref) -> str:
        """The dependency label of a reference."""
        return self.view.dep[self.anchor(ref)]

    def coordination(self, ref: Ref) -> tuple[Cluster, ...]:
        """ "Kim and Putin": what is coordinated with a first conjunct, with itself first."""
        view, kids = self.view, self.view.kids[ref.i]
        if not kids or view.dep[ref.i] == "conj" or ref.sort in ("pronoun", "demonym"):
            return ()
        queue = [k for k in kids if view.dep[k] == "conj"]
        joined = any(view.lower[k] == "and" for k in kids)
        if not queue and not joined:
            return ()
        found: list[Cluster] = list(ref.clusters)
        while queue:
            i = queue.pop(0)
            other = self.references.at.get(i)
            if other is None or other.sort == "pronoun":
                return ()
            found.extend(other.clusters)
            joined = joined or any(view.lower[k] == "and" for k in view.kids[i])
            queue.extend(k for k in view.kids[i] if view.dep[k] == "conj")
        sorts = {SORTS.get(cluster.kind, "thing") for cluster in found}
        return tuple(dict.fromkeys(found)) if joined and len(sorts) == 1 else ()

    def subject(self, verb: int) -> int | None:
        """The subject of a verb, borrowed from the verb it is coordinated with or opened by."""
        view = self.view
        for _ in range(6):
            found = view.child(verb, *SUBJECTS)
            if found is not None:
                return found
            if view.dep[verb] in ("conj", "xcomp", "advcl", "aux", "pcomp", "prep"):
                verb = view.head[verb]
            elif view.dep[verb] == "acl" and view.dep[view.head[verb]] == "dobj":
                verb = view.head[view.head[verb]]
            else:
                return None
        return None

    def verb(self, i: int) -> int:
        """The verb of the smallest clause that a token stands in, or the sentence's root."""
        view = self.view
        while view.pos[i] not in ("VERB", "AUX") and view.head[i] != i:
            i = view.head[i]
        return i
