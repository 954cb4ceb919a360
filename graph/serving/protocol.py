"""The SPARQL 1.1 Protocol (W3C Recommendation of 2013), for reading only.

GET and POST of ``query``, direct or as a form, with ``default-graph-uri`` and ``named-graph-uri``;
the form of the answer by Accept, or by ``format=json|xml|csv|tsv|turtle``. Without a query the
service describes itself (SPARQL 1.1 Service Description).
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from graph.serving.negotiation import GRAPHS, NAMES, TABLES, WRITTEN, formats
from graph.serving.pool import Busy, Gone, OutOfMemory, OutOfTime, Pool
from graph.serving.worker import Reply
from graph.serving.worker import Request as Asked

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
UPDATE = "application/sparql-update"
READING_SECONDS = 15.0  # that a client may take to send its query
STATUS = {"query": 400, "name": 404, "format": 406, "size": 500}
RETRY = 2  # seconds after which a busy server may be asked again


class Refused(Exception):
    """A request that is answered with ``status`` and these words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


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


async def said(request: Request, most: int) -> Said:
    """What a request says in its address and, for POST, its body of at most ``most`` bytes.

    Raises Refused: 408 for a slow sender, 413 for a long body, 415 for another media type.
    """
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method != "POST":
        return Said(tuple(pairs))
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == UPDATE:
        raise Refused(403, "this endpoint is read-only")
    if kind not in (FORM, DIRECT):
        raise Refused(415, f"send a query as {DIRECT}, or as query=… in {FORM}")
    try:
        body = await asyncio.wait_for(_body(request, most), READING_SECONDS)
        text = body.decode("utf-8")
    except TimeoutError:
        raise Refused(408, f"the query did not arrive in {READING_SECONDS:.0f} s") from None
    except UnicodeDecodeError as error:
        raise Refused(400, f"the body is not UTF-8 ({error})") from None
    pairs += [("query", text)] if kind == DIRECT else parse_qsl(text, keep_blank_values=True)
    return Said(tuple(pairs))


async def _body(request: Request, most: int) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise Refused(413, f"the body is longer than {most} bytes")
        parts.append(part)
    return b"".join(parts)


def asked(given: Said, accept: str, most: int) -> Asked | None:
    """The query of a request, None where it has none. Raises Refused where it is wrong."""
    if given.all("update"):
        raise Refused(403, "this endpoint is read-only")
    query = given.one("query")
    if query is None:
        return None
    if len(query) > most:
        raise Refused(413, f"the query is longer than {most} characters")
    named = given.one("format")
    if named is not None and named not in NAMES:
        raise Refused(400, f"there is no format {named!r}; expected one of {', '.join(NAMES)}")
    wanted = (NAMES[named],) if named else formats(accept)
    if not wanted:
        known = ", ".join([*TABLES, *GRAPHS])
        raise Refused(406, f"answers are given as {known}")
    return Asked(
        query,
        tuple((name[1:], value) for name, value in given.pairs if name.startswith("$")),
        wanted,
        given.all("default-graph-uri"),
        given.all("named-graph-uri"),
    )


async def replied(pool: Pool, threads: Executor, question: Asked, request: Request) -> Reply:
    """The pool's reply; the query is ended where its asker goes away.

    Raises Refused: 503 where too many wait, 504 where it took too long, 500 for too much memory.
    """
    left = asyncio.Event()
    watcher = asyncio.create_task(_watch(request, left))
    try:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(threads, pool.ask, question, left.is_set)
    except Busy:
        raise Refused(503, "too many queries at once; ask again in a moment") from None
    except OutOfTime:
        raise Refused(
            504, f"the query was ended after {pool.limits.seconds:g} s; ask for less"
        ) from None
    except OutOfMemory:
        raise Refused(
            500, f"the query took more than {pool.limits.megabytes} MB of memory and was ended"
        ) from None
    except Gone:
        raise ClientDisconnect from None
    finally:
        watcher.cancel()


async def _watch(request: Request, left: asyncio.Event) -> None:
    while not left.is_set():
        if await request.is_disconnected():
            left.set()
        await asyncio.sleep(0.1)


def response(reply: Reply) -> Response:
    """The HTTP response of a reply."""
    if reply.problem is not None:
        return PlainTextResponse(reply.body, STATUS[reply.problem])
    return Response(reply.body, media_type=WRITTEN[reply.format])


def refusal(error: Refused) -> Response:
    """The HTTP response of a refusal."""
    headers = {"Retry-After": str(RETRY)} if error.status == 503 else None
    return PlainTextResponse(str(error), error.status, headers)


def description(address: str) -> bytes:
    """The service description, as Turtle; ``address`` is the endpoint's own."""
    tables = (f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV"))
    forms = (*tables, "Turtle", "N-Triples")
    listed = " , ".join(f"<http://www.w3.org/ns/formats/{form}>" for form in forms)
    return (
        "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .\n"
        f"<{address}> a sd:Service ;\n"
        f"    sd:endpoint <{address}> ;\n"
        "    sd:supportedLanguage sd:SPARQL11Query ;\n"
        "    sd:feature sd:UnionDefaultGraph ;\n"
        f"    sd:resultFormat {listed} .\n"
    ).encode()
