"""Attachment: prepositions, appositions and relative clauses hung on the wrong noun."""

from __future__ import annotations

from extractors.repair.draft import Sentence
from extractors.words import words

PLACES = frozenset(["GPE", "LOC", "FAC"])
TIMES = frozenset(["DATE", "TIME"])
NAMED = frozenset(["PERSON", "GPE", "ORG", "NORP"])


def circumstance_of_agent(s: Sentence) -> None:
    """Who did it does not tell where or when: "was seized by guards in Oman in May"."""
    for i in s.marked("agent"):
        verb = s.heads[i]
        for noun in s.kids_as(i, "pobj"):
            for j in s.kids_as(noun, "prep"):
                if s.words[j] in ("in", "on", "at", "near", "during") and _tells_where(s, j):
                    s.attach(j, verb, "prep")


def _tells_where(s: Sentence, preposition: int) -> bool:
    noun = s.kid(preposition, "pobj")
    return noun is not None and s.ents[noun] in PLACES | TIMES


def date_of_name(s: Sentence) -> None:
    """A name has no date: in "was proposed by Ana Ruiz, an engineer, in 1980" the verb has it."""
    for i in s.marked("prep"):
        noun = s.heads[i]
        if s.ents[noun] not in NAMED or s.words[i] not in ("in", "on") or s.tags[noun] == "NNS":
            continue
        time = s.kid(i, "pobj")
        if time is None or s.ents[time] not in TIMES:
            continue
        verb = next((j for j in s.above(noun) if s.is_verb(j)), None)
        if verb is not None and verb < noun:
            s.attach(i, verb, "prep")


def apposition_of_role(s: Sentence) -> None:
    """A person is no place: in "The envoy to Yemen, Clara Weiss," she is the envoy."""
    for i in s.marked("appos", "conj"):
        place = s.heads[i]
        if s.ents[place] not in ("GPE", "LOC", "NORP", "ORG") or not _is_full_name(s, i):
            continue
        if s.deps[i] == "conj" and (s.kid(place, "cc") is not None or s.kid(i, "conj") is not None):
            continue
        for j in s.above(place):
            if s.words[j] in words("role_nouns"):
                s.attach(i, j, "appos")
                break
            if s.deps[j] not in ("prep", "pobj", "poss", "conj"):
                break


def _is_full_name(s: Sentence, i: int) -> bool:
    """A name of two words or more after a comma, known as a person's or not known."""
    if s.ents[i] not in ("PERSON", "") or s.tags[i] != "NNP" or s.word(i - 1) == ",":
        return False
    return s.tags[i - 1] == "NNP" and s.heads[i - 1] == i and s.word(s.edges(i)[0] - 1) == ","


ATTACHMENTS = (circumstance_of_agent, date_of_name, apposition_of_role)
