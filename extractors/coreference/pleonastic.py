"""The "it" that stands for nothing: weather, time, clefts, and what "that" or "to" makes good."""

from __future__ import annotations

from extractors.entities.lexicon import bag, words
from extractors.entities.phrases import subtree_left
from extractors.entities.view import View

SEEMING = bag("seem appear happen turn matter follow emerge transpire")
OUTSIDE = bag("cold cool warm hot dark light windy sunny rainy cloudy foggy stormy icy late early")
WEATHER = bag("rain snow hail freeze drizzle thunder pour")
TAKING = bag("take make cost require need help")
FINDING = bag("find make think consider deem call believe feel keep judge render leave")
CLAUSES = ("ccomp", "xcomp", "csubj", "csubjpass", "advcl", "acl")
MEASURED = frozenset({"DATE", "TIME", "QUANTITY"})
RAISING = bag("likely unlikely set due certain sure bound supposed")
COPULAS = bag("be become remain seem prove")


def pleonastic(view: View, i: int) -> bool:
    """Whether an "it" stands for nothing."""
    if view.dep[i] == "expl":
        return True
    if view.dep[i] in ("nsubj", "nsubjpass"):
        verb = view.head[i]
        if _found_hard(view, i, verb):
            return True
        return any(rule(view, i, verb) for rule in SUBJECT_RULES)
    return view.dep[i] == "dobj" and _makes_clear(view, i)


def weather(view: View, i: int, verb: int) -> bool:
    """ "It rained in Oslo", "it was dark"."""
    if view.lemma[verb] in WEATHER:
        return True
    complement = view.child(verb, "acomp")
    return (
        view.lemma[verb] in ("be", "get", "grow")
        and complement is not None
        and view.lower[complement] in OUTSIDE
    )


def hour(view: View, i: int, verb: int) -> bool:
    """ "It is five o'clock", "it was Monday", "it is ten miles to Oslo"."""
    if view.lemma[verb] != "be":
        return False
    for kid in view.kids[verb]:
        inner = view.child(kid, "npadvmod") if view.dep[kid] in ("prep", "advmod") else kid
        if inner is not None and view.dep[inner] in ("attr", "npadvmod") and inner > i:
            return view.ent[inner] in MEASURED or view.lemma[inner] in words("times")
    return False


def seems(view: View, i: int, verb: int) -> bool:
    """ "It seems that talks begin", "it turned out that …", "it looks as if …"."""
    kids = view.kids[verb]
    if view.lemma[verb] in SEEMING:
        return any(view.dep[k] == "ccomp" for k in kids)
    return view.lemma[verb] in ("look", "feel", "sound") and any(
        view.dep[k] in ("advcl", "ccomp") and _opening(view, k) in ("as", "like")
        for k in kids
        if k > i
    )


def makes_good(view: View, i: int, verb: int) -> bool:
    """ "It is crucial that …", "it was a mistake to …"; not "it is ready to …"."""
    if view.lemma[verb] not in COPULAS:
        return False
    told = [k for k in view.kids[verb] if view.dep[k] in ("acomp", "attr", "oprd") and k > i]
    if not told or view.lower[told[0]] in words("of_somebody"):
        return False
    own = [k for k in view.kids[verb] if k > told[0]]
    own += [k for k in view.kids[told[0]] if k > told[0]]
    for k in own:
        if view.dep[k] not in (*CLAUSES, "relcl") or not _clause(view, k):
            continue
        if view.dep[k] in ("acl", "relcl") and not (_to(view, k) or _that(view, k)):
            continue  # "it is a firm founded in Oslo"
        if not (_to(view, k) and view.lower[told[0]] in RAISING):
            return True
    return False


def cleft(view: View, i: int, verb: int) -> bool:
    """ "It was Dahl who signed", "it was in Oslo that they met"; not "it is a firm that …"."""
    if view.lemma[verb] != "be":
        return False
    attr = view.child(verb, "attr")
    if attr is not None:
        vague = any(view.lower[k] in ("a", "an") for k in view.kids[attr])
        clause = view.child(attr, "relcl", "acl")
        return clause is not None and not vague and view.tag[clause] not in ("VBN", "VBG")
    prep = view.child(verb, "prep")
    return prep is not None and any(
        view.dep[k] == "ccomp" and _opening(view, k) == "that" for k in view.kids[verb]
    )


def said(view: View, i: int, verb: int) -> bool:
    """ "It was announced that …", "it has been suggested he left"."""
    return view.dep[i] == "nsubjpass" and any(
        view.dep[k] in ("ccomp", "csubj") for k in view.kids[verb] if k > i
    )


def takes(view: View, i: int, verb: int) -> bool:
    """ "It took years to build", "it makes sense to wait", "it costs a fortune to …"."""
    if view.lemma[verb] not in TAKING:
        return False
    own = [k for k in view.kids[verb] if k > i]
    for k in tuple(own):
        if view.dep[k] in ("dobj", "npadvmod"):
            own += [j for j in view.kids[k] if j > k]
    return any(view.dep[k] in ("xcomp", "advcl", "acl", "relcl") and _to(view, k) for k in own)


def _found_hard(view: View, i: int, verb: int) -> bool:
    """ "Analysts find it hard to say": the parser makes "it" the subject of a small clause."""
    if view.lemma[view.head[verb]] not in FINDING or view.dep[verb] != "ccomp":
        return False
    if view.pos[verb] not in ("ADJ", "NOUN"):
        return False
    return any(view.dep[k] in CLAUSES and _clause(view, k) for k in view.kids[verb])


def _makes_clear(view: View, i: int) -> bool:
    """ "He made it clear that …", "they thought it best to wait"."""
    verb = view.head[i]
    if view.lemma[verb] not in FINDING or i + 1 >= len(view):
        return False
    if view.pos[i + 1] not in ("ADJ", "ADV", "DET", "NOUN"):
        return False
    return any(
        view.dep[k] in CLAUSES and (_to(view, k) or _opening(view, k) in ("that", "for"))
        for j in (verb, *(k for k in view.kids[verb] if k > i))
        for k in view.kids[j]
        if k > i + 1
    )


def _clause(view: View, k: int) -> bool:
    """Whether a clause is what "it" stands for, and no clause of time, cause or condition."""
    first = _opening(view, k)
    return first not in words("subordinators") or first in ("that", "whether")


def _to(view: View, k: int) -> bool:
    return any(view.lower[j] == "to" and view.dep[j] == "aux" for j in view.kids[k])


def _that(view: View, k: int) -> bool:
    return any(view.lower[j] == "that" and view.dep[j] == "mark" for j in view.kids[k])


def _opening(view: View, k: int) -> str:
    """The first word of a clause."""
    return view.lower[subtree_left(view, k)]


SUBJECT_RULES = (weather, hour, seems, makes_good, cleft, said, takes)
