"""The constructions, in reading order: one a module, one rule a function."""

from __future__ import annotations

from extractors.rules.active import active
from extractors.rules.apposition import apposition, role_before
from extractors.rules.as_role import as_role
from extractors.rules.base import Proposition, Rule, Sentence
from extractors.rules.comparison import comparison
from extractors.rules.copula import copula_adjective, copula_noun, copula_place
from extractors.rules.demand import appeal, control, demand
from extractors.rules.light import light
from extractors.rules.moved import moved
from extractors.rules.nominal import noun_of_action
from extractors.rules.oblique import intransitive, passive, passive_agent
from extractors.rules.office import office
from extractors.rules.pair import pair
from extractors.rules.path import path, path_event, purpose
from extractors.rules.possessive import (
    between,
    institution,
    located,
    nominal_event,
    possessive,
)
from extractors.rules.relative_place import relative_place
from extractors.rules.title import description, title

RULES: tuple[Rule, ...] = (
    active,
    light,
    comparison,
    moved,
    purpose,
    passive_agent,
    passive,
    intransitive,
    relative_place,
    copula_noun,
    copula_adjective,
    copula_place,
    as_role,
    path,
    path_event,
    demand,
    appeal,
    control,
    title,
    description,
    apposition,
    role_before,
    possessive,
    institution,
    office,
    nominal_event,
    noun_of_action,
    pair,
    between,
    located,
)

__all__ = ["RULES", "Proposition", "Rule", "Sentence"]
