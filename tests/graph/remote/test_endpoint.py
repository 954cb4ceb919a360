"""Addresses: which belong together, and which are none."""

from __future__ import annotations

import pytest

from graph.remote.endpoint import Address, Endpoint, guesses
from graph.store import StoreError

HOST = "http://host:7878"
REPOSITORY = "/repositories/x"  # GraphDB, RDF4J
GRAPHS = f"{REPOSITORY}/rdf-graphs/service"


@pytest.mark.parametrize(
    ("url", "query", "update", "store"),
    [
        ("", "/query", "/update", "/store"),  # Oxigraph
        ("/", "/query", "/update", "/store"),
        ("/query", "/query", "/update", "/store"),
        ("/ds", "/ds/query", "/ds/update", "/ds/data"),  # Fuseki
        ("/ds/query", "/ds/query", "/ds/update", "/ds/data"),
        ("/sparql", "/sparql", "/sparql", "/sparql-graph-crud"),  # Virtuoso
        ("/repositories/x", REPOSITORY, f"{REPOSITORY}/statements", GRAPHS),
    ],
)
def test_one_address_stands_for_three(url: str, query: str, update: str, store: str) -> None:
    first = next(guesses(Address(HOST + url)))
    assert first == Endpoint(HOST + query, HOST + update, HOST + store)
    assert Endpoint.from_json(first.to_json()) == first


def test_what_the_user_knows_is_not_guessed() -> None:
    (*_, last) = guesses(Address(HOST + "/api", "http://other/update", ""))
    assert last == Endpoint(HOST + "/api", "http://other/update", None)


@pytest.mark.parametrize(
    "url", ["http://", "ftp://host/", "http://host/a b", "http://h/<x>", "http://[x"]
)
def test_what_is_no_address_is_named(url: str) -> None:
    with pytest.raises(StoreError, match="no address of an endpoint"):
        next(guesses(Address(url)))


def test_a_password_in_an_address_is_refused_and_not_shown() -> None:
    with pytest.raises(StoreError, match="set TRIPLEWIRE_ENDPOINT_USER") as error:
        next(guesses(Address("http://ann:hunter2@host/query")))
    assert "hunter2" not in str(error.value)


def test_what_is_kept_of_an_endpoint_is_read_with_care() -> None:
    for text in ("", "[]", "{}", '{"query": 1, "update": 2, "store": 3}'):
        with pytest.raises(StoreError):
            Endpoint.from_json(text)
