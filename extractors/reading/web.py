"""Fetching one page that the user named, with a limit on time and on size."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from extractors.reading.errors import ReadError

SECONDS = 20.0
_CHUNK = 65_536
_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/x-jsonlines": ".jsonl",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What came back: the bytes, the extension of its kind, its charset and its final address."""

    data: bytes
    suffix: str
    charset: str | None
    url: str


def fetch(url: str, *, limit: int, seconds: float = SECONDS) -> Page:
    """Fetch ``url`` (http or https), at most ``limit`` bytes within about ``seconds``.

    Redirects lead to http and https only. Raises ReadError for everything that goes wrong.
    """
    if urlsplit(url).username is not None:
        raise ReadError(url.split("//")[0] + "//…", "holds a user name", "fetch it to a file first")
    deadline = time.monotonic() + seconds
    request = urllib.request.Request(
        quote(url, safe="%/:?#[]@!$&'()*+,;=~"),
        headers={"User-Agent": "triplewire", "Accept": "text/*"},
    )
    try:
        with opener().open(request, timeout=seconds) as answer:
            data = bytearray()
            while chunk := answer.read1(_CHUNK):
                data += chunk
                if len(data) > limit:
                    raise ReadError(
                        url, f"is larger than {limit:,} bytes", "save the article alone"
                    )
                if time.monotonic() > deadline:
                    raise TimeoutError
            kind = answer.headers.get_content_type()
            charset = answer.headers.get_content_charset()
            final = answer.geturl()
    except urllib.error.HTTPError as error:
        raise ReadError(url, f"the server answered {error.code} {error.reason}", "") from None
    except TimeoutError:
        raise ReadError(url, f"did not answer within {seconds:g} s", "try again later") from None
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            reason = f"no answer within {seconds:g} s"
        raise ReadError(url, f"cannot be fetched ({reason})", "check the address") from None
    suffix = _KINDS.get(kind)
    if suffix is None:
        raise ReadError(url, f"is of an unknown kind ({kind})", "HTML and text can be read")
    named = PurePosixPath(urlsplit(final).path).suffix.lower()
    if suffix == ".txt" and named in (".md", ".jsonl"):  # how plain servers send them
        suffix = named
    return Page(bytes(data), suffix, charset, final)


def opener(
    redirects: type[urllib.request.HTTPRedirectHandler] = urllib.request.HTTPRedirectHandler,
) -> urllib.request.OpenerDirector:
    """An opener without handlers for file:, ftp: and data:, where a redirect could lead."""
    found = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler,
        redirects,
        urllib.request.HTTPErrorProcessor,
        urllib.request.UnknownHandler,
    ):
        found.add_handler(handler())
    return found
