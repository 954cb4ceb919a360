"""First words of a sentence whose capital misled the tagger: nouns and names."""

from __future__ import annotations

from extractors.repair.draft import Sentence, looks_at
from extractors.words import words


@looks_at("ROOT")
def noun_as_name(s: Sentence) -> None:
    """The capital of a first word makes no name: "Officials met", "Court frees editor"."""
    first = s.start
    if s.word(first) in ("'", '"', "“", "‘"):
        first += 1
    if (
        s.tags[first] not in ("NNP", "NNPS")
        or s.ents[first]
        or s.deps[first] in ("compound", "nmod")
    ):
        return
    if s.kid(first, "compound", "flat", "appos") is not None or s.tags[first + 1][:3] == "NNP":
        return
    form = s.words[first]
    if form in _common():
        s.retag(first, "NN", form)
    elif form.endswith("s") and form[:-1] in _common():
        s.retag(first, "NNS", form[:-1])


@looks_at("ROOT")
def modal_as_name(s: Sentence) -> None:
    """No modal stands before a finite verb: in "May thanked Brown" it is the subject's name."""
    first, verb = s.start, s.heads[s.start]
    if s.tags[first] != "MD" or verb != first + 1 or s.tags[verb] not in ("VBD", "VBZ"):
        return
    if s.kid(verb, "nsubj", "nsubjpass", "expl") is None:
        s.retag(first, "NNP", s.word(first))
        s.relabel(first, "nsubj")


def _common() -> frozenset[str]:
    return words("role_nouns", "person_nouns")


NAMES = (noun_as_name, modal_as_name)
