"""Facts as RDF: what stands as an edge, what stays a claim, and what every claim carries."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pyoxigraph
import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib import OWL, PROV, RDF, RDFS

from extractors.facts import Entity, Extraction, Fact
from extractors.plugins import OURS
from graph.claims import OUR_EXTRACTOR
from graph.statements import Statements, stands, statements
from graph.terms import Names
from graph.turtle import write_triples
from graph.vocabulary import OA, TW, prefixes
from tests.graph.sample import nasty, seed, small

OA_ = rdflib.Namespace(OA)
ENT = rdflib.Namespace(prefixes()["ent"])
REL = rdflib.Namespace(prefixes()["rel"])
FACT = rdflib.Namespace(prefixes()["fact"])
DOC = rdflib.Namespace(prefixes()["doc"])


def graph_of(said: Statements) -> rdflib.Graph:
    out = BytesIO()
    write_triples([*said.document, *said.shared], out)
    return rdflib.Graph().parse(data=out.getvalue(), format="turtle")


@pytest.fixture(scope="module")
def extraction() -> Extraction:
    return seed()


@pytest.fixture(scope="module")
def graph(extraction: Extraction) -> rdflib.Graph:
    return graph_of(statements(extraction))


def fact(extraction: Extraction, relation: str) -> Fact:
    return next(fact for fact in extraction.facts if fact.relation.label == relation)


def claim(extraction: Extraction, relation: str) -> rdflib.URIRef:
    return FACT[fact(extraction, relation).id]


# layer 1


def edges_of(graph: rdflib.Graph) -> set[tuple[str, str, str]]:
    """The plain edges, by the local names of their terms."""
    return {
        (
            str(s).removeprefix(str(ENT)),
            str(p).removeprefix(str(REL)),
            str(o).removeprefix(str(ENT)),
        )
        for s, p, o in graph
        if str(p).startswith(str(REL))
    }


AMONG_NAMES = {
    ("Kim_Jong_Un", "pledge_to_support.military_campaign_of", "Russia"),
    ("Vladimir_Putin", "praise.soldiers_of", "North_Korea"),
    ("North_Korea", "soldiers_of..fight_in", "Ukraine"),
    ("North_Korea", "soldiers_of..deploy_to", "Ukraine"),
}


def test_affirmed_claims_that_are_asserted_or_planned_have_a_plain_edge(
    graph: rdflib.Graph,
) -> None:
    assert edges_of(graph) - AMONG_NAMES == {
        ("Kim_Jong_Un", "pledge_to_support", "Russia%E2%80%99s_military_campaign"),
        ("Kim_Jong_Un", "meet", "Vladimir_Putin"),
        ("Vladimir_Putin", "praise", "North_Korean_soldiers"),
        ("North_Korean_soldiers", "fight_in", "Ukraine"),
        ("North_Korean_soldiers", "deploy_to", "Ukraine"),
        ("North_Korea", "send", "artillery_shells"),
        ("North_Korea", "plan_to_send", "6%2C000_personnel"),
        ("the_two_leaders", "review", "2024_mutual_defence_treaty"),
    }


def test_edges_among_names_stand_beside_them(graph: rdflib.Graph) -> None:
    assert edges_of(graph) >= AMONG_NAMES


def test_what_is_denied_possible_or_without_object_has_no_edge(
    graph: rdflib.Graph, extraction: Extraction
) -> None:
    for relation in ("abandon", "shield", "be killed"):
        assert not stands(fact(extraction, relation))
        assert not [edge for edge in edges_of(graph) if edge[1] == relation.replace(" ", "_")]
        assert (claim(extraction, relation), RDF.type, TW.Claim) in graph


@pytest.mark.parametrize("modality", ["possible", "obliged", "estimated", "conditional"])
def test_no_other_modality_makes_an_edge(modality: str) -> None:
    one = small()
    told = replace(one, facts=(replace(one.facts[0], modality=modality),))  # type: ignore[arg-type]
    assert edges_of(graph_of(statements(one))) == {("Ann", "meet", "Bob")}
    assert edges_of(graph_of(statements(told))) == set()


@pytest.mark.parametrize(
    ("relation", "edge"),
    [
        ("plan to send", True),
        ("pledge to support", True),
        ("consider changing", True),
        ("send", False),
        ("be crucial partner to", False),
        ("plan", False),
    ],
)
def test_a_plan_has_an_edge_only_where_the_relation_says_that_it_is_one(
    relation: str, edge: bool
) -> None:
    fact = small().facts[0]
    planned = replace(fact, modality="planned", relation=replace(fact.relation, label=relation))
    assert stands(planned) is edge


def test_the_articles_own_voice_alone_on_request(extraction: Extraction) -> None:
    own = edges_of(graph_of(statements(extraction, edges="asserted")))
    assert {edge[1] for edge in own} == {
        *("meet", "praise", "fight_in", "deploy_to", "review"),
        *("praise.soldiers_of", "soldiers_of..fight_in", "soldiers_of..deploy_to"),
    }


def test_entities_have_class_label_aliases_item_and_owner(graph: rdflib.Graph) -> None:
    korea = ENT.North_Korea
    assert set(graph.objects(korea, RDF.type)) == {rdflib.SDO.Country}
    assert graph.value(korea, RDFS.label) == rdflib.Literal("North Korea", lang="en")
    assert {str(o) for o in graph.objects(korea, rdflib.SDO.alternateName)} == {"Pyongyang", "DPRK"}
    assert graph.value(korea, OWL.sameAs) == rdflib.URIRef("http://www.wikidata.org/entity/Q423")
    campaign = ENT["Russia%E2%80%99s_military_campaign"]
    assert graph.value(campaign, TW.owner) == ENT.Russia
    assert str(graph.value(campaign, TW.ownerPhrase)) == "military campaign of"
    assert set(graph.objects(ENT.the_two_leaders, TW.member)) == {
        ENT.Kim_Jong_Un,
        ENT.Vladimir_Putin,
    }


def test_relations_have_label_super_property_and_event_type(graph: rdflib.Graph) -> None:
    assert graph.value(REL.send, RDFS.label) == rdflib.Literal("send", lang="en")
    assert graph.value(REL.send, RDFS.subPropertyOf) == TW.relatedTo
    assert graph.value(REL.send, TW.eventType) == TW.AID
    among = REL["pledge_to_support.military_campaign_of"]
    assert str(graph.value(among, RDFS.label)) == "pledge to support (military campaign of)"
    assert graph.value(among, TW.baseRelation) == REL.pledge_to_support


def test_what_is_not_told_as_done_gives_its_relation_no_event_type() -> None:
    said = seed()
    refused = [
        replace(fact, polarity="negative", relation=replace(fact.relation, event="REJECT"))
        for fact in said.facts
    ]
    graph = graph_of(statements(replace(said, facts=tuple(refused))))
    assert (None, TW.eventType, TW.REJECT) in graph
    assert not [s for s in graph.subjects(TW.eventType) if str(s).startswith(str(REL))]


def test_relations_of_one_meaning_share_an_iri_that_knows_their_wordings() -> None:
    said = seed()
    facts = tuple(
        replace(f, relation=replace(f.relation, label="dispatch", canonical="send"))
        if f.relation.label == "send"
        else f
        for f in said.facts
    )
    graph = graph_of(statements(replace(said, facts=facts)))
    assert (None, RDF.predicate, REL.dispatch) not in graph
    assert (ENT.North_Korea, REL.send, ENT.artillery_shells) in graph
    assert [str(o) for o in graph.objects(REL.send, RDFS.label)] == ["send"]
    assert [str(o) for o in graph.objects(REL.send, rdflib.SKOS.altLabel)] == ["dispatch"]


# layer 2


def test_a_claim_carries_everything_the_sentence_says(
    graph: rdflib.Graph, extraction: Extraction
) -> None:
    said = claim(extraction, "send")
    assert set(graph.objects(said, RDF.type)) == {TW.Claim, RDF.Statement}
    assert graph.value(said, RDF.subject) == ENT.North_Korea
    assert graph.value(said, RDF.predicate) == REL.send
    assert graph.value(said, RDF.object) == ENT.artillery_shells
    assert str(graph.value(said, TW.phrase)) == "has already sent"
    assert graph.value(said, TW.polarity) == TW.Positive
    assert graph.value(said, TW.modality) == TW.Asserted
    assert float(str(graph.value(said, TW.confidence))) == 0.93
    assert graph.value(said, TW.eventType) == TW.AID
    assert graph.value(said, PROV.wasAttributedTo) == ENT.National_Intelligence_Service
    assert str(graph.value(said, TW.attributionCue)) == "according to"
    assert graph.value(said, TW.purpose) == ENT.Russia
    assert [str(o) for o in graph.objects(said, TW.quantity)] == ["thousands of troops"]
    assert [str(o) for o in graph.objects(said, TW.argumentPhrase)] == ["to support Moscow"]


def test_time_and_place_are_words_or_the_entity(
    graph: rdflib.Graph, extraction: Extraction
) -> None:
    assert str(graph.value(claim(extraction, "pledge to support"), TW.time)) == "on Thursday"
    assert str(graph.value(claim(extraction, "meet"), TW.place)) == "in Beijing"
    assert list(graph.objects(claim(extraction, "praise"), TW.place)) == [ENT.Ukraine]


def test_days_numbers_and_clauses_are_literals(graph: rdflib.Graph, extraction: Extraction) -> None:
    pledge, send = claim(extraction, "pledge to support"), claim(extraction, "send")
    day = rdflib.Literal("2025-09-04", datatype=rdflib.XSD.date)
    assert graph.value(pledge, TW.timeStart) == graph.value(pledge, TW.timeEnd) == day
    low = graph.value(send, TW.quantityLow)
    assert low == rdflib.Literal("2000", datatype=rdflib.XSD.decimal)
    assert graph.value(send, TW.quantityHigh) is None
    assert str(graph.value(send, TW.comparison)) == "about"
    assert str(graph.value(send, TW.unit)) == "troops"
    concession = graph.value(claim(extraction, "abandon"), TW.concession)
    assert str(concession).startswith("While Kim’s next steps")


def test_a_claim_without_object_has_none(graph: rdflib.Graph, extraction: Extraction) -> None:
    killed = claim(extraction, "be killed")
    assert graph.value(killed, RDF.object) is None
    assert graph.value(killed, TW.modality) == TW.Estimated
    assert graph.value(killed, RDF.subject) == ENT.North_Korean_soldiers


def test_the_claim_keeps_the_mentions_beside_the_entities(
    graph: rdflib.Graph, extraction: Extraction
) -> None:
    sender = graph.value(claim(extraction, "send"), TW.subjectMention)
    start, end = (int(part) for part in str(sender).partition("#char=")[2].split(","))
    assert extraction.document.text[start:end] == str(graph.value(sender, TW.text)) == "Pyongyang"
    assert graph.value(sender, TW.mentionOf) == ENT.North_Korea
    assert str(graph.value(sender, TW.clue)) == "capital"


def test_words_that_tell_by_themselves_what_they_stand_for_have_no_mention(
    graph: rdflib.Graph, extraction: Extraction
) -> None:
    words = {str(o) for o in graph.objects(None, TW.text)}
    assert "Pyongyang" in words
    assert "he" in words
    assert not {"Kim Jong Un", "North Korean soldiers", "The two leaders"} & words
    assert graph.value(claim(extraction, "send"), TW.objectMention) is None
    shield = graph.value(claim(extraction, "shield"), TW.subjectMention)
    assert str(graph.value(shield, TW.antecedent)) == "Kim"  # which is not the label


def test_things_without_a_name_that_nothing_tells_of_are_left_out() -> None:
    one = small()
    chair = Entity("chair", "chair", "thing", named=False)
    desk = Entity("desk", "desk", "thing", named=False, owner="Ann", owner_phrase="desk of")
    named = Entity("Cyd", "Cyd", "person", named=True)
    graph = graph_of(statements(replace(one, entities=(*one.entities, chair, desk, named))))
    described = {str(s).removeprefix(str(ENT)) for s in graph.subjects(RDFS.label)}
    assert "Cyd" in described
    assert not {"chair", "desk"} & described


def test_every_named_edge_can_be_asked_for_with_its_claim(graph: rdflib.Graph) -> None:
    rows = graph.query(
        """SELECT ?s ?p ?o ?claim WHERE {
             ?claim a tw:Claim ; tw:namedEdge ?edge .
             ?edge rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }""",
        initNs=prefixes(),
    )
    found = {tuple(str(term).rsplit("/")[-1] for term in row[:3]) for row in rows}  # type: ignore[index]
    assert found == {
        *AMONG_NAMES,
        ("Kim_Jong_Un", "meet", "Vladimir_Putin"),
        ("North_Korea", "abandon", "Russia"),
    }


# layer 3


def test_every_sentence_stands_at_its_offsets(graph: rdflib.Graph, extraction: Extraction) -> None:
    text = extraction.document.text
    spans = set(graph.subjects(RDF.type, OA_.SpecificResource))
    assert spans == set(graph.objects(None, PROV.wasQuotedFrom))
    assert len(spans) == len({fact.evidence.start for fact in extraction.facts})
    for span in spans:
        assert graph.value(span, OA_.hasSource) == DOC[extraction.document.id]
        found = {}
        for selector in graph.objects(span, OA_.hasSelector):
            for name in ("start", "end", "exact"):
                value = graph.value(selector, OA_[name])
                if value is not None:
                    found[name] = str(value)
        start, end = int(found["start"]), int(found["end"])
        assert text[start:end] == found["exact"]
        assert str(span).endswith(f"#char={start},{end}")


def test_there_are_no_blank_nodes_and_no_subject_on_both_sides(extraction: Extraction) -> None:
    for one in (extraction, nasty()):
        said = statements(one)
        for triple in (*said.document, *said.shared):
            assert isinstance(triple.subject, NamedNode)
            assert not isinstance(triple.object, pyoxigraph.BlankNode)
        inside = {triple.subject for triple in said.document}
        assert not inside & {triple.subject for triple in said.shared}
        assert len(set(said.document)) == len(said.document)
        assert len(set(said.shared)) == len(said.shared)


def test_ends_that_no_entity_stands_for_are_described_all_the_same() -> None:
    bare = replace(small(), entities=())
    graph = graph_of(statements(bare))
    assert graph.value(ENT.Bob, RDFS.label) == rdflib.Literal("Bob", lang="en")
    assert edges_of(graph) == {("Ann", "meet", "Bob")}
    assert not list(graph.subjects(TW.namedEdge))


def test_two_documents_merge_by_their_content() -> None:
    one, two = (graph_of(statements(e)) for e in (small(), small("Ann met Cyd.", "c.txt")))
    both = one + two
    assert edges_of(both) == {("Ann", "meet", "Bob"), ("Ann", "meet", "Cyd")}
    assert len(list(both.objects(ENT.Ann, RDFS.label))) == 1


def test_names_may_live_elsewhere(extraction: Extraction) -> None:
    said = statements(extraction, Names("https://example.org/"))
    moved = {triple.subject.value for triple in said.document}  # type: ignore[union-attr]
    assert all(iri.startswith("https://example.org/") for iri in moved)


def test_the_extractor_is_told_where_it_is_not_ours() -> None:
    assert OUR_EXTRACTOR == OURS
    one = small()
    other = replace(one, facts=(replace(one.facts[0], extractor="theirs"),))
    assert not list(graph_of(statements(one)).objects(None, TW.extractor))
    assert [str(o) for o in graph_of(statements(other)).objects(None, TW.extractor)] == ["theirs"]
