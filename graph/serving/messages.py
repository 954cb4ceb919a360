"""What is said between the server and its processes: JSON and bytes, never objects.

A process answers text of strangers, so nothing that it sends is unpickled. Each message is its
length (two unsigned 32-bit numbers in network order: header, body), a JSON header and a body.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from typing import Any

LENGTHS = struct.Struct("!II")


@dataclass(frozen=True, slots=True)
class Request:
    """A query or the name of a question, with its parameters.

    ``formats`` are those of ``graph.results`` in the order of preference: the first one that the
    answer can be written in is taken. ``default_graphs`` and ``named_graphs`` are IRIs, the
    dataset of the SPARQL 1.1 Protocol. ``ours`` is set for questions and pages, whose text is not
    a stranger's.
    """

    text: str
    parameters: tuple[tuple[str, str], ...] = ()
    formats: tuple[str, ...] = ()
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer in ``format``, or what is wrong.

    ``problem`` is None, "query" (the query is wrong), "format" (this answer has none of the
    formats), "name" (no entity bears it) or "size" (the answer is beyond the limits); ``body`` is
    then the message. ``tag`` changes with the body, ``encoding`` is "gzip" where it is packed.
    ``grown`` tells that the process holds much memory and should be replaced.
    """

    body: bytes
    format: str = ""
    problem: str | None = None
    tag: str = ""
    encoding: str = ""
    grown: bool = False


def framed(header: Any, body: bytes = b"") -> tuple[bytes, bytes]:
    """A message: its head, and its body as it was given."""
    text = json.dumps(header, separators=(",", ":")).encode()
    return LENGTHS.pack(len(text), len(body)) + text, body


def request_message(request: Request) -> bytes:
    """A request as bytes."""
    return b"".join(framed(asdict(request)))


def request_of(header: bytes) -> Request:
    """The request in the header of a message."""
    known = json.loads(header)
    known["parameters"] = tuple((name, value) for name, value in known["parameters"])
    for name in ("formats", "default_graphs", "named_graphs"):
        known[name] = tuple(known[name])
    return Request(**known)


def reply_message(reply: Reply) -> tuple[bytes, bytes]:
    """A reply as head and body."""
    tag = blake2b(reply.body, digest_size=12, person=reply.format[:16].encode()).hexdigest()
    known = asdict(replace(reply, body=b"", tag=tag))
    del known["body"]
    return framed(known, reply.body)


def reply_of(header: bytes, body: bytes) -> Reply:
    """The reply in a message. Raises ValueError where it is none."""
    try:
        return Reply(body, **json.loads(header))
    except TypeError as error:
        raise ValueError(f"no reply: {error}") from error
