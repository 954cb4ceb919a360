"""Who is one and the same over a corpus."""

from __future__ import annotations

from extractors.facts import Kind
from graph.identity.model import Decision, Identity, Profile
from graph.identity.resolve import identify


def a(document: str, label: str, kind: Kind = "person", **more: object) -> Profile:
    """A profile of a document whose id is its name eight times."""
    id = str(more.pop("id", label.replace(" ", "_")))
    return Profile((document * 8)[:8], id, label, kind, (label,), **more)  # type: ignore[arg-type]


def local(document: str, id: str) -> tuple[str, str]:
    return (document * 8)[:8], id


def same(found: Identity, one: tuple[str, str], other: tuple[str, str]) -> bool:
    return found.of.get(one, one[1]) == found.of.get(other, other[1])


def test_one_name_in_two_documents_is_one() -> None:
    found = identify([a("a", "Kim Jong Un"), a("b", "Kim Jong Un")])
    assert found.of == {}
    assert list(found.entities) == ["Kim_Jong_Un"]


def test_hyphens_and_case_make_no_other_name() -> None:
    found = identify([a("a", "Kim Jong-un"), a("b", "Kim Jong Un"), a("c", "Kim Jong Un")])
    assert found.of == {local("a", "Kim_Jong-un"): "Kim_Jong_Un"}
    assert found.entities["Kim_Jong_Un"].aliases == ("Kim Jong-un",)
    assert found.joins[0].clue == "same name"


def test_a_man_and_a_woman_of_one_name_are_two() -> None:
    found = identify([a("a", "Robin Marsh", sex="m"), a("b", "Robin Marsh", sex="f")])
    assert not same(found, local("a", "Robin_Marsh"), local("b", "Robin_Marsh"))
    assert [(one.a, one.b) for one in found.possible] == [("Robin_Marsh", "Robin_Marsh.bbbbbbbb")]


def test_a_state_and_a_country_of_one_name_are_two() -> None:
    found = identify(
        [
            a("a", "Georgia", "country", wikidata="Q230"),
            a("b", "Georgia", "place", wikidata="Q1428"),
            a("c", "Georgia", "country", wikidata="Q230"),
        ]
    )
    assert found.of == {local("b", "Georgia"): "Georgia.place"}
    assert found.entities["Georgia"].wikidata == "Q230"


def test_what_belongs_to_a_name_follows_it() -> None:
    aides = Profile("aaaaaaaa", "Kim_Jong-un.aides", "aides", "group", owner="Kim_Jong-un")
    found = identify([a("a", "Kim Jong-un"), aides, a("b", "Kim Jong Un"), a("c", "Kim Jong Un")])
    assert found.of[local("a", "Kim_Jong-un.aides")] == "Kim_Jong_Un.aides"


def test_the_order_of_profiles_is_of_no_account() -> None:
    every = [a("a", "Kim Jong-un"), a("b", "Kim Jong Un"), a("c", "Robin Marsh", sex="f")]
    every += [a("d", "Robin Marsh", sex="m"), a("e", "Robin Marsh")]
    assert identify(every) == identify(every[::-1])


def test_a_reviewer_merges_and_takes_it_back() -> None:
    every = [a("a", "Bombay", "place"), a("b", "Mumbai", "place")]
    merged = identify(every, [Decision("merge", "Mumbai", "Bombay", line=3)])
    assert merged.of == {local("a", "Bombay"): "Mumbai"}
    assert merged.entities["Mumbai"].label == "Mumbai"
    assert merged.joins[0].clue == "reviewed"
    assert identify(every, []) == identify(every)


def test_a_reviewer_keeps_apart_splits_and_renames() -> None:
    every = [a("a", "Kim Jong-un"), a("b", "Kim Jong Un"), a("c", "Kim Jong Un")]
    apart = identify(every, [Decision("apart", "Kim_Jong_Un", "Kim_Jong-un")])
    assert apart.of == {}
    split = identify(every, [Decision("split", "Kim_Jong_Un", document="bbbbbbbb")])
    assert split.of[local("b", "Kim_Jong_Un")].startswith("Kim_Jong_Un.")
    assert same(split, local("a", "Kim_Jong-un"), local("c", "Kim_Jong_Un"))
    renamed = identify(every, [Decision("rename", "Kim_Jong_Un", "Kim")])
    assert renamed.entities["Kim_Jong_Un"].label == "Kim"


def test_a_decision_that_names_nothing_is_told() -> None:
    gone = Decision("merge", "Nobody", "Kim_Jong_Un", line=2)
    assert identify([a("a", "Kim Jong Un")], [gone]).unused == (gone,)


def test_a_reviewer_links_to_an_item_and_takes_a_wrong_one_away() -> None:
    profiles = [a("a", "Ana Sol"), a("b", "Ana Sol"), a("c", "Oslo", "place", wikidata="Q585")]
    found = identify(profiles, [Decision("link", "Ana_Sol", "Q42")])
    assert found.entities["Ana_Sol"].wikidata == "Q42"
    found = identify(profiles, [Decision("link", "Oslo"), Decision("link", "Nobody", "Q1")])
    assert found.entities["Oslo"].wikidata is None
    assert found.unused == (Decision("link", "Nobody", "Q1"),)


def test_two_that_are_linked_to_one_item_are_one_if_nothing_speaks_against_it() -> None:
    profiles = [a("a", "Ana Sol", wikidata="Q42"), a("b", "A. Maria Sol"), a("c", "Sol", "place")]
    found = identify(
        profiles, [Decision("link", "A._Maria_Sol", "Q42"), Decision("link", "Sol", "Q42")]
    )
    assert same(found, local("a", "Ana_Sol"), local("b", "A._Maria_Sol"))
    assert not same(found, local("a", "Ana_Sol"), local("c", "Sol"))
    assert [(join.clue, join.detail) for join in found.joins] == [("same item", "Q42")]


def test_articles_that_name_the_same_things_mean_the_same_person() -> None:
    story = [
        a(article, name)
        for article in "ab"
        for name in ("Eva Dahlstrand", "Kari Moensen", "Tor Brekkhus")
    ]
    one, other = a("a", "John Smith"), a("b", "John Smith")
    assert same(identify([one, other, *story]), *(local(d, "John_Smith") for d in "ab"))
    assert not same(identify([one, other]), *(local(d, "John_Smith") for d in "ab"))
