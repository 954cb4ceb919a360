"""A city and a state of one name: New York and Washington are cities, but where the state is told.

And names of countries and capitals that are another place's: Paris in Texas.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from extractors.entities import gazetteer
from extractors.entities.gazetteer import Role, Territory
from extractors.entities.lexicon import words
from extractors.entities.model import Ref
from extractors.entities.places import shared
from extractors.entities.places.surroundings import told
from extractors.entities.places.table import find
from extractors.entities.view import View

Hit = tuple[Role, Territory] | None
LESSER = 3  # times the people of a capital that its bigger namesake has


def settle(view: View, named: Sequence[Ref], texts: Sequence[str], hits: list[Hit]) -> None:
    """Replace hits of names that a territory shares with a city, and of what lies elsewhere.

    ``texts`` are the names as written, ``hits`` what the table says of each.
    """
    shared.settle(view, named, texts, hits)
    spoken = {hit[1].code for hit in hits if hit and hit[0] != "capital"}
    for i, (ref, text) in enumerate(zip(named, texts, strict=True)):
        hit = hits[i]
        if hit is None or hit[0] == "demonym":
            continue
        role, territory = hit
        if role == "name" and territory.kind == "country":
            if any(one.part_of and _elsewhere(one, territory) for one in _wholly(view, ref)):
                hits[i] = None  # "Lebanon, New Hampshire"
            continue
        if role == "capital":
            if any(_elsewhere(one, territory) for one in told(view, ref)):
                hits[i] = None  # "Paris, Texas"
            elif territory.code not in spoken and _lesser(text, territory):
                hits[i] = None  # "Victoria" is hardly the one of the Seychelles
        as_state = _told_as_state(view, ref) or _among_states(view, named, texts, hits, i)
        if role == "name" and not as_state and _is_city(text, territory):
            hits[i] = None  # no state is told: it is looked up among the places
        elif hits[i] is not None and role == "capital" and as_state:
            state = _states().get(text)
            if state is not None:
                hits[i] = ("name", state)


def _is_city(text: str, state: Territory) -> bool:
    """Whether a city or region with another id has the name of its state: New York, Geneva."""
    return any(
        place.wikidata and place.wikidata != state.wikidata and place.country == state.part_of
        for place in find(text)
    )


def _lesser(text: str, country: Territory) -> bool:
    """Whether a capital has a much bigger namesake in another country."""
    places = find(text)
    here = max((p.population for p in places if p.country == country.code), default=0)
    return any(p.population > LESSER * max(here, 1) for p in places if p.country != country.code)


def _wholly(view: View, ref: Ref) -> list[Territory]:
    """What a name says that it lies in, but for a list ("Georgia, Alabama and Florida")."""
    said = list(told(view, ref))
    after = ref.last + 1
    while after < len(view) and view.text[after][:1].isupper():
        after += 1
    if after < len(view) and view.lower[after] in ("and", "or"):
        return []
    if after + 2 < len(view) and view.text[after] == "," and view.text[after + 1][:1].isupper():
        return []
    return said


def _among_states(
    view: View, named: Sequence[Ref], texts: Sequence[str], hits: Sequence[Hit], i: int
) -> bool:
    """ "Oregon, Washington and Idaho": a name in a list of states."""
    for step in (-1, 1):
        if not 0 <= i + step < len(named):
            continue
        left, right = sorted((named[i], named[i + step]), key=lambda ref: ref.first)
        hit = hits[i + step]
        between = view.lower[left.last : right.first]
        if hit is None or hit[0] != "name" or not hit[1].part_of or hit[1].kind == "country":
            continue
        if _is_city(texts[i + step], hit[1]):
            continue
        if between in ([","], ["and"], ["or"], [",", "and"], [",", "or"]) and not (
            between == [","] and step == 1
        ):
            return True
    return False


def _elsewhere(said: Territory, country: Territory) -> bool:
    return country.code not in (said.code, said.part_of)


def _told_as_state(view: View, ref: Ref) -> bool:
    """ "Washington state", "the state of New York", "Spokane, Washington", "upstate New York"."""
    after, before = ref.last, ref.first - 1
    if after < len(view) and view.lower[after] in words("divisions"):
        return True
    if before < 1:
        return False
    if view.lower[before] in ("upstate", "western", "eastern", "northern", "southern", "central"):
        return True
    if view.lower[before] == "of" and view.lower[before - 1] in words("divisions"):
        return True
    # A city before a comma: "Buffalo, New York".
    city = view.text[before] == "," and view.text[before - 1][:1].isupper()
    return city and any(
        place.part and place.part == _state(view.words(ref.first, ref.last))
        for place in find(view.text[before - 1])
    )


def _state(text: str) -> str:
    found = _states().get(text)
    return found.code if found is not None else ""


@lru_cache(maxsize=1)
def _states() -> dict[str, Territory]:
    """The states and provinces by their names, those too that mean a capital by themselves."""
    return {one.name: one for one in gazetteer.load().codes.values() if one.part_of}
