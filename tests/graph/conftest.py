"""What tests of several folders share: SPARQL endpoints."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.graph.remote.servers import VIRTUOSO, ask, oxigraph, update, virtuoso


@pytest.fixture(scope="session")
def oxigraph_server() -> Iterator[str]:
    """The address of an Oxigraph server, which every test of a worker shares."""
    with oxigraph() as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Virtuoso server; skips where there is none."""
    if VIRTUOSO is None:
        pytest.skip("needs Virtuoso: the Debian package virtuoso-opensource-7-bin")
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
        yield url


@pytest.fixture
def endpoint(oxigraph_server: str) -> str:
    """The address of an endpoint with nothing in it."""
    update(f"{oxigraph_server}/update", "DROP ALL")
    return oxigraph_server


@pytest.fixture
def virtuoso_endpoint(virtuoso_server: str) -> str:
    """The address of an endpoint with nothing in it but graphs of its server."""
    graphs = ask(virtuoso_server, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
    for line in graphs.splitlines()[1:]:
        if "openlinksw" not in line and "w3.org/ns/ldp" not in line and "localuri" not in line:
            name = line.strip('"')
            update(virtuoso_server, f"DROP SILENT GRAPH <{name}>")
    return virtuoso_server
