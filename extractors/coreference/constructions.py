"""Constructions that tie a pronoun to an antecedent, each with an example.

All are signs of salience; ``data/salience.tsv`` weighs each under the name of its function.
"""

from __future__ import annotations

from collections.abc import Callable

from extractors.coreference import binding
from extractors.coreference.discourse import SUBJECTS, Discourse
from extractors.entities.lexicon import bag, words
from extractors.entities.model import Ref
from extractors.entities.view import View

VERBAL = frozenset({"VERB", "AUX"})
INNER = frozenset({"pobj", "prep", "conj", "compound", "poss"})
ABOVE = frozenset({"advcl", "ccomp", "xcomp", "pcomp"})
CAUSES = bag("because after since as for when")
REASONS = bag("for with over during in on after of")


def governor(state: Discourse, ref: Ref, other: Ref) -> bool:
    """ "Nokia pulled out after it was sued", "Dahl said that he was ill": of the verb above."""
    view = state.view
    return (
        view.dep[ref.i] != "poss"
        and view.head[state.anchor(other)] == _above(view, ref.i)
        and not _document(view, other)
    )


def governing_owner(state: Discourse, ref: Ref, other: Ref) -> bool:
    """ "Nokia said that its plants would close": the same for a possessor."""
    view = state.view
    return view.dep[ref.i] == "poss" and view.head[state.anchor(other)] == _above(view, ref.i)


def reported(state: Discourse, ref: Ref, other: Ref) -> bool:
    """ "A report says it failed": documents speak of something else."""
    view = state.view
    return view.head[state.anchor(other)] == _above(view, ref.i) and _document(view, other)


def clause(state: Discourse, ref: Ref, other: Ref) -> bool:
    """ "Nokia closed its plants", "Holm hopes to defend her title": who acts in its clause."""
    view = state.view
    if view.dep[ref.i] != "poss":
        return False
    return binding.agent(state, _verb(view, view.head[ref.i])) is other


def receiver(state: Discourse, ref: Ref, other: Ref) -> bool:
    """ "Yeast gives bread its taste", "Holm offered Dahl his job": what gets something owns it."""
    view = state.view
    noun = view.head[ref.i]
    return (
        view.dep[ref.i] == "poss"
        and view.dep[noun] == "dobj"
        and view.dep[other.i] == "dative"
        and view.head[other.i] == view.head[noun]
    )


def joined(state: Discourse, ref: Ref, other: Ref) -> bool:
    """ "Ethiopia and its neighbour"."""
    view = state.view
    noun = view.head[ref.i]
    if view.dep[ref.i] != "poss":
        return False
    while view.dep[noun] in ("pobj", "prep") and view.head[noun] > other.i:
        noun = view.head[noun]  # "Moore and all of her daughters"
    return view.dep[noun] == "conj" and view.head[noun] == other.i


def returning(state: Discourse, ref: Ref, other: Ref) -> bool:
    """ "While he was in Rome, Dahl wrote": who is named by the clause after it."""
    view = state.view
    below = view.head[ref.i]
    above = view.head[below]
    if view.dep[ref.i] not in SUBJECTS or view.dep[below] != "advcl" or above < below:
        return False
    named = state.at(view.child(above, *SUBJECTS))
    return named is not None and named.i > ref.i and bool(set(named.clusters) & set(other.clusters))


def nested(state: Discourse, ref: Ref, other: Ref) -> bool:
    """ "Holm's plan for her club": the owner of the phrase that it stands in."""
    view = state.view
    return state.role(other) == "poss" and _within(view, ref.i, view.head[other.i])


def part(state: Discourse, ref: Ref, other: Ref) -> bool:
    """ "40 rockets … ten rockets of them": the noun before "of" says what they are."""
    view = state.view
    prep = view.head[ref.i]
    return (
        view.dep[ref.i] == "pobj"
        and view.lower[prep] == "of"
        and view.lemma[view.head[prep]] == view.lemma[other.i]
    )


def conjunct(state: Discourse, ref: Ref, other: Ref) -> bool:
    """ "Linz is third behind Graz, but it was first": the subject of the clause before "but"."""
    view = state.view
    verb = view.head[ref.i]
    return (
        view.dep[ref.i] in SUBJECTS
        and view.dep[other.i] in SUBJECTS
        and view.dep[verb] == "conj"
        and view.head[verb] == view.head[other.i]
    )


def affected(state: Discourse, ref: Ref, other: Ref) -> bool:
    """ "Holm sacked Dahl after he lied": verbs that are explained by what their object did."""
    view = state.view
    verb = view.head[other.i]
    if view.dep[other.i] != "dobj" or view.lemma[verb] not in words("affecting"):
        return False
    if view.dep[ref.i] in SUBJECTS:
        below = view.head[ref.i]
        return (
            view.dep[below] == "advcl"
            and view.head[below] == verb
            and any(view.lower[k] in CAUSES for k in view.kids[below] if k < ref.i)
        )
    prep = view.head[view.head[ref.i]]
    return (
        view.dep[ref.i] == "poss"
        and view.dep[view.head[ref.i]] == "pobj"
        and view.lower[prep] in REASONS
        and view.head[prep] in (verb, other.i)
    )


def _document(view: View, other: Ref) -> bool:
    return other.sort == "nominal" and view.lemma[other.i] in words("documents")


def _within(view: View, i: int, noun: int) -> bool:
    """Whether a token stands in the phrase of a noun, not in another clause."""
    while i > noun and view.dep[i] not in ("relcl", "acl", "advcl") and view.head[i] != i:
        i = view.head[i]
    return i == noun


def _verb(view: View, noun: int) -> int:
    """The verb that a noun is an object or an oblique of; the noun itself where it is none."""
    while view.dep[noun] in INNER and view.head[noun] != noun:
        noun = view.head[noun]
    return view.head[noun] if view.dep[noun] in ("dobj", "dative") else noun


def _above(view: View, i: int) -> int:
    """The verb above the clause of a pronoun, -1 in a main clause."""
    verb = _verb_of(view, view.head[i])
    if verb < 0:
        return -1
    while view.dep[verb] == "conj" and view.pos[view.head[verb]] in VERBAL:
        verb = view.head[verb]
    if view.dep[verb] == "relcl":  # "runners wore hats that they had sewn"
        return _verb_of(view, view.head[verb])
    return view.head[verb] if view.dep[verb] in ABOVE else -1


def _verb_of(view: View, noun: int) -> int:
    """The verb of the clause that a noun stands in, -1 where it has none."""
    while view.pos[noun] not in VERBAL and view.head[noun] != noun:
        noun = view.head[noun]
    return noun if view.pos[noun] in VERBAL else -1


ALL: tuple[Callable[[Discourse, Ref, Ref], bool], ...] = (
    governor,
    governing_owner,
    reported,
    clause,
    receiver,
    joined,
    returning,
    nested,
    part,
    conjunct,
    affected,
)
