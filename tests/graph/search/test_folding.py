"""What does not matter in a name that somebody types."""

from __future__ import annotations

import pytest

from graph.search.folding import compact, plain, words


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("recep tayyip erdogan", "Recep Tayyip Erdoğan"),
        ("COTE D'IVOIRE", "Côte d’Ivoire"),
        ("Strasse", "Straße"),
        ("al shabaab", "Al-Shabaab"),
        ("oresund", "Øresund"),
        ("lodz", "Łódź"),
        ("αθηνα", "Αθήνα"),
        ("ｗｉｄｅ", "wide"),
        ("  north\tkorea ", "North Korea"),
    ],
)
def test_case_accents_signs_and_blanks_do_not_matter(typed: str, name: str) -> None:
    assert plain(typed) == plain(name)


@pytest.mark.parametrize(("one", "other"), [("U.S.", "US"), ("Jin-ping", "Jinping")])
def test_nor_do_the_places_where_a_name_is_parted(one: str, other: str) -> None:
    assert plain(one) != plain(other)
    assert compact(one) == compact(other)


@pytest.mark.parametrize(("one", "other"), [("Mi-24", "Mi-28"), ("Kim", "Kin"), ("か", "が")])
def test_letters_and_digits_matter(one: str, other: str) -> None:
    assert compact(one) != compact(other)


def test_letters_of_every_script_are_kept() -> None:
    assert words("한국 은행") == ["한국", "은행"]
    assert words("नरेन्द्र मोदी") == ["नरेन्द्र", "मोदी"]
    assert words("习近平") == ["习近平"]


def test_a_name_of_signs_alone_is_still_one() -> None:
    assert compact("???") == "???"
    assert words("???") == []
