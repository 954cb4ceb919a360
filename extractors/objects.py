"""Objects of verbs: plain ones, subjects of small clauses, what a relative clause leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from extractors.abstain import is_score
from extractors.clefts import stressed_phrases
from extractors.completions import result
from extractors.inversion import late_subject
from extractors.memory import remembered
from extractors.obliques import Oblique, inside, obliques, unrelative
from extractors.tokens import Token
from extractors.tree import child, children, conjuncts, kids, lemma
from extractors.verbs import (
    RELATIVE_TAGS,
    antecedent,
    is_idiom,
    is_passive,
    is_predicate,
    split_subject,
)
from extractors.words import words


@remembered
def objects(verb: Token) -> Sequence[Token]:
    """The heads of the verb's objects, coordinated ones each."""
    if late_subject(verb) is not None:
        return []
    if lemma(verb) in words("charging_verbs") and child(verb, "dative") is not None:
        return [t for kid in children(verb, "dative") for t in datives(kid)]
    direct = _direct(verb)
    found = [t for kid in direct for t in unrelative(kid, verb)]
    nouns = [t for t in found if t.pos_ != "ADJ"]
    found = nouns or found
    found.extend(_strayed(verb, direct))
    found.extend(_small_clause_subjects(verb))
    if not found and not is_passive(verb):
        found = [kid for kid in children(verb, "xcomp", "ccomp") if is_thing_done(kid)]
    return found or _shared(verb) or _taken_by_next(verb) or _gap(verb)


def _direct(verb: Token) -> list[Token]:
    """The verb's objects in the parse, without what only looks like one.

    Of two side by side the first modifies the second ("their steadfast will"), and a bare number
    beside another object belongs to what stands before it ("hit the area near posts 4 and 5").
    """
    found = [kid for kid in children(verb, "dobj") if not is_idiom(kid)]
    found = [kid for kid, after in zip_longest(found, found[1:]) if not _beside(kid, after)]
    others = [kid for kid in found if kid.tag_ != "CD"]
    return others or [kid for kid in found if not is_score(kid)]


def _beside(kid: Token, after: Token | None) -> bool:
    return after is not None and after.left_edge.i == kid.i + 1


def _strayed(verb: Token, direct: list[Token]) -> list[Token]:
    """ "run debates and referendums": a noun joined to the verb belongs to its object."""
    if not direct:
        return []
    found = []
    for kid in children(verb, "conj"):
        joined = kid.left_edge.i > direct[-1].i
        between = verb.doc[direct[-1].i + 1 : kid.left_edge.i]
        links = all(t.dep_ in ("cc", "punct") or t.lower_ in ("also", "even") for t in between)
        if kid.pos_ in ("NOUN", "PROPN") and joined and links and not is_predicate(kid):
            found.extend(conjuncts(kid))
    return found


def is_thing_done(gerund: Token) -> bool:
    """A gerund that stands for a thing: "the law bans fishing", where no one named fishes."""
    governor = gerund.head
    return (
        gerund.tag_ == "VBG"
        and governor.lemma_ in words("gerund_object_verbs")
        and child(gerund, "nsubj", "aux", "mark") is None
    )


def _shared(verb: Token) -> list[Token]:
    """ "Guards caught and searched the driver": both verbs have the one object."""
    sharer = shares_with(verb)
    return [*objects(sharer)] if sharer is not None else []


def shares_with(verb: Token) -> Token | None:
    """The verb right after this one that has what both share: "boarded, and later freed, a ship".

    Between them stands nothing but commas, conjunctions and adverbs.
    """
    if is_passive(verb) or lemma(verb) in words("intransitive_verbs"):
        return None
    for kid in children(verb, "conj"):
        between = verb.doc[verb.i + 1 : kid.i]
        joined = all(t.dep_ in ("cc", "punct", "advmod", "preconj") for t in between)
        alike = {kid.tag_, verb.tag_} <= {"VBN", "VBD"} or kid.tag_ == verb.tag_
        if joined and alike and child(kid, "nsubj", "nsubjpass") is None and len(between) < 5:
            return kid
    return None


def all_obliques(verb: Token) -> list[Oblique]:
    """The verb's own, those it shares with its object's other verb, and what a cleft stresses."""
    stressed = [o for kid in stressed_phrases(verb) if kid.dep_ == "prep" for o in inside(kid)]
    sharer = shares_with(verb) if not children(verb, "dobj", "prep") else None
    shared = all_obliques(sharer) if sharer is not None and objects(sharer) else []
    return [*stressed, *obliques(verb), *shared]


def _taken_by_next(verb: Token) -> list[Token]:
    """The object that the next clause's subject swallowed (see ``verbs.split_subject``)."""
    for kid in children(verb, "ccomp", "conj"):
        split = split_subject(kid)
        if split is not None:
            return split[0]
    return []


def _small_clause_subjects(verb: Token) -> list[Token]:
    """ "led the bank to close", "showed Kim smiling": bank, Kim."""
    if verb.lemma_ in words("desire_verbs"):
        return []
    for kid in children(verb, "ccomp"):
        bare = kid.tag_ in ("VB", "VBG") and child(kid, "mark") is None
        subject = child(kid, "nsubj", "nsubjpass")
        made = result(verb)
        bare = bare or (made is not None and made.i == kid.i)  # "declared the law void"
        if subject is None or not bare or subject.i < verb.i:
            continue
        if all(aux.lower_ in ("to", "be") for aux in children(kid, "aux", "auxpass")):
            return conjuncts(subject)
    return []


def _gap(verb: Token) -> list[Token]:
    """What a relative clause leaves out: "the policy which, or that, they criticised"."""
    if verb.dep_ != "relcl" or is_passive(verb) or verb.lemma_ in words("intransitive_verbs"):
        return []
    subjects = children(verb, "nsubj")
    noun = antecedent(verb)
    if any(t.tag_ == "WP$" for s in subjects for t in s.subtree):
        return []  # "the party whose leader served as minister"
    relative = [s for s in subjects if s.tag_ in RELATIVE_TAGS]
    if noun is None or len(subjects) == len(relative):
        return []
    strange = ("ccomp", "xcomp", "acomp", "attr", "dative")
    stranded = any(child(kid, "pobj", "pcomp") is None for kid in children(verb, "prep"))
    if not relative and (stranded or children(verb, *strange)):
        return []
    if any(kid.tag_ == "WRB" for kid in kids(verb)) or noun.lemma_ in words("gap_nouns"):
        return []
    return [noun]


def recipients(verb: Token) -> list[Token]:
    """The heads of who is given something: "gave Putin a gift", "gave a gift to Putin"."""
    if lemma(verb) in words("charging_verbs"):
        return []
    return [t for kid in children(verb, "dative") for t in datives(kid)]


def datives(token: Token) -> list[Token]:
    """ "gave Putin a gift", "gave a gift to Putin": Putin."""
    if token.pos_ == "ADP":
        inner = child(token, "pobj")
        return conjuncts(inner) if inner is not None else []
    return conjuncts(token)
