"""The pages of entities, claims, relations and documents, from a real server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pyoxigraph
import pytest

from graph.serving.shown import local, marked, short
from graph.store import Store
from tests.graph.sample import NASTY, Article, seed
from tests.graph.serving.served import Server

BASE = "https://w3id.org/triplewire/"


def test_the_map_and_the_query_page(server: Server) -> None:
    assert "North Korea" in server.get("/").body
    page = server.get("/query")
    assert page.status == 200
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert server.get("/static/yasqe/yasqe.min.js").status == 200


def test_a_page_of_an_entity_in_three_forms(server: Server) -> None:
    page = server.get("/entity/North_Korea", Accept="text/html,*/*;q=0.8")
    assert "<h1>North Korea</h1>" in page.body
    assert 'href="../entity/National_Intelligence_Service"' in page.body
    assert "<blockquote>" in page.body
    entity = pyoxigraph.NamedNode("https://w3id.org/triplewire/entity/North_Korea")
    for accept, known in (
        ("text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
    ):
        answer = server.get("/entity/North_Korea", Accept=accept)
        assert answer.kind.startswith(accept)
        assert {quad.subject for quad in pyoxigraph.parse(answer.body, known)} == {entity}


def test_a_page_of_a_claim_and_of_a_document(server: Server) -> None:
    row = server.rows("SELECT ?c ?g { GRAPH ?g { ?c a tw:Claim } } LIMIT 1")[0]
    for name in ("c", "g"):
        path = "/" + row[name]["value"].removeprefix("https://w3id.org/triplewire/")
        page = server.get(path, Accept="text/html")
        assert page.status == 200, path
        assert row[name]["value"] in page.body


@pytest.mark.parametrize("path", ["/entity/Nobody", "/entity/%3Cscript%3E", "/fact/0", "/nothing"])
def test_what_the_graph_does_not_know(server: Server, path: str) -> None:
    for accept in ("text/html", "text/turtle"):
        answer = server.get(path, Accept=accept)
        assert answer.status == 404
        assert "html" not in answer.kind


def test_hostile_labels_stay_text(server: Server) -> None:
    rows = server.rows("SELECT ?s ?l { ?s rdfs:label ?l FILTER(CONTAINS(STR(?l), '<script>')) }")
    assert "<script>" in NASTY
    assert rows
    for row in rows:
        path = "/" + row["s"]["value"].removeprefix("https://w3id.org/triplewire/")
        body = server.get(quote(path, safe="/%"), Accept="text/html").body
        assert "<script>alert" not in body
        assert "&lt;script&gt;" in body


def test_a_claim_marks_its_ends_and_tells_why_it_is_there(server: Server) -> None:
    asked = "SELECT ?c { ?c rdf:subject ent:North_Korea ; rdf:predicate rel:send } LIMIT 1"
    claim = server.rows(asked)[0]["c"]["value"]
    body = server.get("/fact/" + claim.rsplit("/", 1)[-1], Accept="text/html").body
    assert re.search(r"<h1>North Korea — send → [^<]+</h1>", body)
    assert re.search(r'<mark class="subject">[^<]*Pyongyang</mark>', body)
    assert 'says <a href="../entity/' in body
    assert "Why it is in the graph" in body
    assert '<mark class="sentence">' in body


def test_a_page_tells_what_is_denied_and_what_is_only_possible(server: Server) -> None:
    for value, mark in (
        ("tw:polarity tw:Negative", "denied"),
        ("tw:modality tw:Possible", "possible"),
    ):
        found = server.rows(f"SELECT ?s {{ ?c {value} ; rdf:subject ?s }} LIMIT 1")[0]["s"]["value"]
        body = server.get(f"/entity/{quote(found.rsplit('/', 1)[-1])}", Accept="text/html").body
        assert f'<span class="mark {mark}">{mark}</span>' in body


def test_a_relation_has_a_page(server: Server) -> None:
    body = server.get("/relation/send", Accept="text/html").body
    assert "<h1>send</h1>" in body
    assert 'href="../entity/North_Korea"' in body


def test_the_indexes(server: Server) -> None:
    countries = server.get("/entities?kind=country").body
    assert '<a href="entity/North_Korea">North Korea</a>' in countries
    assert "Kim Jong Un" not in countries
    assert server.get("/documents").body.count('<a href="document/') == 3
    for query in ("kind=dragon", "page=0", "page=-1", "page=9999999", "page=%C2%B2"):
        assert server.get(f"/entities?{query}").status == 400


def test_the_map_of_what_is_around_an_entity(server: Server) -> None:
    answer = server.get("/?around=North_Korea")
    assert answer.status == 200
    assert "North Korea" in answer.body
    assert "Pyongyang" in answer.body
    assert server.get("/?around=Nobody").status == 404


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of a graph that lives at another base and says much of one entity."""
    article = Article("\n".join(f"Anna met Ben on day {n}." for n in range(120)))
    article.entity("Anna", "person")
    article.entity("Ben", "person")
    for n in range(120):
        sentence = f"Anna met Ben on day {n}."
        ends = (article.end(name, name, sentence) for name in ("Anna", "Ben"))
        article.fact(sentence, next(ends), "meet", "met", next(ends))
    place = tmp_path_factory.mktemp("based") / "store"
    with Store.open(place, base="https://news.example/kb/") as store:
        store.put([article.extraction(), seed()], "v1")
    server = Server(place)
    yield server
    server.end()


