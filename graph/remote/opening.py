"""Finding an endpoint by the address that a user gives, and what is said where there is none."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, QueryBoolean

from graph.remote.answers import RESULTS, Unreadable, read
from graph.remote.client import Client, Refused
from graph.remote.endpoint import Address, Endpoint, guesses
from graph.remote.engine import Remote
from graph.remote.reader import RemoteStore, base_of
from graph.store import StoreError
from graph.terms import Names
from graph.vocabulary import BASE

_FINAL = (401, 403)


def at(url: str, base: str | None = None) -> RemoteStore:
    """What is behind ``url``, to be asked only. Raises StoreError where no endpoint is there."""
    Names(base or BASE)
    client = Client()
    endpoint = found(guesses(Address(url)), client)
    probe = Remote(endpoint, NamedNode(BASE), client)
    names = Names(base or base_of(probe))
    return RemoteStore(Remote(endpoint, names.shared, client), names)


def writable(address: Address, client: Client | None = None) -> Endpoint:
    """All addresses of the endpoint at ``address``.

    Raises StoreError where it does not answer queries, or takes no updates.
    """
    client = client or Client()
    endpoint = found(guesses(address), client)
    try:
        # It changes nothing, wherever it is understood.
        client.send("POST", endpoint.update, b"INSERT DATA { }", "application/sparql-update")
    except Refused as error:
        if error.status in _FINAL:
            raise
        raise StoreError(
            f"{error}; updates are sent there: name their address, too (--update-endpoint)"
        ) from None
    return endpoint


def found(candidates: Iterable[Endpoint], client: Client) -> Endpoint:
    """The first that answers a query. Raises StoreError, which tells what the first one said."""
    first: StoreError | None = None
    for endpoint in candidates:
        try:
            answer = client.form(endpoint.query, RESULTS, [("query", "ASK { ?s ?p ?o }")])
            if isinstance(read(answer, graph=False), QueryBoolean):
                return endpoint
        except (Refused, Unreadable) as error:
            if isinstance(error, Refused) and error.status in _FINAL:
                raise
            first = first or error
    raise first or StoreError("no address was given")
