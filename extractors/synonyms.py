"""One wording for relations that mean the same: "purchase" and "organise" are buy and organize.

The pairs are of WordNet (see ``tools/verb_synonyms.py``): two verbs whose predominant sense is the
same, reviewed one by one, and two spellings of one verb.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from extractors.tokens import Token
from extractors.tree import lemma
from extractors.verbs import particles


@cache
def synonyms() -> dict[str, tuple[str, str]]:
    """For each verb ("purchase", "take part") the one that stands for it, and its participle."""
    text = files("extractors.words").joinpath("verb_synonyms.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {verb: (canonical, participle) for verb, canonical, participle in rows}


def canonical(label: str, tokens: Iterable[Token]) -> str | None:
    """The relation's label with the verbs that stand for its own; None where it has those already.

    ``tokens`` are the words of the relation. "be purchased by" becomes "be bought by". What is no
    verb stays as it is: "an attempt to flee".
    """
    said = f" {label} "
    for token in tokens:
        if token.pos_ != "VERB":
            continue
        base = lemma(token)
        found = synonyms().get(base)
        if found is not None:
            said = said.replace(f" {base} ", f" {found[0]} ", 1)
            if token.tag_ in ("VBN", "VBD"):
                said = said.replace(f" {token.lower_} ", f" {found[1]} ", 1)
            continue
        for particle in particles(token):
            found = synonyms().get(f"{base} {particle.lower_}")
            if found is not None:
                said = said.replace(f" {base} {particle.lower_} ", f" {found[0]} ", 1)
                form = f" {token.lower_} {particle.lower_} "
                said = said.replace(form, f" {found[1]} ", 1)
    said = said.strip()
    return None if said == label else said
