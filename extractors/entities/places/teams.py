"""Teams that have the names of places: "Leeds beat Everton", "England's captain"."""

from __future__ import annotations

import re

from extractors.entities.lexicon import words
from extractors.entities.model import Cluster, Ref
from extractors.entities.roster import Names
from extractors.entities.view import View

SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
FEWEST = 2  # words of sport that make an article one of sport


def sports(view: View) -> bool:
    """Whether a document tells of matches: by its words of sport and its scores ("2-1")."""
    found = 0
    for i, lower in enumerate(view.lower):
        if lower in words("sports") or (lower[0].isdigit() and _score(view, i)):
            found += 1
            if found >= FEWEST:
                return True
    return False


def _score(view: View, i: int) -> bool:
    """ "2-1" in one token or in three."""
    text = view.lower[i]
    return bool(SCORE.fullmatch(text) or SCORE.fullmatch("".join(view.lower[i : i + 3])))


def plays(found: Names, cluster: Cluster) -> bool:
    """Whether a name is that of a team: "Leeds beat Everton 2-0", "a win over Valencia"."""
    return any(is_team(found.view, ref) for ref in cluster.refs)


def is_team(view: View, ref: Ref) -> bool:
    """Whether one mention plays: who beats, is beaten or has a striker."""
    i = ref.i
    while view.dep[i] == "conj" and view.head[i] < i:
        i = view.head[i]
    head = view.head[i]
    if view.dep[i] in ("nsubj", "dobj", "nsubjpass"):
        return view.lemma[head] in words("playing")
    if view.dep[i] == "pobj" and view.lower[head] in ("over", "against", "to", "by", "with"):
        above = view.head[head]
        return view.lemma[above] in words("playing") or view.lower[above] in words("playing")
    if view.dep[i] in ("poss", "compound", "nmod"):
        return view.lemma[head] in words("players")
    return False
