"""What somebody makes of something: "position the country as a partner to" somebody."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.clause import Clause
from extractors.obliques import obliques
from extractors.rules.base import Proposition, Sentence, propose
from extractors.rules.oblique import is_argument
from extractors.rules.roles import noun_words
from extractors.tokens import Token
from extractors.tree import children, conjuncts, lemma
from extractors.words import words


def _roles(clause: Clause) -> Iterator[Token]:
    """The nouns that the object is made: after "as", or right after it ("named her president")."""
    for oblique in clause.obliques:
        if oblique.preposition == "as" and lemma(clause.verb) in words("role_verbs"):
            yield oblique.head
    for noun in children(clause.verb, "oprd"):
        if noun.pos_ in ("NOUN", "PROPN"):
            yield noun


def _viewer(clause: Clause) -> Token | None:
    """Whose view a role is: "Putin described relations as …"; None where it is given for real."""
    if clause.passive or clause.verb.lemma_ not in words("describing_verbs"):
        return None
    return clause.subjects[0] if clause.subjects else None


def as_role(sentence: Sentence) -> Iterator[Proposition]:
    """The object's role and towards whom: "position Peru as a partner to Chile" → be partner to.

    In a passive it is the subject's: "was named president of the council". A role towards nobody is
    the end itself: "named her ambassador" → be ambassador.
    """
    for clause in sentence.clauses.all:
        who = clause.subjects if clause.passive else clause.objects
        for role in _roles(clause):
            noun = noun_words(sentence, role)
            ends = [
                (f"be {noun} {oblique.preposition}", (role, *oblique.prepositions), end)
                for oblique in obliques(role, role)
                if is_argument(oblique)
                for end in conjuncts(oblique.head)[:1]
            ]
            if not ends and role.dep_ == "oprd":
                ends = [("be", (role,), role)]
            for subject in who:
                for label, tokens, end in ends:
                    yield propose(
                        clause,
                        "role",
                        subject,
                        label,
                        tokens,
                        end,
                        arguments=(),
                        recipients=(),
                        speaker=_viewer(clause),
                    )
