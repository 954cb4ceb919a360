"""Who is who over a store, with what a reviewer has decided."""

from __future__ import annotations

from pathlib import Path

from graph.review import settle
from graph.store import Store
from tests.graph.sample import small


def graph_of(store: Store) -> set[str]:
    return {str(quad) for quad in store.quads()}


def test_a_decision_holds_and_can_be_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "reviewed.csv"
    with Store.in_memory() as store:
        store.put([small(), small("Ann met Rob.", "rob.txt")], "v1")
        settle(store, path)
        before = graph_of(store)
        path.write_text("action,a,b\nmerge,Bob,Rob\n", "utf-8")
        settled = settle(store, path)
        assert settled.written == 1
        assert (settled.errors, settled.warnings) == ((), ())
        assert {f.object.id for e in store.extractions() for f in e.facts if f.object} == {"Bob"}
        path.unlink()
        settle(store, path)
        assert graph_of(store) == before


def test_a_document_may_be_given_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "reviewed.csv"
    path.write_text("action,a,b,document\nsplit,Ann,,rob.txt\n", "utf-8")
    with Store.in_memory() as store:
        store.put([small(), small("Ann met Rob.", "rob.txt")], "v1")
        assert settle(store, path).warnings == ()
        anns = {f.subject.id for e in store.extractions() for f in e.facts}
        assert len(anns) == 2


def test_lines_that_name_nothing_are_warned_about_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "reviewed.csv"
    path.write_text("merge,Bob,Zoe\n\nsplit,Ann,,gone.txt\nrename,Zoe,Zo\nmerge,Bob,Bob\n")
    with Store.in_memory() as store:
        store.put([small()], "v1")
        settled = settle(store, path)
    assert settled.warnings == (
        f"{path}, line 1: there is no Bob or Zoe to merge; the line is kept",
        f"{path}, line 3: there is no Ann of gone.txt to split; the line is kept",
        f"{path}, line 4: there is no Zoe to rename; the line is kept",
    )
    (error,) = settled.errors
    assert error.startswith(f"{path}, line 5: ")


def test_a_file_that_cannot_be_read_is_told_and_costs_itself(tmp_path: Path) -> None:
    with Store.in_memory() as store:
        store.put([small()], "v1")
        settled = settle(store, tmp_path)
    assert "cannot be read" in settled.errors[0]
