"""Names that countries and states share: Georgia, Korea, Congo, Victoria.

The whole document decides once for all mentions of such a name, by what else it names: the other
names and the demonyms of each, its neighbours, its cities.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from extractors.entities import gazetteer
from extractors.entities.gazetteer import Role, Territory
from extractors.entities.lexicon import lines
from extractors.entities.model import Ref
from extractors.entities.places.surroundings import told
from extractors.entities.places.table import find
from extractors.entities.view import View

Hit = tuple[Role, Territory] | None


@lru_cache(maxsize=1)
def _shared() -> dict[str, list[tuple[Territory, frozenset[str]]]]:
    """Each shared name with the territories it may mean and the codes that speak for each."""
    codes = gazetteer.load().codes
    found: dict[str, list[tuple[Territory, frozenset[str]]]] = {}
    for line in lines("shared_names.tsv"):
        name, code, *beside = line.split("\t")
        around = frozenset(beside[0].split()) if beside else frozenset()
        found.setdefault(name, []).append((codes[code], around))
    return found


def settle(view: View, named: Sequence[Ref], texts: Sequence[str], hits: list[Hit]) -> None:
    """Replace the hits of shared names by what the document means; where two fit, by None.

    A name for which nothing speaks keeps what the table says of it.
    """
    for name in dict.fromkeys(text for text in texts if text in _shared()):
        options = _shared()[name]
        mentions = [i for i, text in enumerate(texts) if text == name]
        scores = []
        for territory, beside in options:
            score = _evidence(name, territory, beside, texts, hits)
            score += sum(10 for i in mentions if _said(view, named[i], territory))
            scores.append(score)
        best = max(scores)
        if best == 0:
            continue
        sure = scores.count(best) == 1
        meant = options[scores.index(best)][0] if sure else None
        # "Victoria" in British Columbia is a city: looked up among the places.
        bears = meant is not None and meant.name.split()[-1] == name
        for i in mentions:
            hits[i] = ("name", meant) if meant is not None and bears else None


def _evidence(
    name: str,
    territory: Territory,
    beside: frozenset[str],
    texts: Sequence[str],
    hits: Sequence[Hit],
) -> int:
    """How much the other names of a document speak for one of the territories of a name."""
    score = 0
    for text, hit in zip(texts, hits, strict=True):
        if text == name:
            continue
        if hit is not None:
            other = hit[1]
            if territory.code in (other.code, other.part_of):
                score += 4
            elif other.code in beside or (territory.part_of and other.part_of == territory.part_of):
                score += 2
            elif other.code == territory.part_of:
                score += 1
        for place in find(text)[:1]:
            if territory.code in (place.part, place.country):
                score += 3
    return score


def _said(view: View, ref: Ref, territory: Territory) -> bool:
    """ "Georgia, USA"; "Athens, Georgia": a whole after it, or one of its cities before it."""
    if any(one.code == territory.part_of for one in told(view, ref)):
        return True
    before = ref.first - 1
    return (
        before > 0
        and view.text[before] == ","
        and any(
            territory.code in (place.part, place.country)
            for size in range(1, min(3, before) + 1)
            for place in find(view.words(before - size, before))
        )
    )
