"""Attachment: prepositions, appositions and relative clauses hung on the wrong noun."""

from __future__ import annotations

from extractors.repair.draft import SUBJECTS, Sentence, looks_at
from extractors.words import words

PLACES = frozenset(["GPE", "LOC", "FAC"])
TIMES = frozenset(["DATE", "TIME"])
NAMED = frozenset(["PERSON", "GPE", "ORG", "NORP"])


@looks_at("agent")
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


@looks_at("prep")
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


@looks_at("appos", "conj")
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


@looks_at("prep")
def date_of_person(s: Sentence) -> None:
    """People have no date: in "Rebels in the north on Tuesday shot two men" the verb has it."""
    for i in s.marked("prep"):
        noun = s.heads[i]
        verb = s.heads[noun]
        if s.words[i] != "on" or s.deps[noun] not in SUBJECTS or not noun < i < verb:
            continue
        time = s.kid(i, "pobj")
        if time is None or s.ents[time] not in TIMES or not s.is_verb(verb):
            continue
        if s.ents[noun] in NAMED or s.lemmas[noun] in words("person_nouns") | words("role_nouns"):
            s.attach(i, verb, "prep")


@looks_at("compound", "nmod")
def recipient_as_modifier(s: Sentence) -> None:
    """A name between a verb of giving and its object receives: "gave Norway access"."""
    for i in s.marked("compound", "nmod"):
        noun = s.heads[i]
        verb = s.heads[noun]
        if s.deps[noun] != "dobj" or s.edges(noun)[0] != s.edges(i)[0] or i >= noun:
            continue
        if s.lemmas[verb] not in words("giving_verbs") or s.kid(verb, "dative") is not None:
            continue
        named = s.ents[i] in ("PERSON", "GPE") and s.ents[noun] != s.ents[i]
        if named and s.tags[noun] in ("NN", "NNS") and s.edges(i)[0] == verb + 1:
            for j in s.kids_as(noun, "compound", "amod"):
                if j < i:
                    s.attach(j, i, s.deps[j])
            s.attach(i, verb, "dative")


@looks_at("ROOT")
def score(s: Sentence) -> None:
    """A score tells how it ended: "beat Chad 3-1" has one object, "put Mali 1-0 up" too."""
    if "SYM" not in s.tags[s.start : s.stop]:
        return
    for i in range(s.start + 2, s.stop - 1):
        if s.words[i] not in ("-", "–") or not (_is_goals(s, i - 1) and _is_goals(s, i + 1)):
            continue
        if i + 2 < s.stop and s.tags[i + 2][0] in "NJ":
            continue  # "fired 10-15 missiles"
        beside = i - 2
        verb = next((j for j in s.above(i - 1) if s.is_verb(j)), None)
        if verb is None or not verb <= beside:
            continue
        if s.tags[beside] in ("NNP", "NNPS") or s.is_verb(beside):
            for j in (i - 1, i + 1, i):
                s.attach(j, verb, "punct" if j == i else "dep")
                s.unname(j)
            if s.deps[beside] == "npadvmod" and s.kid(verb, "dobj") is None:
                s.relabel(beside, "dobj")


def _is_goals(s: Sentence, i: int) -> bool:
    number = s.tags[i] == "CD" and s.words[i].isdigit() and len(s.words[i]) < 3
    return number and s.ents[i] not in TIMES


ATTACHMENTS = (
    score,
    circumstance_of_agent,
    date_of_name,
    date_of_person,
    recipient_as_modifier,
    apposition_of_role,
)
