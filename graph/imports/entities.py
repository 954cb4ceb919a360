"""XML's entities, looked at before a file of RDF/XML is parsed.

Ontologies declare their namespaces as entities. But entities that hold entities grow beyond all
memory ("billion laughs"), and external ones reach for files and the network.
"""

from __future__ import annotations

from typing import IO, Any
from xml.parsers.expat import ExpatError, ParserCreate, errors

from graph.imports.content import ImportProblem

_LONGEST = 300  # characters of an entity: namespaces are shorter
_CHUNK = 1 << 16


class _Begun(Exception):
    """The first element: all entities are declared."""


def check_entities(stream: IO[bytes]) -> None:
    """Raise ImportProblem for entities that are more than short texts, and for what is no XML.

    Reads ``stream`` up to its first element.
    """
    parser = ParserCreate()
    parser.EntityDeclHandler = _declared
    parser.StartElementHandler = _begun
    try:
        while piece := stream.read(_CHUNK):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except _Begun:
        return
    except ExpatError as error:
        said = errors.messages.get(error.code, str(error))
        raise ImportProblem(
            f"line {error.lineno}, column {error.offset + 1}: this is no RDF/XML ({said})"
        ) from error


def _begun(*_: object) -> None:
    raise _Begun


def _declared(name: str, parameter: Any, value: str | None, *_: object) -> None:
    if value is None or parameter:
        raise ImportProblem(
            f"the XML entity {name!r} is external; entities from elsewhere are not read"
        )
    if "&" in value or "%" in value or len(value) > _LONGEST:
        raise ImportProblem(
            f"the XML entity {name!r} holds other entities or a long text; write it out"
        )
