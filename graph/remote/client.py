"""One request to an endpoint: limits on time and size, repeats of what may be repeated.

Every request of ours may be sent twice without harm. So what fails on the way, or is put off by
the server, is sent again; what has taken too long is not, for it would burden the server again.
"""

from __future__ import annotations

import logging
import os
import tempfile
import time
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import IO
from urllib.parse import urlencode, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, InvalidHeader, NewConnectionError, TimeoutError
from urllib3.util import Retry, Timeout

from graph.remote.credentials import HINT, authorization
from graph.store import StoreError
from graph.table import on_one_line

log = logging.getLogger(__name__)

SECONDS = 60.0
CONNECT_SECONDS = 10.0
LIMIT = 2 * 1024**3
"""The most bytes that an answer may have."""
REPEATS = 3
LONGEST_WAIT = 60.0
_IN_MEMORY = 8_000_000
_CHUNK = 262_144
_SAID = 2_000  # bytes of an error page that are read
_AGAIN = frozenset({429, 502, 503, 504})
FORM = "application/x-www-form-urlencoded"


class Refused(StoreError):
    """An answer that is none: its ``status``, and what the server ``said`` in a few words."""

    def __init__(self, url: str, status: int, said: str, todo: str) -> None:
        self.status = status
        self.said = said
        quoted = f" ({on_one_line(said)[:300]})" if said else ""
        super().__init__(f"{url} answered {status}{quoted}; {todo}")


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer: its media type, its headers, and its bytes as a file at its start."""

    url: str
    status: int
    kind: str
    headers: Mapping[str, str]
    body: IO[bytes]


class _Later(Exception):
    """A failure that may pass; ``wait`` is how many seconds the server wants to be left alone."""

    def __init__(self, error: StoreError, wait: float | None = None) -> None:
        super().__init__(str(error))
        self.error = error
        self.wait = wait


class Client:
    """Speaks HTTP with the hosts of one endpoint, from any thread.

    ``seconds`` is the longest silence of a server (by default what TRIPLEWIRE_ENDPOINT_SECONDS
    says, or 60), ``limit`` the most bytes of an answer; ``sleep`` is for tests.
    """

    def __init__(
        self,
        seconds: float | None = None,
        limit: int = LIMIT,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.seconds = seconds or _seconds()
        self._limit = limit
        self._sleep = sleep
        self._pools: dict[str, urllib3.PoolManager] = {}

    def close(self) -> None:
        """Let go of all connections."""
        for pool in self._pools.values():
            pool.clear()

    def form(self, url: str, accept: str, fields: list[tuple[str, str]]) -> Reply:
        """POST ``fields`` as a form does, which every server understands for queries."""
        return self.send("POST", url, urlencode(fields).encode("ascii"), FORM, accept)

    def send(
        self,
        method: str,
        url: str,
        body: bytes | None = None,
        kind: str | None = None,
        accept: str = "*/*",
    ) -> Reply:
        """The answer to one request. Raises StoreError, of which Refused has a status."""
        headers = {"User-Agent": f"triplewire/{version('triplewire')}", "Accept": accept}
        if kind:
            headers["Content-Type"] = kind
        proof = authorization(url)
        if proof:
            headers["Authorization"] = proof
        for attempt in range(REPEATS + 1):
            try:
                return self._once(method, url, body, headers)
            except _Later as later:
                if attempt == REPEATS:
                    raise later.error from None
                wait = 0.5 * 2.0**attempt if later.wait is None else later.wait
                log.info("%s; asked again in %g s", later, wait)
                self._sleep(wait)
        raise AssertionError

    def _once(self, method: str, url: str, body: bytes | None, headers: Mapping[str, str]) -> Reply:
        where = shown(url)
        timeout = Timeout(connect=min(CONNECT_SECONDS, self.seconds), read=self.seconds)
        try:
            answer = self._pool(url).request(
                method,
                url,
                body=body,
                headers=headers,
                timeout=timeout,
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
            )
            try:
                if answer.status >= 300:
                    self._complain(where, answer)
                return self._read(where, answer)
            finally:
                # What was not read to its end is not worth reading; else this does nothing.
                answer.close() if answer.length_remaining else answer.release_conn()
        except NewConnectionError as error:  # which is a time-out by its class
            raise _Later(_unreachable(where, error)) from None
        except TimeoutError:
            raise StoreError(
                f"{where} did not answer within {self.seconds:g} s; ask for less, or set "
                "TRIPLEWIRE_ENDPOINT_SECONDS to more seconds"
            ) from None
        except (HTTPError, OSError) as error:
            raise _Later(_unreachable(where, error)) from None

    def _read(self, where: str, answer: urllib3.BaseHTTPResponse) -> Reply:
        held = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - given out
        size = 0
        for chunk in answer.stream(_CHUNK, decode_content=False):
            size += len(chunk)
            if size > self._limit:
                held.close()
                answer.close()
                raise StoreError(
                    f"{where} answered more than {self._limit:,} bytes; ask for less (LIMIT)"
                )
            held.write(chunk)
        held.seek(0)
        kind = answer.headers.get("Content-Type", "").split(";")[0].strip().lower()
        return Reply(where, answer.status, kind, answer.headers, held)

    def _complain(self, where: str, answer: urllib3.BaseHTTPResponse) -> None:
        """Raise what a status means."""
        status = answer.status
        if status < 400:
            target = shown(answer.headers.get("Location", "elsewhere"))
            raise Refused(where, status, f"leads to {target}", "name that address if you trust it")
        said = answer.read(_SAID, decode_content=False).decode("utf-8", "replace").strip()
        error = Refused(where, status, _plain(answer, said), _todo(status))
        if status in _AGAIN:
            raise _Later(error, _retry_after(answer))
        raise error

    def _pool(self, url: str) -> urllib3.PoolManager:
        parts = urlsplit(url)
        through = urllib.request.getproxies().get(parts.scheme, "")
        if urllib.request.proxy_bypass(parts.netloc):
            through = ""
        if through not in self._pools:
            self._pools[through] = (
                urllib3.ProxyManager(through) if through else urllib3.PoolManager(maxsize=4)
            )
        return self._pools[through]


def shown(url: str) -> str:
    """An address as messages show it: without what follows its path, and without a password."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "an address that cannot be read"
    return (
        f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}" if parts.netloc else url
    )


