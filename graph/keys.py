"""What the ledger knows a triple by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from pyoxigraph import Triple


def key(triple: str) -> bytes:
    """What the ledger knows a triple by: 16 bytes, from the triple in N-Triples without " ."."""
    return blake2b(triple.encode(), digest_size=16).digest()


def keys(triples: Iterable[Triple]) -> Iterator[bytes]:
    """The keys of ``triples``."""
    return (key(str(triple)) for triple in triples)
