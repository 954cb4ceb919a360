"""One request to a service: limits on time and size, polite repeats, no way to another host."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException, HTTPResponse
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from extractors.reading.web import opener
from graph.reconciliation.errors import ServiceError

SECONDS = 30.0
LIMIT = 8_000_000
"""The most bytes that an answer may have."""
REPEATS = 3
LONGEST_WAIT = 60.0
_CHUNK = 65_536
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})


class _Elsewhere(Exception):
    """A redirect that is not followed."""


@dataclass
class Transport:
    """Asks one host at most ``rate`` times a second; what fails for now is asked for again.

    ``sleep`` and ``clock`` (seconds) are for tests.
    """

    rate: float = 2.0
    seconds: float = SECONDS
    limit: int = LIMIT
    sleep: Callable[[float], object] = time.sleep
    clock: Callable[[], float] = time.monotonic
    requests: int = 0
    _last: float | None = field(default=None, repr=False)

    def json(self, url: str, data: bytes | None = None, kind: str = "") -> tuple[Any, str]:
        """What JSON is at ``url``, and the address at which it was found in the end.

        With ``data`` (and its media type ``kind``) the request is a POST. Raises ServiceError.
        """
        body, final = self._repeated(url, data, kind)
        try:
            return json.loads(body), final
        except (ValueError, RecursionError):
            start = body[:60].decode("utf-8", "replace").split("\n")[0]
            raise ServiceError(
                url, f"answered something that is no JSON ({start!r})", "check the address"
            ) from None

    def _repeated(self, url: str, data: bytes | None, kind: str) -> tuple[bytes, str]:
        for attempt in range(REPEATS + 1):
            try:
                return self._once(url, data, kind)
            except urllib.error.HTTPError as error:
                error.close()
                if error.code not in _AGAIN or attempt == REPEATS:
                    raise _refused(url, error, attempt) from None
                self.sleep(_wait(error.headers, attempt))
            except TimeoutError:
                if attempt == REPEATS:
                    what = f"did not answer within {self.seconds:g} s ({attempt + 1} times)"
                    raise ServiceError(url, what, "try again later") from None
                self.sleep(_wait(None, attempt))
        raise AssertionError

    def _once(self, url: str, data: bytes | None, kind: str) -> tuple[bytes, str]:
        """One request. Raises TimeoutError, HTTPError and, for what is final, ServiceError."""
        self._pause()
        self.requests += 1
        headers = {
            "User-Agent": f"triplewire/{version('triplewire')}",
            "Accept": "application/json",
        }
        if data is not None:
            headers["Content-Type"] = kind
        try:
            request = urllib.request.Request(url, data, headers)
            with opener(_SameHost).open(request, timeout=self.seconds) as answer:
                return self._read(url, answer), answer.geturl()
        except (ServiceError, urllib.error.HTTPError, TimeoutError):
            raise
        except _Elsewhere as target:
            what, todo = f"leads to {target}", "name that address if you trust it"
            raise ServiceError(url, what, todo) from None
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, TimeoutError):
                raise TimeoutError from None
            what = f"cannot be reached ({reason})"
            raise ServiceError(url, what, "check the address, or try again later") from None

    def _read(self, url: str, answer: HTTPResponse) -> bytes:
        end = self.clock() + self.seconds
        body = bytearray()
        while chunk := answer.read1(_CHUNK):
            body += chunk
            if len(body) > self.limit:
                what = f"answered more than {self.limit:,} bytes"
                raise ServiceError(url, what, "ask another service")
            if self.clock() > end:
                raise TimeoutError
        return bytes(body)

    def _pause(self) -> None:
        """Wait until the next request may leave."""
        now = self.clock()
        if self._last is not None:
            early = self._last + 1 / self.rate - now
            if early > 0:
                self.sleep(early)
                now += early
        self._last = now


def _refused(url: str, error: urllib.error.HTTPError, attempt: int) -> ServiceError:
    times = f" {attempt + 1} times" if attempt else ""
    todo = "try again later" if error.code in _AGAIN else "check the address"
    if error.code == 429:
        todo = "try again later, or ask less often with --rate"
    return ServiceError(url, f"answered {error.code} {error.reason}{times}", todo)


def _wait(headers: Message | None, attempt: int) -> float:
    """How many seconds to wait: as the service says, else 1, 2, 4."""
    said = (headers.get("Retry-After") or "") if headers is not None else ""
    if said.strip().isdecimal():
        return min(float(said), LONGEST_WAIT)
    return 2.0**attempt


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows the redirect of a question for the manifest within a host, and no other one."""

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        safe = new.scheme == "https" or (old.scheme, new.scheme) == ("http", "http")
        if req.data is not None or new.hostname != old.hostname or not safe:
            raise _Elsewhere(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
