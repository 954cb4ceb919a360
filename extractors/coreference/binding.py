"""Binding: what the syntax of a clause allows and forbids.

Principles A, B and C of Chomsky, Lectures on Government and Binding, 1981.
"""

from __future__ import annotations

from extractors.coreference import quotations
from extractors.coreference.agreement import PLURAL, REFLEXIVE, agrees
from extractors.coreference.discourse import SUBJECTS, Discourse
from extractors.entities.lexicon import bag, words
from extractors.entities.model import Cluster, Ref
from extractors.entities.view import View

VERBAL = frozenset({"VERB", "AUX"})
WH = frozenset({"WDT", "WP", "WP$", "WRB"})
OBJECTS = frozenset({"dobj", "dative", "pobj"})
# Verbs whose object does what the infinitive says: "Holm asked Dahl to thank him".
STEERING = bag(
    "ask tell order urge persuade force allow help want let make enable advise encourage "
    "instruct invite permit push teach warn convince compel require beg get lead"
)
WITHIN = bag("prep pobj pcomp dobj dative poss")
ACCUSATIVE = bag("him her them")
NAMING = bag("as named called")


def reflexive(state: Discourse, ref: Ref) -> Ref | None:
    """Principle A: "Holm's rivals praised themselves" → the subject of the clause; "Holm himself"
    → the noun right before it."""
    view = state.view
    word = view.lower[ref.i]
    before = state.references.at.get(ref.i - 1)
    emphatic = view.dep[ref.i] in ("appos", "npadvmod", "nmod")
    if emphatic and before is not None and _fits(state, word, before):
        return before
    doer = agent(state, state.verb(ref.i))
    if doer is not None and doer.i != ref.i and _fits(state, word, doer):
        return doer
    return None


def _fits(state: Discourse, word: str, other: Ref) -> bool:
    together = state.coordination(other) or other.clusters
    if len(together) > 1 and word not in PLURAL:
        return False
    return bool(together) and agrees(state.view, word, other, together)


def agent(state: Discourse, verb: int) -> Ref | None:
    """Who does what a verb says: its subject, or the one that steers an infinitive."""
    view = state.view
    while view.dep[verb] == "conj" and view.child(verb, *SUBJECTS) is None:
        verb = view.head[verb]
    if view.child(verb, *SUBJECTS) is None and view.dep[verb] in ("xcomp", "ccomp"):
        above = view.head[verb]
        object_ = view.child(above, "dobj", "dative")
        if view.lemma[above] in STEERING and object_ is not None and object_ < verb:
            return state.references.at.get(object_)
    return state.at(state.subject(verb))


def barred(state: Discourse, ref: Ref) -> set[int]:
    """Numbers of the clusters that a pronoun cannot stand for where it stands."""
    found: set[int] = set()
    for rule in BARS:
        for cluster in rule(state, ref):
            found.add(cluster.number)
    return found


def beside_subject(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """Principle B: "Holm thanked him", "Holm spoke to him": the subject of the same verb."""
    view = state.view
    if view.dep[ref.i] not in OBJECTS or view.lower[ref.i] in REFLEXIVE:
        return ()
    verb = view.head[ref.i]
    if view.dep[ref.i] == "pobj":
        verb = view.head[verb]
    if view.pos[verb] not in VERBAL:
        return ()
    doer = agent(state, verb)
    return doer.clusters if doer is not None else ()


def small_subject(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """Principle B again: "Holm had him removed", "Holm saw them leave": an object in its form."""
    view = state.view
    below = view.head[ref.i]
    if view.lower[ref.i] not in ACCUSATIVE or view.dep[ref.i] not in SUBJECTS:
        return ()
    if view.dep[below] not in ("ccomp", "xcomp"):
        return ()
    doer = agent(state, view.head[below])
    return doer.clusters if doer is not None else ()


def beside_owner(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """Principle B within a noun phrase: "Holm's attack on him"."""
    view = state.view
    noun = view.head[view.head[ref.i]]
    if view.dep[ref.i] != "pobj" or view.pos[noun] != "NOUN":
        return ()
    owner = state.at(view.child(noun, "poss"))
    return owner.clusters if owner is not None else ()


def described(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """ "Nokia, its main rival": a description by relation speaks of somebody else."""
    view = state.view
    noun = view.head[ref.i]
    if view.dep[ref.i] != "poss" or view.dep[noun] != "appos":
        return ()
    other = state.references.at.get(view.head[noun])
    return other.clusters if other is not None else ()


def around(state: Discourse, ref: Ref) -> list[Cluster]:
    """ "the art of painting it": no phrase stands for a part of itself (i within i)."""
    view, i = state.view, ref.i
    found: list[Cluster] = []
    while view.dep[i] in WITHIN and view.head[i] != i:
        i = view.head[i]
        other = state.references.at.get(i) if view.pos[i] not in VERBAL else None
        if other is not None and other.i == i and other.own is not None:
            found.append(other.own)
            found.extend(other.clusters)
    return found


def named_below(state: Discourse, ref: Ref) -> list[Cluster]:
    """Principle C: "He said that Dahl was ill", "It sued Nokia": whoever is named in what a
    subject does or says."""
    view = state.view
    found: list[Cluster] = []
    if view.dep[ref.i] not in SUBJECTS:
        return found
    verb, (_, end) = view.head[ref.i], view.sents[ref.sent]
    for i in range(verb + 1, end):
        other = state.references.at.get(i)
        if other is None or other.i != i or other.sort != "name" or other.cluster is None:
            continue
        if _below(view, i, verb):
            found.append(other.cluster)
    return found


def _below(view: View, i: int, verb: int) -> bool:
    """Whether a name stands under a verb as its object or in its complement."""
    saying = view.lemma[verb] in words("speech")
    while view.head[i] != i:
        dep, head = view.dep[i], view.head[i]
        if head == verb:
            return dep in ("dobj", "dative", "prep", "agent", "ccomp", "xcomp") and (
                view.lower[i] not in NAMING
            )
        if dep in ("advcl", "relcl", "conj", "appos", "parataxis") and not saying:
            return False
        i = head
    return False


def modified(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """ "an aide she had hired": the noun that a clause without "who" tells of."""
    view = state.view
    clause = view.head[ref.i]
    if view.dep[clause] != "relcl" or view.dep[ref.i] not in (*SUBJECTS, "dobj"):
        return ()
    if any(view.tag[k] in WH for k in view.kids[clause]):
        return ()
    other = state.references.at.get(view.head[clause])
    return other.clusters if other is not None else ()


def joined(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """ "Holm and he": what a pronoun is coordinated with."""
    view = state.view
    before = view.head[ref.i] if view.dep[ref.i] == "conj" else -1
    if ref.i > 1 and view.lower[ref.i - 1] in ("and", "or"):
        before = ref.i - 2 if before < 0 and view.dep[ref.i] in SUBJECTS else before
    other = state.references.at.get(before)
    return other.clusters if other is not None else ()


def self_quoted(state: Discourse, ref: Ref) -> tuple[Cluster, ...]:
    """A speaker speaks of himself as "I": nobody's "he" within his own words."""
    if not state.view.quoted(ref.i) or state.view.lower[ref.i] in PLURAL:
        return ()
    voice = quotations.speaker(state, ref.i)
    return voice.clusters if voice is not None else ()


BARS = (
    beside_subject,
    small_subject,
    beside_owner,
    described,
    around,
    named_below,
    modified,
    joined,
    self_quoted,
)
