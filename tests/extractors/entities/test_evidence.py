"""The kinds of names: sentence in, kind out. By the installed model."""

import pytest

from tests.extractors.reading import read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Lord Howell refused. Howell stayed.", "Howell", "person"),
        ("Professor Barlow spoke.", "Barlow", "person"),
        ("Mr Justice Peel ruled on Monday. Peel agreed.", "Peel", "person"),
        ("Nikola Dorn was an inventor.", "Dorn", "person"),
        ("Pope Francis prayed in Rome.", "Francis", "person"),
        ("USS Gerald Barlow left the port.", "Barlow", "thing"),
        ("FC Tarvo beat Tarvo Rovers on Monday.", "FC", "organization"),
        ("FC Tarvo beat Tarvo Rovers on Monday.", "Rovers", "organization"),
        ("Norden Oil Ltd sold its wells.", "Norden", "organization"),
        ("The Water Authority of Tarvo warned them.", "Authority", "organization"),
        ("The University of Tarvo closed.", "University", "organization"),
        ("They reached the village of Zarnu.", "Zarnu", "place"),
        ("Zarnu, a village in the north, was flooded.", "Zarnu", "place"),
        ("Zarnu is a town in Peru.", "Zarnu", "place"),
        ("Hundreds were hurt near Zarnu.", "Zarnu", "place"),
        ("Hurricane Ida hit Peru.", "Ida", "event"),
        ("The Dahls left. Erik Dahl waved.", "Dahls", "group"),
        ("Peru and Chile agreed.", "Chile", "country"),
    ],
)
def test_kinds_of_names(text: str, word: str, kind: str) -> None:
    assert read(text).entity(word).kind == kind


def test_all_mentions_of_a_name_vote() -> None:
    text = read("Zarnu fell. The town of Zarnu was empty. Zarnu lay in ruins near the coast.")
    assert text.entity("Zarnu").kind == "place"
    assert text.entity("Zarnu", 3).kind == "place"


def test_a_role_that_bodies_have_too_makes_no_person() -> None:
    text = read("Norden Bank AG, its main rival, grew.")
    assert text.entity("Norden").kind == "organization"
