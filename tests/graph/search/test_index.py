"""The index follows the documents, whatever comes and goes, and whoever is killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from graph.identity.model import Identity
from graph.repair import repair
from graph.search import index, writing
from graph.search.index import NAMES
from graph.search.lookup import Wish, find
from graph.search.page import Entry, Page
from graph.search.search import Search
from graph.store import Store, StoreError
from tests.graph.sample import nasty, seed, small
from tests.graph.search.names import found, fresh, index_of, met, rows
from tests.graph.test_corpus_identity import bob_is_cyd

BOB, CYD = small("Ann met Bob."), small("Ann met Cyd.", "cyd.txt", published="2025-02-01")
KIM = met("Kim Jong Un", "Ann", "Kim Jong Un", aliases={"Kim Jong Un": ("Kim",)})


def test_the_order_of_documents_leaves_no_trace() -> None:
    documents = [BOB, CYD, KIM, seed()]
    with fresh(documents) as store:
        expected = rows(store)
    for order in permutations(documents):
        with Store.in_memory() as store:
            for one in order:
                store.put([one], "v1")
            assert rows(store) == expected


def test_what_is_removed_or_replaced_leaves_no_trace() -> None:
    with fresh([BOB, CYD]) as store:
        expected = rows(store)
        store.put([KIM, seed(), nasty()], "v1")
        assert rows(store) != expected
        for document in (KIM, seed(), nasty()):
            store.remove(document.document.id)
        assert rows(store) == expected
        store.put([small("Ann met Eve.", "cyd.txt")], "v1")
        assert found(store, "Cyd") == []
        assert found(store, "Eve") == [("exact", "Eve")]
        store.put([CYD], "v1")
        assert rows(store) == expected


def test_a_source_that_comes_and_goes_changes_what_a_document_is_called() -> None:
    with fresh([BOB]) as store:
        assert store.search is not None
        first = small("Ann met Bob.", "another.txt").document
        store.note_source(first)
        assert store.search.called("another") == {first.id}
        assert store.search.called("small") == set()  # it bears the first of its names


def test_who_is_one_over_the_corpus_is_one_entry_with_all_names() -> None:
    documents = [BOB, CYD]
    with fresh(documents) as store:
        before = rows(store)
        store.adopt(bob_is_cyd(*documents))
        (match,) = [m for m in store.find("bob") if m.how == "exact"]
        assert (match.label, match.name, match.documents) == ("Cyd Bloom", "Bob", 2)
        adopted = rows(store)
        store.adopt(Identity())
        assert rows(store) == before
    with Store.in_memory() as held:
        held.put(documents, "v1", hold=True)
        assert held.find("Ann") == []  # until it is known who is who
        held.adopt(bob_is_cyd(*documents))
        assert rows(held) == adopted


def test_names_move_up_as_more_is_said_of_their_bearers() -> None:
    with fresh([met("Zoe Abel", "Amy Abel", name="1")]) as store:
        assert [match.label for match in store.find("abel")] == ["Amy Abel", "Zoe Abel"]
        for number in range(2, 9):
            store.put([met("Zoe Abel", f"Other {number}", name=str(number))], "v1")
        assert [match.label for match in store.find("abel")] == ["Zoe Abel", "Amy Abel"]
        assert store.find("abel")[0].facts == 8


# the file


def test_it_is_there_when_the_store_is_opened_again(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.put([seed(), KIM], "v1")
        expected = rows(store)
    with Store.open(tmp_path / "store") as store:
        assert index_of(store).ready
        assert rows(store) == expected


def _lost(path: Path) -> None:
    path.unlink()


def _damaged(path: Path) -> None:
    path.write_bytes(b"no database at all" * 100)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [_lost, _damaged, _empty])
def test_it_is_made_anew_where_it_is_missing_or_damaged(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    with Store.open(tmp_path / "store") as store:
        store.put([seed(), KIM], "v1")
        store.adopt(bob_is_cyd(KIM))
        expected = rows(store)
    harm(tmp_path / "store" / NAMES)
    with Store.open(tmp_path / "store") as store:
        assert not index_of(store).ready
        store.put([BOB], "v1")  # which costs nothing as long as nobody asks
        store.remove(BOB.document.id)
        assert rows(store) == expected
        assert index_of(store).ready


def test_it_is_made_anew_by_another_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tmp_path / "store") as store:
        store.put([seed()], "v1")
        expected = rows(store)
    monkeypatch.setattr(index, "VERSION", "another")
    with Store.open(tmp_path / "store") as store:
        assert not index_of(store).ready
        assert rows(store) == expected


def test_one_of_another_time_is_not_taken_for_this_one(tmp_path: Path) -> None:
    place = tmp_path / "store" / NAMES
    with Store.open(tmp_path / "store") as store:
        store.put([seed()], "v1")
    kept = place.read_bytes()
    with Store.open(tmp_path / "store") as store:
        store.put([KIM], "v1")
        expected = rows(store)
    place.write_bytes(kept)
    with Store.open(tmp_path / "store") as store:
        assert rows(store) == expected


def test_damage_that_turns_up_later_is_named_with_what_to_do(tmp_path: Path) -> None:
    place = tmp_path / "store" / NAMES
    with Store.open(tmp_path / "store") as store:
        store.put([met(f"Person {n}", f"Other {n}", name=str(n)) for n in range(200)], "v1")
    whole = bytearray(place.read_bytes())
    whole[len(whole) // 2 :] = os.urandom(len(whole) - len(whole) // 2)
    place.write_bytes(whole)
    with Store.open(tmp_path / "store") as store, pytest.raises(StoreError, match="delete"):
        list(map(store.find, (f"Person {number}" for number in range(200))))
    place.unlink()
    with Store.open(tmp_path / "store") as store:
        assert found(store, "Person 7", 1) == [("exact", "Person 7")]


def test_repair_makes_a_damaged_one_anew(tmp_path: Path) -> None:
    place = tmp_path / "store" / NAMES
    with Store.open(tmp_path / "store") as store:
        store.put([seed(), KIM], "v1")
        expected = rows(store)
    whole = bytearray(place.read_bytes())
    whole[8192:-8192] = bytes(len(whole) - 16384)
    place.write_bytes(whole)
    (said,) = repair(tmp_path / "store").done
    assert "names.sqlite is damaged" in said
    with Store.open(tmp_path / "store") as store:
        assert rows(store) == expected
    assert repair(tmp_path / "store").done == ()


def test_documents_that_were_lost_are_not_found_by_name(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.put([BOB, CYD], "v1")
    db = sqlite3.connect(tmp_path / "store" / "documents.sqlite")
    db.execute("UPDATE document SET extraction = x'00' WHERE id = ?", (CYD.document.id,))
    db.commit()
    db.close()
    assert repair(tmp_path / "store").lost == ("cyd.txt",)
    with Store.open(tmp_path / "store") as store, fresh([BOB]) as expected:
        assert rows(store) == rows(expected)


def test_a_store_of_before_there_was_an_index_is_opened(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.put([seed()], "v1")
        expected = rows(store)
        store._ledger._db.execute("DELETE FROM setting WHERE name = 'search'")  # type: ignore[attr-defined]
        store._ledger._db.execute("PRAGMA user_version = 2")  # type: ignore[attr-defined]
    (tmp_path / "store" / NAMES).unlink()
    with Store.open(tmp_path / "store") as store:
        assert rows(store) == expected


def test_a_copy_can_be_asked_by_others(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.put([seed()], "v1")
        store.backup(tmp_path / "copy")
        store.put([KIM], "v1")
        copy = Search.of_copy(tmp_path / "copy" / NAMES)
        assert copy.find("Pyongyang")
        assert copy.find("Kim")[0].label == "Kim Jong Un"
        assert copy.bearers("Ann") == []
        assert store.find("Ann")
    with pytest.raises(StoreError, match="nowhere cannot be opened"):
        Search.of_copy(tmp_path / "nowhere")


# kills


class Killed(BaseException):
    pass


def test_what_is_rolled_back_is_not_in_the_index_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise Killed

    with Store.open(tmp_path / "store") as store:
        store.put([BOB], "v1")
        expected = rows(store)
        with monkeypatch.context() as patch:
            patch.setattr(writing.spelling, "count", killed)
            with pytest.raises(Killed):
                store.put([seed(), KIM], "v1")
        assert rows(store) == expected
    (tmp_path / "store" / NAMES).unlink()
    with monkeypatch.context() as patch, Store.open(tmp_path / "store") as store:
        patch.setattr(writing.spelling, "count", killed)
        with pytest.raises(Killed):
            store.find("Ann")
    with Store.open(tmp_path / "store") as store:
        assert rows(store) == expected


def test_a_killed_process_leaves_an_index_that_fits_its_documents(tmp_path: Path) -> None:
    script = textwrap.dedent("""
        import sys
        from graph.store import Store
        from tests.graph.sample import small
        with Store.open(sys.argv[1]) as store:
            for number in range(10_000):
                store.put([small(f"Ann met Bob{number}.", f"{number % 7}.txt")], "v1")
                print(number, flush=True)
    """)
    path = tmp_path / "store"
    for end in (5, 11, 17):
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(path)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        )
        assert process.stdout is not None
        while int(process.stdout.readline()) < end:
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        with Store.open(path) as store:
            assert index_of(store).ready
            kept = rows(store)
            with fresh(store.extractions()) as other:
                assert rows(other) == kept


# size


def test_a_look_up_does_not_take_longer_among_more_names() -> None:
    """Counted in steps of SQLite's machine, which no other work on this machine changes."""

    def steps(size: int) -> dict[str, int]:
        with Store.in_memory() as store:
            made = index_of(store)
            names = [
                f"{first}{n % 97} {second}{n}"
                for n, (first, second) in enumerate(
                    [("Ann", "Ba"), ("Cor", "De"), ("Eli", "Fox")] * (size // 3)
                )
            ]
            entries = tuple(
                Entry(f"e{n}", name, "person", True, "", True, (name,), n % 50)
                for n, name in enumerate(names)
            )
            made.begin()
            made.ready = True
            made.fill([("d", Page("", (), (), entries))], {})
            search = store.search
            assert search is not None
            counted = {}
            for typed in ("Ann5 Ba300", "A", "An", "Cor7", "Fox500", "fox500 eli", "Elli15 Fox500"):
                passed = [0]

                def tick(passed: list[int] = passed) -> int:
                    passed[0] += 1
                    return 0

                search._db.set_progress_handler(tick, 100)
                find(search._db, Wish(typed))
                counted[typed] = passed[0]
            return counted

    few, many = steps(1_500), steps(15_000)
    for typed, counted in many.items():
        assert counted < 4 * few[typed] + 2_000, typed
