"""Third persons: he, she, it, they and their forms, by agreement, syntax and salience."""

from __future__ import annotations

from extractors.coreference import speakers
from extractors.coreference.discourse import SUBJECTS, Discourse
from extractors.coreference.salience import NEUTER, PLURAL, Weights, salience
from extractors.entities.lexicon import bag, words
from extractors.entities.model import Cluster, Ref
from extractors.entities.view import View

MALE = bag("he him his himself")
FEMALE = bag("she her hers herself")
REFLEXIVE = bag("himself herself itself themselves")
WINDOW = 3
SEEMING = bag("seem appear happen turn matter follow")
OUTSIDE = bag("cold cool warm hot dark light windy sunny rainy cloudy foggy stormy icy late early")
WEATHER = bag("rain snow hail freeze")
WEIGHTS = Weights()
FLOOR = 30.0
WH = frozenset({"WDT", "WP", "WP$", "WRB"})
# How many points the best antecedent has before the next one where it is sure; below them, on
# GUM's articles, less than half were right. They tell nothing of "it", whose rivals are wrong in
# other ways.
MARGIN = 15.0
CONTESTED = "contested pronoun"  # the clue of a choice between rivals


def third_person(state: Discourse, ref: Ref) -> tuple[Ref | None, tuple[Cluster, ...], str]:
    """The best antecedent of a pronoun, what it stands for, and the clue; else nothing."""
    view = state.view
    word = view.lower[ref.i]
    if word in NEUTER and pleonastic(view, ref.i):
        return None, (), ""
    if word in REFLEXIVE:
        other = state.references.at.get(_or_none(state.subject(state.verb(ref.i))))
        if other is not None and other.clusters:
            return other, state.coordination(other) or other.clusters, "pronoun"
    if _fronted(view, ref):
        subject, clusters = _ahead(state, ref)
        if subject is not None:
            return subject, clusters, "pronoun"
    barred = _barred(state, ref)
    best: tuple[float, Ref | None, tuple[Cluster, ...]] = (FLOOR, None, ())
    scored: list[tuple[float, tuple[Cluster, ...]]] = []
    for other in state.back(ref.sent, WINDOW):
        if other.i >= ref.i or other.first <= ref.i < other.last:
            continue
        for clusters in _readings(state, other, word):
            if barred and {c.number for c in clusters} & barred:
                continue
            if not agrees(word, other, clusters):
                continue
            score = salience(state, ref, other, clusters, WEIGHTS)
            scored.append((score, clusters))
            if score > best[0]:
                best = (score, other, clusters)
    if best[1] is None and word not in NEUTER:
        return *_ahead(state, ref), "pronoun"
    contested = word not in NEUTER and any(
        score > best[0] - MARGIN and not set(clusters) & set(best[2]) for score, clusters in scored
    )
    return best[1], best[2], CONTESTED if contested else "pronoun"


def _or_none(i: int | None) -> int:
    return -1 if i is None else i


def _readings(state: Discourse, other: Ref, word: str) -> list[tuple[Cluster, ...]]:
    """What an antecedent may stand for: itself, or all that is coordinated with it."""
    if word not in PLURAL:
        return [other.clusters] if len(other.clusters) == 1 else []
    together = state.coordination(other)
    return [together] if len(together) > 1 else [other.clusters]


def agrees(word: str, other: Ref, clusters: tuple[Cluster, ...]) -> bool:
    """Whether number, sex and animacy allow the antecedent."""
    if word in PLURAL:
        if len(clusters) > 1:
            return True
        cluster = clusters[0]
        if cluster.kind in ("time", "quantity", "person", "country"):
            return cluster.kind == "person" and other.plural and not cluster.named
        if other.sort in ("nominal", "pronoun") and not cluster.named:
            return other.plural or cluster.noun in words("collectives") or bool(cluster.plural)
        return cluster.kind in ("group", "organization")
    cluster = clusters[0]
    if word in NEUTER:
        if cluster.kind in ("person", "time", "quantity", "group") or other.plural:
            return False
        return not cluster.plural
    if cluster.kind != "person":
        return False
    if other.plural and other.sort != "name":
        return False
    sex = cluster.sex
    return sex is None or (sex == "m") == (word in MALE)


