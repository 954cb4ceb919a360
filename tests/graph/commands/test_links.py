"""Why words mean what they mean, link by link."""

from __future__ import annotations

from dataclasses import replace

from extractors.facts import Entity, Extraction, Mention, Resolved
from graph.commands.explain import lines
from graph.commands.links import across, chain, link, membership, mentioned_in, set_of
from graph.identity.model import Join
from tests.graph.sample import Article

TEXT = "Ann Lee spoke. Lee left. Her aides saw her. Both waved."


def mention(words: str, after: str = "") -> Mention:
    start = TEXT.index(words, TEXT.index(after))
    return Mention(words, start, start + len(words), words, "person")


def linked() -> Extraction:
    """Ann Lee, her aides, and both, each with its links."""
    article = Article(TEXT)
    name, short, hers, her = (
        mention("Ann Lee"),
        mention("Lee", "Lee left"),
        mention("Her"),
        mention("her", "her."),
    )
    both, aides = mention("Both"), mention("Her aides")
    lee = (
        Resolved(name, "name"),
        Resolved(short, "partial name", "Ann Lee", 0),
        Resolved(hers, "pronoun", "Lee", short.start),
        Resolved(her, "pronoun", "Her", hers.start),
    )
    people = (Resolved(aides, "phrase"),)
    pair = (Resolved(both, "the two before"),)
    saw = "Her aides saw her."
    for label in ("Ann Lee", "aides"):
        article.entity(label, "person", named=label == "Ann Lee")
    article.fact(
        saw,
        article.end("aides", "Her aides", saw),
        "see",
        "saw",
        article.end("Ann Lee", "her", saw),
    )
    article.fact("Both waved.", article.end("Ann Lee", "Both", "Both waved."), "wave", "waved")
    made = article.extraction()
    entities = (
        Entity("Ann_Lee", "Ann Lee", "person", True, mentions=lee),
        Entity("aides", "Lee's aides", "group", False, (), None, people, "Ann_Lee", "aides of"),
        Entity("two", "both", "group", False, mentions=pair, members=("Ann_Lee", "aides")),
    )
    return replace(made, entities=entities)


def test_a_link_names_its_clue_and_both_mentions() -> None:
    words = [link(one) for one in linked().entity("Ann_Lee").mentions[:3]]
    assert words == [
        "“Ann Lee” (0–7): name",
        "“Lee” (15–18): partial name, joined to “Ann Lee” (0–7)",
        "“Her” (25–28): pronoun, joined to “Lee” (15–18)",
    ]


def test_a_chain_leads_from_a_pronoun_to_the_name() -> None:
    extraction = linked()
    lee = extraction.entity("Ann_Lee")
    found = chain(extraction, lee, mention("her", "her."))
    assert [one.mention.text for one in found] == ["her", "Her", "Lee", "Ann Lee"]
    assert chain(extraction, lee, mention("waved")) == []


def test_links_without_offsets_and_links_in_a_ring_come_to_an_end() -> None:
    first, second = mention("Ann Lee"), mention("Lee", "Lee left")
    ring = (
        Resolved(first, "name", "Lee", second.start),
        Resolved(second, "short", "Ann Lee", first.start),
    )
    old = (Resolved(first, "name"), Resolved(second, "short", "Ann Lee"))
    for mentions in (ring, old):
        entity = Entity("Ann_Lee", "Ann Lee", "person", True, mentions=mentions)
        extraction = replace(linked(), entities=(entity,))
        assert len(chain(extraction, entity, second)) == 2


def test_words_for_several_tell_all_of_them() -> None:
    extraction = linked()
    lee, both = extraction.entity("Ann_Lee"), mention("Both")
    group = set_of(extraction, lee, both)
    assert group == extraction.entity("two")
    said = membership(extraction, group, both)
    assert said == "“Both” (44–48) stands for Ann Lee and Lee's aides: the two before"
    assert set_of(extraction, lee, mention("Her")) is None


def test_a_name_is_found_within_what_belongs_to_it() -> None:
    lee = linked().entity("Ann_Lee")
    assert mentioned_in(lee, mention("Her aides")) == mention("Her")
    assert mentioned_in(lee, mention("waved")) is None


def test_what_other_articles_know_by_another_id_is_told() -> None:
    joins = (Join(("d", "Lee.ab"), "Ann_Lee", "same item", "Q1"), Join(("d", "x"), "y", "z"))
    assert list(across(joins, "Ann_Lee")) == ["its Lee.ab is Ann_Lee: same item (Q1)"]


def test_an_explanation_has_every_link_of_both_ends() -> None:
    extraction = linked()
    saw, waved = extraction.facts
    said = [" ".join(line.split()) for line in lines(extraction, saw)]
    at = said.index("subject aides (person) ← “Her aides”: phrase; aides of Ann Lee")
    assert said[at + 1 : at + 4] == [
        "“Her” (25–28): pronoun, joined to “Lee” (15–18)",
        "“Lee” (15–18): partial name, joined to “Ann Lee” (0–7)",
        "“Ann Lee” (0–7): name",
    ]
    assert "object Ann Lee (person) ← “her”" in said
    joins = (Join((extraction.document.id, "Lee"), "Ann_Lee", "reviewed", "line 2"),)
    said = [" ".join(line.split()) for line in lines(extraction, waved, joins)]
    assert "“Both” (44–48) stands for Ann Lee and Lee's aides: the two before" in said
    assert "its Lee is Ann_Lee: reviewed (line 2)" in said
