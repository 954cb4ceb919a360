"""Which role an argument has beside its fact: by preposition, by what its noun names, by verb.

The rows of ``data/prepositions.tsv`` are the whole rule: "with a knife" is an instrument, "with
Russia" a companion, "with ease" a manner; "fined for smuggling" tells a cause, "campaigned for
peace" a purpose. The roles are those of PropBank's modifiers as far as news needs them, and what
fits no row is "other".
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files

from extractors.facts import KINDS
from extractors.obliques import Oblique
from extractors.verbs import is_time
from extractors.words import words

AGENTS = frozenset({"person", "organization", "country", "group"})
PLACES = frozenset({"place", "country"})
MATTERS = frozenset({"thing", "event"})
ANY = "-"


def role_of(oblique: Oblique, kinds: set[str], verb: str = "") -> str:
    """The role of an argument; ``kinds`` are those of its entities, ``verb`` is a lemma."""
    preposition = oblique.preposition
    if is_time(oblique.head) or "time" in kinds:
        return "time"
    if kinds & PLACES and preposition in words("locative_prepositions"):
        return "place"
    noun = oblique.head.lemma_.lower()
    for noun_class, verb_class, role in _table().get(preposition, ()):
        if _is(noun, kinds, noun_class) and (
            verb_class == ANY or verb in _class("verbs", verb_class)
        ):
            return role
    return "other"


def role_of_mark(mark: str, form: str) -> str | None:
    """The role of a clause that ``mark`` opens; ``form`` is "clause" or "gerund"."""
    return _marks().get((mark, form))


def in_class(verb: str, name: str) -> bool:
    """Whether the lemma of a verb is in a class of ``data/verbs.tsv``."""
    return verb in _class("verbs", name)


def _is(noun: str, kinds: set[str], noun_class: str) -> bool:
    if noun_class == "agent":
        return bool(kinds & AGENTS)
    if noun_class == "place":
        return bool(kinds & PLACES)
    if noun_class == "matter":
        return bool(kinds & MATTERS)
    if noun_class in KINDS:
        return noun_class in kinds
    return noun_class == ANY or noun in _class("nouns", noun_class)


@cache
def _rows(name: str) -> tuple[tuple[str, ...], ...]:
    text = (files("extractors.roles") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(tuple(line.split("\t")) for line in lines)


@cache
def _table() -> dict[str, list[tuple[str, str, str]]]:
    """The rows of each preposition, in their order."""
    found = defaultdict(list)
    for preposition, noun_class, verb_class, role in _rows("prepositions"):
        found[preposition].append((noun_class, verb_class, role))
    return dict(found)


@cache
def _marks() -> dict[tuple[str, str], str]:
    return {(mark, form): role for mark, form, role in _rows("marks")}


@cache
def _class(kind: str, name: str) -> frozenset[str]:
    """The lemmas of a class of ``nouns`` or ``verbs``."""
    return frozenset(
        lemma for row, lemmas in _rows(kind) if row == name for lemma in lemmas.split()
    )
