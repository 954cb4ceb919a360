"""Clauses beside a fact that say when, why, on what condition, what for or by what means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractors.clause import Clauses
from extractors.roles import in_class, role_of_mark
from extractors.tokens import Token
from extractors.tree import child, children, end, kids, lemma, start
from extractors.values import Circumstance
from extractors.verbs import has_to
from extractors.words import words

LONGEST_MARK = 4  # tokens
PERFECT = frozenset({"have", "has", "had", "'ve", "’ve"})


def circumstances_of(
    text: str, verbs: Sequence[Token], clauses: Clauses, ends: Iterable[Token]
) -> tuple[Circumstance, ...]:
    """The clauses that hang directly on one of a fact's verbs, in text order.

    ``text`` is the document's. A clause in which one of the fact's ``ends`` stands is part of what
    the fact says, and no circumstance of it: "sent soldiers | to protect Mozambique".
    """
    inside = [token.i for token in ends]
    found = [each for verb in verbs for each in _on(verb, clauses)]
    made = []
    for role, mark, first, last in sorted(found, key=lambda each: each[2].i):
        within = any(first.i <= i <= last.i for i in (*inside, *(verb.i for verb in verbs)))
        if not within:
            here = slice(start(first), end(last))
            made.append(Circumstance(role, mark, text[here], here.start, here.stop))
    return tuple(made)


Found = tuple[str, str, Token, Token]  # role, mark, first and last token


def _on(verb: Token, clauses: Clauses) -> Iterator[Found]:
    for kid in kids(verb):
        if kid.dep_ == "advcl":
            yield from _clause(verb, kid, clauses)
        elif kid.dep_ == "xcomp":
            yield from _purpose(kid, clauses)
        elif kid.dep_ == "prep":
            yield from _gerund(verb, kid)


def _clause(verb: Token, head: Token, clauses: Clauses) -> Iterator[Found]:
    """ "because the dam had burst", "while crossing the road", "to stop smugglers"."""
    first = head.left_edge
    marks = [k for k in kids(head) if k.dep_ == "mark" or (k.dep_ == "advmod" and k.tag_ == "WRB")]
    marks = [k for k in marks if k.i < head.i and k.i - first.i < LONGEST_MARK]
    if not marks:
        yield from _purpose(head, clauses)
        return
    if marks[-1].lower_ == "as" and _is_aside(head):
        return
    form = "gerund" if head.tag_ == "VBG" and child(head, "nsubj", "aux") is None else "clause"
    opening = head.doc[first.i : marks[-1].i + 1].text.lower()
    for mark in (opening, marks[-1].lower_):
        role = role_of_mark(mark, form) or role_of_mark(mark, "clause")
        if role is not None:
            yield _sharpened(verb, head, mark, role), mark, first, _last(head)
            return


def _is_aside(head: Token) -> bool:
    """Whether a clause with "as" only refers: "as Bild reported", "as promised", "as it should"."""
    bare = child(head, "nsubj", "nsubjpass") is None or head.tag_ == "MD"
    return bare or head.lemma_ in words("reporting_verbs")


def _sharpened(verb: Token, head: Token, mark: str, role: str) -> str:
    """The role where the verb has a say: "since" beside a perfect is a time."""
    if mark == "since" and any(kid.lower_ in PERFECT for kid in children(verb, "aux")):
        return "time"
    before = head.left_edge.i - 1
    if mark in ("while", "whilst") and verb.i < before and head.doc[before].text == ",":
        return "concession"
    return role


def _purpose(head: Token, clauses: Clauses) -> Iterator[Found]:
    """ "closed the border to stop smugglers"."""
    clause = clauses.of(head)
    if clause is None or clause.origin != "purpose" or not has_to(head):
        return
    to = next(kid for kid in kids(head) if kid.dep_ == "aux" and kid.lower_ == "to")
    opening = head.doc[head.left_edge.i : to.i + 1].text.lower()
    if opening in ("to", "so as to", "in order to"):
        yield "purpose", opening, head.left_edge, _last(head)


def _gerund(verb: Token, preposition: Token) -> Iterator[Found]:
    """ "by opening the gates", "without telling its fans", "in order to save money"."""
    mark = preposition.lower_
    gerund = child(preposition, "pcomp")
    if gerund is not None and gerund.tag_ == "VBG":
        role = role_of_mark(mark, "gerund")
        if mark == "for":  # "fined for misleading", "used for cleaning", "headed for"
            blames, uses = (in_class(lemma(verb), name) for name in ("blame", "use"))
            role = "cause" if blames else "purpose" if uses else None
        if role is not None:
            yield role, mark, preposition, _last(gerund)
    noun = child(preposition, "pobj")
    if mark == "in" and noun is not None and noun.lower_ == "order":
        for inner in kids(noun):
            if inner.dep_ == "acl" and has_to(inner):
                yield "purpose", "in order to", preposition, _last(inner)


def _last(head: Token) -> Token:
    """The clause's last token that is a word or closes what the clause opened."""
    last = head.right_edge
    while last.i > head.i and (last.is_space or last.text in (",", ".", ";", ":", "–", "—", "-")):
        last = last.nbor(-1)
    return last
