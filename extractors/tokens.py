"""The parse as plain objects, read out of spaCy once: what rules and qualifiers walk on.

spaCy makes a new object each time a token is reached and looks its strings up each time they are
asked for, which costs more than the rules themselves. Here a token is one object with its strings,
its head and its children at hand. The names are spaCy's own (``lemma_``, ``head``, ``nbor`` …), and
they mean what they mean there; https://spacy.io/api/token.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, overload

from spacy import attrs
from spacy.lang.en.lex_attrs import like_num
from spacy.lang.lex_attrs import is_punct, is_quote
from spacy.tokens import Doc as SpacyDoc

COLUMNS = (
    attrs.ORTH, attrs.LOWER, attrs.LEMMA, attrs.POS, attrs.TAG, attrs.DEP, attrs.ENT_TYPE
)  # fmt: skip
IOB = ("", "I", "O", "B")
OFFSETS = "triplewire_offsets"

_like_num = lru_cache(maxsize=4096)(like_num)
_place = attrgetter("i")
_is_punct = lru_cache(maxsize=4096)(is_punct)


class Token:
    """A word of a Doc; ``i`` is its number there.

    Besides what spaCy's token has: ``start``, its first character in ``Document.text``, and
    ``kids``, what hangs on it in text order. Two tokens are the same if they are one object.
    """

    __slots__ = (
        "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "kids", "lemma_", "lower_",
        "pos_", "sent", "start", "tag_", "text", "whitespace_",
    )  # fmt: skip

    head: Token
    sent: Span

    def __init__(
        self,
        doc: Doc,
        i: int,
        start: int,
        text: str,
        lower_: str,
        lemma_: str,
        pos_: str,
        tag_: str,
        dep_: str,
        ent_type_: str,
        ent_iob_: str,
        whitespace_: str,
    ) -> None:
        self.doc = doc
        self.i = i
        self.start = start
        self.text = text
        self.lower_ = lower_
        self.lemma_ = lemma_
        self.pos_ = pos_
        self.tag_ = tag_
        self.dep_ = dep_
        self.ent_type_ = ent_type_
        self.ent_iob_ = ent_iob_
        self.whitespace_ = whitespace_
        self.kids: Sequence[Token] = ()

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    @property
    def lefts(self) -> list[Token]:
        """The children before the token."""
        i = self.i
        return [kid for kid in self.kids if kid.i < i]

    @property
    def rights(self) -> list[Token]:
        """The children after the token."""
        i = self.i
        return [kid for kid in self.kids if kid.i > i]

    @property
    def n_lefts(self) -> int:
        """How many children stand before the token."""
        return len(self.lefts)

    @property
    def n_rights(self) -> int:
        """How many children stand after the token."""
        return len(self.rights)

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return min(self._below(), key=_place) if self.kids else self

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return max(self._below(), key=_place) if self.kids else self

    def _below(self) -> list[Token]:
        """The token and all below it, in no order."""
        found = [self]
        for token in found:  # grows while it is read
            found.extend(token.kids)
        return found

    @property
    def subtree(self) -> list[Token]:
        """The token and all below it: before each token what hangs on its left, after it the rest.

        This is text order, but where branches cross.
        """
        found: list[Token] = []
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened or not token.kids:
                found.append(token)
                continue
            waiting.extend((kid, False) for kid in reversed(token.rights))
            waiting.append((token, True))
            waiting.extend((kid, False) for kid in reversed(token.lefts))
        return found

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens above, from the head to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, descendant: Token) -> bool:
        """Whether the other token stands below this one."""
        return any(token is self for token in descendant.ancestors)

    def nbor(self, i: int = 1) -> Token:
        """The token ``i`` places further. Raises IndexError outside the Doc."""
        place = self.i + i
        if place < 0:
            raise IndexError(f"no token stands {-i} before token {self.i} ({self.text!r})")
        return self.doc.tokens[place]

    @property
    def is_sent_start(self) -> bool:
        """Whether the token is the first of its sentence."""
        return self.i == self.sent.start

    @property
    def is_alpha(self) -> bool:
        """Whether the token has letters alone."""
        return self.text.isalpha()

    @property
    def is_space(self) -> bool:
        """Whether the token has white space alone."""
        return self.text.isspace()

    @property
    def is_punct(self) -> bool:
        """Whether the token has punctuation marks alone (Unicode categories P*)."""
        return bool(_is_punct(self.text))

    @property
    def is_quote(self) -> bool:
        """Whether the token is a quotation mark."""
        return bool(is_quote(self.text))

    @property
    def like_num(self) -> bool:
        """Whether the token reads as a number: "12", "1,000", "twelve", "3rd"."""
        return bool(_like_num(self.text))


class Span(Sequence[Token]):
    """Tokens ``start`` to ``end`` (exclusive) of a Doc."""

    __slots__ = ("_tokens", "doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end
        self._tokens = doc.tokens[start:end]

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> list[Token]: ...
    def __getitem__(self, place: int | slice) -> Token | list[Token]:
        return self._tokens[place]

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    @property
    def text(self) -> str:
        """The words with the spaces between them."""
        return "".join(token.text + token.whitespace_ for token in self._tokens).strip(" ")


class Doc:
    """A parsed text; ``sents`` are its sentences.

    The columns over its tokens are kept: ``texts``, ``lowers``, ``lemmas``, ``pos``, ``tags``,
    ``deps`` and ``ents`` of strings, ``heads`` of token numbers, ``iobs`` of "B", "I", "O" or "",
    and ``starts`` of characters of ``Document.text``. ``user_data`` is what spaCy's Doc had there.
    """

    def __init__(self, doc: SpacyDoc) -> None:
        strings = doc.vocab.strings
        columns = []
        for ids in doc.to_array(list(COLUMNS)).T.tolist():
            known = {key: strings[key] if key else "" for key in set(ids)}
            columns.append([known[key] for key in ids])
        self.texts, self.lowers, self.lemmas, self.pos, self.tags, self.deps, self.ents = columns
        steps = doc.to_array(attrs.HEAD).astype("int64").tolist()  # relative to each token
        self.heads: list[int] = [i + step for i, step in enumerate(steps)]
        self.iobs = [IOB[iob] for iob in doc.to_array(attrs.ENT_IOB).tolist()]
        self.user_data = doc.user_data
        self.memory: dict[tuple[Hashable, ...], Any] = {}  # see ``remembered``
        offsets = doc.user_data.get(OFFSETS)
        self.starts = list(offsets) if offsets is not None else [token.idx for token in doc]
        spaces = [" " if space else "" for space in doc.to_array(attrs.SPACY).tolist()]
        rows = zip(self.starts, *columns, self.iobs, spaces, strict=True)
        self.tokens = [Token(self, i, *row) for i, row in enumerate(rows)]
        below: dict[int, list[Token]] = {}
        for token, head in zip(self.tokens, self.heads, strict=True):
            token.head = self.tokens[head]
            if head != token.i:
                below.setdefault(head, []).append(token)
        for head, kids in below.items():
            self.tokens[head].kids = kids
        self.sents = [Span(self, sent.start, sent.end) for sent in doc.sents]
        for sent in self.sents:
            for token in sent:
                token.sent = sent

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            start, end, _ = place.indices(len(self.tokens))
            return Span(self, start, end)
        return self.tokens[place]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @property
    def text(self) -> str:
        """The words with the spaces between them."""
        return "".join(token.text + token.whitespace_ for token in self.tokens)
