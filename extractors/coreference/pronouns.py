"""Third persons: he, she, it, they and their forms, by agreement, syntax and salience."""

from __future__ import annotations

from extractors.coreference import binding, cataphora
from extractors.coreference.agreement import NEUTER, PLURAL, REFLEXIVE, agrees
from extractors.coreference.discourse import Discourse
from extractors.coreference.pleonastic import pleonastic
from extractors.coreference.salience import salience
from extractors.entities import counts
from extractors.entities.model import Cluster, Ref

WINDOW = 3
FLOOR = -7.0
# How many points the best antecedent has before the next one where it is sure; below them, on
# GUM's articles, less than half were right. They tell nothing of "it", whose rivals are wrong in
# other ways.
MARGIN = 1.5
# A "they" of a smaller lead was right once in four times: it stays open. ("their" is given all the
# same, so that what is theirs is not taken for somebody else's.)
DOUBT = 0.5
CONTESTED = "contested pronoun"  # the clue of a choice between rivals
Found = tuple[Ref | None, tuple[Cluster, ...], str]


def third_person(state: Discourse, ref: Ref) -> Found:
    """The best antecedent of a pronoun, what it stands for, and the clue; else nothing."""
    view = state.view
    word = view.lower[ref.i]
    if word in NEUTER and pleonastic(view, ref.i):
        return None, (), ""
    if word in REFLEXIVE and (other := binding.reflexive(state, ref)) is not None:
        return other, state.coordination(other) or other.clusters, "pronoun"
    if cataphora.fronted(view, ref):
        subject, clusters = cataphora.ahead(state, ref)
        if subject is not None:
            return subject, clusters, "pronoun"
    scored = candidates(state, ref)
    best = max(scored, key=lambda one: one[0], default=None)
    if best is None or best[0] <= FLOOR:
        if word in NEUTER:
            return None, (), ""
        return *cataphora.ahead(state, ref), "pronoun"
    score, found, clusters = best
    lead = score - max(
        (s for s, _, rivals in scored if not set(rivals) & set(clusters)), default=-1e9
    )
    if word in PLURAL and lead < DOUBT and view.dep[ref.i] != "poss":
        return None, (), ""
    contested = word not in NEUTER and lead < MARGIN
    return found, clusters, CONTESTED if contested else "pronoun"


def candidates(state: Discourse, ref: Ref) -> list[tuple[float, Ref, tuple[Cluster, ...]]]:
    """What of the last sentences a pronoun may take up, the latest first, with its points."""
    word = state.view.lower[ref.i]
    barred = binding.barred(state, ref)
    found = []
    for other in state.back(ref.sent, WINDOW):
        if other.i >= ref.i or other.first <= ref.i < other.last:
            continue
        if word in REFLEXIVE and other.sent != ref.sent:
            break
        if counts.counted(state.view, other.i) is not None:
            continue  # "thousands of fans": the fans are meant
        clusters = _reading(state, other, word)
        if not clusters or (barred and {c.number for c in clusters} & barred):
            continue
        if agrees(state.view, word, other, clusters):
            score = salience(state, ref, other, clusters)
            found.append((score, other, clusters))
    return found


def _reading(state: Discourse, other: Ref, word: str) -> tuple[Cluster, ...]:
    """What an antecedent stands for: itself, or for a plural all that is coordinated with it."""
    if word not in PLURAL:
        return other.clusters if len(other.clusters) == 1 else ()
    together = state.coordination(other)
    return together if len(together) > 1 else other.clusters
