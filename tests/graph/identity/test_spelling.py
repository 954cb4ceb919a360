"""Two spellings of one name: the rule that says so, and names that only look alike."""

from __future__ import annotations

import pytest

from graph.identity.spelling import fold, middles_clash, numbers, variant


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("kim jongun", "kim jong un", "same_letters"),
        ("volodymyr zelenskyy", "volodymyr zelenskiy", "same_fold"),
        ("mohammed elrawi", "muhammad elrawi", "same_fold"),
        ("kirstin hallbrecht", "kirstin hallbrehct", "one_slip"),
        ("orbanfy viktor", "viktor orbanfy", "turned"),
        ("ellen r whitcombe", "ellen rose whitcombe", "spelt_out"),
        ("ellen r whitcombe", "ellen whitcombe", "middle"),
        ("bob fenwick", "robert fenwick", "short_given"),
        ("m lindqvist", "maria lindqvist", "given_initial"),
        ("alden marsh jr", "alden marsh", "generation"),
        ("bashir al tarawneh", "bashir tarawneh", "particles"),
    ],
)
def test_a_person_is_spelt_in_two_ways(one: str, other: str, rule: str) -> None:
    strength, said = variant(one, other, person=True)
    assert said == rule
    assert 0 < strength < 1
    assert variant(other, one, person=True) == (strength, said)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kim jong un", "kim jong il"),
        ("anna larsson", "hanna larsson"),
        ("elizabeth i", "elizabeth ii"),
        ("george w bush", "george h w bush"),
        ("a smith", "b smith"),
    ],
)
def test_two_persons_are_not(one: str, other: str) -> None:
    assert variant(one, other, person=True) == (0.0, "")


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("brightwater", "brightwater inc", "legal_form"),
        ("state department", "department of state", "turned_office"),
        ("national centre for soils", "national center for soils", "same_fold"),
        ("world forest council", "world forset council", "one_slip"),
    ],
)
def test_a_body_is_spelt_in_two_ways(one: str, other: str, rule: str) -> None:
    assert variant(one, other, person=False)[1] == rule


@pytest.mark.parametrize(
    ("one", "other"),
    [("mi 24", "mi 28"), ("world war i", "world war ii"), ("channel 4", "channel"), ("g7", "g20")],
)
def test_numbers_are_no_spelling(one: str, other: str) -> None:
    assert variant(one, other, person=False) == (0.0, "")


def test_folding_keeps_what_tells_names_apart() -> None:
    assert fold("aleksei") == fold("alexey")
    assert fold("mueller") == fold("muller")
    assert fold("karin") != fold("karen")
    assert fold("un") == "un"


def test_numbers_of_a_name() -> None:
    assert numbers(("boeing", "737", "max")) == ("737",)
    assert numbers(("rocky", "xi")) == ("xi",)
    assert numbers(("class", "a")) == ()


def test_middle_initials_clash_where_both_tell_other_ones() -> None:
    assert middles_clash("george w bush", "george h w bush")
    assert not middles_clash("george w bush", "george bush")
    assert not middles_clash("george w bush", "george walker bush")