def test_other_bases_are_served_under_the_same_addresses(elsewhere: Server) -> None:
    answer = elsewhere.get("/entity/Anna", Accept="text/turtle")
    assert "@prefix ent: <https://news.example/kb/entity/> ." in answer.body
    assert "ent:Anna a schema:Person" in answer.body
    assert elsewhere.get("/entity/Anna", Accept="text/html").body.count("https://news.example") == 1


def test_thousands_of_claims_come_in_pages(elsewhere: Server) -> None:
    seen: set[str] = set()
    address, pages = "/entity/Anna", 0
    while address:
        body = elsewhere.get(address, Accept="text/html").body
        seen.update(re.findall(r"Anna</mark> met .* on day (\d+)", body))
        following = re.search(r'rel="next" href="([^"]+)"', body)
        address = f"/entity/Anna{following[1].replace('&amp;', '&')}" if following else ""
        pages += 1
    assert (pages, len(seen)) == (3, 120)


def test_a_side_or_a_relation_alone(elsewhere: Server) -> None:
    assert "Anna</mark> met" not in elsewhere.get("/entity/Anna?side=in").body
    only = elsewhere.get("/entity/Ben?relation=https://w3id.org/triplewire/relation/meet").body
    assert "Anna</mark> met" in only


def test_programs_are_told_of_the_other_forms(server: Server) -> None:
    answer = server.get("/entity/North_Korea", Accept="text/html")
    assert '<?format=turtle>; rel="describedby"; type="text/turtle"' in answer.headers["link"]
    assert answer.headers["content-location"] == "?format=html"
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("iri", "link"),
    [
        (f"{BASE}entity/A_B", "../entity/A_B"),
        (f"{BASE}entity/%22", "../entity/%22"),
        (f"{BASE}document/ab#char=1,2", "../document/ab"),
        (f"{BASE}relation/send", "../relation/send"),
        ("http://www.wikidata.org/entity/Q1", "http://www.wikidata.org/entity/Q1"),
        ("javascript:alert(1)", ""),
    ],
)
def test_where_links_lead(iri: str, link: str) -> None:
    assert local(iri, BASE) == link


def test_marks_in_a_sentence() -> None:
    ends = {"subject": "x#char=10,25-mention", "object": "x#char=10,15-mention"}
    assert list(marked("Grand Duke Igor, here", 10, ends)) == [
        ("Grand", "object"),
        (" Duke Igor", "subject"),
        (", here", ""),
    ]
    assert list(marked("short", 0, {"subject": "x#char=3,9"})) == [("short", "")]
    assert short("urn:x", BASE) == "urn:x"
