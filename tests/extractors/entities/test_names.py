import pytest

from extractors.entities import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Hamad", "al Hamad"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("the United Nations", "United Nations"),
        ("U.S.", "US"),
        ("São Tomé", "Sao Tome"),
        ("Russia's", "Russia"),
        ("Russia’s", "Russia"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mi-24", "Mi-28"),
        ("George W. Bush", "George H. W. Bush"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Internet Explorer 6", "Internet Explorer 9"),
    ],
)
def test_digits_and_initials_keep_names_apart(one: str, other: str) -> None:
    assert names.key(one) != names.key(other)
    assert not names.misspelt(names.key(one), names.key(other))


def test_a_slip_in_a_long_word_is_a_variant() -> None:
    assert names.misspelt("world forset council", "world forest council")
    assert not names.misspelt("north korea", "south korea")
    assert not names.misspelt("australia", "austria")


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("Kim Jong Un", "Kim_Jong_Un"),
        ("Russia's military campaign", "Russia_military_campaign"),
        ("Kim Jong-un", "Kim_Jong-un"),
        ("São Tomé", "São_Tomé"),
        ('<script>"x"\n\\', "script_x"),
        ("…", "unnamed"),
        ("AT&T", "AT_T"),
    ],
)
def test_a_slug_is_a_readable_name_without_marks(label: str, slug: str) -> None:
    assert names.slug(label) == slug


def test_initials() -> None:
    assert "KCNA" in names.initials(["Korean", "Central", "News", "Agency"])
    assert names.initials(["Food", "and", "Agriculture", "Organization"]) == {"FAO", "FAAO"}
    assert names.is_acronym("KCNA")
    assert names.is_acronym("U.N.")
    assert not names.is_acronym("Kim")
