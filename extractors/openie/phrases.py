"""The words of a noun phrase, shorter or longer."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.obliques import Oblique
from extractors.tokens import Token
from extractors.tree import (
    KEPT_LEFT,
    child,
    children,
    conjuncts,
    counting_noun,
    first_conjunct,
    kids,
    noun_phrase,
)
from extractors.words import words

Words = tuple[int, ...]  # indexes of tokens, in the order in which they are read

QUOTES = frozenset({'"', "``", "''", "“", "”"})
PAIRED = frozenset({"both", "either"})
AFTER = frozenset({"prep", "nummod", "acl", "advmod", "npadvmod", "amod"})
CLAUSAL = frozenset({"relcl", "appos", "parataxis", "dep", "punct"})


@dataclass(frozen=True, slots=True)
class Row:
    """A triple still in tokens; a relation that the sentence has no word for is a string.

    ``signs`` are what its confidence is weighed by (see ``extractors.openie.sureness``).
    """

    signs: tuple[str, ...]
    subject: Words
    relation: Words | str
    ends: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """An argument: the words that lead to it (a preposition), and its own.

    ``words`` is the phrase up to its head, ``plain`` with the prepositional phrases after it,
    ``whole`` with participles and infinitives too.
    """

    lead: Words
    words: Words
    plain: Words
    whole: Words
    head: Token

    @classmethod
    def fixed(cls, lead: Words, found: Words, head: Token) -> Phrase:
        """A phrase that is always written in full: a clause, an adverb."""
        return cls(lead, found, found, found, head)


def tidy(found: Words, head: Token) -> Words:
    """The words without quotation marks, and without marks at either end."""
    doc = head.doc
    kept = [i for i in found if doc[i].text not in QUOTES and not doc[i].is_space]
    while kept and _is_mark(doc[kept[0]]):
        kept.pop(0)
    opened = any(doc[i].text == "(" for i in kept)
    while kept and _is_mark(doc[kept[-1]]) and not (opened and doc[kept[-1]].text == ")"):
        kept.pop()
    return tuple(kept)


def _is_mark(token: Token) -> bool:
    return token.is_punct and token.text != "%"


def partitive(head: Token) -> Token | None:
    """What a noun of part or kind stands for: prostate, for "a portion of the prostate"."""
    if head.lemma_.lower() not in words("partitive_nouns"):
        return None
    of = next((kid for kid in head.rights if kid.lower_ == "of"), None)
    return child(of, "pobj") if of is not None and of.i <= head.i + 2 else None


def _of_year(head: Token) -> Token | None:
    """The year that belongs to a name: "the Refugee Act of 1980"."""
    of = head.nbor(1) if head.pos_ == "PROPN" and head.i + 1 < len(head.doc) else None
    year = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    return year if year is not None and year.like_num and year.i == head.i + 2 else None


def short(head: Token) -> Words:
    """The noun phrase up to its head: "the first Prime Minister" of "… of Australia".

    A name keeps all of its words ("the Battle of Hastings"), a part or kind what it is of.
    """
    span = noun_phrase(head, of=False)
    first, last = span.start, max(span.end - 1, head.i)
    for kid in head.lefts:
        if kid.dep_ in KEPT_LEFT:  # "a cheap , quiet engine": commas do not end it
            first = min(first, kid.left_edge.i)
    of = partitive(head)
    if of is not None:
        last = max(last, (short(of) or (last,))[-1])
    year = _of_year(head)
    last = max(last, year.i) if year is not None else last
    name = last
    while head.ent_type_ and name + 1 <= head.right_edge.i and head.doc[name + 1].ent_iob_ == "I":
        name += 1
        last = last if head.doc[name].pos_ in ("ADP", "DET", "PART", "PUNCT") else name
    count = counting_noun(head)
    if count is not None and count.i < head.i and not conjuncts(count)[1:]:
        first = min(first, noun_phrase(count, of=False).start)
    if head.doc[first].lower_ == "of" and first < head.i:
        first += 1  # "a total of seven" is parsed as one number
    return tidy(tuple(range(first, last + 1)), head)


def shared_after(head: Token) -> list[Token]:
    """Prepositions that the parse hangs on the first of several nouns, though they follow the last.

    "painters and sculptors from Spain" are all from Spain.
    """
    first = first_conjunct(head)
    if first.i == head.i:
        return []
    last = conjuncts(first)[-1:]
    return [kid for kid in children(first, "prep") if last and kid.i > last[0].i]


def whole(head: Token, *, clauses: bool = True) -> Words:
    """The noun phrase with what follows its head, but for relative clauses and appositions.

    Without ``clauses`` participles and infinitives are left out as well.
    """
    kept = set(short(head))
    for kid in head.rights:
        if kid.dep_ in AFTER and (clauses or kid.dep_ != "acl"):
            kept.update(_below(kid))
    for kid in shared_after(head):
        kept.update(_below(kid))
    return tidy(tuple(sorted(kept)), head)


def _below(token: Token) -> list[int]:
    found = [token.i]
    for kid in kids(token):
        if kid.dep_ not in CLAUSAL or kid.text in "-–,":
            found.extend(_below(kid))
    return found


def subtree(head: Token) -> Words:
    """All that hangs on the token: the words of a clause."""
    return tidy(tuple(t.i for t in head.subtree), head)


def phrase(head: Token, lead: Words = ()) -> Phrase:
    """The phrase of a head, with the words that lead to it."""
    return Phrase(lead, short(head), whole(head, clauses=False), whole(head), head)


def prepositional(oblique: Oblique) -> list[Phrase]:
    """The phrases of a prepositional argument."""
    lead = tuple(t.i for t in oblique.prepositions)
    return split(oblique.head, lead)


def _shared(head: Token) -> tuple[Token, list[Token]] | None:
    """A modifier with its conjuncts, which share the head: "leisure and sports facilities"."""
    for kid in head.lefts:
        if kid.dep_ in ("compound", "nmod") and kid.pos_ in ("NOUN", "PROPN"):
            others = [t for t in conjuncts(kid)[1:] if t.i < head.i and t.pos_ in ("NOUN", "PROPN")]
            cc = child(kid, "cc")
            if not others and kid.dep_ == "nmod" and cc is not None:
                after = [t for t in head.lefts if t.i > cc.i and t.dep_ == "compound"]
                others = after[:1] if len(after) == 1 and after[0].left_edge.i == cc.i + 1 else []
            if others:
                return kid, others
    return None


def _parts(head: Token, lead: Words) -> list[Phrase]:
    """One phrase for each thing of a part or kind: "a mixture of fear and hope"."""
    of = partitive(head)
    if of is None or of.pos_ not in ("NOUN", "PROPN"):
        return []
    before = tuple(i for i in short(head) if i < (short(of) or (of.i,))[0])
    things = conjuncts(of)
    if len(things) == 1:
        return [Phrase(lead, short(head), whole(head, clauses=False), whole(head), of)]
    alike = [phrase(thing, lead) for thing in things]
    return [
        Phrase(lead, (*before, *p.words), (*before, *p.plain), (*before, *p.whole), p.head)
        for p in alike
    ]


def split(head: Token, lead: Words = ()) -> list[Phrase]:
    """The phrases of a head: several where coordinated modifiers share it."""
    parts = _parts(head, lead)
    if parts:
        return parts
    shared = _shared(head)
    if shared is None:
        return [phrase(head, lead)]
    first, others = shared
    all_words, rest = short(head), whole(head)
    doc = head.doc
    inside = range(first.left_edge.i, others[-1].i + 1)
    before = [i for i in all_words if i < inside.start and doc[i].lower_ not in PAIRED]
    after = [i for i in all_words if i >= inside.stop]
    tail = [i for i in rest if i > all_words[-1]] if all_words else []
    found = []
    for modifier in (first, *others):
        lefts = [t.left_edge.i for t in modifier.lefts if t.dep_ in KEPT_LEFT]
        own = [i for i in range(min(lefts, default=modifier.i), modifier.i) if i not in before]
        mine = tidy((*before, *own, modifier.i, *after), head)
        found.append(Phrase(lead, mine, (*mine, *tail), (*mine, *tail), head))
    return found
