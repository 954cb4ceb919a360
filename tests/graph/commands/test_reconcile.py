"""``triplewire entities reconcile``, as a process, against a service on this machine."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commandline import triplewire
from tests.graph.reconciliation.service import WIKIDATA, Service, item, running

pytestmark = pytest.mark.model

TEXT = """Ilse Brandt met Tomas Ferrer in Vienna. Ms Brandt thanked the Danube Relief Fund.

Tomas Ferrer said that the Danube Relief Fund would help Lena Okafor. Ilse Brandt praised Okafor.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("relief")
    (folder / "relief.txt").write_text(TEXT, encoding="utf-8")
    done = triplewire("build", "relief.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "relief")


@pytest.fixture
def service() -> Iterator[Service]:
    known = {
        "Ilse Brandt": [item("Q900001", "Ilse Brandt", 100, match=True), item("Q9", "Brandt", 30)],
        "Tomas Ferrer": [item("Q900002", "Tomás Ferrer", 95), item("Q900003", "T. Ferrer", 60)],
        "Danube Relief Fund": [item("Q900004", "Danube Fund", 88), item("Q900005", "Danube", 87)],
    }
    with running(Service(known=known)) as found:
        yield found


def reconcile(
    place: Path, service: Service, *more: str, status: int = 0
) -> subprocess.CompletedProcess[str]:
    arguments = ("--service", service.url, "--rate", "1000", *more)
    done = triplewire("entities", "reconcile", *arguments, cwd=place)
    assert done.returncode == status, done.stderr
    return done


def verdicts(printed: str) -> dict[str, list[tuple[str, str]]]:
    """What became of each name: verdict and candidate."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in csv.DictReader(io.StringIO(printed)):
        found.setdefault(row["label"], []).append((row["verdict"], row["candidate"]))
    return found


def test_what_the_service_is_certain_of_is_accepted_and_the_rest_listed(
    place: Path, service: Service
) -> None:
    done = reconcile(place, service, "--format", "csv")
    assert verdicts(done.stdout) == {
        "Ilse Brandt": [("accepted", "Q900001")],
        "Tomas Ferrer": [("review", "Q900002"), ("review", "Q900003")],
        "Danube Relief Fund": [("review", "Q900004"), ("review", "Q900005")],
        "Lena Okafor": [("none", "")],
    }
    assert "1 accepted, 2 to review, 1 unknown; written to output/reviewed.csv" in done.stderr
    reviewed = (place / "output/reviewed.csv").read_text(encoding="utf-8")
    assert list(csv.DictReader(io.StringIO(reviewed))) == [
        {
            "action": "link",
            "a": "Ilse_Brandt",
            "b": "Q900001",
            "document": "",
            "note": "Ilse Brandt; Test items: the service is certain",
        }
    ]
    # Only names without an item were sent, with their kinds; Vienna is known.
    (batch,) = service.batches
    assert {one["query"]: one["type"] for one in batch.values()} == {
        "Ilse Brandt": "Q5",
        "Tomas Ferrer": "Q5",
        "Danube Relief Fund": "Q43229",
        "Lena Okafor": "Q5",
    }


def test_a_second_run_asks_nothing_and_keeps_what_was_decided(
    place: Path, service: Service
) -> None:
    reconcile(place, service)
    asked = len(service.asked)
    files = [place / "output" / name for name in ("reconciled.jsonl", "reviewed.csv")]
    before = [path.read_bytes() for path in files]
    again = reconcile(place, service, "--format", "csv")
    assert len(service.asked) == asked
    assert [path.read_bytes() for path in files] == before
    assert "Ilse Brandt" not in verdicts(again.stdout)
    reconcile(place, service, "--refresh")
    assert len(service.asked) == 2 * asked


def test_the_next_build_honours_what_was_accepted_until_its_line_is_taken_back(
    place: Path, service: Service
) -> None:
    def built() -> str:
        done = triplewire("build", "relief.txt", cwd=place)
        assert done.returncode == 0, done.stderr
        shown = triplewire("entities", "show", "Ilse Brandt", cwd=place).stdout
        graph = (place / "output/graph.ttl").read_text(encoding="utf-8")
        assert ("wikidata  Q900001" in shown) == ("wd:Q900001" in graph)
        return graph

    before = (place / "output/graph.ttl").read_text(encoding="utf-8")
    reconcile(place, service)
    linked = built()
    assert "wd:Q900001" in linked
    lines = (place / "output/reviewed.csv").read_text(encoding="utf-8").splitlines()
    (place / "output/reviewed.csv").write_text(f"{lines[0]}\n", encoding="utf-8")
    assert built() == before
    assert "wd:Q900001" not in before


def test_points_count_where_a_user_says_how_many(place: Path, service: Service) -> None:
    done = reconcile(place, service, "--accept", "80", "--dry-run", "--format", "csv")
    found = verdicts(done.stdout)
    assert found["Tomas Ferrer"] == [("accepted", "Q900002")]
    assert [verdict for verdict, _ in found["Danube Relief Fund"]] == ["review", "review"]
    assert "2 accepted, 1 to review, 1 unknown; nothing was written" in done.stderr
    assert not (place / "output/reviewed.csv").exists()


def test_an_item_that_two_would_have_is_for_a_reader_to_decide(
    place: Path, service: Service
) -> None:
    service.known["Lena Okafor"] = [item("Q900001", "Lena", 100, match=True)]
    done = reconcile(place, service)
    assert "Q900001 is also Ilse Brandt (Ilse_Brandt)" in done.stdout
    assert "0 accepted" in done.stderr


def test_ids_of_another_space_are_shown_and_never_written(place: Path, service: Service) -> None:
    service.manifest = {**WIKIDATA, "identifierSpace": "https://authorities.example/"}
    done = reconcile(place, service, "--type-map", "person=human")
    assert "its id is no Wikidata item" in done.stdout
    assert not (place / "output/reviewed.csv").exists()
    (batch,) = service.batches
    types = {one["query"]: one.get("type") for one in batch.values()}
    assert types["Ilse Brandt"] == types["Lena Okafor"] == "human"
    assert types["Danube Relief Fund"] is None


def test_a_limit_takes_those_with_most_facts(place: Path, service: Service) -> None:
    reconcile(place, service, "--limit", "1")
    (batch,) = service.batches
    assert [one["query"] for one in batch.values()] == ["Ilse Brandt"]


def test_a_service_that_fails_is_named_and_ends_with_status_1(
    place: Path, service: Service
) -> None:
    service.failures = [(429, {"Retry-After": "0"}, b"")] * 4
    done = reconcile(place, service, status=1)
    assert f"{service.url}: answered 429 Too Many Requests 4 times; try again later" in done.stderr
    assert done.stdout == ""
    assert not (place / "output/reviewed.csv").exists()


def test_a_kind_that_is_none_is_wrong_use(place: Path, service: Service) -> None:
    done = reconcile(place, service, "--type-map", "ship=Q11446", status=2)
    assert "--type-map ship=Q11446: write KIND=TYPE; kinds are person, organization" in done.stderr
    assert service.asked == []


def test_what_a_service_says_cannot_steer_the_terminal(place: Path, service: Service) -> None:
    service.known = {"Lena Okafor": [item("Q1", "\x1b[2JLena\nOkafor", 100, match=True)]}
    done = reconcile(place, service)
    assert "\x1b" not in done.stdout
    assert "[2JLena Okafor" in done.stdout
    (line,) = (place / "output/reviewed.csv").read_text("utf-8").splitlines()[1:]
    assert line.startswith("link,Lena_Okafor,Q1,,")
    assert line.isprintable()
