"""Main verbs that the tagger took for nouns, as headlines without articles make it do.

All of them look only at sentences whose root is no verb that could stand there.
"""

from __future__ import annotations

from extractors.repair.draft import NOUNS, SUBJECTS, Sentence, looks_at
from extractors.words import words

MODIFIERS = ("compound", "nmod", "amod", "det", "nummod", "poss", "quantmod")


def base(form: str) -> str:
    """The lemma of a verb in "s": denies → deny, clashes → clash, rejects → reject."""
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith(("shes", "ches", "sses", "xes", "zzes", "oes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def _is_known(s: Sentence, i: int) -> bool:
    form = s.words[i]
    return base(form) in words("headline_verbs") and form != base(form)


@looks_at("compound", "nmod")
def verb_as_modifier(s: Sentence) -> None:
    """A plural between two nouns, and no verb: "Kenya exports coffee to Japan"."""
    root = _nominal_root(s)
    if root is None:
        return
    for i in s.kids_as(root, "compound", "nmod", "amod"):
        if s.tags[i] in ("VBZ", "VBP", "VBD") and s.kid(i, *SUBJECTS) is not None:
            _make_main(s, i, root, s.tags[i])
            return
        before = i > s.start and s.tags[i - 1] in NOUNS and s.heads[i - 1] in (i, root)
        if before and s.tags[i] in ("NNS", "VBZ") and _is_known(s, i) and i < root:
            _make_main(s, i, root, "VBZ")
            return
        plural = before and s.tags[i - 1] in ("NNS", "NNPS") and s.is_title()
        if plural and s.tags[i] in ("NN", "VB", "VBP") and s.words[i] in words("headline_verbs"):
            _make_main(s, i, root, "VBP")
            return


@looks_at("ROOT")
def verb_as_subject(s: Sentence) -> None:
    """The object was taken for the verb: "Court rejects appeal", "Nurses plan strike"."""
    (root, *more) = s.marked("ROOT")
    if more or s.tags[root] not in ("VBP", "VB") or not s.is_title():
        return
    i = root - 1
    if i <= s.start or s.heads[i] != root or s.deps[i] not in ("nsubj", "compound"):
        return
    if s.kids_as(root, "aux", "dobj", "ccomp", "xcomp") or s.heads[i - 1] != i:
        return
    before = s.tags[i - 1]
    singular = s.tags[i] == "NNS" and before in NOUNS and _is_known(s, i)
    plural = s.tags[i] == "NN" and before == "NNS" and s.words[i] in words("headline_verbs")
    if singular or plural:
        s.retag(root, "NN", s.words[root])
        _make_main(s, i, root, "VBZ" if singular else "VBP")


@looks_at("ROOT")
def verb_as_root_noun(s: Sentence) -> None:
    """A noun with a subject or with a clause is a verb: "Another theory posits that …"."""
    root = _nominal_root(s)
    if root is None or s.tags[root] not in ("NNS", "NN"):
        return
    subject = s.kid(root, "nsubj")
    if subject is not None and subject < root and s.kid(root, "cop", "det", "poss") is None:
        if s.tags[root] == "NNS" or s.words[root] in words("headline_verbs"):
            singular = s.words[root].endswith("s")
            s.retag(root, "VBZ" if singular else "VBP", base(s.words[root]))
            _mend_complement(s, root)
        return
    if s.tags[root] != "NNS" or root == s.start or s.heads[root - 1] != root:
        return
    agrees = s.deps[root - 1] == "compound" and (s.is_title() or s.tags[root - 1] != "NNS")
    if agrees and _has_clause(s, root):
        _make_main(s, root, root, "VBZ")


def _nominal_root(s: Sentence) -> int | None:
    """The root, where it is a noun and the sentence has no other main verb."""
    roots = s.marked("ROOT")
    return roots[0] if len(roots) == 1 and s.tags[roots[0]] in NOUNS else None


def _has_clause(s: Sentence, i: int) -> bool:
    """What only a verb has: a clause with "that", a second verb after "and", a gerund object."""
    for j in s.kids(i):
        if j < i:
            continue
        that = any(s.words[k] == "that" and s.deps[k] == "mark" for k in s.kids(j))
        joined = s.deps[j] == "conj" and s.tags[j] in ("VBZ", "VBD") and j > i
        gerund = j == i + 1 and s.tags[j] == "VBG" and _is_known(s, i)
        if that or joined or gerund:
            return True
    return False


def _make_main(s: Sentence, i: int, root: int, tag: str) -> None:
    """Make the token the main verb: what stands before it its subject, the root its object."""
    subject = s.kid(i, *SUBJECTS)
    if subject is None:
        subject = i - 1
        s.attach(subject, i, "nsubj")
    if i != root:
        s.promote(i, root)
        s.relabel(root, "dobj")
    for j in [*s.kids(root), *s.kids(i)]:
        if j < subject and s.deps[j] in MODIFIERS:
            s.attach(j, subject, s.deps[j])
        elif i < j < root and s.heads[j] == i:
            s.attach(j, root, s.deps[j])
    for j in s.kids_as(root, "punct", "advcl"):
        if i != root and (s.deps[j] == "advcl" or s.words[j] in ".!"):
            s.attach(j, i, s.deps[j])
    s.retag(i, tag, base(s.words[i]) if tag in ("VBZ", "VBP") else "")
    _mend_complement(s, i)


def _mend_complement(s: Sentence, i: int) -> None:
    """What hung on the noun as a relative is the verb's complement."""
    for j in s.kids_as(i, "acl", "relcl"):
        s.relabel(j, "xcomp" if s.tags[j] == "VBG" else "ccomp")


HEADLINES = (verb_as_modifier, verb_as_subject, verb_as_root_noun)
