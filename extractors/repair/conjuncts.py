"""Coordinated verbs: what stands on both sides of an "and" has one form, and one place."""

from __future__ import annotations

from extractors.repair.draft import NOUNS, SUBJECTS, Sentence, looks_at

SINGULAR = frozenset(["is", "was", "has", "does"])
HELPERS = ("aux", "auxpass")
CLAUSES = ("ccomp", "attr", "conj", "acomp", "dobj")


@looks_at("conj")
def infinitive_after_finite(s: Sentence) -> None:
    """A base form continues an infinitive: "began a drive to cut waste and save money"."""
    for i in s.marked("conj"):
        verb = s.heads[i]
        if s.tags[i] != "VB" or s.kid(i, *HELPERS, *SUBJECTS) is not None or not s.is_verb(verb):
            continue
        if not _is_past_or_singular(s, verb):
            continue
        partner = _infinitive_between(s, verb, i)
        if partner is None:
            partner = next((j for j in s.above(verb) if s.tags[j] == "VB"), None)
        if partner is not None:
            s.attach(i, partner, "conj")


def _is_past_or_singular(s: Sentence, i: int) -> bool:
    """Whether the verb's finite form cannot be a base form: "cut" may be both, "has" not."""
    helpers = s.kids_as(i, *HELPERS) or [i]
    if any(s.tags[j] in ("MD", "TO") or s.words[j] in ("do", "does", "did") for j in helpers):
        return False
    return s.tags[helpers[0]] in ("VBD", "VBZ")


def _infinitive_between(s: Sentence, verb: int, i: int) -> int | None:
    """The last infinitive below the verb and before the token; after a comma the first one."""
    found = [
        j
        for j in range(verb + 1, i)
        if s.tags[j] == "VB" and s.kid(j, "aux") is not None and verb in s.above(j)
    ]
    return found[-1] if found else None


@looks_at("conj")
def finite_after_gerund(s: Sentence) -> None:
    """A past tense continues a past tense: "accused Chad of arming rebels and closed the road"."""
    for i in s.marked("conj"):
        verb = s.heads[i]
        if s.tags[i] not in ("VBD", "VBZ") or s.kid(i, *HELPERS, *SUBJECTS) is not None:
            continue
        gerund = s.tags[verb] == "VBG" and s.deps[verb] in ("pcomp", "advcl", "acl")
        if not gerund or s.kid(verb, *HELPERS, *SUBJECTS) is not None:
            continue
        partner = next((j for j in s.above(verb) if s.is_verb(j) and s.is_finite(j)), None)
        if partner is not None and s.word(i - 1) in ("and", "but") and s.kid(i, "dobj") is not None:
            s.attach(i, partner, "conj")


@looks_at("conj")
def subject_in_list(s: Sentence) -> None:
    """The noun after "and" begins the clause: "Peru is poor and the church runs schools"."""
    for i in s.marked("conj"):
        verb = s.heads[i]
        first = s.edges(i)[0]
        if not s.is_verb(i) or s.kid(i, *SUBJECTS, "cc", "mark") is not None or first < 2:
            continue
        noun = next((j for j in (first - 1, *s.above(first - 1)) if s.deps[j] == "conj"), None)
        if noun is None or s.edges(noun)[1] != first - 1 or s.tags[noun] not in NOUNS:
            continue
        begin = s.edges(noun)[0]
        if not verb < begin < first or verb not in s.above(noun) or s.word(begin - 1) != "and":
            continue
        plural = s.tags[noun] in ("NNS", "NNPS")
        finite = (s.kids_as(i, *HELPERS) or [i])[0]
        agrees = s.tags[finite] == ("VBP" if plural else "VBZ") or s.words[finite] in SINGULAR
        if agrees and s.deps[begin - 1] == "cc":
            s.attach(noun, i, "nsubjpass" if s.kid(i, "auxpass") is not None else "nsubj")
            s.attach(begin - 1, verb, "cc")


@looks_at("conj")
def gerund_after_finite(s: Sentence) -> None:
    """A gerund after "and" continues a gerund: "was fined for lying and hiding losses"."""
    for i in s.marked("conj"):
        verb = s.heads[i]
        if s.tags[i] != "VBG" or s.kid(i, *HELPERS, *SUBJECTS) is not None or not s.is_verb(verb):
            continue
        if s.tags[verb] == "VBG":
            continue
        if s.word(s.edges(i)[0] - 1) not in ("and", "or"):
            if s.word(s.edges(i)[0] - 1) == ",":
                s.relabel(i, "advcl")
            continue
        between = [
            j
            for j in range(verb + 1, i)
            if s.tags[j] == "VBG" and s.deps[j] in ("pcomp", "xcomp", "advcl")
        ]
        partner = next((j for j in reversed(between) if verb in s.above(j)), None)
        if partner is not None:
            s.attach(i, partner, "conj")


@looks_at("conj")
def participle_after_participle(s: Sentence) -> None:
    """A bare past form after a participle is one: "a bill backed by Chad and signed in May"."""
    for i in s.marked("conj"):
        verb = s.heads[i]
        if s.tags[i] != "VBD" or s.tags[verb] != "VBN" or s.deps[verb] not in ("acl", "amod"):
            continue
        if s.kid(i, "dobj", "ccomp", "xcomp", *HELPERS, *SUBJECTS) is None:
            s.retag(i, "VBN")


@looks_at("ROOT", "ccomp", "relcl")
def past_as_participle(s: Sentence) -> None:
    """A verb with a subject and no auxiliary is finite: "French troops trained in Mali"."""
    if s.is_title():
        return
    for i in s.marked("ROOT", "ccomp", "relcl"):
        if s.tags[i] != "VBN" or s.kid(i, *HELPERS, "agent") is not None:
            continue
        subject = s.kid(i, "nsubj")
        if subject is not None and subject < i:
            s.retag(i, "VBD")


@looks_at("conj")
def clause_in_subject(s: Sentence) -> None:
    """A singular verb has one subject: "Peru sent guards and a ship was hired"."""
    for i in s.marked(*CLAUSES):
        verb = s.heads[i]
        subject = s.kid(i, *SUBJECTS)
        if subject is None or not s.is_verb(i) or not (verb < subject < i):
            continue
        if s.tags[verb][0] != "V" or not _is_singular(s, i):
            continue
        joins = [j for j in s.kids_as(subject, "cc") if s.words[j] == "and"]
        others = [j for j in s.kids_as(subject, "conj") if subject < j < i]
        if len(joins) != 1 or len(others) != 1 or joins[0] != s.edges(others[0])[0] - 1:
            continue
        (other,) = others
        if s.tags[other] in ("NNS", "NNPS") or s.kid(verb, "dobj", "attr", "acomp") not in (
            None,
            i,
        ):
            continue
        dep = s.deps[subject]
        copula = s.lemmas[verb] == "be"
        if s.attach(subject, verb, "attr" if copula else "dobj"):
            s.attach(other, i, dep)
            s.attach(joins[0], verb, "cc")
            s.relabel(i, "conj")


def _is_singular(s: Sentence, i: int) -> bool:
    helpers = s.kids_as(i, *HELPERS) or [i]
    return s.tags[helpers[0]] == "VBZ" or s.words[helpers[0]] in SINGULAR


CONJUNCTS = (
    past_as_participle,
    participle_after_participle,
    infinitive_after_finite,
    gerund_after_finite,
    finite_after_gerund,
    subject_in_list,
    clause_in_subject,
)
