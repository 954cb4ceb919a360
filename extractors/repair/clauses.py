"""Clauses: main verbs that the parser took for something else, reduced relatives for main verbs."""

from __future__ import annotations

from extractors.repair.draft import NOUNS, SUBJECTS, Sentence
from extractors.words import words

BE_HAVE = ("aux", "auxpass")
CLAUSAL = ("conj", "ccomp", "advcl", "parataxis", "dep")
OPENERS = ("mark", "cc", "nsubj", "nsubjpass", "csubj", "expl")


def reduced_relative(s: Sentence) -> None:
    """The first of two verbs is a relative: "Workers hired last year lost their jobs".

    The parser takes "hired" for the main verb and leaves "lost" without a subject and without
    anything that joins it to "hired".
    """
    for i in s.marked(*CLAUSAL):
        verb = s.heads[i]
        if not s.is_verb(i) or not verb < i or not _may_be_participle(s, verb, i):
            continue
        if s.kid(i, *OPENERS) is not None or not s.is_finite(i):
            continue
        subject = s.kid(verb, *SUBJECTS)
        if subject is None or s.edges(subject)[1] != verb - 1 or s.tags[subject] not in NOUNS:
            continue
        if _is_joined(s, verb, i) or s.kid(verb, "dobj") is not None or not _leads(s, verb, i):
            continue
        kids = s.kids(verb)
        s.promote(i, verb)
        s.attach(subject, i, "nsubjpass" if s.kid(i, "auxpass") is not None else "nsubj")
        s.attach(verb, subject, "acl")
        s.retag(verb, "VBN")
        for j in kids[:]:
            if s.deps[j] == "dative" and s.tags[j] in ("IN", "TO"):
                s.relabel(j, "prep")
            if s.deps[j] == "mark" or (j > i and s.deps[j] in ("punct", "conj", "cc", "advcl")):
                s.attach(j, i, s.deps[j])


def _may_be_participle(s: Sentence, i: int, main: int) -> bool:
    """Whether the verb has a form that could be a passive participle, and nothing against it."""
    against = s.kids_as(i, *BE_HAVE, "neg", "ccomp", "expl")
    if s.tags[i] not in ("VBD", "VBN") or any(j != main for j in against):
        return False
    return s.words[i].endswith(("ed", "en")) or s.words[i] in words("participles")


def _leads(s: Sentence, verb: int, i: int) -> bool:
    """Whether the second verb is the main one, not a relative of the noun before it."""
    if s.tags[i - 1] not in NOUNS or s.kid(i, "dobj", "ccomp", "xcomp", *BE_HAVE) is not None:
        return True
    if s.kid(i, "agent") is not None:
        return False
    is_passive = s.kid(verb, "agent") is not None
    return is_passive or s.lemmas[i] in words("intransitive_verbs")


def _is_joined(s: Sentence, verb: int, i: int) -> bool:
    """Whether a mark, an "and" or another clause between the two verbs parts them."""
    if s.word(s.edges(i)[0] - 1) in (",", ";", ":", "and", "but", "or"):
        return True
    return any(
        s.deps[j] in ("mark", *SUBJECTS, "expl")
        or s.tags[j] in ("VBD", "VBZ", "VBP", "MD", "WRB", "WDT", "WP")
        or (s.heads[j] in (verb, i) and (s.deps[j] == "cc" or s.words[j] in ",;:–—"))
        for j in range(verb + 1, s.edges(i)[0])
    )


def main_verb_of_noun(s: Sentence) -> None:
    """A sentence's main verb hung on the last noun: "Families driven out by war returned"."""
    (root, *more) = s.marked("ROOT")
    if more or s.tags[root] not in NOUNS or s.is_title() or s.kid(root, *SUBJECTS) is not None:
        return
    relatives = [j for j in s.kids_as(root, "acl", "relcl") if s.is_verb(j) and j > root]
    if not relatives:
        return
    for i in s.marked("acl"):
        noun = s.heads[i]
        last = i > relatives[0] and s.tags[i] == "VBD" and noun != root and noun == i - 1
        if last and relatives[0] in s.above(i):
            s.attach(i, root, "acl")
            s.promote(i, root)
            s.relabel(root, "nsubj")
            return


CLAUSES = (reduced_relative, main_verb_of_noun)
