"""Markup, quotes, backslashes and line breaks in names stay text from one end to the other."""

import json
import re
from pathlib import Path

import pytest
from rdflib import DCTERMS, Graph, Literal

from tests.commandline import triplewire

pytestmark = pytest.mark.model

HOSTILE = "</script><script>alert('x')</script> \"quoted\" back\\slash\nsecond line"
FILE = '<script>alert(1)<\\script> "it\'s" [red]\x1b]0;title\x07.txt'
TEXT = (
    'Robert "</script><script>alert(2)</script>" O\'Brien met Angela Merkel in Berlin on Monday. '
    "Merkel praised the C:\\new\\table company and O'Brien.\n"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / FILE).write_text(TEXT, "utf-8")
    article = {"text": TEXT.replace("Monday", "Friday"), "title": HOSTILE, "author": HOSTILE}
    (folder / "news.jsonl").write_text(json.dumps(article) + "\n", "utf-8")
    done = triplewire("build", FILE, "news.jsonl", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_turtle_keeps_them_as_literals(built: Path) -> None:
    graph = Graph().parse(built / "output" / "graph.ttl", format="turtle")
    titles = set(graph.objects(None, DCTERMS.title))
    assert any("</script><script>alert('x')</script>" in str(title) for title in titles)
    assert all(isinstance(title, Literal) for title in titles)
    for term in graph.all_nodes():
        if not isinstance(term, Literal):
            assert not set(term) & set('<>"{}|\\^` \n'), term


def test_sparql_answers_with_them(built: Path) -> None:
    done = triplewire("query", "sources", "--format", "json", cwd=built)
    assert done.returncode == 0, done.stderr
    assert "</script><script>alert('x')</script>" in json.dumps(
        json.loads(done.stdout), ensure_ascii=False
    )


def test_they_never_become_part_of_a_query(built: Path) -> None:
    attack = 'x") } ; DROP ALL ; SELECT * { ?s ?p ?o FILTER("'
    done = triplewire("query", "about", f"name={attack}", cwd=built)
    assert done.returncode == 2
    assert "nothing here is called" in done.stderr


def test_the_page_has_no_markup_of_theirs(built: Path) -> None:
    page = (built / "output" / "graph.html").read_text("utf-8")
    ours = re.sub(r"<script[^>]*>.*?</script>", "", page, flags=re.DOTALL)
    assert "alert(" not in ours
    assert "<script>alert" not in page


def test_the_terminal_is_not_steered(built: Path) -> None:
    for command in (["facts"], ["query", "sources"], ["entities", "list"], ["stats"]):
        done = triplewire(*command, cwd=built)
        assert done.returncode == 0, done.stderr
        assert not set(done.stdout) & {"\x1b", "\x07", "\r"}, command


def test_messages_name_the_file_on_one_line(built: Path) -> None:
    name = "empty\nnew line \x1b[31m.txt"
    (built / name).write_bytes(b"")
    done = triplewire("build", name, "-o", "other", cwd=built)
    assert done.returncode == 1
    first, *rest = done.stderr.splitlines()
    assert "is empty" in first
    assert "\x1b" not in done.stderr
    assert len(rest) == 1
