"""The store: what it keeps, what it gives back, and what a kill in the wrong moment leaves."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, QueryBoolean, QuerySolutions
from rdflib import RDF, RDFS

import graph.oxigraph
from extractors.facts import Extraction
from graph.engine import Engine, Part
from graph.oxigraph import Oxigraph
from graph.remote.endpoint import Address
from graph.remote.engine import Remote
from graph.store import Store, StoreError
from graph.vocabulary import TW
from tests.graph.sample import nasty, seed, small

Opener = Callable[..., Store]


REMOTE = ["endpoint", "endpoint, updates only", "virtuoso"]


@pytest.fixture(params=["folder", "endpoint", "virtuoso"])
def opener(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    """Opens one and the same store, whose graph is in its folder or behind an endpoint."""
    where: dict[str, object] = {}
    if request.param != "folder":
        needed = "virtuoso_endpoint" if request.param == "virtuoso" else "endpoint"
        url = request.getfixturevalue(needed)
        where["endpoint"] = Address(url, store="" if "only" in request.param else None)
    return partial(Store.open, tmp_path / "store", **where)


@pytest.fixture(params=["folder", "memory", *REMOTE])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        opened = Store.in_memory()
    else:
        opened = opener.__wrapped__(request, tmp_path)()  # type: ignore[attr-defined]
    with opened:
        yield opened


def content(store: Store) -> set[str]:
    return {str(quad) for quad in store.quads()}


def of(*extractions: Extraction) -> set[str]:
    """What a fresh store holds of these documents and nothing else."""
    with Store.in_memory() as fresh:
        fresh.put(extractions, "v1")
        return content(fresh)


# what it keeps


def test_extractions_come_back_whole_and_in_the_order_of_names(store: Store) -> None:
    documents = [seed("b.txt"), nasty(), small(name="a.txt")]
    store.put(documents, "v1")
    assert list(store.extractions()) == [documents[1], documents[2], documents[0]]
    assert list(store.extractions([documents[0].document.id])) == [documents[0]]
    with pytest.raises(KeyError, match="no document 'x'"):
        list(store.extractions(["x"]))


def test_documents_are_listed_with_sources_and_number_of_facts(store: Store) -> None:
    store.put([seed(), small()], "v1")
    first, second = store.documents()
    assert (first.name, first.title, first.facts) == (
        "kim-putin-beijing.txt",
        "Kim pledges full support",
        11,
    )
    assert second.sources == (("news/small.txt", "small.txt"),)
    assert store.has(first.id)
    assert store.has(first.id, "v1")
    assert not store.has(first.id, "v2")
    assert not store.has("nothing")


def test_claims_stand_in_the_graph_of_their_document_and_edges_in_the_default_graph(
    store: Store,
) -> None:
    one, two = small(), small("Ann met Cyd.", "other.txt")
    store.put([one, two], "v1")
    names = [store.names.document(e.document.id) for e in (one, two)]
    assert store.graphs() == sorted(names, key=lambda name: name.value)
    for extraction, name in zip((one, two), names, strict=True):
        claim = store.names.fact(extraction.facts[0].id)
        homes = {q.graph_name for q in store.quads() if q.subject == claim}
        assert homes == {name}
    edges = [q for q in store.quads() if "/relation/meet" in q.predicate.value]
    assert len(edges) == 2
    assert {edge.graph_name for edge in edges} == {DefaultGraph()}


def test_no_triple_stands_in_two_graphs(store: Store) -> None:
    store.put([seed(), nasty(), small(), small("Ann met Cyd.", "other.txt")], "v1")
    triples = [(q.subject, q.predicate, q.object) for q in store.quads()]
    assert len(triples) == len(set(triples)) > 500


def test_putting_the_same_again_changes_nothing(store: Store) -> None:
    store.put([seed(), small()], "v1")
    before = content(store)
    store.put([small()], "v1")
    store.put([seed(), small(), seed()], "v1")
    assert content(store) == before
    assert len(store.documents()) == 2


def test_the_order_of_documents_does_not_matter(store: Store) -> None:
    store.put([nasty()], "v1")
    store.put([small()], "v1")
    store.put([seed()], "v1")
    assert content(store) == of(seed(), nasty(), small())


# replacing and removing


def test_a_source_with_new_content_gives_up_the_old(store: Store) -> None:
    store.put([small("Ann met Bob."), seed()], "v1")
    store.put([small("Ann met Cyd.")], "v1")
    assert content(store) == of(small("Ann met Cyd."), seed())
    assert not store.has(small("Ann met Bob.").document.id)


def test_a_new_extraction_of_the_same_text_replaces_the_old(store: Store) -> None:
    old = seed()
    new = replace(old, facts=old.facts[:3])
    store.put([old], "v1")
    store.put([new], "v2")
    assert store.has(old.document.id, "v2")
    assert list(store.extractions()) == [new]
    assert content(store) == of(new)


def test_removing_a_document_leaves_what_others_support(store: Store) -> None:
    bob, cyd = small("Ann met Bob."), small("Ann met Cyd.", "other.txt")
    store.put([bob, cyd, seed()], "v1")
    store.remove(bob.document.id)
    assert content(store) == of(cyd, seed())
    left = {str(quad.subject) for quad in store.quads()}
    assert str(store.names.entity("Ann")) in left
    assert str(store.names.entity("Bob")) not in left
    store.remove(cyd.document.id)
    store.remove(seed().document.id)
    assert content(store) == set()
    with pytest.raises(KeyError, match="no document"):
        store.remove(bob.document.id)


def test_equal_content_from_two_sources_is_one_document_with_two_sources(store: Store) -> None:
    here, there = small(name="here.txt"), small(name="there.txt")
    store.put([there], "v1")
    store.put([here], "v1")
    (document,) = store.documents()
    assert document.sources == (("news/here.txt", "here.txt"), ("news/there.txt", "there.txt"))
    (extraction,) = store.extractions()
    assert extraction.document.name == "here.txt"
    assert content(store) == of(here, there) == of(there, here)
    # One of the two sources gets new content: the document stays, with one source.
    store.put([small("Ann met Cyd.", "here.txt")], "v1")
    assert content(store) == of(there, small("Ann met Cyd.", "here.txt"))


def test_a_further_source_can_be_noted_without_the_extraction(store: Store) -> None:
    here, there = small(name="here.txt"), small(name="there.txt")
    store.put([here], "v1")
    store.note_source(there.document)
    assert content(store) == of(here, there)
    with pytest.raises(KeyError):
        store.note_source(seed().document)


def test_a_batch_is_stored_wholly_or_not_at_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put([small()], "v1")
    before = content(store)
    broken = replace(seed(), facts=(None,))  # type: ignore[arg-type]
    with pytest.raises(Exception, match="NoneType"):
        store.put([small("Ann met Cyd.", "other.txt"), broken], "v1")
    assert content(store) == before
    assert len(store.documents()) == 1


# asking


def test_a_query_sees_all_graphs_as_one(store: Store) -> None:
    store.put([seed()], "v1")
    rows = store.query(
        "SELECT ?label WHERE { ?claim tw:modality tw:Planned ; rdf:subject/rdfs:label ?label }"
    )
    assert isinstance(rows, QuerySolutions)
    assert sorted(row["label"].value for row in rows) == ["Kim Jong Un", "North Korea"]
    ours = store.names.base  # a server may have graphs of its own
    counted = store.query(
        f"SELECT (COUNT(*) AS ?n) WHERE {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), '{ours}')) }}"
    )
    assert isinstance(counted, QuerySolutions)
    held = [quad for quad in store.quads() if str(quad.subject).startswith(f"<{ours}")]
    assert int(next(counted)["n"].value) == len(held) > 100


def test_a_query_that_names_a_graph_sees_that_graph_only(store: Store) -> None:
    extraction = seed()
    store.put([extraction, small()], "v1")
    graph = store.names.document(extraction.document.id)
    rows = store.query(f"SELECT (COUNT(?c) AS ?n) FROM {graph} WHERE {{ ?c a tw:Claim }}")
    assert isinstance(rows, QuerySolutions)
    assert next(rows)["n"].value == "11"


def test_values_are_bound_as_terms_not_pasted(store: Store) -> None:
    store.put([nasty()], "v1")
    title = next(store.extractions()).document.title or ""
    rows = store.query(
        "SELECT ?label ?doc WHERE { ?doc dct:title ?t FILTER(?t = ?label) }",
        {"label": Literal(title.replace("\x00", "�").replace("\x0b", "�"))},
    )
    assert isinstance(rows, QuerySolutions)
    assert len(list(rows)) == 1
    hostile = {"label": Literal('x") } ; DROP ALL #')}
    assert not list(store.query("SELECT ?label ?e WHERE { ?e rdfs:label ?label }", hostile))  # type: ignore[arg-type]


def test_rdflib_sees_the_same_union(store: Store) -> None:
    store.put([seed(), small()], "v1")
    dataset = store.dataset()
    assert len(set(dataset.subjects(RDF.type, TW.Claim))) == 12
    found = dataset.query("SELECT ?c WHERE { ?c a tw:Claim ; rdf:subject/rdfs:label 'Ann'@en }")
    assert len(list(found)) == 1
    assert {str(o) for o in dataset.objects(None, RDFS.label)} >= {"Kim Jong Un", "Ann"}


@pytest.mark.parametrize("seed_of_draws", range(3))
def test_after_any_history_a_store_holds_what_a_fresh_one_would(seed_of_draws: int) -> None:
    draw = random.Random(seed_of_draws)
    by_source: dict[str, Extraction] = {}
    with Store.in_memory() as store:
        for _ in range(60):
            if by_source and draw.random() < 0.25:
                gone = draw.choice(sorted(by_source.values(), key=lambda e: e.document.name))
                store.remove(gone.document.id)
                by_source = {
                    name: one
                    for name, one in by_source.items()
                    if one.document.id != gone.document.id
                }
            else:
                batch = [
                    small(
                        f"Ann met {draw.choice(['Bob', 'Cyd', 'Eve'])}.",
                        f"{draw.randrange(5)}.txt",
                        title=draw.choice([None, "A title"]),
                    )
                    for _ in range(draw.randrange(1, 4))
                ]
                store.put(batch, "v1")
                by_source.update({one.document.name: one for one in batch})
            assert content(store) == of(*by_source.values())
        with Store.in_memory() as fresh:
            fresh.put(list(by_source.values()), "v1")
            assert list(store.extractions()) == list(fresh.extractions())
            assert store.documents() == fresh.documents()


# base and edges


def test_another_base_moves_entities_facts_and_documents_but_no_relation(opener: Opener) -> None:
    base = "https://example.org/news/"
    with opener() as store:
        store.put([seed(), small()], "v1")
    with opener(base=base) as store:
        moved = content(store)
        assert store.query("ASK { ent:Ann rel:meet ent:Bob }")
    with Store.in_memory(base=base) as fresh:
        fresh.put([seed(), small()], "v1")
        assert content(fresh) == moved
    assert any(base in quad for quad in moved)
    assert not any("triplewire/entity/" in quad or "triplewire/fact/" in quad for quad in moved)
    with opener() as store:
        assert store.names.base == base
    with pytest.raises(ValueError, match="not an absolute IRI"):
        opener(base="no iri")


def test_with_asserted_edges_only_the_article_itself_makes_edges(opener: Opener) -> None:
    def edge(store: Store, relation: str) -> bool:
        answer = store.query(f"ASK {{ ?s rel:{relation} ?o }}")
        assert isinstance(answer, QueryBoolean)
        return bool(answer)

    with opener() as store:
        store.put([seed()], "v1")
        assert edge(store, "send")
        assert edge(store, "praise")
    with opener(edges="asserted") as store:
        assert not edge(store, "send")
        assert edge(store, "praise")
        assert store.query("ASK { ?c a tw:Claim ; rdf:predicate rel:send }")


# opening, locks, damage


def test_a_store_is_there_when_it_is_opened_again(opener: Opener) -> None:
    with opener() as store:
        store.put([seed(), nasty()], "v1")
    with opener(create=False) as store:
        assert content(store) == of(seed(), nasty())
        assert list(store.extractions()) == [nasty(), seed()]


def test_a_store_has_one_user_at_a_time(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store"):
        with pytest.raises(StoreError, match="in use by another process"):
            Store.open(tmp_path / "store")
        code = (
            "import sys; from graph.store import Store, StoreError\n"
            "try: Store.open(sys.argv[1])\n"
            "except StoreError as error: print(error)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "store")],
            capture_output=True,
            text=True,
            check=True,
        )
        assert "in use by another process" in done.stdout
    Store.open(tmp_path / "store").close()


def test_what_is_no_store_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="is a file"):
        Store.open(tmp_path / "file")
    with pytest.raises(StoreError, match="is not a store"):
        Store.open(tmp_path)
    with pytest.raises(StoreError, match="no store here; triplewire build"):
        Store.open(tmp_path / "missing", create=False)
    assert not (tmp_path / "missing").exists()


def test_damage_is_named_and_the_rest_kept(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with Store.open(path) as store:
        store.put([seed()], "v1")
    kept = (path / "documents.sqlite").read_bytes()
    (path / "documents.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match="damaged or cannot be read"):
        Store.open(path)
    (path / "documents.sqlite").unlink()
    sqlite3.connect(path / "documents.sqlite").execute("CREATE TABLE t (x)").connection.close()
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)
    (path / "documents.sqlite").write_bytes(kept)
    (path / "oxigraph" / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match="check --repair makes it anew"):
        Store.open(path)
    for file in (path / "oxigraph").iterdir():
        file.unlink()
    with Store.open(path) as store:
        assert content(store) == of(seed())


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.query("ASK { ?s ?p ?o }")


# kills


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("change", ["added", "replaced", "removed"])
def test_a_kill_between_the_two_halves_is_repaired_on_opening(
    opener: Opener, monkeypatch: pytest.MonkeyPatch, moment: str, change: str
) -> None:
    class Killed(BaseException):
        pass

    changes: dict[str, Callable[[Store], None]] = {
        "added": lambda store: store.put([seed(), nasty()], "v1"),
        "replaced": lambda store: store.put([small("Ann met Cyd.")], "v1"),
        "removed": lambda store: store.remove(small().document.id),
    }
    with opener() as store:
        store.put([small(), small("Ann met Eve.", "e.txt")], "v1")
        engine = store._engine  # type: ignore[attr-defined]
        whole = engine.change

        def killed(*arguments: object) -> None:
            if moment == "after":
                whole(*arguments)
            raise Killed

        with monkeypatch.context() as patch:
            patch.setattr(engine, "change", killed)
            with pytest.raises(Killed):
                changes[change](store)
    expected = {
        "added": of(small(), small("Ann met Eve.", "e.txt"), seed(), nasty()),
        "replaced": of(small("Ann met Cyd."), small("Ann met Eve.", "e.txt")),
        "removed": of(small("Ann met Eve.", "e.txt")),
    }
    with opener() as store:
        assert content(store) == expected[change]


def test_a_kill_while_everything_is_made_anew_is_repaired_on_opening(
    opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(self: Engine, parts: Iterable[Part], foreign: object) -> None:
        self.change([], [], list(parts)[1:2])
        self.wait()
        raise Killed

    with opener() as store:
        store.put([seed(), small()], "v1")
    with monkeypatch.context() as patch:
        patch.setattr(Oxigraph, "refill", killed)
        patch.setattr(Remote, "refill", killed)
        with pytest.raises(Killed):
            opener(base="https://example.org/")
    with opener() as store, Store.in_memory(base="https://example.org/") as f:
        f.put([seed(), small()], "v1")
        assert content(store) == content(f)


def many() -> list[Extraction]:
    """So many documents that the engine writes them beside what comes next."""
    return [small(f"Ann met Bob{number}.", f"{number}.txt") for number in range(60)]


def test_what_is_written_beside_is_seen_by_the_next_question(store: Store) -> None:
    store.put(many(), "v1")
    claims = store.query("SELECT ?claim WHERE { ?claim a tw:Claim }")
    assert isinstance(claims, QuerySolutions)
    assert len(list(claims)) == 60
    store.put([small("Ann met Cyd.", "0.txt")], "v2")
    assert content(store) == of(small("Ann met Cyd.", "0.txt"), *many()[1:])


def test_what_could_not_be_written_beside_is_named_and_repaired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Oxigraph.wait

    def failing(self: Oxigraph) -> None:
        whole(self)
        raise StoreError("the graph cannot be written (no space left)")

    store = Store.open(tmp_path / "store")
    monkeypatch.setattr(graph.oxigraph, "_nquads", lambda added: b"")
    store.put(many(), "v1")
    monkeypatch.setattr(Oxigraph, "wait", failing)
    with pytest.raises(StoreError, match="no space left"):
        store.close()
    monkeypatch.undo()
    with Store.open(tmp_path / "store") as again:
        assert content(again) == of(*many())


def test_lost_graphs_are_made_anew(opener: Opener, caplog: pytest.LogCaptureFixture) -> None:
    with opener() as store:
        store.put([seed(), small()], "v1")
        store._engine.change([store.graphs()[0]], [], [])  # type: ignore[attr-defined]
    with opener() as store:
        assert content(store) == of(seed(), small())
    assert "made anew" in caplog.text


def test_a_killed_process_loses_at_most_the_batch_in_hand(tmp_path: Path) -> None:
    script = textwrap.dedent("""
        import sys
        from graph.store import Store
        from tests.graph.sample import small
        with Store.open(sys.argv[1]) as store:
            for number in range(10_000):
                store.put([small(f"Ann met Bob{number}.", f"{number}.txt")], "v1")
                print(number, flush=True)
    """)
    path = tmp_path / "store"
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert process.stdout is not None
    acknowledged = -1
    while acknowledged < 20:
        acknowledged = int(process.stdout.readline())
    process.send_signal(signal.SIGKILL)
    acknowledged = max([acknowledged, *(int(line) for line in process.stdout)])
    process.wait()
    process.stdout.close()
    with Store.open(path) as store:
        kept = list(store.extractions())
        assert acknowledged + 1 <= len(kept) <= acknowledged + 2
        assert content(store) == of(*kept)
