"""SPARQL 1.1 Update, taken apart: its operations, and the graphs that each of them writes.

The engine parses the whole text before; here it is only cut, after the grammar's rules for
``Update`` (section 19.8). Whoever reads what stands in a graph are queries, cut out of the text
too, so that they see the union of all graphs as every query does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.sparql import Token, tokens

_MANAGING = ("CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY")
_FRESH = ("UUID", "STRUUID", "RAND", "BNODE")


class UpdateRefused(Exception):
    """An update that is not done: why, and what to do. ``forbidden`` where it may not be."""

    def __init__(self, words: str, *, forbidden: bool = False) -> None:
        super().__init__(words)
        self.forbidden = forbidden


@dataclass(frozen=True, slots=True)
class Piece:
    """Triples of a template for one graph, both as they are written."""

    graph: str
    triples: str


@dataclass(frozen=True, slots=True)
class Data:
    """INSERT DATA or DELETE DATA: ``quads`` with their braces."""

    adds: bool
    quads: str


@dataclass(frozen=True, slots=True)
class Modify:
    """DELETE and INSERT with WHERE: the templates, what they are filled from, and the dataset.

    ``using`` are FROM and FROM NAMED clauses; ``default`` is the graph of WITH where there are
    none.
    """

    delete: tuple[Piece, ...]
    insert: tuple[Piece, ...]
    where: str
    using: str
    default: str | None


@dataclass(frozen=True, slots=True)
class Manage:
    """CLEAR, DROP, CREATE (of ``graph``), or ADD, MOVE, COPY (from ``source`` to ``graph``)."""

    verb: str
    silent: bool
    graph: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation, and the declarations that hold for it.

    ``alone`` is the text with blanks in place of all others: the engine takes no declaration after
    a semicolon, and what is wrong stands at the same place.
    """

    prologue: str
    alone: str
    does: Data | Modify | Manage


def operations(text: str) -> list[Operation]:
    """The operations of an update, in order.

    Raises UpdateRefused for what is never done; IndexError where it is no update.
    """
    found: list[Operation] = []
    declared: list[Token] = []
    for some in _split(text):
        count = _declarations(some)
        if count:
            declared += some[:count]
        rest = some[count:]
        if rest:
            prologue = " ".join(token.text for token in declared)
            alone = _only(text, [*declared, *rest])
            found.append(Operation(prologue, alone, _operation(text, rest)))
    return found


def _split(text: str) -> Iterator[list[Token]]:
    """The tokens between the semicolons that stand outside of braces."""
    depth = 0
    held: list[Token] = []
    for token in tokens(text):
        depth += {"{": 1, "}": -1}.get(token.text, 0) if token.kind == "bracket" else 0
        if depth == 0 and token.text == ";":
            yield held
            held = []
        else:
            held.append(token)
    yield held


def _declarations(some: list[Token]) -> int:
    """How many tokens at the begin are declarations."""
    at = 0
    while at < len(some) and some[at].kind == "word":
        word = some[at].text.upper()
        if word not in ("PREFIX", "BASE"):
            break
        at += 3 if word == "PREFIX" else 2
    return at


def _only(text: str, some: Sequence[Token]) -> str:
    """The text with blanks in place of all but these tokens."""
    kept = [" " if mark not in "\r\n" else mark for mark in text]
    for token in some:
        kept[token.start : token.start + len(token.text)] = token.text
    return "".join(kept)


def _operation(text: str, some: list[Token]) -> Data | Modify | Manage:
    words = [token.text.upper() for token in some[:2]]
    if words[0] in _MANAGING:
        return _managed(text, some)
    if words[1:2] == ["DATA"]:
        return Data(words[0] == "INSERT", _text(text, some[2:]))
    if words[:2] == ["DELETE", "WHERE"]:
        return Modify(_pieces(text, some[2:], None), (), _text(text, some[2:]), "", None)
    return _modified(text, some)


def _modified(text: str, some: list[Token]) -> Modify:
    given: str | None = None
    delete: tuple[Piece, ...] = ()
    insert: tuple[Piece, ...] = ()
    using: list[str] = []
    at = 0
    while at < len(some):
        word = some[at].text.upper()
        if word == "WITH":
            given, at = some[at + 1].text, at + 2
        elif word == "USING":
            named = some[at + 1].text.upper() == "NAMED"
            using.append(f"FROM {'NAMED ' if named else ''}{some[at + 1 + named].text}")
            at += 2 + named
        elif word in ("DELETE", "INSERT"):
            end = _closing(some, at + 1)
            pieces = _pieces(text, some[at + 1 : end + 1], given)
            delete, insert = (pieces, insert) if word == "DELETE" else (delete, pieces)
            at = end + 1
        else:
            break
    where = some[at + (some[at].text.upper() == "WHERE") :]
    done = Modify(delete, insert, _text(text, where), "\n".join(using), None if using else given)
    if len(delete) + len(insert) > 1 and (
        any(token.kind == "word" and token.text.upper() in _FRESH for token in some)
    ):
        raise UpdateRefused(
            f"{', '.join(_FRESH)} can be used where one graph is changed in one way; "
            "make two operations of it"
        )
    return done


def _pieces(text: str, some: Sequence[Token], given: str | None) -> tuple[Piece, ...]:
    """The pieces of ``{ triples GRAPH <g> { triples } … }``; ``given`` is the graph of WITH."""
    found: list[tuple[str | None, list[Token]]] = []
    inside = some[1:-1]
    held: list[Token] = []
    at = 0
    while at < len(inside):
        if inside[at].kind == "word" and inside[at].text.upper() == "GRAPH":
            end = _closing(inside, at + 2)
            found += [(given, held), (inside[at + 1].text, list(inside[at + 3 : end]))]
            held, at = [], end + 1
            if at < len(inside) and inside[at].text == ".":
                at += 1
        else:
            held.append(inside[at])
            at += 1
    found.append((given, held))
    return tuple(Piece(_written(name), _text(text, part)) for name, part in found if part)


def _written(graph: str | None) -> str:
    """The name of a graph that is written. Raises UpdateRefused where it is none."""
    if graph is None:
        raise UpdateRefused(
            "the default graph is that of the documents, which only builds change; "
            "name a graph of your own: GRAPH <…> { … }, or WITH <…>",
            forbidden=True,
        )
    if graph[0] in "?$":
        raise UpdateRefused(f"a graph that is changed must be named, not {graph}", forbidden=True)
    return graph


def _managed(text: str, some: list[Token]) -> Manage:
    verb, *rest = [token.text for token in some]
    silent = bool(rest) and rest[0].upper() == "SILENT"
    names = [name for name in rest[silent:] if name.upper() not in ("GRAPH", "TO")]
    whole = next((one for one in names if one.upper() in ("DEFAULT", "NAMED", "ALL")), None)
    if whole is not None:
        raise UpdateRefused(
            f"{verb.upper()} … {whole.upper()} would reach the graphs of documents, which only "
            "builds change; name a graph of your own",
            forbidden=True,
        )
    return Manage(verb.upper(), silent, names[-1], names[0] if len(names) > 1 else "")


def _closing(some: Sequence[Token], at: int) -> int:
    """The place of the brace that closes the one at ``at``."""
    depth = 0
    for there in range(at, len(some)):
        depth += {"{": 1, "}": -1}.get(some[there].text, 0) if some[there].kind == "bracket" else 0
        if depth == 0:
            return there
    raise IndexError("a brace is never closed")


def _text(text: str, some: Sequence[Token]) -> str:
    """The text from the first of these tokens to the last."""
    return text[some[0].start : some[-1].start + len(some[-1].text)] if some else ""
