"""What a reviewer decides: alone, together, one against the other, and taken back."""

from __future__ import annotations

from graph.identity.model import Action, Decision, Identity, Profile
from graph.identity.resolve import identify
from tests.graph.identity.test_resolve import a, local


def lines(*said: str) -> list[Decision]:
    """Decisions of lines "action a b"; a third word of "split" is the document."""
    found = []
    for number, line in enumerate(said, start=1):
        words = line.split()
        action: Action = words[0]  # type: ignore[assignment]
        b = words[2] if len(words) > 2 else ""
        split = action == "split"
        found.append(
            Decision(action, words[1], "" if split else b, b if split else "", line=number)
        )
    return found


def groups(found: Identity, known: list[Profile]) -> list[str]:
    """Which documents are one, by letter: "ab c"."""
    by_id: dict[str, str] = {}
    for p in known:
        id = found.of.get((p.document, p.id), p.id)
        by_id[id] = by_id.get(id, "") + p.document[0]
    return sorted(by_id.values())


KIMS = [a("a", "Kim Jong-un"), a("b", "Kim Jong Un"), a("c", "Kim Jong Un")]
TOWNS = [a("a", "Bombay", "place"), a("b", "Mumbai", "place"), a("c", "Bambai", "place")]


def test_merges_chain() -> None:
    found = identify(TOWNS, lines("merge Mumbai Bombay", "merge Bombay Bambai"))
    assert groups(found, TOWNS) == ["abc"]
    assert found.entities["Bombay"].label == "Bombay"


def test_a_new_name_stays_through_later_merges() -> None:
    said = lines("rename Mumbai Greater_Bombay", "merge Mumbai Bombay", "merge Bombay Bambai")
    found = identify(TOWNS, said)
    assert {known.label for known in found.entities.values()} == {"Greater_Bombay"}


def test_the_later_of_two_contradicting_lines_holds() -> None:
    merge, apart = "merge Mumbai Bombay", "apart Mumbai Bombay"
    assert groups(identify(TOWNS, lines(merge, apart)), TOWNS) == ["a", "b", "c"]
    assert groups(identify(TOWNS, lines(apart, merge)), TOWNS) == ["ab", "c"]


def test_two_that_are_apart_are_not_joined_by_way_of_a_third() -> None:
    said = lines("merge Mumbai Bombay", "merge Mumbai Bambai", "apart Bombay Bambai")
    assert groups(identify(TOWNS, said), TOWNS) == ["ab", "c"]


def test_what_is_taken_back_is_as_if_it_had_never_been_said() -> None:
    before = identify(KIMS)
    for said in ("apart Kim_Jong_Un Kim_Jong-un", "split Kim_Jong_Un", "rename Kim_Jong_Un Kim"):
        assert identify(KIMS, lines(said)) != before
        assert identify(KIMS, []) == before


def test_apart_takes_out_what_was_one_and_asks_no_more() -> None:
    found = identify(KIMS, lines("apart Kim_Jong_Un Kim_Jong-un"))
    assert groups(found, KIMS) == ["a", "bc"]
    assert found.possible == ()


def test_apart_answers_a_question() -> None:
    smiths = [a("a", "John Smith"), a("b", "John Smith")]
    asked = identify(smiths).possible
    assert [(one.a, one.b) for one in asked] == [("John_Smith", "John_Smith.bbbbbbbb")]
    assert identify(smiths, lines("apart John_Smith John_Smith.bbbbbbbb")).possible == ()
    merged = identify(smiths, lines("merge John_Smith John_Smith.bbbbbbbb"))
    assert groups(merged, smiths) == ["ab"]
    assert merged.possible == ()


def test_a_split_document_gets_an_id_of_its_own_and_the_others_keep_theirs() -> None:
    found = identify(KIMS, lines("split Kim_Jong_Un bbbbbbbb"))
    assert groups(found, KIMS) == ["ac", "b"]
    assert found.of[local("b", "Kim_Jong_Un")] == "Kim_Jong_Un.bbbbbbbb"
    assert "Kim_Jong_Un" in {found.of.get(local("c", "Kim_Jong_Un"), "Kim_Jong_Un")}


def test_a_split_without_a_document_gives_each_its_own() -> None:
    assert groups(identify(KIMS, lines("split Kim_Jong_Un")), KIMS) == ["a", "b", "c"]


def test_what_was_split_off_can_be_merged_elsewhere() -> None:
    known = [*KIMS, a("d", "Kim Jong Unwin")]
    said = lines("split Kim_Jong_Un bbbbbbbb", "merge Kim_Jong_Unwin Kim_Jong_Un.bbbbbbbb")
    found = identify(known, said)
    assert groups(found, known) == ["ac", "bd"]
    assert found.of[local("b", "Kim_Jong_Un")] == "Kim_Jong_Unwin"


def test_a_rename_after_a_split_is_of_the_rest() -> None:
    found = identify(KIMS, lines("split Kim_Jong_Un bbbbbbbb", "rename Kim_Jong_Un Kim"))
    assert found.entities["Kim_Jong_Un"].label == "Kim"
    assert found.entities["Kim_Jong_Un.bbbbbbbb"].label == "Kim Jong Un"


def test_the_item_of_the_first_is_that_of_the_merged() -> None:
    towns = [a("a", "Bombay", "place", wikidata="Q2"), a("b", "Mumbai", "place", wikidata="Q1")]
    found = identify(towns, lines("merge Mumbai Bombay"))
    assert found.entities["Mumbai"].wikidata == "Q1"


def test_a_single_name_is_merged_with_the_fuller_label() -> None:
    known = [a("a", "Kim", id="Kim.aaaaaaaa"), a("b", "Kim Jong Un")]
    found = identify(known, lines("merge Kim.aaaaaaaa Kim_Jong_Un"))
    assert found.entities["Kim.aaaaaaaa"].label == "Kim Jong Un"


def test_decisions_that_name_nothing_are_told_and_the_others_hold() -> None:
    said = lines("merge Mumbai Nowhere", "split Mumbai zzzzzzzz", "merge Mumbai Bombay")
    found = identify(TOWNS, said)
    assert [one.line for one in found.unused] == [1, 2]
    assert groups(found, TOWNS) == ["ab", "c"]


def test_the_order_of_documents_is_of_no_account_to_decisions() -> None:
    said = lines("merge Mumbai Bombay", "rename Mumbai Big_City", "apart Bambai Mumbai")
    assert identify(TOWNS, said) == identify(TOWNS[::-1], said)
