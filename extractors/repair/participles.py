"""Participles that the tagger took for nouns: clauses without a subject of their own."""

from __future__ import annotations

from extractors.repair.draft import NOUNS, SUBJECTS, Sentence, looks_at
from extractors.words import words


@looks_at("compound", "nmod")
def result_as_modifier(s: Sentence) -> None:
    """What came of it is no list: "declared an emergency, closing schools and courts"."""
    for i in s.marked("compound", "amod", "nmod"):
        form = s.words[i]
        if form not in words("result_participles") or s.word(i - 1) != ",":
            continue
        noun = s.heads[i]
        if s.deps[noun] not in ("conj", "appos", "dobj") or s.tags[noun] not in NOUNS:
            continue
        if s.edges(noun)[0] != i:
            continue
        verb = next((j for j in s.above(noun) if s.is_verb(j)), None)
        if verb is None or not verb < i:
            continue
        s.attach(i, verb, "advcl")
        s.attach(noun, i, "dobj")
        s.retag(i, "VBG", _stem(form))


@looks_at("appos", "prep")
def participle_as_apposition(s: Sentence) -> None:
    """A bare noun in "ing" between commas: "The leaders, meeting in Accra, agreed"."""
    for i in s.marked("appos", "prep"):
        form = s.words[i]
        if not form.endswith("ing") or s.word(i - 1) != "," or s.tags[i] not in ("NN", "VBG"):
            continue
        if form in words("participle_prepositions") or s.kid(i, "pobj", "det", "compound", "poss"):
            continue
        head = s.heads[i] if s.tags[s.heads[i]] in NOUNS else s.heads[s.heads[i]]
        if s.edges(i)[0] != i or s.kid(i, "prep", "dobj") is None or s.tags[head] not in NOUNS:
            continue
        if s.tags[head] == "NN" and s.tags[i] == "NN":
            continue
        if s.attach(i, head, "acl"):
            s.retag(i, "VBG", _stem(form))


@looks_at("acl")
def verb_as_object(s: Sentence) -> None:
    """A passive participle has no object: "The drug developed and tested in Chad protects"."""
    roots = s.marked("ROOT")
    if len(roots) != 1 or s.tags[roots[0]] not in NOUNS or s.is_title():
        return
    (root,) = roots
    for i in s.marked("dobj"):
        verb = s.heads[i]
        if s.tags[i] != "NNS" or s.tags[verb] != "VBN" or s.edges(i)[0] != i:
            continue
        if root in s.above(verb) and s.kid(root, *SUBJECTS) is None and s.tags[root] == "NN":
            s.attach(i, root, "acl")
            s.promote(i, root)
            s.relabel(root, "nsubj")
            s.retag(i, "VBZ", s.words[i][:-1])
            return


def _stem(form: str) -> str:
    """The lemma of a participle: killing → kill, closing → close, cutting → cut."""
    stem = form[:-3]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    return stem + "e" if stem + "e" in words("verbs_in_e") else stem


PARTICIPLES = (result_as_modifier, participle_as_apposition, verb_as_object)
