"""The tokens of one document as plain columns.

A long document comes in several Docs; here its tokens stand in one row, so that what is said in
one part is found in the next. Every clue works on these columns, by token number.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from extractors.clean import NAMING
from extractors.tokens import Doc
from extractors.tree import block_kind

QUOTES_OPEN, QUOTES_CLOSE = frozenset("“«"), frozenset("”»")
QUOTES_EITHER = frozenset({'"', "``", "''"})
LONGEST_QUOTE = 400  # tokens


class View:
    """Columns over the tokens of the Docs of one document, in text order.

    ``text``, ``lower``, ``lemma``, ``pos``, ``tag``, ``dep``, ``ent`` are lists of strings;
    ``head`` of token numbers, ``kids`` of lists of them; ``start`` and ``end`` of characters of
    ``Document.text``; ``sent`` of sentence numbers; ``sents`` of (first token, end) pairs;
    ``begins`` tells where an entity of spaCy's begins; ``naming`` are the numbers of the sentences
    that only name something: date lines, headings, credits.
    """

    def __init__(self, docs: Sequence[Doc]):
        self.offset: dict[int, int] = {}
        self.text: list[str] = []
        self.lower: list[str] = []
        self.lemma: list[str] = []
        self.pos: list[str] = []
        self.tag: list[str] = []
        self.dep: list[str] = []
        self.ent: list[str] = []
        self.begins: list[bool] = []
        self.head: list[int] = []
        self.start: list[int] = []
        self.sent: list[int] = []
        self.sents: list[tuple[int, int]] = []
        self.naming: set[int] = set()
        self.docs = tuple(docs)
        self.cores: dict[int, list[int]] = {}  # see phrases.core_tokens
        for doc in docs:
            self._add(doc)
        self.end = [start + len(text) for start, text in zip(self.start, self.text, strict=True)]
        below: dict[int, list[int]] = {}
        for i, head in enumerate(self.head):
            if head != i:
                below.setdefault(head, []).append(i)
        self.kids: list[Sequence[int]] = [below.get(i, ()) for i in range(len(self.head))]

    def _add(self, doc: Doc) -> None:
        base = len(self.text)
        self.offset[id(doc)] = base
        self.text += doc.texts
        self.lower += doc.lowers
        self.lemma += doc.lemmas
        self.pos += doc.pos
        self.tag += doc.tags
        self.dep += doc.deps
        self.ent += doc.ents
        self.start += doc.starts
        self.head.extend(base + head for head in doc.heads)
        self.begins.extend(iob == "B" for iob in doc.iobs)
        for sentence in doc.sents:
            number = len(self.sents)
            if block_kind(sentence[0]) in NAMING:
                self.naming.add(number)
            self.sents.append((base + sentence.start, base + sentence.end))
            self.sent.extend([number] * (sentence.end - sentence.start))

    def __len__(self) -> int:
        return len(self.text)

    def place(self, doc: Doc, i: int) -> int:
        """The number here of a Doc's token. Raises KeyError where the Doc is not one of ours."""
        return self.offset[id(doc)] + i

    def child(self, i: int, *labels: str) -> int | None:
        """The first child with one of the dependency labels, None without any."""
        for kid in self.kids[i]:
            if self.dep[kid] in labels:
                return kid
        return None

    def words(self, start: int, end: int) -> str:
        """The words of tokens start to end (exclusive), spaced as they were, on one line."""
        parts = []
        for i in range(start, end):
            if i > start and self.start[i] > self.end[i - 1]:
                parts.append(" ")
            parts.append(self.text[i])
        return " ".join("".join(parts).split())

    @cached_property
    def bracketed(self) -> frozenset[int]:
        """The bracketed words that stand alone in their brackets, and these: "(WHO)"."""
        text = self.text
        opens = (j for j in range(1, len(text) - 2) if text[j] == "(" and text[j + 2] == ")")
        return frozenset(i for j in opens for i in (j, j + 1, j + 2))

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that stand somewhere in small letters as common nouns."""
        return frozenset(
            text
            for text, pos in zip(self.text, self.pos, strict=True)
            if pos == "NOUN" and text.islower()
        )

    @cached_property
    def paired(self) -> frozenset[str]:
        """The words, in small letters, that stand in names of several: "hope" in "Ann Hope"."""
        proper = [p == "PROPN" and t[0].isupper() for p, t in zip(self.pos, self.text, strict=True)]
        pairs = (
            i
            for i in range(1, len(proper))
            if proper[i] and proper[i - 1] and self.sent[i] == self.sent[i - 1]
        )
        return frozenset(self.lower[j] for i in pairs for j in (i - 1, i))

    def opens_sentence(self, i: int) -> bool:
        """Whether a token is the first of its sentence that is a word."""
        begin, _ = self.sents[self.sent[i]]
        return not any(text[0].isalnum() for text in self.text[begin:i])

    @cached_property
    def quotes(self) -> list[tuple[int, int] | None]:
        """The first token and the end of the quotation that each token stands in, with its marks.

        A quotation of several paragraphs is left open at the end of each: it ends there, but where
        the next one is no new quotation and closes it.
        """
        found: list[tuple[int, int] | None] = [None] * len(self)
        begin: int | None = None
        for i, text in enumerate(self.text):
            if begin is not None and (
                i - begin > LONGEST_QUOTE or (self._paragraph(i) and not self._closes_later(i))
            ):
                found[begin:i] = [(begin, i)] * (i - begin)
                begin = None
            if begin is None and (text in QUOTES_OPEN or self._opens(i)):
                begin = i
            elif begin is not None and (text in QUOTES_CLOSE or text in QUOTES_EITHER):
                found[begin : i + 1] = [(begin, i + 1)] * (i + 1 - begin)
                begin = None
        if begin is not None:
            found[begin:] = [(begin, len(self))] * (len(self) - begin)
        return found

    def _opens(self, i: int) -> bool:
        """Whether a straight mark opens a quotation: it is glued to what follows."""
        return (
            self.text[i] in QUOTES_EITHER
            and i + 1 < len(self)
            and self.start[i + 1] == self.end[i]
            and (i == 0 or self.start[i] > self.end[i - 1] or not self.text[i - 1].isalnum())
        )

    def _closes_later(self, i: int) -> bool:
        """Whether the first mark from here on closes a quotation."""
        for j in range(i, min(len(self), i + LONGEST_QUOTE)):
            if self.text[j] in QUOTES_OPEN or self._opens(j):
                return False
            if self.text[j] in QUOTES_CLOSE or self.text[j] in QUOTES_EITHER:
                return True
        return False

    def quoted(self, i: int) -> bool:
        """Whether a token stands inside quotation marks."""
        return self.quotes[i] is not None

    def _paragraph(self, i: int) -> bool:
        return "\n" in self.text[i] or (
            self.sent[i] != self.sent[i - 1] and self.start[i] - self.end[i - 1] > 1
        )
