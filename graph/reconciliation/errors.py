"""What goes wrong with a service, in words for a user."""

from __future__ import annotations


class ServiceError(Exception):
    """A service could not be asked: which one, what happened, and what to do about it."""

    def __init__(self, service: str, what: str, todo: str) -> None:
        super().__init__(f"{service}: {what}; {todo}")
        self.what = what
