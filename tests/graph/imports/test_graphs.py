"""Graphs of users beside those of documents: nothing is counted twice, and nothing is lost."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from pyoxigraph import QuerySolutions

from extractors.facts import Extraction
from graph.imports.graphs import Edit, GraphRefused
from graph.lines import sections
from graph.oxigraph import Oxigraph
from graph.store import Store
from graph.vocabulary import RELATION
from tests.graph.imports.sources import held, is_as_expected, lines_of
from tests.graph.sample import seed, small

DOCUMENTS = (seed(), small(), small("Ann met Cyd.", "other.txt"))
FREE = [f'<x:s{n}> <x:p> "{n}"' for n in range(6)]
LINES = [*FREE, *lines_of(DOCUMENTS[0])[::40], *lines_of(DOCUMENTS[1])[::3]]
NAMES = ("a", "b", "z")

some_lines = st.lists(st.sampled_from(LINES), unique=True, min_size=1)


def iri(name: str) -> str:
    return f"https://w3id.org/triplewire/graph/{name}"


def number(store: Store) -> int:
    found = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(found, QuerySolutions)
    return int(next(found)["n"].value)


class Histories(RuleBasedStateMachine):
    """Any history of documents and imports leaves what the sources say, each triple once."""

    @initialize()
    def open(self) -> None:
        self.store = Store.in_memory()
        self.documents: dict[str, Extraction] = {}
        self.graphs: dict[str, set[str]] = {}

    @rule(document=st.sampled_from(DOCUMENTS))
    def put(self, document: Extraction) -> None:
        self.store.put([document], "v1")
        self.documents[document.document.id] = document

    @rule(document=st.sampled_from(DOCUMENTS))
    def remove(self, document: Extraction) -> None:
        if document.document.id in self.documents:
            self.store.remove(document.document.id)
            del self.documents[document.document.id]

    @rule(name=st.sampled_from(NAMES), lines=some_lines)
    def take(self, name: str, lines: list[str]) -> None:
        self.store.imports.put(name, [(iri(name), lines)])
        self.graphs[iri(name)] = set(lines)

    @rule(name=st.sampled_from(NAMES))
    def forget(self, name: str) -> None:
        if iri(name) in self.graphs:
            self.store.imports.remove(name)
            del self.graphs[iri(name)]

    @rule(name=st.sampled_from(NAMES), gone=some_lines, come=some_lines)
    def alter(self, name: str, gone: list[str], come: list[str]) -> None:
        self.store.imports.alter([Edit(iri(name), gone, come)])
        self.graphs[iri(name)] = (self.graphs.get(iri(name), set()) - set(gone)) | set(come)

    @invariant()
    def nothing_is_lost_and_nothing_counted_twice(self) -> None:
        if hasattr(self, "store"):
            is_as_expected(self.store, self.documents.values(), self.graphs)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=25,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)


def test_a_count_counts_a_triple_once_whoever_says_it() -> None:
    with Store.in_memory() as store:
        store.put([seed()], "v1")
        before = number(store)
        put = store.imports.put("copy", [(iri("copy"), lines_of(seed()))])
        assert (put.triples, put.elsewhere) == (before, before)
        assert number(store) == before
        store.remove(seed().document.id)
        assert number(store) == before


def test_an_import_again_tells_the_engine_no_more_than_what_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Store.in_memory() as store:
        store.imports.put("a", [(iri("a"), FREE)])
        monkeypatch.delattr(Oxigraph, "replace")
        store.imports.put("a", [(iri("a"), FREE[:2]), (iri("a"), [*FREE[:4], LINES[-1]])])
        is_as_expected(store, [], {iri("a"): [*FREE[:4], LINES[-1]]})


def test_the_documents_graphs_are_what_they_were(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.put([seed()], "v1")
        before = (list(sections(store)), store.graphs(), list(store.extractions()))
        store.imports.put("copy", [(iri("copy"), [*FREE, *lines_of(seed())])])
        assert (list(sections(store)), store.graphs(), list(store.extractions())) == before


def test_a_graph_of_documents_cannot_be_imported_into() -> None:
    with Store.in_memory() as store:
        store.put([seed()], "v1")
        for name in (store.graphs()[0].value, f"{store.names.base}shared", "no iri"):
            with pytest.raises(GraphRefused):
                store.imports.put("x", [(name, FREE)])
            with pytest.raises(GraphRefused):
                store.imports.alter([Edit(name, (), FREE)])
        assert not store.imports.graphs()
        is_as_expected(store, [seed()], {})


def test_a_graph_belongs_to_one_import() -> None:
    with Store.in_memory() as store:
        store.imports.put("one", [(iri("g"), FREE[:2])])
        with pytest.raises(GraphRefused, match="belongs to the import one"):
            store.imports.put("two", [(iri("h"), FREE), (iri("g"), FREE)])
        is_as_expected(store, [], {iri("g"): FREE[:2]})


def test_what_is_raised_while_an_import_is_drawn_leaves_all_as_it_was() -> None:
    def broken():  # type: ignore[no-untyped-def]
        yield iri("g"), FREE[3:]
        raise ValueError("a broken file")

    with Store.in_memory() as store:
        store.imports.put("one", [(iri("g"), FREE[:2])])
        with pytest.raises(ValueError, match="a broken file"):
            store.imports.put("one", broken())
        is_as_expected(store, [], {iri("g"): FREE[:2]})


# opening again


def stocked(place: Path) -> None:
    with Store.open(place) as store:
        store.put([seed(), small()], "v1")
        store.imports.put("a", [(iri("a"), LINES)])
        store.imports.put("b", [(iri("b"), [*LINES, '<x:s> <x:p> "only b"'])])


GRAPHS = {iri("a"): LINES, iri("b"): [*LINES, '<x:s> <x:p> "only b"']}


def test_imports_are_there_when_a_store_is_opened_again(tmp_path: Path) -> None:
    stocked(tmp_path / "store")
    with Store.open(tmp_path / "store") as store:
        is_as_expected(store, [seed(), small()], GRAPHS)


def test_imports_survive_an_engine_that_is_made_anew(tmp_path: Path) -> None:
    stocked(tmp_path / "store")
    shutil.rmtree(tmp_path / "store" / "oxigraph")
    with Store.open(tmp_path / "store") as store:
        is_as_expected(store, [seed(), small()], GRAPHS)


def test_imports_survive_a_graph_that_is_made_anew(tmp_path: Path) -> None:
    stocked(tmp_path / "store")
    with Store.open(tmp_path / "store") as store:
        store.rebuild()
        is_as_expected(store, [seed(), small()], GRAPHS)


def test_imports_survive_other_edges_and_another_base(tmp_path: Path) -> None:
    stocked(tmp_path / "store")
    with Store.open(tmp_path / "store", edges="asserted") as store:
        assert [one.triples for one in store.imports.graphs()] == [len(LINES), len(LINES) + 1]
    with Store.open(tmp_path / "store", edges="reported") as store:
        is_as_expected(store, [seed(), small()], GRAPHS)
    with Store.open(tmp_path / "store", base="https://example.org/news/") as store:
        # No document says any of it now, but for what is said of relations.
        assert {line for line in LINES if RELATION not in line} <= held(store)[iri("a")]


def test_imports_without_any_document(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.imports.put("a", [(iri("a"), FREE)])
    shutil.rmtree(tmp_path / "store" / "oxigraph")
    with Store.open(tmp_path / "store") as store:
        is_as_expected(store, [], {iri("a"): FREE})


def test_a_store_of_an_older_format_takes_imports(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.put([small()], "v1")
    with sqlite3.connect(tmp_path / "store" / "documents.sqlite") as ledger:
        tables = ("user_part", "user_triple", "unsettled_graph", "unsettled_triple", "user_graph")
        for table in tables:
            ledger.execute(f"DROP TABLE {table}")
        ledger.execute("PRAGMA user_version = 2")
    ledger.close()
    with Store.open(tmp_path / "store") as store:
        store.imports.put("a", [(iri("a"), FREE)])
        is_as_expected(store, [small()], {iri("a"): FREE})


# kills


@pytest.mark.parametrize("method", ["replace", "shift"])
@pytest.mark.parametrize("half", [False, True])
def test_a_kill_between_the_two_halves_is_repaired_on_opening(
    method: str, half: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stocked(tmp_path / "store")
    changed = "a" if method == "shift" else "new"

    def killed(self: Oxigraph, *arguments: object) -> None:
        if half:
            self._open.update(f"DROP SILENT GRAPH <{iri(changed)}>")
        raise KeyboardInterrupt

    with Store.open(tmp_path / "store") as store:
        with monkeypatch.context() as patch:
            patch.setattr(Oxigraph, method, killed)
            with pytest.raises(KeyboardInterrupt):
                store.imports.put(changed, [(iri(changed), LINES[3:])])
            if method == "replace":
                with pytest.raises(KeyboardInterrupt):
                    store.remove(seed().document.id)
        left = [one for one in (seed(), small()) if store.has(one.document.id)]
    with Store.open(tmp_path / "store") as store:
        is_as_expected(store, left, {**GRAPHS, iri(changed): LINES[3:]})


def test_a_process_that_is_killed_at_any_moment_leaves_whole_imports(tmp_path: Path) -> None:
    code = textwrap.dedent("""
        import sys
        from graph.store import Store
        lines = [f'<x:s{n}> <x:p> "{n}"' for n in range(2500)]
        with Store.open(sys.argv[1]) as store:
            for turn in range(10_000):
                store.imports.put("a", [("x:a", lines[turn % 2 :])])
                store.imports.put("b", [("x:b", lines[: 2200 + turn % 2])])
                store.imports.remove("a")
                print(turn, flush=True)
    """)
    place = tmp_path / "store"
    for wait in (0.01, 0.07, 0.13):
        process = subprocess.Popen([sys.executable, "-c", code, str(place)], stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stdout.readline().strip().isdigit()
        time.sleep(wait)
        assert process.poll() is None
        process.kill()
        process.wait()
        process.stdout.close()
        with Store.open(place) as store:
            graphs = {
                one.iri: set().union(*store.imports.lines(one.iri))
                for one in store.imports.graphs()
            }
            assert {iri: len(lines) for iri, lines in graphs.items()}.items() <= (
                {("x:a", 2500), ("x:a", 2499), ("x:b", 2200), ("x:b", 2201)}
            )
            is_as_expected(store, [], graphs)
