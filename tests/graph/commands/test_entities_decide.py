"""Who is one and the same, decided from the command line: each command as a process."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.commandline import triplewire

pytestmark = pytest.mark.model

ARTICLES = {
    "harbour.txt": "Maria Costa opened the new harbour of Setubal on Monday. She thanked the "
    "Portuguese workers. The Harbour Union criticised Costa.",
    "strike.txt": "The Harbour Union called a strike on Friday. Maria Costa met its leaders in "
    "Lisbon.",
    "film.txt": "Maria Costa played a fisherman in the film. Actress Costa won a prize in "
    "Cannes. The film made her famous.",
    "minister.txt": "Maria A. Costa, the minister of ports, visited Setubal. Costa praised the "
    "Harbour Union.",
}
WRITTEN = ("graph.ttl", "graph.html", "facts.jsonl", "mentions.jsonl")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("harbour")
    (folder / "news").mkdir()
    for name, text in ARTICLES.items():
        (folder / "news" / name).write_text(text + "\n", "utf-8")
    done = triplewire("build", "news", cwd=folder)
    assert (done.returncode, done.stderr.count("\n")) == (0, 1), done.stderr
    return folder


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "place")


def entities(place: Path, *arguments: str) -> str:
    """Standard output of a command that must succeed."""
    done = triplewire("entities", *arguments, cwd=place)
    assert done.returncode == 0, done.stderr
    return done.stdout


def files(place: Path) -> dict[str, bytes]:
    return {name: (place / "output" / name).read_bytes() for name in WRITTEN}


def reviewed(place: Path) -> list[str]:
    return (place / "output" / "reviewed.csv").read_text("utf-8").splitlines()[1:]


def people(place: Path) -> dict[str, set[str]]:
    """The ids of people called Costa, with the articles that mention them."""
    found: dict[str, set[str]] = {}
    for line in (place / "output" / "mentions.jsonl").read_text("utf-8").splitlines():
        mention = json.loads(line)
        if "Costa" in mention["label"] and mention["kind"] == "person":
            found.setdefault(mention["entity"], set()).add(mention["document"])
    return found


def test_a_merge_makes_one_of_two_and_can_be_undone(place: Path) -> None:
    before, known = files(place), people(place)
    assert len(known) == 2
    one, other = sorted(known)
    said = entities(place, "merge", one, other, "--note", "one, and the same")
    first, line = said.splitlines()
    assert first == "2 entities are one now:"
    assert re.search(rf"Costa  \(person; id {one}; \d+ facts; 4 articles\)$", line)
    assert reviewed(place) == [f'merge,{one},{other},,"one, and the same"']
    assert people(place) == {one: set(ARTICLES)}
    labels = {
        json.loads(line)["label"]
        for line in (place / "output" / "mentions.jsonl").read_text("utf-8").splitlines()
        if json.loads(line)["entity"] == one
    }
    assert labels == {"Maria A. Costa"}
    taken = entities(place, "undo", other)
    assert taken.startswith(f"taken back: merge {one} {other}\n")
    assert reviewed(place) == []
    assert files(place) == before


def test_what_is_merged_stays_so_in_later_builds(place: Path) -> None:
    one, other = sorted(people(place))
    entities(place, "merge", one, other)
    merged = files(place)
    again = triplewire("build", "news", cwd=place)
    assert again.returncode == 0
    assert files(place) == merged
    shutil.rmtree(place / "output" / "store")
    assert triplewire("build", "news", cwd=place).returncode == 0
    assert files(place) == merged


def test_one_build_or_three_in_another_order_make_the_same_files(place: Path) -> None:
    for name in ("minister.txt", "film.txt", "news"):
        done = triplewire("build", f"news/{name}".removesuffix("/news"), "-o", "parts", cwd=place)
        assert done.returncode == 0, done.stderr
    assert files(place) == {name: (place / "parts" / name).read_bytes() for name in WRITTEN}


def test_pairs_that_may_be_one_are_listed_until_they_are_decided(place: Path) -> None:
    (row,) = map(json.loads, entities(place, "review", "--format", "jsonl").splitlines())
    assert {row["id_a"], row["id_b"]} == set(people(place))
    assert 0 < row["score"] < 1
    assert row["why"]
    assert b"tw:possiblySame" in files(place)["graph.ttl"]
    shown = entities(place, "show", row["id_a"])
    assert re.search(rf"^possibly  .*\(id {row['id_b']}\): .*, score 0\.\d\d$", shown, re.MULTILINE)
    said = entities(place, "apart", row["id_a"], row["id_b"], "--no-write")
    assert said.startswith("kept apart:\n")
    assert b"tw:possiblySame" in files(place)["graph.ttl"]  # as it was: --no-write
    assert entities(place, "review", "--format", "jsonl") == ""


def test_one_article_can_be_split_off_by_its_name(place: Path) -> None:
    (shared,) = (id for id, documents in people(place).items() if len(documents) > 1)
    said = entities(place, "split", shared, "--document", "strike.txt")
    assert said.startswith("1 entity is 2 now:\n")
    assert reviewed(place) == [f"split,{shared},,strike.txt,"]
    assert {"strike.txt"} in people(place).values()
    wrong = triplewire("entities", "split", shared, "--document", "x.txt", cwd=place)
    assert wrong.returncode == 2
    assert "harbour.txt" in wrong.stderr


def test_a_name_is_given_and_the_old_one_becomes_an_alias(place: Path) -> None:
    said = entities(place, "rename", "harbour union", "Harbour Workers' Union")
    assert said.splitlines()[1].startswith("  Harbour Workers' Union  (organization; id Harbour_")
    shown = entities(place, "show", "Harbour Union")
    assert shown.startswith("Harbour Workers' Union  (")
    assert "\nalso      Harbour Union\n" in shown


def test_an_item_is_given_and_taken_away(place: Path) -> None:
    said = entities(place, "link", "harbour union", "Q12345", "--note", "looked up")
    assert said.startswith("linked:\n  Harbour Union  (organization; id Harbour_Union; ")
    assert reviewed(place) == ["link,Harbour_Union,Q12345,,looked up"]
    assert "\nwikidata  Q12345\n" in entities(place, "show", "Harbour Union")
    entities(place, "link", "Harbour Union")
    assert "wikidata" not in entities(place, "show", "Harbour Union")
    entities(place, "undo")
    assert "\nwikidata  Q12345\n" in entities(place, "show", "Harbour Union")
    wrong = triplewire("entities", "link", "Harbour Union", "12345", cwd=place)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "'12345' is no Wikidata item; write it as Q142" in wrong.stderr


def test_an_ambiguous_name_is_refused_with_the_ids_that_it_may_mean(place: Path) -> None:
    done = triplewire("entities", "merge", "Costa", "Lisbon", cwd=place)
    assert (done.returncode, done.stdout) == (2, "")
    for id in people(place):
        assert f"id {id};" in done.stderr
    assert not (place / "output" / "reviewed.csv").exists()


def test_nothing_is_decided_of_what_cannot_be(place: Path) -> None:
    for arguments, said in {
        ("merge", "Lisbon", "lisbon"): "are one already",
        ("merge", "Lisbon", "Lissabon"): "did you mean 'Lisbon'",
        ("merge", "Lisbon", "film"): "is no name",
        ("undo",): "there is no decision to take back",
    }.items():
        done = triplewire("entities", *arguments, cwd=place)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert said in done.stderr


def test_a_file_edited_by_hand_holds_and_its_faults_are_named(place: Path) -> None:
    path = place / "output" / "reviewed.csv"
    one, other = sorted(people(place))
    mine = f"# mine\naction,a,b,document,note\nmerge,{one},{other}\njoin,x,y\nmerge,Zoe,Lisbon\n"
    path.write_text(mine, "utf-8")
    done = triplewire("entities", "apply", cwd=place)
    assert done.returncode == 1
    broken, unused = done.stderr.splitlines()
    assert broken.startswith("triplewire: output/reviewed.csv, line 4: 'join' is none of merge")
    assert unused.startswith("triplewire: output/reviewed.csv, line 5: there is no Zoe")
    assert set(people(place)) == {one}
    built = triplewire("build", "news", cwd=place)
    assert built.returncode == 1
    assert built.stderr.splitlines()[:2] == [broken, unused]
    assert path.read_text("utf-8") == mine
    assert set(people(place)) == {one}


def test_the_merged_graph_has_the_shape_that_it_promises(place: Path) -> None:
    assert triplewire("check", cwd=place).stdout == "the graph conforms to its shapes\n"
    one, other = sorted(people(place))
    entities(place, "merge", other, one, "--no-write")
    assert triplewire("check", cwd=place).stdout == "the graph conforms to its shapes\n"
