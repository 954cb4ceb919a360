"""What a rule says of itself, found by the name that its facts bear."""

from __future__ import annotations

import inspect


def explanation(rule: str) -> str | None:
    """The docstrings of the rules of ours that make facts named ``rule``; None where none does.

    A fact's rule bears in brackets where its subject came from ("active (relative clause)"), and
    several functions can share one name ("copula"): the functions are those whose own names share
    most words with it.
    """
    from extractors.rules import RULES

    words = set(rule.split(" (")[0].replace("_", " ").split())
    nearness = {
        function: len(words & own) / len(words | own)
        for function in RULES
        if (own := set(function.__name__.split("_")))
    }
    best = max(nearness.values())
    if not best:
        return None
    found = [function for function, near in nearness.items() if near == best]
    said = [" ".join((inspect.getdoc(function) or "").split()) for function in found]
    return " ".join(said)
