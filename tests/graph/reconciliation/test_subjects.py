"""What a service is told of an entity."""

from __future__ import annotations

from extractors.facts import Entity
from graph.reconciliation.queries import Query
from graph.reconciliation.subjects import Terms, query, subjects

MAYOR = Entity("Ilse_Brandt", "Ilse Brandt", "person", True, country="Austria")
FUND = Entity("Relief_Fund", "Relief Fund", "organization", True)
ITEMS = {"Austria": "Q40"}


def test_only_names_without_an_item_are_asked_about() -> None:
    austria = Entity("Austria", "Austria", "country", True, wikidata="Q40")
    aides = Entity("Ilse_Brandt.aides", "aides", "group", False)
    monday = Entity("Monday", "Monday", "time", True)
    assert subjects([austria, MAYOR, aides, monday, FUND]) == [MAYOR, FUND]


def test_a_service_of_wikidata_gets_types_and_the_country() -> None:
    terms = Terms.of(True, {})
    assert query(MAYOR, terms, ITEMS) == Query("Ilse Brandt", "Q5", (("P27", "id:Q40"),))
    assert query(MAYOR, terms, {}) == Query("Ilse Brandt", "Q5")
    assert query(FUND, terms, ITEMS) == Query("Relief Fund", "Q43229")


def test_other_services_get_the_types_that_a_user_gives_and_no_property() -> None:
    assert query(MAYOR, Terms.of(False, {}), ITEMS) == Query("Ilse Brandt")
    assert query(MAYOR, Terms.of(False, {"person": "Human"}), ITEMS).type == "Human"
    assert query(MAYOR, Terms.of(True, {"person": ""}), {}) == Query("Ilse Brandt")
