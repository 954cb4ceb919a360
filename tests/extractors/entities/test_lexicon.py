from importlib.resources import files

import pytest

from extractors.entities import lexicon

LISTS = sorted(
    path.name.removesuffix(".txt")
    for path in (files("extractors.entities") / "data").iterdir()
    if path.name.endswith(".txt")
)


def test_there_are_lists() -> None:
    assert len(LISTS) > 15


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_what_it_is_and_holds_lower_case_words(name: str) -> None:
    assert lexicon.data(f"{name}.txt").startswith("# ")
    found = lexicon.words(name)
    assert found
    assert all(word == word.lower() for word in found)


def test_kin_are_synonyms_and_what_a_noun_is_general_for() -> None:
    kin = lexicon.kin()
    assert "service" in kin["agency"]
    assert "agency" in kin["service"]
    assert "lorry" in kin["vehicle"]
    assert "tractor" not in kin
    assert "attack" not in kin["agency"]
