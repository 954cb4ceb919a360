"""Relative pronouns: "who", "which" and "that" stand for the noun that their clause hangs on."""

from __future__ import annotations

from extractors.coreference.discourse import Discourse
from extractors.entities.lexicon import bag
from extractors.entities.model import Ref
from extractors.entities.view import View

REACH = 8
RELATIVE = bag("who whom whose which that")


def relative(state: Discourse, ref: Ref) -> Ref | None:
    """The antecedent of a relative pronoun.

    "the treaty between their countries, which obliges each …": the verb is singular, so the noun
    above "countries" is meant. "the fate of crews in fog who need help": "who" passes over
    what is no person.
    """
    view = state.view
    clause = _clause(view, ref.i)
    if clause is None:
        return None
    noun = view.head[clause]
    if _of_a_clause(state, ref.i, noun, clause):
        return None
    wanted = _number(view, ref.i)
    human = view.lower[ref.i] in ("who", "whom")
    for _ in range(4):
        found = state.references.at.get(noun)
        if found is not None and _fits(view, found, wanted, human):
            return found
        head = view.head[noun]
        above = view.head[head] if view.dep[noun] == "pobj" else head
        if above == noun or view.sent[above] != ref.sent or above > ref.i:
            break
        noun = above
    if human:
        for i in range(ref.i - 1, max(view.sents[ref.sent][0], ref.i - REACH) - 1, -1):
            found = state.references.at.get(i)
            if found is not None and found.i == i and _fits(view, found, wanted, human):
                return found
        return None
    return state.references.at.get(view.head[clause])


def _of_a_clause(state: Discourse, i: int, noun: int, clause: int) -> bool:
    """ "He left on Monday, which surprised voters": a day does nothing; the clause is meant."""
    view = state.view
    found = state.references.at.get(noun)
    if view.lower[i] != "which" or view.text[i - 1] != "," or found is None:
        return False
    kind = found.cluster.kind if found.cluster is not None else found.kind
    return kind in ("time", "quantity") and view.lemma[clause] != "be"


def _clause(view: View, i: int) -> int | None:
    """The verb of the relative clause that the pronoun opens."""
    for _ in range(8):
        if view.dep[i] == "relcl":
            return i
        if view.head[i] == i:
            return None
        i = view.head[i]
    return None


def _number(view: View, i: int) -> bool | None:
    """Whether the pronoun's verb is plural, None where its form does not tell."""
    if view.dep[i] not in ("nsubj", "nsubjpass"):
        return None
    verb = view.head[i]
    forms = [verb, *(k for k in view.kids[verb] if view.dep[k] in ("aux", "auxpass") and k < verb)]
    for form in reversed(forms):
        if view.tag[form] == "VBZ" or view.lower[form] == "was":
            return False
        if view.tag[form] == "VBP" or view.lower[form] == "were":
            return True
    return None


def _fits(view: View, ref: Ref, plural: bool | None, human: bool) -> bool:
    kind = ref.cluster.kind if ref.cluster is not None else ref.kind
    if human and kind not in ("person", "group", "organization"):
        return False
    if plural is None or ref.sort == "pronoun":
        return True
    many = ref.plural or any(view.dep[k] == "conj" for k in view.kids[ref.i])
    return many == plural or (plural and kind in ("group", "organization"))
