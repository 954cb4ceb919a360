"""Endpoints as users have them: with and without their folder, with others' data, half written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import QuerySolutions
from rdflib import RDF

from graph.exports import export
from graph.query import run
from graph.remote import client
from graph.remote.endpoint import Address
from graph.store import Store, StoreError
from graph.vocabulary import TW
from tests.commandline import triplewire
from tests.graph.remote.crooked import answer, crooked
from tests.graph.remote.servers import ask, oxigraph, update
from tests.graph.sample import nasty, seed, small
from tests.graph.test_store import content, of


def test_the_folder_remembers_where_its_graph_lives(endpoint: str, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", endpoint=endpoint) as store:
        store.put([seed(), nasty()], "v1")
    assert not (tmp_path / "store" / "oxigraph").exists()
    with Store.open(tmp_path / "store") as store:
        assert content(store) == of(seed(), nasty())
        claims = run(store, "SELECT (COUNT(?c) AS ?n) { ?c a tw:Claim }")
        assert claims.write("csv") == b"n\r\n12\r\n"
    assert "Claim" in ask(f"{endpoint}/query", "SELECT * { GRAPH ?g { ?s a ?type } }")


def test_a_graph_moves_to_an_endpoint_and_leaves_the_folder(endpoint: str, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.put([seed(), small()], "v1")
    with Store.open(tmp_path / "store", endpoint=endpoint) as store:
        assert content(store) == of(seed(), small())
    assert not (tmp_path / "store" / "oxigraph").exists()


def test_without_its_folder_a_graph_can_be_asked_and_not_changed(
    endpoint: str, tmp_path: Path
) -> None:
    base = "https://example.org/news/"
    with Store.open(tmp_path / "store", endpoint=endpoint, base=base) as store:
        store.put([seed(), small()], "v1")
        told = content(store)
        turtle = exported(store, "turtle", tmp_path)
    with Store.open(endpoint) as reader:
        assert reader.names.base == base
        assert content(reader) == told
        assert exported(reader, "turtle", tmp_path) == turtle
        assert b"Kim Jong Un" in run(reader, "about", {"name": "kim jong un"}).write("csv")
        assert len(set(reader.dataset().subjects(RDF.type, TW.Claim))) == 12
        assert reader.has(seed().document.id)
        for refused in (
            lambda: reader.put([small()], "v1"),
            lambda: reader.remove("x"),
            lambda: list(reader.extractions()),
            lambda: reader.documents(),
            lambda: reader.imports,
        ):
            with pytest.raises(StoreError, match="name the folder that it was built in"):
                refused()
        with pytest.raises(StoreError, match="read only"):
            reader.dataset().add((RDF.type, RDF.type, RDF.type))


def exported(store: Store, form: str, folder: Path) -> bytes:
    with (folder / "out").open("wb") as out:
        export(form, store, out)
    return (folder / "out").read_bytes()


def test_what_others_keep_there_is_joined_and_never_touched(endpoint: str, tmp_path: Path) -> None:
    theirs = "GRAPH <https://example.org/theirs> { <x:a> <x:b> 'c' } . <x:d> <x:e> 'f'"
    update(f"{endpoint}/update", f"INSERT DATA {{ {theirs} }}")
    with Store.open(tmp_path / "store", endpoint=endpoint) as store:
        store.put([small()], "v1")
        assert store.query("ASK { ?claim a tw:Claim . <x:a> <x:b> 'c' }")
        assert content(store) == of(small())
        store.rebuild()
        store.remove(small().document.id)
        assert content(store) == set()
    left = "ASK { GRAPH <https://example.org/theirs> { <x:a> <x:b> 'c' } <x:d> <x:e> 'f' }"
    with Store.open(endpoint) as reader:
        assert reader.query(left)


def test_the_documents_of_another_folder_are_never_dropped(endpoint: str, tmp_path: Path) -> None:
    with Store.open(tmp_path / "one", endpoint=endpoint) as store:
        store.put([small()], "v1")
    with pytest.raises(StoreError, match=r"holds 1 documents that were put there from another"):
        Store.open(tmp_path / "other", endpoint=endpoint)
    with Store.open(tmp_path / "other", endpoint=endpoint, base="https://example.org/") as other:
        other.put([seed()], "v1")
    with Store.open(tmp_path / "one") as store:
        assert content(store) == of(small())


def test_a_lost_folder_is_built_anew_once_its_graph_is_gone(endpoint: str, tmp_path: Path) -> None:
    docs = (Path(__file__).parents[3] / "docs" / "endpoints.md").read_text("utf-8")
    removal = docs.split("```sparql\n")[1].split("```")[0]
    with Store.open(tmp_path / "lost", endpoint=endpoint) as store:
        store.put([seed()], "v1")
    update(f"{endpoint}/update", removal)
    with Store.open(tmp_path / "new", endpoint=endpoint) as store:
        store.put([small()], "v1")
        assert content(store) == of(small())


def test_a_folder_has_one_user_at_a_time(endpoint: str, tmp_path: Path) -> None:
    with (
        Store.open(tmp_path / "store", endpoint=endpoint),
        pytest.raises(StoreError, match="in use by another process"),
    ):
        Store.open(tmp_path / "store")
    Store.open(tmp_path / "store").close()


def test_a_copy_is_a_folder_of_the_embedded_engine(endpoint: str, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", endpoint=endpoint) as store:
        store.put([seed()], "v1")
        store.backup(tmp_path / "copy")
        told = content(store)
    copy = pyoxigraph.Store.read_only(str(tmp_path / "copy"))
    assert {str(quad) for quad in copy} == told


def test_graphs_of_users_live_there_too(endpoint: str, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", endpoint=endpoint) as store:
        store.put([small()], "v1")
        store.imports.put("notes", [("https://example.org/notes", ['<x:a> <x:b> "c"'])])
        joined = "?claim a tw:Claim . GRAPH <https://example.org/notes> { ?a ?b 'c' }"
        assert store.query(f"ASK {{ {joined} }}")
        assert '<x:a> <x:b> "c" <https://example.org/notes>' in content(store)
    with Store.open(tmp_path / "store") as store:
        store.imports.remove("notes")
        assert content(store) == of(small())


def test_a_killed_client_is_finished_by_the_next(endpoint: str, tmp_path: Path) -> None:
    script = textwrap.dedent("""
        import sys
        from graph.store import Store
        from tests.graph.sample import small
        with Store.open(sys.argv[1], endpoint=sys.argv[2]) as store:
            for number in range(10_000):
                batch = [f"{number}-{one}" for one in range(5)]
                store.put([small(f"Ann met Bob{one}.", f"{one}.txt") for one in batch], "v1")
                print(number, flush=True)
    """)
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "store"), endpoint],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    assert process.stdout is not None
    while int(process.stdout.readline()) < 8:
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with Store.open(tmp_path / "store") as store:
        kept = list(store.extractions())
        assert len(kept) >= 45
        assert content(store) == of(*kept)


def test_a_server_that_dies_meanwhile_is_caught_up_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "REPEATS", 0)
    with oxigraph(tmp_path / "data") as url:
        store = Store.open(tmp_path / "store", endpoint=url)
        store.put([small()], "v1")
        assert content(store) == of(small())
    store.put([seed()], "v1")
    with pytest.raises(StoreError, match="cannot be reached"):
        store.close()
    with pytest.raises(StoreError, match="cannot be reached"):
        Store.open(tmp_path / "store")
    with (
        oxigraph(tmp_path / "data") as again,
        Store.open(tmp_path / "store", endpoint=again) as store,
    ):
        assert content(store) == of(small(), seed())


def test_an_endpoint_that_shows_no_union_is_an_error_and_not_empty() -> None:
    row = b"""{"head":{"vars":["s","p","o"]},"results":{"bindings":[
        {"s":{"type":"uri","value":"x:a"},"p":{"type":"uri","value":"x:b"},
         "o":{"type":"uri","value":"x:c"}}]}}"""
    with crooked() as server:
        # The address is found, its base is looked for, and a statement of a graph; none is shown.
        server.script = [answer(b'{"head":{},"boolean":true}')]
        server.otherwise = answer(b'{"head":{},"boolean":false}')
        server.script += [answer(row)]
        with pytest.raises(StoreError, match=r"does not show what is in its .*; .*Fuseki"):
            Store.open(server.url)


def test_an_address_of_something_else_is_no_endpoint() -> None:
    with crooked() as server:
        server.otherwise = answer(b"<html>", "text/html")
        with pytest.raises(StoreError, match="is this the address of a SPARQL endpoint"):
            Store.open(server.url)
        server.otherwise = answer(b"no such page", "text/plain", 404)
        with pytest.raises(StoreError, match=r"answered 404 .*check the address"):
            Store.open(server.url + "/x")


def test_what_is_large_goes_in_pieces(endpoint: str, tmp_path: Path) -> None:
    many = [small(f"Ann met Bob{number}.", f"{number}.txt") for number in range(250)]
    for number, store_url in enumerate((None, "")):
        folder, base = tmp_path / str(number), f"https://example.org/{number}/"
        address = Address(endpoint, store=store_url)
        with Store.open(folder, endpoint=address, base=base) as store:
            store.put(many, "v1")
            counted = store.query("SELECT (COUNT(?c) AS ?n) { GRAPH ?g { ?c a tw:Claim } }")
            assert isinstance(counted, QuerySolutions)
            assert int(next(counted)["n"].value) == 250 * (number + 1)
            assert not list(store.disagreements())


def test_the_command_line_builds_there_and_asks_there(endpoint: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kim Jong Un met Vladimir Putin in Beijing.")
    built = triplewire("build", "a.txt", "--endpoint", endpoint, cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    for place in ("output/store", endpoint):
        asked = triplewire("query", "about", "name=vladimir putin", "-s", place, cwd=tmp_path)
        assert "meet" in asked.stdout, asked.stderr
    checked = triplewire("check", "-s", endpoint, cwd=tmp_path)
    assert checked.stdout == "the graph conforms to its shapes\n", checked.stderr
    facts = triplewire("facts", "-s", "output/store", cwd=tmp_path)
    assert "Kim Jong Un — meet → Vladimir Putin" in facts.stdout
    refused = triplewire("facts", "-s", endpoint, cwd=tmp_path)
    assert refused.returncode == 2
    assert "name the folder that it was built in" in refused.stderr
    (tmp_path / "a.ttl").write_text("<x:a> <x:b> <x:c> .")
    for command in (("serve",), ("import", "a.ttl")):
        wrong = triplewire(*command, "-s", endpoint, cwd=tmp_path)
        assert wrong.returncode == 2, (command, wrong.stderr)
        assert "Traceback" not in wrong.stderr
    alone = triplewire("build", "a.txt", "--graph-store", endpoint, cwd=tmp_path)
    assert "go with --endpoint" in alone.stderr
