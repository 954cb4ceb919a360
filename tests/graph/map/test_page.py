"""The text of the page, before any browser sees it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.map import render, write
from graph.map.page import Page, as_json
from tests.graph.map.sample import Article, crowd, seed

ROOT = Path(__file__).parents[3]


def test_json_cannot_close_its_element() -> None:
    hostile = {"</script><script>alert(1)</script>": "<!-- & ' \u2028 \ud800 é"}
    text = as_json(hostile)
    assert "<" not in text
    assert ">" not in text
    assert text.isascii()
    assert json.loads(text) == hostile


def test_the_policy_allows_exactly_what_is_in_the_page() -> None:
    page = render([seed()])
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy.startswith("default-src &#39;none&#39;")
    for element in ("script", "style"):
        for content in re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert f"sha256-{digest}" in policy
    assert "unsafe" not in policy


def test_nothing_in_the_page_is_loaded() -> None:
    page = render([seed()])
    own = page[: page.index("/**\n * vis-network")] + page[page.rindex("<script>") :]
    assert not re.search(r"\b(src|href)=[\"']?(https?:)?//", own)
    assert "@import" not in page
    assert "sourceMappingURL" not in page


def test_the_same_input_gives_the_same_bytes_under_any_hash_seed() -> None:
    script = (
        "import hashlib; from graph.map import render; from tests.graph.map.sample import *;"
        "print(hashlib.sha256(render([crowd(90, 150), seed()]).encode()).hexdigest())"
    )
    digests = set()
    for number in ("0", "1", "42"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": number},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_the_order_of_articles_changes_nothing() -> None:
    assert render([crowd(30, 40), seed()]) == render([seed(), crowd(30, 40)])


def test_titles() -> None:
    assert "<title>Kim, Putin and Xi in Beijing · relationship map</title>" in render([seed()])
    assert "<title>Mine · relationship map</title>" in render([seed()], title="Mine")
    assert "<h1>Relationship map</h1>" in render([seed(), crowd(9, 9)])
    assert "<h1>&lt;b&gt;</h1>" in render([seed()], title="<b>")


def test_a_map_of_nothing_is_a_page() -> None:
    assert "<!doctype html>" in render([])


def test_one_at_least_is_drawn() -> None:
    with pytest.raises(ValueError, match="at least 1, not 0"):
        render([seed()], limit=0)


def test_write_replaces_the_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "new" / "map.html"
    assert write(target, [seed()]) == target
    before = target.read_text(encoding="utf-8")
    write(target, [seed()], title="Another")
    assert target.read_text(encoding="utf-8") != before
    assert [p.name for p in target.parent.iterdir()] == ["map.html"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    target = write(tmp_path / "map.html", [seed()])
    before = target.read_bytes()
    with pytest.raises(ValueError, match="limit"):
        write(target, [seed()], limit=0)
    assert target.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["map.html"]


def test_pyvis_holds_nodes_and_edges() -> None:
    page = Page({})
    page.add_node("a", label="A")
    page.add_node("a", label="again")
    page.add_node("b", label="B")
    page.add_edge("a", "b", id="e")
    assert [n["label"] for n in page.nodes] == ["A", "B"]
    assert page.edges == [{"id": "e", "from": "a", "to": "b", "arrows": "to"}]
    with pytest.raises(KeyError, match="unknown node: c"):
        page.add_edge("a", "c")


def test_all_relations_from_one_to_another_are_one_line() -> None:
    article = Article("\n".join(f"Kim met Putin {i}." for i in range(200)))
    article.entity("Kim", "person")
    article.entity("Putin", "person")
    for i in range(200):
        article.fact(f"Kim met Putin {i}.", ("Kim", "Kim"), f"meet {i % 3}", ("Putin", "Putin"))
    page = render([article.extraction()])
    (data,) = re.findall(r'type="application/json">(.*?)</script>', page)
    edges = [edge for edge in json.loads(data)["edges"] if edge["view"] == "names"]
    assert len(edges) == 1
    assert edges[0]["label"] == "meet 0 +2"
    assert len(edges[0]["ties"]) == 200
