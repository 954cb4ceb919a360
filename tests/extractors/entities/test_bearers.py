"""Names that others bear, or that are words: who is meant. By the installed model."""

import pytest

from extractors.extract import extract
from extractors.facts import Document, Extraction

pytestmark = pytest.mark.model


def extraction(text: str) -> Extraction:
    (found,) = extract([Document.of(text, "test.txt")])
    return found


def mentions(found: Extraction, id: str) -> list[str]:
    """The words that were taken for an entity, in text order."""
    (entity,) = (entity for entity in found.entities if entity.id == id)
    return [resolved.mention.text for resolved in entity.mentions]


def test_a_person_called_like_a_month() -> None:
    found = extraction(
        "Lena Brown met Clara May in May 2019. Brown told May that ships would come. "
        "May thanked Brown."
    )
    assert mentions(found, "Clara_May") == ["Clara May", "May", "May"]
    assert [f.relation.label for f in found.facts if f.subject.id == "Clara_May"] == ["thank"]


def test_a_modal_is_no_name() -> None:
    found = extraction("Clara May spoke. May the games begin. May I leave?")
    assert mentions(found, "Clara_May") == ["Clara May"]


def test_relatives_of_one_surname() -> None:
    found = extraction(
        "The Okoro family owns the mill. Nneka Okoro runs it. Obi Okoro keeps the books. "
        "Adaeze Okoro drives the lorry."
    )
    people = {entity.id for entity in found.entities if entity.id.endswith("_Okoro")}
    assert people == {"Nneka_Okoro", "Obi_Okoro", "Adaeze_Okoro"}
    inner = [m for e in found.entities for m in e.mentions if m.mention.text == "Okoro"]
    assert len(inner) == 1  # the family's


def test_a_wife_is_not_her_husband() -> None:
    found = extraction("Will Rose sold his land. Will and his wife Rose bought a farm in 1999.")
    assert "his wife Rose" not in mentions(found, "Will_Rose")


def test_a_place_before_somebody_with_its_name() -> None:
    found = extraction("The team of Florence won. Florence Hartley watched. Florence wept.")
    assert mentions(found, "Florence_Hartley")[0] == "Florence Hartley"


def test_a_model_by_its_number() -> None:
    found = extraction(
        "Peru sold four Mi-24 helicopters. The Mi-24 entered service in 1972. "
        "The Mi-28 is faster than the Mi-24."
    )
    assert mentions(found, "Mi-24").count("Mi-24") == 3
    assert "Mi-28" not in mentions(found, "Mi-24")


def test_a_shortened_rank_is_no_part_of_the_name() -> None:
    found = extraction("Idris Farah ruled for a decade. Col Farah fled in May. Gen. Farah is dead.")
    assert mentions(found, "Idris_Farah") == ["Idris Farah", "Col Farah", "Gen. Farah"]
