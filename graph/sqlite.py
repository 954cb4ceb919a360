"""SQLite files whose faults are StoreErrors, wherever one turns up.

A damaged page is found when it is read, which may be in the middle of any listing; so the guard
is on every cursor rather than around every call.
"""

from __future__ import annotations

import sqlite3
from functools import wraps
from pathlib import Path
from typing import Any

from graph.store import StoreError

_UNUSABLE = ("readonly", "full", "locked", "unable to open", "disk i/o")


def connect(path: Path | None) -> sqlite3.Connection:
    """The database in a file, or one in memory for None, in autocommit mode.

    Every method raises StoreError where the file is damaged or cannot be written.
    """
    where = path or ":memory:"
    try:
        connection = sqlite3.connect(
            where, isolation_level=None, check_same_thread=False, factory=_Connection
        )
    except sqlite3.DatabaseError as error:
        raise fault(path, error) from error
    connection.place = path
    return connection


def fault(path: Path | None, error: sqlite3.DatabaseError) -> StoreError:
    """What is wrong with a file, and what to do."""
    where = path or "the store in memory"
    if isinstance(error, sqlite3.ProgrammingError):
        return StoreError("this store is closed")
    if any(word in str(error).lower() for word in _UNUSABLE):
        return StoreError(f"{where} cannot be written ({error})")
    return StoreError(
        f"{where} is damaged or cannot be read ({error}); "
        "triplewire check --repair saves what can be read of it"
    )


def _guarded(call: Any) -> Any:
    @wraps(call)
    def guarded(self: Any, *given: Any, **more: Any) -> Any:
        try:
            return call(self, *given, **more)
        except sqlite3.IntegrityError:
            raise
        except sqlite3.DatabaseError as error:
            raise fault(self.connection.place, error) from error

    return guarded


class _Cursor(sqlite3.Cursor):
    execute = _guarded(sqlite3.Cursor.execute)
    executemany = _guarded(sqlite3.Cursor.executemany)
    executescript = _guarded(sqlite3.Cursor.executescript)
    fetchone = _guarded(sqlite3.Cursor.fetchone)
    fetchall = _guarded(sqlite3.Cursor.fetchall)
    __next__ = _guarded(sqlite3.Cursor.__next__)


class _Connection(sqlite3.Connection):
    place: Path | None = None

    def cursor(self, *_: Any) -> Any:
        """A cursor that raises StoreError."""
        try:
            return super().cursor(_Cursor)
        except sqlite3.ProgrammingError as error:
            raise fault(self.place, error) from error

    # Their own versions would make a cursor of the plain kind.

    def execute(self, *given: Any) -> Any:
        """See ``sqlite3.Cursor.execute``."""
        return self.cursor().execute(*given)

    def executemany(self, *given: Any) -> Any:
        """See ``sqlite3.Cursor.executemany``."""
        return self.cursor().executemany(*given)

    def executescript(self, *given: Any) -> Any:
        """See ``sqlite3.Cursor.executescript``."""
        return self.cursor().executescript(*given)
