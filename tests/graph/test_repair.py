"""Damaged and half-written stores: a clear error or the whole graph, never less without a word.

And what ``check --repair`` makes of them: what can be read is kept, what is damaged goes aside.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pyoxigraph import Literal, Triple

from extractors.facts import Extraction
from graph.ledger import FORMAT
from graph.oxigraph import Oxigraph
from graph.repair import repair
from graph.store import Store, StoreError
from tests.commandline import triplewire
from tests.graph.remote import servers
from tests.graph.sample import nasty, seed, small

MANY = 40


def article(number: int) -> Extraction:
    """A document of about a page of the file."""
    noise = random.Random(number).randbytes(2500).hex()
    return small(f"Ann met Bob {number}. {noise}", f"{number}.txt")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of some dozens of documents, all of it flushed."""
    folder = tmp_path_factory.mktemp("good") / "store"
    with Store.open(folder) as store:
        store.put([seed(), nasty(), *map(article, range(MANY))], "v1")
        store.backup(folder.with_name("copy"))
    return folder


@pytest.fixture
def folder(good: Path, tmp_path: Path) -> Path:
    shutil.copytree(good, tmp_path / "store")
    return tmp_path / "store"


def content(folder: Path) -> list[str]:
    with Store.open(folder) as store:
        assert list(store.disagreements()) == []
        return sorted(map(str, store.quads()))


def complaint(folder: Path) -> str:
    """What is said on opening, "" where nothing is wrong with any document."""
    try:
        with Store.open(folder) as store:
            assert len(list(store.extractions())) == MANY + 2
    except StoreError as error:
        return str(error)
    return ""


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def zeroed(file: Path) -> None:
    file.write_bytes(bytes(file.stat().st_size))


def flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for place in range(0, len(data), 97):
        data[place] ^= 0x5A
    file.write_bytes(data)


def gone(file: Path) -> None:
    file.unlink()


def emptied(file: Path) -> None:
    file.write_bytes(b"")


DAMAGES = (cut, zeroed, flipped, gone)
KINDS = ("MANIFEST-*", "CURRENT", "*.sst", "*.log", "OPTIONS-*", "IDENTITY")


# the graph's files


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_graph_is_whole_or_named_and_made_anew(
    good: Path, folder: Path, kind: str, damage: Callable[[Path], None]
) -> None:
    files = list((folder / "oxigraph").glob(kind))
    assert files
    for file in files:
        damage(file)
    expected = content(good)
    said = complaint(folder)
    if said:
        assert re.search(r"oxigraph is damaged .*check --repair", said)
        done = repair(folder)
        assert done.lost == ()
        assert done.done
    assert content(folder) == expected


def test_a_graph_whose_folder_is_gone_or_a_file(good: Path, folder: Path) -> None:
    shutil.rmtree(folder / "oxigraph")
    assert content(folder) == content(good)
    shutil.rmtree(folder / "oxigraph")
    (folder / "oxigraph").write_text("x")
    with pytest.raises(StoreError, match="oxigraph"):
        Store.open(folder)
    assert repair(folder).lost == ()
    assert content(folder) == content(good)


def test_a_graph_that_says_something_else_than_the_documents(good: Path, folder: Path) -> None:
    """Missing statements, strange ones, and a shared one that is gone, behind the ledger's back."""
    engine = Oxigraph(folder / "oxigraph")
    graph = engine.graphs()[3]
    triples = [quad.triple for quad in engine.quads() if quad.graph_name == graph]
    shared = next(q for q in engine.quads() if str(q.graph_name) == "DEFAULT")
    other = replace_object(triples[0])
    engine.change([graph], [str(shared.triple)], [(graph, [*triples[1:], other])])
    engine.close()
    with Store.open(folder) as store:
        found = list(store.disagreements())
    assert len(found) == 2
    assert found[0].endswith(
        f"of {len(triples)} statements 1 are missing in the graph, "
        "and 1 stand there that do not follow from the documents"
    )
    assert found[1].startswith("the shared description: ")
    done = triplewire("check", "-s", folder, cwd=folder)
    assert done.returncode == 1
    assert "1 are missing in the graph" in done.stdout
    done = triplewire("check", "--repair", "-s", folder, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"the graph was made anew from {MANY + 2} documents\n")
    assert content(folder) == content(good)
    done = triplewire("check", "--repair", "-s", folder, cwd=folder)
    assert (done.returncode, done.stdout) == (0, "nothing is wrong with this store\n")


