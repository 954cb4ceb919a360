"""What a noun says about the thing it stands with: "director of the agency", "Cuban leader"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.obliques import obliques
from extractors.rules.base import Sentence
from extractors.tokens import Token
from extractors.tree import child, conjuncts
from extractors.verbs import is_time
from extractors.words import words


@dataclass(frozen=True, slots=True)
class Link:
    """A noun as a relation: "leader of" and what it leads to; ``end`` None for the noun itself."""

    label: str
    words: tuple[Token, ...]
    end: Token | None


def modifiers(sentence: Sentence, noun: Token) -> list[Token]:
    """The words of the noun's own meaning: adjectives and compounds that are no names."""
    kept: list[Token] = []
    for kid in noun.lefts:
        if (
            kid.dep_ in ("amod", "compound", "nmod")
            and not kid.ent_type_
            and not _name(sentence, kid)
        ):
            kept.extend(
                t for t in kid.subtree if t.dep_ in ("amod", "compound", "advmod") or t.i == kid.i
            )
    return [t for t in kept if t.is_alpha or t.text == "-" or "-" in t.text]


def _name(sentence: Sentence, token: Token) -> bool:
    """Whether a modifier is a name or a demonym: "Red Cross spokesperson"."""
    if token.pos_ not in ("PROPN", "ADJ") or not token.text[:1].isupper():
        return False
    return sentence.is_named(token)


def owner(sentence: Sentence, noun: Token) -> Token | None:
    """The name before the noun that it belongs to: possessor, demonym or compound."""
    possessor = child(noun, "poss")
    if possessor is not None:
        return possessor
    for kid in reversed(list(noun.lefts)):
        if kid.dep_ in ("amod", "compound", "nmod") and _name(sentence, kid):
            return kid
    return None


def is_office(noun: Token, head: Token) -> bool:
    """Whether "of" and what follows belong to the office's own name: "Secretary of State"."""
    bare = head.pos_ == "PROPN" and head.n_lefts == 0 and not head.ent_type_.startswith("GPE")
    return noun.lower_ in ("secretary", "minister", "chief", "attorney") and bare


def noun_words(sentence: Sentence, noun: Token) -> str:
    """The noun with its modifiers in lower case: "prime minister"."""
    before = [t.lower_ for t in modifiers(sentence, noun)]
    return " ".join([*before, noun.lower_ if noun.pos_ == "PROPN" else noun.text]).lower()


def _is_superlative(noun: Token) -> bool:
    return any(t.tag_ in ("JJS", "RBS") for kid in noun.lefts for t in kid.subtree)


def _has_of(noun: Token) -> bool:
    return any(oblique.preposition == "of" for oblique in obliques(noun, noun))


def role_links(sentence: Sentence, noun: Token) -> Iterator[Link]:
    """What the noun leads to: its possessor or the name before it, then its prepositions.

    "Peru's oldest bank" → oldest bank of Peru; "spokesman for the military" → spokesman for the
    military; "a lawyer" → the noun itself.
    """
    if sentence.is_name(noun):
        yield Link("", (), None)
        return
    label = noun_words(sentence, noun)
    of = owner(sentence, noun)
    if of is not None and of.dep_ == "amod" and noun.lemma_ in words("mutual_nouns"):
        of = None  # "a Spanish competitor" competes with somebody else
    found = False
    if of is not None and _is_superlative(noun) and _has_of(noun):
        of = None  # "the world's largest maker of turbines": in the world, of turbines
    if of is not None:
        for head in conjuncts(of):
            yield Link(f"{label} of", (noun,), head)
            found = True
    for oblique in obliques(noun, noun):
        if is_time(oblique.head) or oblique.preposition in ("with", "by", "as", "after", "before"):
            continue
        if found and oblique.preposition != "of":
            continue
        if oblique.preposition == "of" and is_office(noun, oblique.head):
            continue
        yield Link(f"{label} {oblique.preposition}", (noun, *oblique.prepositions), oblique.head)
        found = True
    if not found:
        yield Link("", (), None)


def late_links(sentence: Sentence, name: Token, noun: Token) -> Iterator[Link]:
    """Prepositions after the noun that hang on the name: "X, partner in law at the Y"."""
    for oblique in obliques(name, name):
        late = oblique.prepositions[0].i > noun.i and oblique.preposition in (
            "of",
            "for",
            "at",
            "in",
        )
        if late and sentence.is_named(oblique.head):
            label = f"{noun_words(sentence, noun)} {oblique.preposition}"
            yield Link(label, (noun, *oblique.prepositions), oblique.head)
