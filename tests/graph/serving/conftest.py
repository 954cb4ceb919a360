"""The server that most tests ask: one process over three documents, with tight limits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import Store
from tests.graph.sample import nasty, seed, small
from tests.graph.serving.served import TIMEOUT, Server


@pytest.fixture(scope="package")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("served") / "store"
    with Store.open(place) as store:
        store.put([seed(), nasty(), small()], "v1")
    return place


@pytest.fixture(scope="package")
def server(place: Path) -> Iterator[Server]:
    limits = ("--timeout", str(TIMEOUT), "--rows", "2000", "--memory", "600")
    server = Server(place, *limits)
    yield server
    server.end()
    assert not list(place.parent.glob(".serving-*"))