def _seconds() -> float:
    said = os.environ.get("TRIPLEWIRE_ENDPOINT_SECONDS", "")
    try:
        seconds = float(said) if said else SECONDS
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise StoreError(f"TRIPLEWIRE_ENDPOINT_SECONDS is {said!r}; expected a number of seconds")
    return seconds


def _unreachable(where: str, error: Exception) -> StoreError:
    reason = getattr(error, "reason", error)
    words = on_one_line(str(reason)).rpartition(": ")[2] or type(error).__name__
    return StoreError(
        f"{where} cannot be reached ({words}); check the address and that the server runs, or try "
        "again later"
    )


def _plain(answer: urllib3.BaseHTTPResponse, said: str) -> str:
    """What a server said in words; a page of HTML says less than its status."""
    if "html" in answer.headers.get("Content-Type", "") or said.startswith("<"):
        return answer.reason or ""
    return said or answer.reason or ""


def _retry_after(answer: urllib3.BaseHTTPResponse) -> float | None:
    said = answer.headers.get("Retry-After")
    if said is None:
        return None
    try:
        return min(Retry().parse_retry_after(said), LONGEST_WAIT)
    except (InvalidHeader, ValueError, OverflowError):
        return None


def _todo(status: int) -> str:
    if status == 401:
        return HINT
    if status == 403:
        return f"this is not allowed to you; {HINT}, or ask for the right to write"
    if status == 413:
        return "let the server take larger requests"
    return "try again later" if status in _AGAIN else "check the address"
