"""Clauses: main verbs that the parser took for something else, reduced relatives for main verbs."""

from __future__ import annotations

from extractors.repair.draft import NOUNS, SUBJECTS, Sentence, looks_at
from extractors.words import words

BE_HAVE = ("aux", "auxpass")
CLAUSAL = ("conj", "ccomp", "advcl", "parataxis", "dep")
CONJUNCTIONS = frozenset(["as", "after", "before", "since", "until"])
OPENERS = ("mark", "cc", "nsubj", "nsubjpass", "csubj", "expl")


@looks_at(*CLAUSAL)
def reduced_relative(s: Sentence) -> None:
    """The first of two verbs is a relative: "Workers hired last year lost their jobs".

    The parser takes "hired" for the main verb and leaves "lost" without a subject and without
    anything that joins it to "hired".
    """
    for i in s.marked(*CLAUSAL):
        if not s.is_verb(i) or s.kid(i, *OPENERS) is not None or not s.is_finite(i):
            continue
        verb = _clause_before(s, i)
        if not verb < i or not _may_be_participle(s, verb, i):
            continue
        subject = s.kid(verb, *SUBJECTS)
        if subject is None or s.tags[subject] not in NOUNS:
            continue
        if not (_stands_apart(s, subject, verb, i) or _stands_between(s, subject, verb, i)):
            continue
        kids = s.kids(verb)
        if s.heads[i] == verb:
            s.promote(i, verb)
        else:
            s.attach(i, s.heads[verb], s.deps[verb])
        s.attach(subject, i, "nsubjpass" if s.kid(i, "auxpass") is not None else "nsubj")
        s.attach(verb, subject, "acl")
        s.retag(verb, "VBN")
        named = s.kid(verb, "dobj")
        if named is not None and s.kid(verb, "agent") is not None:
            s.relabel(named, "oprd")
        for j in kids[:]:
            if s.deps[j] == "dative" and s.tags[j] in ("IN", "TO"):
                s.relabel(j, "prep")
            if (
                s.words[j] == ","
                or s.deps[j] == "mark"
                or (j > i and s.deps[j] in ("punct", "conj", "cc", "advcl"))
            ):
                s.attach(j, i, s.deps[j])


def _stands_between(s: Sentence, subject: int, verb: int, i: int) -> bool:
    """Whether the first verb stands close between subject and second verb: "men hired lost"."""
    close = s.edges(subject)[1] == verb - 1 and s.kid(verb, "dobj") is None
    return close and not _is_joined(s, verb, i) and _leads(s, verb, i)


def _stands_apart(s: Sentence, subject: int, verb: int, i: int) -> bool:
    """Whether commas set the first verb apart: "The lynx, often called a ghost, eats hares"."""
    gap = [j for j in range(subject + 1, verb) if s.deps[j] != "advmod"]
    if len(gap) != 1 or s.words[gap[0]] != "," or s.word(s.edges(i)[0] - 1) != ",":
        return False
    return s.deps[i] == "conj" and s.kid(verb, "cc") is None and s.kids_as(verb, "conj") == [i]


def _clause_before(s: Sentence, i: int) -> int:
    """The verb whose clause ends where this verb's begins; what it hangs on, where none does."""
    first = s.edges(i)[0]
    found = s.heads[i]
    if first > s.start and found < first - 1:
        for j in (first - 1, *s.above(first - 1)):
            if j == found or s.edges(j)[1] >= first:
                break
            if s.is_verb(j) and s.kid(j, *SUBJECTS) is not None:
                return found if s.heads[j] != found and found not in s.above(j) else j
    return found


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


@looks_at("acl")
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


@looks_at("parataxis", "ccomp")
def parenthetical(s: Sentence) -> None:
    """ "The firms, said Lindt, are small": who says it does not stand before the verb as well."""
    for i in s.marked("parataxis", "ccomp"):
        if s.lemmas[i] not in words("saying_verbs") or s.heads[i] < i:
            continue
        subjects = s.kids_as(i, *SUBJECTS)
        if len(subjects) != 2 or not subjects[0] < i < subjects[1] or s.word(i - 1) != ",":
            continue
        verb = s.heads[i]
        if s.is_verb(verb) and s.kid(verb, *SUBJECTS) is None:
            passive = s.kid(verb, "auxpass") is not None
            s.attach(subjects[0], verb, "nsubjpass" if passive else "nsubj")
            s.relabel(i, "parataxis")


@looks_at("ccomp", "advcl", "dep")
def subject_of_preposition(s: Sentence) -> None:
    """What "as" leads to is a clause if a verb follows: "fell as sales of cars continued"."""
    for i in s.marked("ccomp", "advcl", "dep"):
        if not s.is_verb(i) or s.kid(i, *OPENERS) is not None or not s.is_finite(i):
            continue
        first = s.edges(i)[0]
        last = first - 1
        noun = next((j for j in (last, *s.above(last)) if s.deps[j] == "pobj"), None)
        while noun is not None and s.words[s.heads[noun]] not in CONJUNCTIONS:
            noun = next((j for j in s.above(noun) if s.deps[j] == "pobj"), None)
        if noun is None or not s.start < first or s.edges(noun)[1] != last:
            continue
        preposition = s.heads[noun]
        verb = s.heads[preposition]
        if not verb < preposition < noun or i in (verb, *s.above(verb)):
            continue
        s.attach(i, verb, "advcl")
        s.attach(noun, i, "nsubjpass" if s.kid(i, "auxpass") is not None else "nsubj")
        s.attach(preposition, i, "mark")


@looks_at("acl", "advcl")
def passive_participle(s: Sentence) -> None:
    """A past form without subject and object is passive: "a lynx, often called a cat"."""
    for i in s.marked("acl", "advcl"):
        if s.tags[i] != "VBD" or s.kid(i, *OPENERS, *BE_HAVE, "dobj", "ccomp") is not None:
            continue
        main = next((j for j in s.above(i) if s.is_verb(j) and s.is_finite(j)), None)
        apart = s.kid(i, "oprd", "xcomp", "agent") is not None and s.word(s.edges(i)[0] - 1) == ","
        if main is not None and apart and s.kid(main, *SUBJECTS) is not None:
            s.retag(i, "VBN")


CLAUSES = (
    reduced_relative,
    main_verb_of_noun,
    parenthetical,
    subject_of_preposition,
    passive_participle,
)
