"""Extractors of others, found by entry point; ours come through the same door.

An entry point of the group ``triplewire.extractors`` names a rule or a tuple of rules (see
``rules.base``): functions from a ``Sentence`` to ``Proposition``s. A fact bears the name of the
entry point.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points

from extractors.rules import RULES, Rule

log = logging.getLogger(__name__)

GROUP = "triplewire.extractors"
OURS = "rules"


def _rules(point: EntryPoint) -> tuple[Rule, ...]:
    """The rules that an entry point names; () with a logged error where it cannot be used."""
    try:
        loaded = point.load()
    except Exception as error:
        log.error(
            "extractor %r (%s) cannot be loaded and is left out: %s", point.name, point.value, error
        )
        return ()
    rules = tuple(loaded) if isinstance(loaded, tuple | list) else (loaded,)
    if not all(callable(rule) for rule in rules):
        log.error(
            "extractor %r (%s) is left out: it must be a rule or a tuple of rules (functions from "
            "a Sentence to Propositions)",
            point.name,
            point.value,
        )
        return ()
    return rules


@lru_cache(maxsize=1)
def extractors() -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """Name and rules of each installed extractor: ours first, then the others by name."""
    points = sorted(entry_points(group=GROUP), key=lambda point: (point.name != OURS, point.name))
    found = {point.name: _rules(point) for point in points}
    found.setdefault(OURS, RULES)  # run from a source tree that is not installed
    return tuple((name, rules) for name, rules in found.items() if rules)
