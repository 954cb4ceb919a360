"""Extractions as a networkx graph."""

from __future__ import annotations

import networkx as nx

from graph.network import entities_of, in_order, most_connected, named_ties, network, ties
from tests.graph.map.sample import Article, crowd, seed


def two_articles() -> list[Article]:
    first = Article("Kim met Putin. Kim left.", "a.txt")
    first.entity("Kim", "person", label="Kim Jong Un", aliases=("Kim",))
    first.entity("Putin", "person", label="Putin")
    first.fact("Kim met", ("Kim", "Kim"), "meet", ("Putin", "Putin"))
    second = Article("Vladimir Putin called Kim.", "b.txt")
    second.entity("Kim", "group", label="Kim")
    second.entity("Putin", "person", label="Vladimir Putin", wikidata="Q7747")
    second.fact("Vladimir", ("Putin", "Vladimir Putin"), "call", ("Kim", "Kim"))
    return [first, second]


def test_nodes_carry_what_is_known_of_an_entity() -> None:
    node = network([seed()]).nodes["North_Korea"]
    assert node["label"] == "North Korea"
    assert (node["kind"], node["named"], node["wikidata"]) == ("country", True, "Q423")
    assert node["aliases"] == ("Pyongyang",)
    assert node["evidence"] == 9


def test_edges_carry_claim_and_qualifiers() -> None:
    edges = network([seed()]).get_edge_data("Kim_Jong_Un", "campaign")
    (claim, edge), = edges.items()  # fmt: skip
    assert edge["relation"] == "pledge to support"
    assert edge["claim"] == claim
    assert (edge["polarity"], edge["modality"], edge["event"]) == ("positive", "planned", "SUPPORT")
    assert edge["attribution"] == "KCNA"
    assert edge["document"] == seed().document.id


def test_a_set_of_two_is_tied_by_each_of_them() -> None:
    graph = network([seed()])
    assert graph.has_edge("Kim_Jong_Un", "treaty")
    assert graph.has_edge("Vladimir_Putin", "treaty")
    assert not list(graph.edges("leaders"))


def test_a_fact_without_object_is_tied_to_its_place() -> None:
    edge = network([seed()]).get_edge_data("Kim_Jong_Un", "Beijing")
    assert [e["relation"] for e in edge.values()] == ["make the pledge in"]


def test_time_is_no_end_of_a_line() -> None:
    article = Article("Kim spoke on Thursday.")
    article.entity("Kim", "person")
    article.entity("Thursday", "time", named=False)
    article.fact("Kim", ("Kim", "Kim"), "speak", arguments=[("time", "on", "Thursday", "Thursday")])
    extraction = article.extraction()
    assert ties([extraction], entities_of([extraction])) == []
    assert set(network([extraction])) == {"Kim", "Thursday"}


def test_names_only_reaches_through_what_belongs_to_a_name() -> None:
    graph = network([seed()], names_only=True)
    relations = {r for _, _, r in graph.edges(data="relation")}
    assert "pledge to support (military campaign of)" in relations
    assert graph.has_edge("North_Korea", "Ukraine")
    assert all(named for _, named in graph.nodes(data="named"))


def test_entities_of_two_articles_become_one_with_the_fullest_name() -> None:
    merged = entities_of(a.extraction() for a in two_articles())
    assert merged["Putin"].label == "Vladimir Putin"
    assert merged["Putin"].aliases == ("Putin",)
    assert merged["Putin"].wikidata == "Q7747"
    assert merged["Kim"].label == "Kim Jong Un"
    assert merged["Kim"].kind == "person"  # one vote each: the more telling kind


def test_an_end_that_no_entity_list_has_is_taken_from_the_fact() -> None:
    article = two_articles()[0]
    del article.entities["Putin"]
    assert entities_of([article.extraction()])["Putin"].label == "Putin"


def test_the_order_of_documents_changes_nothing() -> None:
    there = [a.extraction() for a in two_articles()]
    back = there[::-1]
    assert in_order(there) == in_order(back)
    assert nx.node_link_data(network(there)) == nx.node_link_data(network(back))


def test_a_document_given_twice_counts_once() -> None:
    once, twice = network([seed()]), network([seed(), seed()])
    assert nx.node_link_data(once) == nx.node_link_data(twice)


def test_named_ties_never_lead_from_a_name_to_itself() -> None:
    entities = entities_of([seed()])
    assert all(t.source != t.target for t in named_ties([seed()], entities))


def test_most_connected_come_first() -> None:
    graph = network([crowd(60, 100)])
    degrees = [graph.degree(n) for n in most_connected(graph)]
    assert degrees == sorted(degrees, reverse=True)
    assert most_connected(graph, 3) == most_connected(graph)[:3]


def test_nothing_gives_an_empty_graph() -> None:
    assert len(network([])) == 0
