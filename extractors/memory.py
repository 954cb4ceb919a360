"""What several rules ask of a token is worked out once for as long as its Doc lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from extractors.tokens import Token

P = ParamSpec("P")
R = TypeVar("R")


def remembered(function: Callable[Concatenate[Token, P], R]) -> Callable[Concatenate[Token, P], R]:
    """Let a function of tokens be worked out once for the same ones, as long as their Doc lives.

    For what several rules ask of a token. The parse must not change any more once it was asked,
    and nobody may change what is given back.
    """

    @wraps(function)
    def asked(token: Token, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if kwargs:
            return function(token, *args, **kwargs)
        memory, key = token.doc.memory, (function, token, *args)
        if key not in memory:
            memory[key] = function(token, *args, **kwargs)
        found: R = memory[key]
        return found

    return asked
