"""Appositions: "Ana Ruiz, spokeswoman for the army", "the capital, Lima"."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.rules.base import Proposition, Sentence
from extractors.rules.roles import late_links, role_links
from extractors.rules.title import name_start
from extractors.tokens import Token
from extractors.tree import conjuncts

PLACES = frozenset({"place", "country"})
NUMBERS = frozenset({"DATE", "TIME", "QUANTITY", "MONEY", "PERCENT", "CARDINAL"})


def _kinds(sentence: Sentence, token: Token) -> set[str]:
    return {entity.kind for entity in sentence.resolver.entities_of(token)}


def _about(
    sentence: Sentence, name: Token, noun: Token, rule: str = "apposition"
) -> Iterator[Proposition]:
    links = list(role_links(sentence, noun))
    if len(links) == 1 and links[0].end is None and name.i < noun.i:
        links = [*late_links(sentence, name, noun)] or links
    for link in links:
        end = link.end if link.end is not None else noun
        if end.i == name.i:
            continue
        yield Proposition(
            rule=rule,
            subject=name,
            label=f"be {link.label}".strip(),
            words=link.words or (noun,),
            object=end,
            predicate=name,
        )


def role_before(sentence: Sentence) -> Iterator[Proposition]:
    """A role and one comma before a name: "Norway's premier, Erik Dahl said" → be premier of."""
    for token in sentence.tokens:
        if token.dep_ not in ("nsubj", "nsubjpass") or not sentence.is_person(token):
            continue
        first = name_start(token)
        role = token.doc[first - 2] if first - 2 >= sentence.span.start else token
        if token.doc[first - 1].text != "," or token.dep_ == "appos" or role.dep_ == "appos":
            continue
        known = {entity.id for entity in sentence.resolver.entities_of(role)}
        same = known == {entity.id for entity in sentence.resolver.entities_of(token)}
        if role.pos_ in ("NOUN", "PROPN") and role.i != token.i and same and role.head.i != token.i:
            yield from _about(sentence, token, role, "role before")


def apposition(sentence: Sentence) -> Iterator[Proposition]:
    """A noun beside a name says what it is: "Ruiz, spokeswoman for the army" → be spokeswoman for.

    The name may come second ("the country's largest city, Lima"). Two places side by side are
    part and whole ("Cusco, Peru" → be in).
    """
    for token in sentence.tokens:
        head = token.head
        if token.dep_ != "appos" or {token.ent_type_, head.ent_type_} & NUMBERS:
            continue
        named, head_named = sentence.is_name(token), sentence.is_name(head)
        if named and head_named:
            both = _kinds(sentence, token) <= PLACES and _kinds(sentence, head) <= PLACES
            if both and head.i < token.i and token.n_lefts <= 1:
                yield Proposition(
                    rule="apposition of places",
                    subject=head,
                    label="be in",
                    words=(token,),
                    object=token,
                    predicate=head,
                )
            continue
        if token.pos_ not in ("NOUN", "PROPN") or head.pos_ not in ("NOUN", "PROPN"):
            continue
        if "time" in _kinds(sentence, token) | _kinds(sentence, head):
            continue  # "Oslo Open, week two"
        if named:
            for name in conjuncts(token)[:1]:
                yield from _about(sentence, name, head)
        elif head_named:
            nearest = [t for t in conjuncts(head) if t.i < token.i and sentence.is_name(t)][-1:]
            for noun in conjuncts(token):
                if noun.pos_ in ("NOUN", "PROPN"):
                    yield from _about(sentence, nearest[0] if nearest else head, noun)
