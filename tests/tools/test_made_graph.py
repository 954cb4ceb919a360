"""The made-up graph: the same every time, true to its own text, and in the shape of real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.identity.resolve import identify
from graph.records import to_json
from graph.store import Store
from tools.made_articles import extractions
from tools.made_graph import articles_for, main, profile

ARTICLES = 30


def test_the_same_articles_every_time() -> None:
    first = [to_json(one) for one in extractions(5)]
    assert first == [to_json(one) for one in extractions(5)]
    assert first != [to_json(one) for one in extractions(5, seed=8)]
    assert len(set(first)) == 5


def test_every_sentence_and_mention_stands_at_its_place() -> None:
    for made in extractions(ARTICLES):
        text = made.document.text
        known = {entity.id for entity in made.entities}
        for fact in made.facts:
            assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.sentence
            ends = [fact.subject, fact.object, fact.attributed_to]
            for end in filter(None, [*ends, *(argument.end for argument in fact.arguments)]):
                assert text[end.mention.start : end.mention.end] == end.mention.text
                assert end.id in known
        for entity in made.entities:
            assert entity.owner is None or entity.owner in known


def test_names_come_up_in_many_articles_and_all_kinds_of_claims_occur() -> None:
    facts = [fact for made in extractions(ARTICLES) for fact in made.facts]
    assert {fact.polarity for fact in facts} == {"positive", "negative"}
    assert len({fact.modality for fact in facts}) == 6
    for share, least, most in (
        (sum(fact.object is not None for fact in facts), 0.85, 0.95),
        (sum(fact.attributed_to is not None for fact in facts), 0.1, 0.3),
        (sum(fact.amount is not None for fact in facts), 0.1, 0.2),
        (sum(fact.interval is not None for fact in facts), 0.02, 0.08),
        (sum(bool(fact.arguments) for fact in facts), 0.2, 0.35),
    ):
        assert least < share / len(facts) < most
    found = identify_all()
    assert max(found.values()) > ARTICLES / 10


def identify_all() -> dict[str, int]:
    """In how many articles each name comes up."""
    documents: dict[str, set[str]] = {}
    with Store.in_memory() as store:
        store.put(list(extractions(ARTICLES)), "made up")
        store.adopt(identify(store.profiles()))
        for made in store.extractions():
            for entity in made.entities:
                if entity.named:
                    documents.setdefault(entity.id, set()).add(made.document.id)
    return {id: len(there) for id, there in documents.items()}


def test_a_store_of_the_size_that_was_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "s"), "--triples", "5000", "--nquads", str(tmp_path / "g.nq")]) == 0
    lines = (tmp_path / "g.nq").read_bytes().count(b"\n")
    assert 5000 <= lines < 8000
    assert f"{lines:,} triples" in capsys.readouterr().out
    with Store.open(tmp_path / "s", create=False) as store:
        assert len(store.documents()) == articles_for(5000)
        shares = dict(profile(store))
        facts = sum(document.facts for document in store.documents())
    assert shares["all"] * facts == pytest.approx(lines)
    assert shares["plain edge (shared)"] < shares["wasQuotedFrom"] == 1
