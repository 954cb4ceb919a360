"""Titles and descriptions in front of a name."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.rules.base import Proposition, Sentence
from extractors.rules.roles import role_links
from extractors.tokens import Token
from extractors.tree import child, noun_phrase
from extractors.words import words

# What goes on with the noun after it: "chief executive", "deputy president".
LEADING = frozenset({"chief", "deputy", "vice"})


def name_start(head: Token) -> int:
    """The index of the first token of the name that ends in ``head``."""
    first = head.i
    tokens = head.doc.tokens
    while first > head.sent.start:
        before = tokens[first - 1]
        same_entity = tokens[first].ent_iob_ == "I" and before.ent_type_ == head.ent_type_
        part = before.head.i == head.i and before.dep_ in ("compound", "punct", "nmod")
        is_role = before.lemma_.lower() in words("role_nouns")
        if is_role or not (same_entity or (part and before.pos_ in ("PROPN", "PUNCT"))):
            break
        first -= 1
    return first


def _is_role(token: Token) -> bool:
    return token.lemma_.lower() in words("role_nouns")


def _role_span(head: Token) -> tuple[Token, ...]:
    """The tokens of the title before a name: ("Prime", "Minister"); () without any."""
    doc, place = head.doc, name_start(head) - 1
    left = min(noun_phrase(head).start, head.left_edge.i)
    found: list[Token] = []
    while place >= left:
        token = doc[place]
        before_role = bool(found) and token.lower_ in words("title_modifiers")
        hyphen = bool(found) and token.text == "-" and _is_role(doc[place - 1])
        if not (_is_role(token) or before_role or hyphen):
            break
        found.insert(0, token)
        place -= 1
    return tuple(found)


def _office(role: tuple[Token, ...]) -> tuple[Token, ...]:
    """The title up to its first noun, a rank after it left out: "deputy mayor"."""
    for place, token in enumerate(role):
        joined = place + 1 < len(role) and role[place + 1].text == "-"  # "Secretary-General"
        if _is_role(token) and token.lower_ not in LEADING and not joined:
            return role[: place + 1]
    return role


def _of_what(sentence: Sentence, first: Token, head: Token) -> Token | None:
    """The name in front of the title: "North Korean", "Central Bank", "Peru's"."""
    left = min(noun_phrase(head).start, head.left_edge.i)
    for place in range(first.i - 1, left - 1, -1):
        token = head.doc[place]
        if token.dep_ == "case" or token.is_punct:
            continue
        if token.pos_ in ("PROPN", "ADJ", "NOUN") and sentence.is_named(token):
            return token
        if token.pos_ == "PRON" and token.dep_ == "poss":
            return token
        if token.dep_ not in ("amod", "compound", "nmod"):
            break
    return None


def title(sentence: Sentence) -> Iterator[Proposition]:
    """A title before a name: "Russian President Vladimir Putin" → be president of Russia.

    The title is a run of role nouns before the name, and what stands before it (a demonym, an
    organization, a possessor) is what it belongs to. Without that there is no fact.
    """
    for token in sentence.tokens:
        if token.pos_ != "PROPN" or token.dep_ in ("compound", "amod", "nmod"):
            continue
        role = _role_span(token)
        if not role:
            continue
        of = _of_what(sentence, role[0], token)
        if of is None or of.i == token.i:
            continue
        office = " ".join(t.lower_ for t in _office(role)).replace(" - ", "-")
        yield Proposition(
            rule="title",
            subject=token,
            label=f"be {office} of",
            words=role,
            object=of,
            predicate=token,
        )


def description(sentence: Sentence) -> Iterator[Proposition]:
    """Common nouns before the name of an organization say what it is: "state media KCNA"."""
    for token in sentence.tokens:
        if token.pos_ != "PROPN" or not sentence.is_named(token):
            continue
        first = name_start(token)
        if first <= token.sent.start:
            continue
        before = token.doc[first - 1]
        if (
            before.pos_ == "NOUN"
            and before.text[:1].islower()
            and before.head.i == token.i
            and before.dep_ in ("compound", "nmod")
            and before.lemma_.lower() not in words("role_nouns")
            and child(before, "nummod") is None
            and not (before.i and before.nbor(-1).pos_ == "PROPN")  # "Norvik chess Grand Prix"
        ):
            for link in role_links(sentence, before):
                yield Proposition(
                    rule="description",
                    subject=token,
                    label=f"be {link.label}".strip(),
                    words=(before,),
                    object=link.end if link.end is not None else before,
                    predicate=token,
                )
