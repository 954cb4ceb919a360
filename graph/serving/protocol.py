"""The SPARQL 1.1 Protocol (W3C Recommendation of 2013), for reading: what a request asks.

GET and POST of ``query``, direct or as a form, with ``default-graph-uri`` and ``named-graph-uri``;
the form of the answer by Accept, or by ``format=`` and one of ``negotiation.NAMES``. Values for the
parameters of a named question, or for variables of a SELECT, are given as ``$name``.
"""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from graph.query import is_name
from graph.serving.limits import Limits
from graph.serving.messages import Request as Asked
from graph.serving.negotiation import ALIASES, GRAPHS, NAMES, TABLES, formats

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
UPDATE = "application/sparql-update"
PASSING_SECONDS, PASSED_OVER = 3.0, 20_000_000
FIELDS = 1_000  # parameters of a request
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Refused(Exception):
    """A request that is answered with ``status`` and these words.

    ``closing`` is set where the rest of the request is not read, so that nothing can follow it.
    """

    def __init__(self, status: int, words: str, *, closing: bool = False) -> None:
        super().__init__(words)
        self.status, self.closing = status, closing


@dataclass(frozen=True, slots=True)
class Said:
    """The parameters of a request, each with all its values."""

    pairs: tuple[tuple[str, str], ...]

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a parameter, in order."""
        return tuple(value for known, value in self.pairs if known == name)

    def one(self, name: str) -> str | None:
        """The only value of a parameter, None without any. Raises Refused for several."""
        values = self.all(name)
        if len(values) > 1:
            raise Refused(400, f"{name} is given {len(values)} times; give it once")
        return values[0] if values else None


async def said(request: Request, limits: Limits, *, updates: bool = False) -> Said:
    """What a request says in its address and, for POST, its body.

    With ``updates`` that may be an update, too.

    Raises Refused: 400 for what is no UTF-8 or badly encoded, 408 for a slow sender, 413 for a
    long body, 415 for another media type or a compressed body.
    """
    pairs = fields(request.scope["query_string"])
    if request.method != "POST":
        return Said(tuple(pairs))
    kind = media_type(request)
    if kind == UPDATE and updates:
        return Said((*pairs, ("update", _text(await body(request, limits.query * 4, limits.body)))))
    if kind == UPDATE:
        await _pass_over(request)
        raise Refused(403, "this endpoint is read-only", closing=True)
    if kind not in (FORM, DIRECT):
        await _pass_over(request)
        raise Refused(415, f"send a query as {DIRECT}, or as query=… in {FORM}", closing=True)
    held = await body(request, limits.query * 4, limits.body)
    if kind == FORM:
        return Said((*pairs, *fields(held)))
    return Said((*pairs, ("query", _text(held))))


def media_type(request: Request) -> str:
    """The media type of a request's body, without parameters and in lower case."""
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


def fields(encoded: bytes) -> list[tuple[str, str]]:
    """The names and values of a form (application/x-www-form-urlencoded). Raises Refused."""
    try:
        text = encoded.decode("ascii") if encoded.isascii() else _text(encoded)
        if _BAD_ESCAPE.search(text):
            raise Refused(400, "the request is badly percent-encoded")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=FIELDS)
    except UnicodeDecodeError as error:
        raise Refused(400, f"the request is not UTF-8 ({error})") from None
    except ValueError:
        raise Refused(400, f"the request has more than {FIELDS} parameters") from None


def _text(held: bytes) -> str:
    try:
        return held.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, f"the body is not UTF-8 ({error})") from None


async def body(request: Request, most: int, seconds: float) -> bytes:
    """The body of a request, of at most ``most`` bytes. Raises Refused: 408, 413, 415.

    It must arrive within ``seconds``.
    """
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        await _pass_over(request)
        raise Refused(415, "send the body as it is, without Content-Encoding", closing=True)
    length = request.headers.get("content-length", "0")
    long = length.isdecimal() and int(length) > most
    parts, size = [], 0
    try:
        async with asyncio.timeout(seconds):
            more = not long
            while more:
                message = await request.receive()
                if message["type"] == "http.disconnect":
                    raise ClientDisconnect
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                long = size > most
                more = message.get("more_body", False) and not long
    except TimeoutError:
        raise Refused(408, f"the request did not arrive in {seconds:g} s", closing=True) from None
    if long:
        await _pass_over(request)
        raise Refused(413, f"the body is longer than {most} bytes", closing=True)
    return b"".join(parts)


async def _pass_over(request: Request) -> None:
    """Read some of a body that nobody wants.

    Who is still sending when the connection is closed would not see why (RFC 9112, section 9.6).
    """
    left = PASSED_OVER
    if "expect" in request.headers:
        return
    with suppress(TimeoutError):
        async with asyncio.timeout(PASSING_SECONDS):
            more = True
            while more and left > 0:
                message = await request.receive()
                left -= len(message.get("body", b""))
                more = message.get("more_body", False)


def asked(given: Said, accept: str, most: int) -> Asked | None:
    """The query of a request, None where it has none. Raises Refused where it is wrong."""
    if given.all("update"):
        raise Refused(403, "this endpoint is read-only")
    query = given.one("query")
    if query is None:
        return None
    if len(query) > most:
        raise Refused(413, f"the query is longer than {most} characters")
    # Some clients name the format in several ways at once, to meet one that is understood.
    said = given.all("format")
    named = [ALIASES.get(name, name) for name in said]
    known = [NAMES[name] for name in named if name in NAMES]
    if said and not known:
        raise Refused(400, f"there is no format {said[0]!r}; expected one of {', '.join(NAMES)}")
    wanted = known[0] if known else formats(accept)
    if not wanted:
        offered = ", ".join(dict.fromkeys([*TABLES, *GRAPHS]))
        raise Refused(406, f"answers are given as {offered}")
    return Asked(
        query,
        tuple((name[1:], value) for name, value in given.pairs if name.startswith("$")),
        wanted,
        given.all("default-graph-uri"),
        given.all("named-graph-uri"),
        ours=is_name(query),
    )
