"""What tests of several folders share: a SPARQL endpoint."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator

import pytest

from tests.graph.remote.servers import oxigraph


@pytest.fixture(scope="session")
def oxigraph_server() -> Iterator[str]:
    """The address of an Oxigraph server, which every test of a worker shares."""
    with oxigraph() as url:
        yield url


@pytest.fixture
def endpoint(oxigraph_server: str) -> str:
    """The address of an endpoint with nothing in it."""
    update = {"Content-Type": "application/sparql-update"}
    request = urllib.request.Request(f"{oxigraph_server}/update", b"DROP ALL", update)
    with urllib.request.urlopen(request, timeout=10):
        return oxigraph_server
