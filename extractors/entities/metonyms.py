"""Seats of government: the city where something is, the country where it acts."""

from __future__ import annotations

from extractors.entities import gazetteer
from extractors.entities.lexicon import bag, words
from extractors.entities.view import View

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
TOWARDS = bag("on upon to with between against for from by of toward towards behind")
PARTNERS = bag(
    "partner ally victory threat relation relations ties tie alliance agreement "
    "treaty deal pact talks negotiation dispute tension tensions war cooperation "
    "support aid loyalty message warning concession blow boost pressure sanction "
    "sanctions response dialogue friendship influence rapprochement challenge "
    "counterweight embarrassment setback enemy rival opposition criticism "
    "condemnation demand letter appeal dependence reliance"
)
SEATED = bag("government regime administration authorities leadership parliament junta cabinet")
WITNESSING = bag("see remain")  # of a city: "Madrid saw its hottest day"
GOING = bag(
    "go come travel fly return arrive head move drive walk leave bring take send "
    "visit get rush journey sail commute relocate"
)


def _dealt_with(view: View, verb: int) -> bool:
    """ "Tokyo lodged a protest with Beijing": what one state does is done to another."""
    while view.pos[verb] == "NOUN" and view.head[verb] != verb:
        verb = view.head[verb]
    subject = view.child(verb, "nsubj")
    if subject is None or view.lemma[verb] in words("city_verbs"):
        return False
    hit = gazetteer.load().look_up(view.text[subject])
    return hit is not None and hit[0] != "demonym" and hit[1].kind == "country"


def _judges(view: View, verb: int) -> bool:
    """ "Rome sees the plan as a threat", "Rome sees that it failed": an opinion is a state's."""
    opinion = any(view.dep[k] in ("ccomp", "xcomp") for k in view.kids[verb])
    return opinion or any(view.lower[k] == "as" for k in view.kids[verb])


def _pursues(view: View, verb: int, dep: str) -> bool:
    """ "Pyongyang has courted investors": a subject that does something to something.

    A city is subject too, of what happens in it ("Moscow hosted the summit").
    """
    aim = any(view.dep[k] in ("dobj", "ccomp", "xcomp") for k in view.kids[verb])
    return dep == "nsubj" and aim and view.lemma[verb] not in words("city_verbs")


def acts(view: View, i: int, country_known: bool) -> bool:
    """Whether the name of a capital stands for its country here.

    It does where it says, decides or sends ("Pyongyang has sent shells"), owns what is no part of
    a city ("Moscow's war"), or is a party ("a partner to Moscow", "a victory for Pyongyang"); it
    does not after "in", before a noun ("the Beijing meeting") and as what one goes to.
    ``country_known``: the country itself is mentioned too, then less evidence is enough.
    """
    if i > 1 and view.text[i - 1] == "-" and view.lower[i - 2] in ("anti", "pro"):
        return True
    if i + 2 < len(view) and view.text[i + 1] == "-" and view.start[i + 1] == view.end[i]:
        return view.lower[i + 2] in words("directed")  # "the Kyiv-controlled town"
    while view.dep[i] == "conj" and view.head[i] < i:
        i = view.head[i]
    dep, head = view.dep[i], view.head[i]
    if dep in SUBJECTS:
        verb = view.lemma[head]
        judges = verb in WITNESSING and _judges(view, head)
        return judges or verb in words("acting") - WITNESSING or _pursues(view, head, dep)
    if dep == "poss":
        noun = view.lower[head]
        return noun not in words("municipal") and view.lemma[head] not in words("municipal")
    if dep in ("compound", "nmod"):
        return view.lower[head] in SEATED  # "the Khartoum government"
    if dep == "agent" or (dep == "pobj" and view.dep[head] == "agent"):
        return True
    if dep == "pobj" and view.lower[head] in TOWARDS:
        above = view.head[head]
        if view.lemma[above] in PARTNERS or view.lower[above] in PARTNERS:
            return True
        if view.lower[head] == "by":
            return True
        if view.lower[head] in ("against", "between", "with"):
            return country_known or _dealt_with(view, above)
        if view.pos[above] == "VERB" and view.lower[head] != "from":
            sent = view.child(above, "dobj")
            if sent is not None and view.lemma[sent] in PARTNERS:
                return True  # "sent a message to Tehran"
            return country_known and view.lemma[above] in words("acting")
        return False
    if dep in ("dobj", "dative"):
        return view.lemma[head] in words("acting") - GOING or view.lemma[head] in words("swaying")
    return False