def replace_object(triple: object) -> object:
    assert isinstance(triple, Triple)
    return Triple(triple.subject, triple.predicate, Literal("something else"))


def test_a_graph_on_a_server_is_compared_and_mended_too(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with servers.oxigraph() as url:
        with Store.open(folder, endpoint=url) as store:
            store.put([seed(), small()], "v1")
            expected = sorted(map(str, store.quads()))
            graph = store.graphs()[0]
        assert repair(folder).done == ()
        confidence = "<https://w3id.org/triplewire#confidence>"
        servers.update(
            f"{url}/update", f"DELETE WHERE {{ GRAPH {graph} {{ ?claim {confidence} ?share }} }}"
        )
        done = repair(folder)
        assert "are missing in the graph" in done.done[0]
        assert content(folder) == expected


# the documents' file


def test_of_a_cut_file_the_documents_before_the_cut_are_saved(folder: Path) -> None:
    documents = folder / "documents.sqlite"
    documents.write_bytes(documents.read_bytes()[: documents.stat().st_size * 7 // 10])
    with pytest.raises(StoreError, match=r"damaged .*check --repair saves what can be read"):
        Store.open(folder)
    assert_saved(folder, least=5)


@pytest.mark.parametrize("seed_of_draws", range(6))
def test_a_damaged_page_costs_what_is_on_it(folder: Path, seed_of_draws: int) -> None:
    chance = random.Random(seed_of_draws)
    documents = folder / "documents.sqlite"
    data = bytearray(documents.read_bytes())
    tables = max(
        row[0] for row in sqlite3.connect(documents).execute("SELECT rootpage FROM sqlite_master")
    )
    for _ in range(2):  # not the page where a table begins, for that one leads to all others
        page = chance.randrange(tables, len(data) // 4096)
        data[page * 4096 : (page + 1) * 4096] = chance.randbytes(4096)
    documents.write_bytes(data)
    said = complaint(folder)
    assert not said or "check --repair" in said
    assert_saved(folder, least=MANY - 4)


def assert_saved(folder: Path, least: int) -> None:
    """Everything is kept, lost or named; the damaged file and the graph of the lost are aside."""
    before = (folder / "documents.sqlite").read_bytes()
    done = repair(folder)
    assert "documents.sqlite is damaged" in done.done[0]
    with Store.open(folder) as store:
        kept = [one.name for one in store.documents()]
        assert len(list(store.extractions())) == len(kept) >= least
        assert list(store.disagreements()) == []
    assert len(kept) + len(done.lost) == MANY + 2
    assert not set(kept) & set(done.lost)
    assert (folder / "documents.before-repair-1.sqlite").read_bytes() == before
    if done.lost:
        old = Oxigraph(folder / "oxigraph.before-repair-1")
        assert len(old.graphs()) == MANY + 2
        old.close()
    assert not list(folder.glob("salvage-*"))


def test_a_row_that_was_cut_costs_its_document(folder: Path) -> None:
    db = sqlite3.connect(folder / "documents.sqlite")
    db.execute(
        "UPDATE document SET extraction = substr(extraction, 1, 99) WHERE id IN "
        "(SELECT document FROM source WHERE name = '7.txt')"
    )
    db.commit()
    db.close()
    with Store.open(folder) as store, pytest.raises(StoreError, match=r"document .* is damaged"):
        list(store.extractions())
    done = triplewire("check", "--repair", "-s", folder, cwd=folder)
    assert done.returncode == 1
    assert done.stderr == "triplewire: 7.txt is lost; build it again\n"
    assert f"{MANY + 1} documents are saved" in done.stdout
    with Store.open(folder) as store:
        assert "7.txt" not in [one.name for one in store.documents()]
        assert len(list(store.extractions())) == MANY + 1


@pytest.mark.parametrize("damage", [zeroed, gone, emptied])
def test_without_documents_the_graph_is_kept_aside_and_never_emptied(
    folder: Path, damage: Callable[[Path], None]
) -> None:
    damage(folder / "documents.sqlite")
    with pytest.raises(StoreError):
        Store.open(folder)
    engine = Oxigraph(folder / "oxigraph")
    assert len(engine.graphs()) == MANY + 2
    engine.close()
    done = repair(folder)
    assert len(done.lost) == MANY + 2
    with Store.open(folder) as store:
        assert not store.documents()
    engine = Oxigraph(folder / "oxigraph.before-repair-1")
    assert len(engine.graphs()) == MANY + 2
    engine.close()


def test_graphs_of_users_are_saved_too(tmp_path: Path) -> None:
    mine = tmp_path / "mine.ttl"
    mine.write_text("<https://example.org/a> <https://example.org/b> 'c' .", "utf-8")
    folder = tmp_path / "store"
    with Store.open(folder) as store:
        store.put([seed(), small()], "v1")
    assert triplewire("import", mine, "-s", folder, cwd=tmp_path).returncode == 0
    expected = content(folder)
    db = sqlite3.connect(folder / "documents.sqlite")
    db.execute("UPDATE document SET extraction = X'00' WHERE title IS NULL")
    db.commit()
    db.close()
    assert repair(folder).lost == ("small.txt",)
    kept = content(folder)
    assert set(kept) < set(expected)
    assert any("https://example.org/b" in line for line in kept)


# what is not ours to repair


def test_a_newer_store_and_one_of_another_program_are_left_alone(
    folder: Path, tmp_path: Path
) -> None:
    db = sqlite3.connect(folder / "documents.sqlite")
    db.execute(f"PRAGMA user_version = {FORMAT + 1}")
    db.close()
    other = tmp_path / "other"
    other.mkdir()
    db = sqlite3.connect(other / "documents.sqlite")
    db.execute("CREATE TABLE t (x)")
    db.close()
    for place, said in ((folder, "newer Triplewire"), (other, "another program")):
        before = sorted(file.name for file in place.iterdir())
        for action in (Store.open, repair):
            with pytest.raises(StoreError, match=said):
                action(place)
        assert sorted(file.name for file in place.iterdir()) == before
    with pytest.raises(StoreError, match="no store here"):
        repair(tmp_path)


def test_an_empty_store_is_whole(tmp_path: Path) -> None:
    Store.open(tmp_path / "store").close()
    assert repair(tmp_path / "store").done == ()


def test_a_store_in_use_is_not_repaired(folder: Path) -> None:
    with Store.open(folder):
        done = triplewire("check", "--repair", "-s", folder, cwd=folder)
    assert done.returncode == 2
    assert "in use by another process" in done.stderr
    kept = ["documents.sqlite", "names.sqlite", "oxigraph"]
    assert sorted(file.name for file in folder.iterdir()) == kept


def test_files_are_not_repaired(folder: Path) -> None:
    done = triplewire("check", "--repair", "graph.ttl", cwd=folder)
    assert done.returncode == 2
    assert "not files" in done.stderr


# disks


@contextmanager
def disk(place: Path, *options: str) -> Iterator[None]:
    """A small disk of its own, for who may mount one."""
    place.mkdir(exist_ok=True)
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root may mount a disk")
    made = subprocess.run(["mount", *options, str(place)], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)


def test_no_space_is_named_and_what_was_there_stays(good: Path, tmp_path: Path) -> None:
    size = sum(file.stat().st_size for file in good.rglob("*") if file.is_file())
    with disk(tmp_path / "full", "-t", "tmpfs", "-o", f"size={size + 400_000}", "tmpfs"):
        folder = tmp_path / "full" / "store"
        shutil.copytree(good, folder)
        more = [small(f"{'Ann met Bob. ' * 2000}{n}.", f"more-{n}.txt") for n in range(300)]
        store = Store.open(folder)
        with pytest.raises(StoreError, match=r"cannot be written|No space"):
            fill(store, more)
        with pytest.raises(StoreError, match=r"cannot be written|No space"):
            store.put(more, "v1")
        with contextlib.suppress(StoreError):
            store.close()
        del store
        shutil.copytree(folder, tmp_path / "saved")
    with Store.open(tmp_path / "saved") as again:
        assert {one.name for one in again.documents()} >= {f"{n}.txt" for n in range(MANY)}
        assert list(again.disagreements()) == []


def fill(store: Store, documents: list[Extraction]) -> None:
    for one in documents:
        store.put([one], "v1")


def test_a_read_only_disk_is_named(good: Path, tmp_path: Path) -> None:
    with disk(tmp_path / "fixed", "-t", "tmpfs", "-o", "size=20m", "tmpfs"):
        folder = tmp_path / "fixed" / "store"
        shutil.copytree(good, folder)
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path / "fixed")], check=True)
        done = triplewire("stats", "-s", folder, cwd=tmp_path)
        assert done.returncode == 2
        assert "cannot be written" in done.stderr
        assert len(done.stderr.splitlines()) == 1
