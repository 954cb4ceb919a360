"""A country and a state of one name: Georgia beside Atlanta is not the one beside Tbilisi.

A city and a state of one name: New York and Washington are cities, but where the state is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from extractors.entities import gazetteer
from extractors.entities.gazetteer import Gazetteer, Role, Territory
from extractors.entities.lexicon import lines, words
from extractors.entities.model import Ref
from extractors.entities.places.surroundings import told
from extractors.entities.places.table import find
from extractors.entities.view import View

Hit = tuple[Role, Territory] | None


def settle(view: View, named: Sequence[Ref], texts: Sequence[str], hits: list[Hit]) -> None:
    """Replace hits of names that a country shares with a state, or a city with its state.

    ``texts`` are the names as written, ``hits`` what the table says of each; the whole document
    decides once for all mentions of a name.
    """
    table = gazetteer.load()
    shared = dict(line.split("\t") for line in lines("shared_names.tsv"))
    for name, code in shared.items():
        if name in texts and _is_state(table, texts, hits, name, code):
            for i, text in enumerate(texts):
                if text == name:
                    hits[i] = ("name", table.codes[code])
    for i, (ref, text) in enumerate(zip(named, texts, strict=True)):
        hit = hits[i]
        if hit is None or hit[0] == "demonym" or (hit[1].kind == "country" and hit[0] == "name"):
            continue
        if hit[0] == "capital" and any(_elsewhere(one, hit[1]) for one in told(view, ref)):
            hits[i] = None  # "Paris, Texas"
            continue
        if text.casefold() in words("city_states") and not _told_as_state(view, ref):
            # The city, as no state is told: it is looked up among the places.
            hits[i] = hit if hit[0] == "capital" else None
        elif hit[0] == "capital" and _told_as_state(view, ref):
            state = _states().get(text)
            if state is not None:
                hits[i] = ("name", state)


def _is_state(
    table: Gazetteer, texts: Sequence[str], hits: Sequence[Hit], name: str, code: str
) -> bool:
    """Whether the document speaks of the state's country and not of the other's surroundings."""
    country = table.names[name]
    state = table.codes[code]
    inside = outside = 0
    for text, hit in zip(texts, hits, strict=True):
        if text == name:
            continue
        if hit is not None:
            territory = hit[1]
            if territory.part_of == state.part_of:
                inside += 2
            elif territory.code == state.part_of:
                inside += 1
            elif territory.code == country.code or territory.part_of == country.code:
                outside += 4
            elif territory.code in words("caucasus"):
                outside += 2
        for place in find(text)[:1]:
            inside += 3 if place.part == code else 0
            outside += 3 if place.country == country.code else 0
    return inside > outside


def _elsewhere(said: Territory, country: Territory) -> bool:
    return country.code not in (said.code, said.part_of)


def _told_as_state(view: View, ref: Ref) -> bool:
    """ "Washington state", "the state of New York", "Spokane, Washington", "upstate New York"."""
    after, before = ref.last, ref.first - 1
    if after < len(view) and view.lower[after] in ("state", "governor", "senator", "legislature"):
        return True
    if before < 1:
        return False
    if view.lower[before] in ("upstate", "western", "eastern", "northern", "southern", "central"):
        return True
    if view.lower[before] == "of" and view.lower[before - 1] in ("state", "governor", "senator"):
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
