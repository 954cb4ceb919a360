"""Asking a service in batches, with what was asked before taken from the file."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from graph.reconciliation.cache import Cache
from graph.reconciliation.errors import ServiceError
from graph.reconciliation.manifest import Manifest, manifest
from graph.reconciliation.queries import Candidate, Query, answers, body
from graph.reconciliation.transport import Transport

log = logging.getLogger(__name__)
Answers = Mapping[Query, tuple[Candidate, ...]]


@dataclass
class Client:
    """A service at an address, the answers that are kept, and how requests are made.

    With ``fresh`` the service is asked as if it had never been. Raises ServiceError for an address
    that is none.
    """

    service: str
    cache: Cache
    transport: Transport = field(default_factory=Transport)
    fresh: bool = False
    _manifest: Manifest | None = None

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.service)
            fit = parts.scheme in ("http", "https") and bool(parts.hostname)
            secret = parts.username is not None
        except ValueError:
            fit = secret = False
        if secret:
            raise ServiceError("the service", "has a user name in its address", "leave it out")
        if not fit or not self.service.isascii():
            todo = "name one that begins with https:// or http://"
            raise ServiceError(self.service, "is no address of a service", todo)

    def manifest(self) -> Manifest:
        """What the service says of itself; asked once, then kept. Raises ServiceError, OSError."""
        if self._manifest is None and not self.fresh:
            self._manifest = self.cache.manifest(self.service)
        if self._manifest is None:
            self._manifest = self._asked()
            self.cache.keep_manifest(self.service, self._manifest)
            self.cache.write()
        return self._manifest

    def _asked(self) -> Manifest:
        said, address = self.transport.json(self.service)
        found = manifest(said, address)
        if found is None:
            what = "is no reconciliation service: its manifest lacks a name or identifierSpace"
            raise ServiceError(self.service, what, "check the address")
        return found

    def ask(self, queries: Sequence[Query]) -> Answers:
        """The candidates of each query; one that the service left without an answer is missing.

        What is known is not asked again. Every batch is kept before the next one is sent, so that
        an error loses nothing. Raises ServiceError and OSError.
        """
        wanted = [
            query
            for query in dict.fromkeys(queries)
            if self.fresh or self.cache.answer(self.service, query) is None
        ]
        if wanted:
            self._fetch(wanted)
        return self.known(queries)

    def known(self, queries: Sequence[Query]) -> Answers:
        """The answers that are kept."""
        found = ((query, self.cache.answer(self.service, query)) for query in queries)
        return {query: kept for query, kept in found if kept is not None}

    def _fetch(self, wanted: Sequence[Query]) -> None:
        said = self.manifest()
        address = said.address.rstrip("/") + "/match" if said.draft else said.address
        for batch in _batches(wanted, said.batch):
            data, kind = body(batch, said.draft)
            answer, _ = self.transport.json(address, data, kind)
            try:
                found = answers(answer, len(batch), said.draft)
            except ValueError as error:
                raise ServiceError(address, str(error), "check the address") from None
            for query, candidates in zip(batch, found, strict=True):
                if candidates is not None:
                    self.cache.keep(self.service, query, candidates)
            self.cache.write()
            log.info("%s: %d names asked for", self.service, len(batch))


def _batches(queries: Sequence[Query], size: int) -> Iterator[Sequence[Query]]:
    for start in range(0, len(queries), size):
        yield queries[start : start + size]
