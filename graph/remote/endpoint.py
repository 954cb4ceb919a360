"""The addresses of an endpoint: which belong together, by the habits of the servers there are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlsplit

from graph.store import StoreError

_REPOSITORY = re.compile(r".*/repositories/[^/]+")


@dataclass(frozen=True, slots=True)
class Address:
    """What a user says of an endpoint: its ``url``, and those of updates and graphs where known.

    ``store`` is "" where the Graph Store Protocol shall not be used.
    """

    url: str
    update: str | None = None
    store: str | None = None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where queries, updates and whole graphs are sent.

    ``store`` is None where the Graph Store Protocol is not spoken: updates do its work then.
    Raises StoreError where one is no address.
    """

    query: str
    update: str
    store: str | None = None

    def __post_init__(self) -> None:
        for url in filter(None, (self.query, self.update, self.store)):
            checked(url)

    def to_json(self) -> str:
        """As ``from_json`` reads it."""
        return json.dumps(asdict(self), sort_keys=True)

    @staticmethod
    def from_json(text: str) -> Endpoint:
        """Raises StoreError where this is none."""
        try:
            held = json.loads(text)
            return Endpoint(held["query"], held["update"], held["store"])
        except (ValueError, TypeError, KeyError, AttributeError):
            raise StoreError(f"this is no endpoint: {text[:80]!r}") from None


def checked(url: str) -> str:
    """``url`` where it is an address. Raises StoreError, which never shows a password."""
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        known = False
        parts = urlsplit("")
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        raise StoreError(
            f"{parts.scheme}://…@{parts.hostname}: an address must not hold a user or a password; "
            "set TRIPLEWIRE_ENDPOINT_USER and TRIPLEWIRE_ENDPOINT_PASSWORD, or use ~/.netrc"
        )
    if not known or re.search(r'[\x00-\x20<>"{}|\\^`\x7f-\x9f]', url):
        raise StoreError(
            f"{url[:200]!r} is no address of an endpoint; write it as http://host/path"
        )
    return url


def guesses(address: Address) -> Iterator[Endpoint]:
    """What an address may stand for, the likeliest first.

    ========================  ==========================  =====================================
    GraphDB, RDF4J            ``/repositories/X``         ``…/statements``, ``…/rdf-graphs/service``
    Virtuoso                  ``/sparql``                 the same, ``/sparql-graph-crud``
    Oxigraph                  ``/`` or ``/query``         ``/update``, ``/store``
    Fuseki, Stardog           ``/ds`` or ``/ds/query``    ``/ds/update``, ``/ds/data``
    QLever and others         the address itself          the same, none
    ========================  ==========================  =====================================
    """
    for guess in _guesses(checked(address.url).rstrip("/")):
        store = guess.store if address.store is None else address.store or None
        yield replace(guess, update=address.update or guess.update, store=store)


def _guesses(url: str) -> Iterator[Endpoint]:
    parts = urlsplit(url)
    root = f"{parts.scheme}://{parts.netloc}"
    if _REPOSITORY.fullmatch(parts.path):
        yield Endpoint(url, f"{url}/statements", f"{url}/rdf-graphs/service")
    above, _, last = url.rpartition("/")
    if last in ("query", "sparql") and parts.path != "":
        yield _beside(url, above, root)
    else:
        yield _beside(f"{url}/query", url, root)
        yield _beside(f"{url}/sparql", url, root)
    yield Endpoint(url, url)


def _beside(query: str, above: str, root: str) -> Endpoint:
    if above == root:
        if query.endswith("/sparql"):
            return Endpoint(query, query, f"{root}/sparql-graph-crud")
        return Endpoint(query, f"{root}/update", f"{root}/store")
    return Endpoint(query, f"{above}/update", f"{above}/data")
