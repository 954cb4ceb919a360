"""A sentence's parse that can be changed: columns as lists, and what hangs on what kept right.

Repairs read and write the columns of a Doc (see ``extractors.tokens``), numbered as there; what has
changed reaches its tokens at once, when all repairs are done.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterator
from typing import NamedTuple

from extractors.tokens import Doc, Span
from extractors.tree import block_kind

NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
SUBJECTS = ("nsubj", "nsubjpass")
PLAIN = frozenset(["det", "punct", "pobj", "amod", "aux", "poss", "case", "nummod", "advmod"])
PARTS = {"N": "NOUN", "V": "VERB", "J": "ADJ"}


class Sentence:
    """One sentence of a Doc: token numbers from ``start`` to ``stop``, exclusive.

    The columns are the Doc's own: ``words`` in lower case, ``tags``, ``deps``, ``ents`` (types, ""
    for none) and ``heads`` (token numbers; a root is its own head). Tokens with one of the labels
    in ``PLAIN`` are not looked up by it; ``labels`` has the others with their tokens.
    """

    def __init__(self, span: Span) -> None:
        doc: Doc = span.doc
        self.doc, self.start, self.stop = doc, span.start, span.end
        self.words, self.tags, self.deps = doc.lowers, doc.tags, doc.deps
        self.lemmas, self.ents, self.heads = doc.lemmas, doc.ents, doc.heads
        self.labels: dict[str, list[int]] = {}
        for i in range(span.start, span.end):
            dep = doc.deps[i]
            if dep not in PLAIN:
                self.labels.setdefault(dep, []).append(i)
        self._kids: dict[int, list[int]] = {}
        self._changed: set[int] = set()

    def write(self) -> None:
        """Hand what was changed over to the Doc's tokens."""
        if not self._changed:
            return
        doc = self.doc
        for i in self._changed:
            token = doc.tokens[i]
            token.head, token.dep_ = doc.tokens[self.heads[i]], self.deps[i]
            token.ent_type_, token.ent_iob_ = self.ents[i], doc.iobs[i]
            token.tag_, token.pos_, token.lemma_ = self.tags[i], doc.pos[i], self.lemmas[i]
        for i, kids in self._kids.items():
            doc.tokens[i].kids = [doc.tokens[j] for j in kids]

    def marked(self, *deps: str) -> list[int]:
        """The tokens with one of the dependency labels; of each label in text order."""
        found = []
        for dep in deps:
            if dep in self.labels:
                found += [i for i in self.labels[dep] if self.deps[i] == dep]
        return found

    def kids(self, i: int) -> list[int]:
        """The token's children in text order."""
        found = self._kids.get(i)
        if found is None:
            found = self._kids[i] = [kid.i for kid in self.doc.tokens[i].kids]
        return found

    def kids_as(self, i: int, *deps: str) -> list[int]:
        """The token's children with one of the labels, in text order."""
        return [j for j in self.kids(i) if self.deps[j] in deps]

    def kid(self, i: int, *deps: str) -> int | None:
        """The first child with one of the labels."""
        return next((j for j in self.kids(i) if self.deps[j] in deps), None)

    def edges(self, i: int) -> tuple[int, int]:
        """The first and the last token of what hangs on the token."""
        first = last = i
        waiting = [i]
        while waiting:
            each = waiting.pop()
            first, last = min(first, each), max(last, each)
            waiting += self.kids(each)
        return first, last

    def above(self, i: int) -> Iterator[int]:
        """The tokens that the token hangs on, nearest first."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def word(self, i: int) -> str:
        """The token in lower case, "" outside the sentence."""
        return self.words[i] if self.start <= i < self.stop else ""

    def is_verb(self, i: int) -> bool:
        """Whether the token is a verb by its tag, and no auxiliary."""
        return self.tags[i][0] == "V" and self.deps[i] not in ("aux", "auxpass")

    def is_finite(self, i: int) -> bool:
        """Whether the verb or its auxiliary is finite."""
        return any(self.tags[j] in FINITE for j in self.kids_as(i, "aux", "auxpass") or [i])

    def is_title(self) -> bool:
        """Whether the sentence is a headline: a title or a heading."""
        return block_kind(self.doc.tokens[self.start]) in ("title", "heading")

    def attach(self, i: int, head: int, dep: str) -> bool:
        """Hang the token on another one; where that would close a circle, do nothing: False."""
        if head != self.heads[i]:
            if head == i or i in self.above(head):
                return False
            self._move(i, head)
        self.relabel(i, dep)
        return True

    def relabel(self, i: int, dep: str) -> None:
        """Give the token's dependency another label."""
        if self.deps[i] != dep:
            self.deps[i] = dep
            known = self.labels.setdefault(dep, [])
            if i not in known:
                insort(known, i)
            self._changed.add(i)

    def promote(self, i: int, above: int) -> None:
        """Put the token in the place of one that it hangs on, which then hangs on it."""
        dep = self.deps[above]
        head = self.heads[above]
        self._move(i, i if head == above else head)
        self.relabel(i, dep)
        self._move(above, i)

    def retag(self, i: int, tag: str, lemma: str = "") -> None:
        """Give the token another tag, the part of speech that goes with it, and a lemma if any."""
        self.tags[i] = tag
        self.doc.pos[i] = "PROPN" if tag.startswith("NNP") else PARTS[tag[0]]
        if lemma:
            self.lemmas[i] = lemma
        self._changed.add(i)

    def unname(self, i: int) -> None:
        """Take the token out of the name or quantity that it was read as."""
        self.ents[i], self.doc.iobs[i] = "", "O"
        self._changed.add(i)

    def _move(self, i: int, head: int) -> None:
        if self.heads[i] != i:
            self.kids(self.heads[i]).remove(i)
        self.heads[i] = head
        if head != i:
            insort(self.kids(head), i)
        self._changed.add(i)


class Repair(NamedTuple):
    """A repair, and the labels of which the parser must have given one, or else it is not tried."""

    mend: Callable[[Sentence], None]
    labels: frozenset[str]


def looks_at(*labels: str) -> Callable[[Callable[[Sentence], None]], Repair]:
    """Makes a function a repair of sentences that have one of the labels."""
    return lambda mend: Repair(mend, frozenset(labels))
