"""What a document said, under the names that its entities have over the corpus."""

from __future__ import annotations

from dataclasses import replace

from extractors.facts import Extraction, fact_id
from graph.identity.apply import applied, joined_mentions
from graph.identity.model import Identity, Join, Known, Possible, Profile
from graph.identity.parts import NOTHING, Part, from_text, parts, to_text
from tests.graph.sample import Article, small

KIM = Known("Kim_Jong_Un", "Kim Jong Un", "person", "Q56226")


def visit() -> Extraction:
    """Kim's aides met a general; Kim and Ri were seen; two names are one in the end."""
    text = "Kim’s aides met Ri. Kim and Ri left. Mr Kim waved."
    article = Article(text)
    article.entity("Kim", "person", aliases=("Mr Kim",))
    article.entity("Ri", "person")
    article.entity("Kim's aides", "group", named=False, owner="Kim", owner_phrase="aides of")
    article.entity("Kim and Ri", "group", named=False, members=("Kim", "Ri"))
    first, second, third = "Kim’s aides met Ri.", "Kim and Ri left.", "Mr Kim waved."
    ri = article.end("Ri", "Ri", first)
    article.fact(first, article.end("Kim's aides", "Kim’s aides", first), "meet", "met", ri)
    article.fact(second, article.end("Kim and Ri", "Kim and Ri", second), "leave", "left")
    article.fact(third, article.end("Kim", "Mr Kim", third), "wave", "waved")
    extraction = article.extraction()
    ids = {"Kim's_aides": "Kim.aides", "Kim_and_Ri": "Kim.and.Ri"}
    entities = tuple(replace(e, id=ids.get(e.id, e.id)) for e in extraction.entities)
    facts = tuple(
        replace(f, subject=replace(f.subject, id=ids.get(f.subject.id, f.subject.id)))
        for f in extraction.facts
    )
    return replace(extraction, facts=facts, entities=entities)


def test_what_nothing_is_known_of_stays_the_very_same() -> None:
    extraction = visit()
    assert applied(extraction, NOTHING) is extraction
    assert applied(extraction, NOTHING, {"Somebody": ("Else",)}) is extraction


def test_an_entity_takes_id_label_kind_and_item_of_the_corpus() -> None:
    new = applied(visit(), Part({"Kim": KIM}))
    kim = new.entity("Kim_Jong_Un")
    assert (kim.label, kim.kind, kim.wikidata) == ("Kim Jong Un", "person", "Q56226")
    assert kim.aliases == ("Mr Kim", "Kim")
    (waved,) = (fact for fact in new.facts if fact.relation.label == "wave")
    assert (waved.subject.id, waved.subject.label) == ("Kim_Jong_Un", "Kim Jong Un")
    assert waved.subject.mention.text == "Mr Kim"


def test_what_belongs_to_a_name_and_sets_of_names_follow() -> None:
    new = applied(visit(), Part({"Kim": KIM}))
    aides = new.entity("Kim_Jong_Un.aides")
    assert (aides.label, aides.owner) == ("Kim Jong Un's aides", "Kim_Jong_Un")
    both = new.entity("Kim_Jong_Un.and.Ri")
    assert both.members == ("Kim_Jong_Un", "Ri")
    assert [fact.subject.id for fact in new.facts] == [aides.id, both.id, "Kim_Jong_Un"]


def test_two_of_a_document_that_are_one_have_the_mentions_of_both() -> None:
    old = visit()
    one = Known("Kim", "Kim", "person")
    new = applied(old, Part({"Ri": one}))
    kim = new.entity("Kim")
    spans = [(r.mention.start, r.mention.text) for r in kim.mentions]
    assert spans == sorted(spans)
    assert {text for _, text in spans} == {"Ri", "Kim and Ri", "Mr Kim"}
    assert kim.aliases[:2] == ("Mr Kim", "Ri")
    assert kim.members == ()
    assert [entity.id for entity in new.entities] == ["Kim", "Kim.aides"]


def test_facts_keep_their_ids() -> None:
    old = visit()
    new = applied(old, Part({"Kim": KIM}))
    assert [fact.id for fact in new.facts] == [fact.id for fact in old.facts]
    assert fact_id(new.facts[2]) != new.facts[2].id  # its content, as read, has another end


def test_names_of_other_documents_are_added_sorted() -> None:
    new = applied(small(), NOTHING, {"Ann": ("Anna", "Ann of Bath", "Ann")})
    assert new.entity("Ann").aliases == ("Ann of Bath", "Anna")
    assert new.facts == small().facts


def test_the_first_mention_of_what_was_joined_bears_the_reason() -> None:
    join = Join(("doc", "Ri"), "Ri_Yong", "same item", "Q1")
    found = joined_mentions(visit(), Part({}, (join,)))
    assert found == {(16, 18): join}


# parts


def profile(document: str, id: str, **known: object) -> Profile:
    return Profile(document, id, id, "person", **known)  # type: ignore[arg-type]


def test_each_document_has_what_concerns_it() -> None:
    of = {("b", "Kim"): "Kim_Jong_Un"}
    join = Join(("b", "Kim"), "Kim_Jong_Un", "short name", "Kim")
    pair = Possible("Kim_Jong_Un", "Ri", "shared neighbours", 0.5)
    full = Known("Kim_Jong_Un", "Kim Jong Un", "person", None, ("Kim",))
    documents = [
        ("a", [profile("a", "Ann")]),
        ("b", [profile("b", "Kim"), profile("b", "Kim.aides", owner="Kim")]),
        ("c", [profile("c", "Kim_Jong_Un"), profile("c", "Ri")]),
    ]
    found = dict(parts(Identity(of, {full.id: full}, (join,), (pair,)), documents))
    bare = replace(full, aliases=())
    assert found["a"] == NOTHING
    assert found["b"] == Part({"Kim": bare}, (join,), (pair,))
    assert found["c"] == Part({"Kim_Jong_Un": bare})


def test_parts_survive_the_way_to_text() -> None:
    part = Part(
        {"Kim": KIM},
        (Join(("b", "Kim"), "Kim_Jong_Un", "same item", "Q1 \u2028 é"),),
        (Possible("A", "B", "clue", 0.25, "why"),),
    )
    assert from_text(to_text(part)) == part
    assert (to_text(NOTHING), from_text("")) == ("", NOTHING)
