"""What a document tells of its entities, taken out of its extraction and kept as bytes."""

from __future__ import annotations

from extractors.extract import extract
from extractors.facts import Document
from graph.identity.model import Profile
from graph.identity.profile import from_bytes, profiles, to_bytes


def read(text: str, published: str | None = None) -> dict[str, Profile]:
    document = Document.of(text, "a.txt", published=published)
    return {one.id: one for one in profiles(next(iter(extract([document]))))}


TEXT = (
    "Nora Lindgren, the mayor of Uppsala, met Pavel Horak in Vienna on Monday. "
    "She praised Horak's proposals."
)


def test_a_profile_tells_kind_sex_attributes_and_day() -> None:
    nora = read(TEXT, "2021-03-04T10:00:00Z")["Nora_Lindgren"]
    assert (nora.kind, nora.sex, nora.published) == ("person", "f", "2021-03-04")
    assert "mayor" in nora.attributes
    assert nora.mentions >= 2


def test_neighbours_are_named_things_of_the_same_facts() -> None:
    found = read(TEXT)
    assert "Pavel_Horak" in found["Nora_Lindgren"].neighbours
    assert "Nora_Lindgren" in found["Pavel_Horak"].neighbours


def test_what_belongs_to_a_name_has_a_profile_that_tells_its_owner() -> None:
    owned = {one.id: one.owner for one in read(TEXT).values() if one.owner}
    assert owned.get("Pavel_Horak.proposals") == "Pavel_Horak"


def test_profiles_come_back_from_their_bytes() -> None:
    found = list(read(TEXT, "2021-03-04").values())
    assert from_bytes(found[0].document, to_bytes(found)) == found


def test_equal_strings_of_several_documents_are_one_object() -> None:
    strings: dict[str, str] = {}
    kept = to_bytes([Profile("d", "Oslo_Havn", "Oslo Havn", "place")])
    one, other = (from_bytes(document, kept, strings)[0] for document in "ab")
    assert one.label is other.label
