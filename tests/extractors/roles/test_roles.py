"""The role of an argument: by preposition, by what its noun names, by the verb."""

import pytest

from extractors.obliques import Oblique
from extractors.roles import role_of, role_of_mark
from extractors.tokens import Token
from tests.extractors.handmade import parsed


def oblique(preposition: str, head: str) -> Oblique:
    doc = parsed(f"went/VBD {preposition}/IN/prep/went {head}")
    tokens: list[Token] = list(doc)
    return Oblique((tokens[1],), tokens[2])


@pytest.mark.parametrize(
    ("preposition", "head", "kinds", "verb", "role"),
    [
        ("on", "Monday/NNP/pobj/on/DATE", set[str](), "go", "time"),
        ("in", "Oslo/NNP/pobj/in", {"place"}, "go", "place"),
        ("to", "Ghana/NNP/pobj/to", {"country"}, "sell", "recipient"),
        ("to", "Ghana/NNP/pobj/to", {"country"}, "flee", "place"),
        ("for", "peace/NN/pobj/for", {"thing"}, "march", "purpose"),
        ("for", "fraud/NN/pobj/for", {"thing"}, "jail", "cause"),
        ("for", "Lina/NNP/pobj/for", {"person"}, "cook", "recipient"),
        ("with", "Haas/NNP/pobj/with", {"person"}, "meet", "companion"),
        ("with", "knife/NN/pobj/with", {"thing"}, "stab", "instrument"),
        ("with", "ease/NN/pobj/with", {"thing"}, "win", "manner"),
        ("with", "mud/NN/pobj/with", {"thing"}, "cover", "other"),
        ("over", "scandal/NN/pobj/over", {"thing"}, "resign", "cause"),
        ("over", "budget/NN/pobj/over", {"thing"}, "talk", "topic"),
        ("from", "Lima/NNP/pobj/from", {"thing"}, "fly", "source"),
        ("from", "cholera/NN/pobj/from", {"thing"}, "die", "cause"),
        ("of", "fraud/NN/pobj/of", {"thing"}, "accuse", "other"),
        ("on", "suspicion/NN/pobj/on", {"thing"}, "arrest", "cause"),
        ("during", "truce/NN/pobj/during", {"thing"}, "bury", "time"),
        ("through", "agency/NN/pobj/through", {"thing"}, "sell", "instrument"),
        ("through", "Dubai/NNP/pobj/through", {"place"}, "move", "place"),
    ],
)
def test_the_role_of_an_argument(
    preposition: str, head: str, kinds: set[str], verb: str, role: str
) -> None:
    assert role_of(oblique(preposition, head), kinds, verb) == role


@pytest.mark.parametrize(
    ("mark", "form", "role"),
    [
        ("because", "clause", "cause"),
        ("by", "gerund", "instrument"),
        ("by", "clause", None),
        ("even though", "clause", "concession"),
        ("of", "gerund", None),
    ],
)
def test_the_role_of_a_clause(mark: str, form: str, role: str | None) -> None:
    assert role_of_mark(mark, form) == role
