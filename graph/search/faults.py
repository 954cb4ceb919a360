"""What is wrong with the file of the index of names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from graph.store import StoreError


@contextmanager
def told(path: Path | None) -> Iterator[None]:
    """Errors of SQLite as StoreErrors that name the index, and not the ledger it is attached to.

    Our connections raise them as StoreErrors of the ledger's file already.
    """
    try:
        yield
    except (StoreError, sqlite3.DatabaseError) as error:
        cause = error.__cause__ if isinstance(error, StoreError) else error
        if not isinstance(cause, sqlite3.DatabaseError) or "closed" in str(error):
            raise
        where = path or "the index of names"
        if isinstance(cause, sqlite3.OperationalError):
            what = "opened" if "unable to open" in str(cause) else "written"
            raise StoreError(f"{where} cannot be {what} ({cause})") from cause
        raise StoreError(
            f"{where} is damaged or cannot be read ({cause}); delete this file: it is made anew "
            "from the documents beside it"
        ) from cause


def damage(path: Path) -> str | None:
    """What is wrong with an index, None where it can be read, or there is none."""
    if not path.exists():
        return None
    db = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)
    try:
        (said,) = db.execute("PRAGMA integrity_check(1)").fetchone()
        return None if said == "ok" else str(said).split("\n")[-1]
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        db.close()
