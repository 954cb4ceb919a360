"""Replies and refusals as HTTP responses: entity tags, Retry-After, and large bodies in parts."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from graph.serving.messages import Reply
from graph.serving.negotiation import WRITTEN
from graph.serving.protocol import Refused
from graph.serving.service import Service

STATUS = {"query": 400, "name": 404, "format": 406, "size": 500}
RETRY = 2  # seconds after which a busy server may be asked again
PART = 262_144  # bytes of a body that are handed on at once
LARGE = 1_048_576


def response(
    service: Service, request: Request, reply: Reply, headers: Mapping[str, str] | None = None
) -> Response:
    """The HTTP response of a reply, 304 without a body where the client has it already.

    Raises Refused where slow readers hold up as much as they may.
    """
    if reply.problem is not None:
        return PlainTextResponse(reply.body, STATUS[reply.problem])
    if len(reply.body) > LARGE and service.sending > service.limits.sending * 1_048_576:
        raise Refused(503, "too many large answers are being read; ask again in a moment")
    more = {"Vary": "Accept, Accept-Encoding", **(headers or {})}
    tag = reply.tag
    if reply.encoding:
        more["Content-Encoding"] = reply.encoding
        tag = f"{tag}-{reply.encoding}"
    return tagged(request, reply.body, WRITTEN[reply.format], tag, more, service)


def tagged(
    request: Request,
    body: bytes,
    kind: str,
    tag: str = "",
    headers: Mapping[str, str] | None = None,
    service: Service | None = None,
) -> Response:
    """``body`` with an entity tag (made from it where none is given), or 304 (RFC 9110, 13)."""
    mark = f'"{tag or blake2b(body, digest_size=12).hexdigest()}"'
    told = {"ETag": mark, "Cache-Control": "no-cache", **(headers or {})}
    known = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    if request.method in ("GET", "HEAD") and ("*" in known or mark in [_strong(k) for k in known]):
        return Response(status_code=304, headers=told)
    return Body(body, kind, told, service)


def _strong(tag: str) -> str:
    return tag.removeprefix("W/")


def refusal(error: Refused) -> Response:
    """The HTTP response of a refusal."""
    headers = {"Retry-After": str(RETRY)} if error.status in (429, 503) else {}
    if error.status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="triplewire"'
    if error.closing:
        headers["Connection"] = "close"
    return PlainTextResponse(str(error), error.status, headers)


class Body(Response):
    """A response whose body is handed on part by part, as fast as the client reads."""

    def __init__(
        self, body: bytes, kind: str, headers: Mapping[str, str], service: Service | None
    ) -> None:
        super().__init__(body, headers=dict(headers), media_type=kind)
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See ASGI."""
        size = len(self.body)
        if size <= PART:
            await super().__call__(scope, receive, send)
            return
        start = {"type": "http.response.start", "status": self.status_code}
        held = size if self._service is not None and size > LARGE else 0
        if self._service is not None:
            self._service.sending += held
        try:
            await send({**start, "headers": self.raw_headers})
            view = memoryview(self.body)
            for at in range(0, size, PART):
                part = bytes(view[at : at + PART])
                await send(
                    {"type": "http.response.body", "body": part, "more_body": at + PART < size}
                )
        finally:
            if self._service is not None:
                self._service.sending -= held
