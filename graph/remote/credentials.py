"""Who asks: a token or a password from the environment or ~/.netrc, never from a file of ours."""

from __future__ import annotations

import base64
import logging
import netrc
import os
from urllib.parse import urlsplit

from graph.store import StoreError

log = logging.getLogger(__name__)

TOKEN = "TRIPLEWIRE_ENDPOINT_TOKEN"  # not that of ``serve --write``, which is nobody else's
USER = "TRIPLEWIRE_ENDPOINT_USER"
PASSWORD = "TRIPLEWIRE_ENDPOINT_PASSWORD"
HOST = "TRIPLEWIRE_ENDPOINT_HOST"
HINT = f"set {TOKEN}, or {USER} and {PASSWORD}, or write the host into ~/.netrc"
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def authorization(url: str) -> str | None:
    """The value of the header ``Authorization`` for ``url`` (RFC 6750 or RFC 7617), or None.

    Where TRIPLEWIRE_ENDPOINT_HOST is set, what the environment holds is for this host alone. Raises
    StoreError, which shows no secret, where one cannot be sent.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    value = _from_environment(host) or _from_netrc(host)
    if value and parts.scheme == "http" and host not in _LOOPBACK:
        log.warning("%s: what you prove yourself with goes there unencrypted; use https", host)
    return value


def _from_environment(host: str) -> str | None:
    only = os.environ.get(HOST)
    if only and only.lower() != host.lower():
        return None
    token = os.environ.get(TOKEN)
    if token:
        if not (token.isascii() and token.isprintable()) or " " in token:
            raise StoreError(f"{TOKEN} holds blanks or characters that no token has")
        return f"Bearer {token}"
    user = os.environ.get(USER)
    return _basic(user, os.environ.get(PASSWORD, ""), USER) if user else None


def _from_netrc(host: str) -> str | None:
    try:
        found = netrc.netrc().authenticators(host)
    except FileNotFoundError:
        return None
    except netrc.NetrcParseError as error:  # whose message quotes what it found
        raise StoreError(f"~/.netrc cannot be read (line {error.lineno})") from None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"~/.netrc cannot be read ({type(error).__name__})") from None
    return _basic(found[0], found[2] or "", "the login in ~/.netrc") if found else None


def _basic(user: str, password: str, what: str) -> str:
    if ":" in user:
        raise StoreError(f"{what} holds a colon, which a user's name cannot have")
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
