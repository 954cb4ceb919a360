"""A store whose entities are what they are over the corpus, whatever came when."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path

import pytest

import graph.telling
from extractors.facts import Extraction
from graph.identity.model import Identity, Join, Known, Possible
from graph.oxigraph import Oxigraph
from graph.store import Store
from graph.vocabulary import TW, node
from tests.graph.sample import nasty, seed, small

BOB, CYD = "Ann met Bob.", "Ann met Cyd."


@pytest.fixture(params=["folder", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "store") if request.param == "folder" else Store.in_memory()
    with opened:
        yield opened


def content(store: Store) -> set[str]:
    return {str(quad) for quad in store.quads()}


def everything(store: Store) -> tuple[set[str], list[Extraction], object]:
    return content(store), list(store.extractions()), store.possible()


def bob_is_cyd(*documents: Extraction) -> Identity:
    """Bob of every document is Cyd, who may be Ann."""
    having = [e.document.id for e in documents if any(x.id == "Bob" for x in e.entities)]
    return Identity(
        {(id, "Bob"): "Cyd" for id in having},
        {"Cyd": Known("Cyd", "Cyd Bloom", "person", "Q7", ("Bob", "Cyd"))},
        tuple(Join((id, "Bob"), "Cyd", "reviewed", "line 2") for id in having),
        (Possible("Ann", "Cyd", "shared neighbours", 0.4, "both met"),),
    )


def test_entities_are_what_they_are_over_the_corpus(store: Store) -> None:
    documents = [small(BOB), small(CYD, "other.txt")]
    store.put(documents, "v1")
    assert store.adopt(bob_is_cyd(*documents)) == 2
    for extraction in store.extractions():
        assert extraction.facts[0].object is not None
        assert extraction.facts[0].object.label == "Cyd Bloom"
        assert extraction.entity("Cyd").aliases == ("Bob", "Cyd")
    assert store.query("ASK { ent:Ann rel:meet ent:Cyd . ent:Cyd owl:sameAs wd:Q7 }")
    assert store.query("ASK { ent:Ann tw:possiblySame ent:Cyd }")
    assert store.query("ASK { ?mention tw:mentionOf ent:Cyd ; tw:corpusClue 'reviewed' }")
    assert not any("entity/Bob>" in quad for quad in content(store))
    (join,) = store.joins(documents[0].document.id)
    assert (join.local[1], join.into, join.detail) == ("Bob", "Cyd", "line 2")
    assert store.joins(documents[1].document.id) == ()
    with pytest.raises(KeyError, match="no document"):
        store.joins("x")


def test_taking_an_identity_back_leaves_no_trace(store: Store) -> None:
    documents = [small(BOB), small(CYD, "other.txt"), seed()]
    store.put(documents, "v1")
    before = everything(store)
    store.adopt(bob_is_cyd(*documents))
    assert everything(store) != before
    assert store.adopt(Identity()) == 2
    assert everything(store) == before


def test_only_what_changes_is_written_anew(store: Store) -> None:
    documents = [small(BOB), small(CYD, "other.txt"), seed()]
    store.put(documents, "v1")
    assert store.adopt(bob_is_cyd(*documents)) == 2
    assert store.adopt(bob_is_cyd(*documents)) == 0
    store.put([nasty()], "v1")
    assert store.adopt(bob_is_cyd(*documents)) == 0


def test_what_is_held_is_there_after_the_next_adopt(store: Store) -> None:
    documents = [small(BOB), seed(), nasty()]
    store.put(documents, "v1", hold=True)
    assert content(store) == set()
    assert store.adopt(bob_is_cyd(*documents)) == 3
    with Store.in_memory() as other:
        other.put(documents, "v1")
        other.adopt(bob_is_cyd(*documents))
        assert everything(store) == everything(other)


def test_profiles_come_by_document_id_and_as_read(store: Store) -> None:
    documents = [small(BOB), small(CYD, "other.txt")]
    store.put(documents, "v1")
    before = list(store.profiles())
    store.adopt(bob_is_cyd(*documents))
    assert list(store.profiles()) == before
    assert [p.document for p in before] == sorted(p.document for p in before)
    assert {p.id for p in before} == {"Ann", "Bob", "Cyd"}


def test_the_order_of_documents_and_batches_does_not_matter() -> None:
    documents = [small(BOB), small(CYD, "other.txt"), seed(), nasty()]
    identity = bob_is_cyd(*documents)
    found = []
    for number, order in enumerate(permutations(documents)):
        with Store.in_memory() as store:
            store.put(order[: number % 4], "v1", hold=bool(number % 2))
            if number % 3 == 0:
                store.adopt(identity)
            store.put(order[number % 4 :], "v1", hold=bool(number % 5))
            store.adopt(identity)
            found.append(everything(store))
    assert all(one == found[0] for one in found)


def test_a_removed_document_takes_along_what_it_vouched_for(store: Store) -> None:
    documents = [small(BOB), seed()]
    store.put(documents, "v1")
    store.adopt(bob_is_cyd(*documents))
    store.remove(documents[0].document.id)
    with Store.in_memory() as other:
        other.put([seed()], "v1")
        assert content(store) == content(other)


def test_a_new_extraction_starts_as_it_was_read(store: Store) -> None:
    document = small(BOB)
    store.put([document], "v1")
    store.adopt(bob_is_cyd(document))
    store.put([small(BOB)], "v2")
    assert [e.id for e in next(store.extractions()).entities] == ["Ann", "Bob"]
    assert not any("possiblySame" in quad for quad in content(store))


@pytest.mark.parametrize("moment", ["before", "between", "after"])
@pytest.mark.parametrize("held", [True, False])
def test_a_killed_adopt_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str, held: bool
) -> None:
    class Killed(BaseException):
        pass

    documents = [small(f"Ann met {name}.", f"{name}.txt") for name in ("Bob", "Cyd", "Eve")]
    identity = bob_is_cyd(*documents)
    whole: Callable[..., None] = Oxigraph.change
    calls: list[object] = []

    def killed(self: Oxigraph, *arguments: object) -> None:
        calls.append(arguments)
        if moment == "after" or (moment == "between" and len(calls) == 1):
            whole(self, *arguments)
        if moment != "between" or len(calls) == 2:
            raise Killed

    monkeypatch.setattr(graph.telling, "CHUNK", 1)
    with Store.open(tmp_path / "store") as store:
        store.put(documents, "v1", hold=held)
        with monkeypatch.context() as patch:
            patch.setattr(Oxigraph, "change", killed)
            with pytest.raises(Killed):
                store.adopt(identity)
    with Store.open(tmp_path / "store") as store:
        claims = [q for q in store.quads() if q.object == node(TW.Claim)]
        assert len(claims) == 3  # nothing waits any more
        store.adopt(identity)
        with Store.in_memory() as other:
            other.put(documents, "v1")
            other.adopt(identity)
            assert everything(store) == everything(other)


def test_a_store_of_the_format_before_is_upgraded(tmp_path: Path) -> None:
    documents = [small(BOB), small(CYD, "other.txt")]
    with Store.open(tmp_path / "store") as store:
        store.put(documents, "v1")
    old = sqlite3.connect(tmp_path / "store" / "documents.sqlite", isolation_level=None)
    for table in ("profile", "part", "waiting", "names"):
        old.execute(f"DROP TABLE {table}")
    old.execute("PRAGMA user_version = 1")
    old.close()
    with Store.open(tmp_path / "store") as store, Store.in_memory() as other:
        assert store.adopt(bob_is_cyd(*documents)) == 2
        other.put(documents, "v1")
        other.adopt(bob_is_cyd(*documents))
        assert everything(store) == everything(other)
        assert list(store.profiles()) == list(other.profiles())


def test_another_base_keeps_who_is_who(tmp_path: Path) -> None:
    documents = [small(BOB), seed()]
    with Store.open(tmp_path / "store") as store:
        store.put(documents, "v1")
        store.adopt(bob_is_cyd(*documents))
    with Store.open(tmp_path / "store", base="https://example.org/") as store:
        assert store.query("ASK { ent:Ann rel:meet ent:Cyd ; tw:possiblySame ent:Cyd }")
        assert not any("entity/Bob>" in quad for quad in content(store))