def _barred(state: Discourse, ref: Ref) -> set[int]:
    """Clusters that the syntax forbids: the subject for an object of the same verb, and a speaker
    for a third person in his own words."""
    view = state.view
    found: set[int] = set()
    dep, word = view.dep[ref.i], view.lower[ref.i]
    if dep in ("dobj", "dative", "pobj") and word not in REFLEXIVE:
        verb = view.head[ref.i]
        if dep == "pobj":
            verb = view.head[verb]
        if view.pos[verb] in ("VERB", "AUX"):
            other = state.references.at.get(_or_none(state.subject(verb)))
            if other is not None:
                found.update(c.number for c in other.clusters)
    noun = view.head[ref.i]
    if dep == "poss" and view.dep[noun] == "appos":
        described = state.references.at.get(view.head[noun])  # "Nokia, its main rival"
        if described is not None:
            found.update(c.number for c in described.clusters)
    if dep in SUBJECTS:
        found |= _named_below(state, ref)
    if view.dep[noun] == "relcl" and dep in (*SUBJECTS, "dobj"):
        modified = state.references.at.get(view.head[noun])  # "an aide she had hired"
        if modified is not None and not any(view.tag[k] in WH for k in view.kids[noun]):
            found.update(c.number for c in modified.clusters)
    if view.quoted(ref.i) and word not in PLURAL:
        voice = speakers.speaker(state, ref.i)
        if voice is not None:
            found.update(c.number for c in voice.clusters)
    return found


def _named_below(state: Discourse, ref: Ref) -> set[int]:
    """Who has a name in what the pronoun says: "He said that Dahl was ill" (principle C)."""
    view = state.view
    verb, (_, end) = view.head[ref.i], view.sents[ref.sent]
    found: set[int] = set()
    if view.lemma[verb] not in words("speech"):
        return found
    for i in range(verb + 1, end):
        other = state.references.at.get(i)
        cluster = other.cluster if other is not None and other.sort == "name" else None
        if cluster is not None and cluster.kind == "person":
            found.add(cluster.number)
    return found


def _fronted(view: View, ref: Ref) -> bool:
    """Whether a sentence opens with a participle that the pronoun hangs on."""
    begin, _ = view.sents[ref.sent]
    while begin < ref.i and (view.tag[begin] == "_SP" or not view.text[begin][0].isalnum()):
        begin += 1
    return view.tag[begin] in ("VBG", "VBN") and not any(
        view.dep[i] in SUBJECTS for i in range(begin, ref.i)
    )


def _ahead(state: Discourse, ref: Ref) -> tuple[Ref | None, tuple[Cluster, ...]]:
    """ "Opening his speech, Erik Dahl said …": the subject after a fronted clause."""
    view = state.view
    _, end = view.sents[ref.sent]
    word = view.lower[ref.i]
    for i in range(ref.i + 1, end):
        if view.dep[i] in SUBJECTS and i not in (ref.i, view.head[ref.i]):
            other = state.references.at.get(i)
            if (
                other is not None
                and other.sort == "name"
                and other.clusters
                and agrees(word, other, other.clusters)
            ):
                return other, other.clusters
    return None, ()


def pleonastic(view: View, i: int) -> bool:
    """Whether an "it" stands for nothing: "it is crucial that …", "it seems …", "it rained"."""
    if view.dep[i] == "expl":
        return True
    if view.dep[i] not in ("nsubj", "nsubjpass"):
        return False
    verb = view.head[i]
    lemma = view.lemma[verb]
    kids = view.kids[verb]
    if lemma in WEATHER or (lemma in SEEMING and any(view.dep[k] == "ccomp" for k in kids)):
        return True
    clause = any(view.dep[k] in ("ccomp", "xcomp", "csubj", "advcl", "acl") for k in kids if k > i)
    if lemma == "be":
        fit = any(view.dep[k] in ("acomp", "attr") for k in kids)
        if fit and clause:
            return True
        complement = view.child(verb, "acomp")
        if complement is not None and view.lower[complement] in OUTSIDE:
            return True  # "it was dark in Oslo"
        attr = view.child(verb, "attr")
        return attr is not None and any(view.dep[k] in ("relcl", "acl") for k in view.kids[attr])
    if view.dep[i] == "nsubjpass":
        return any(view.dep[k] == "ccomp" for k in kids if k > i)
    return lemma in ("take", "make") and any(view.dep[k] in ("xcomp", "advcl") for k in kids)
