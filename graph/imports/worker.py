"""The process in which an update is worked out: it can be ended at any time, and writes nothing.

It is told by one line of JSON what to do and over which copy, and answers by one.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import sys
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from graph.imports.evaluation import Update
from graph.imports.operations import UpdateRefused
from graph.imports.shelf import Shelf
from graph.serving.confinement import confine
from graph.sparql_errors import explained
from graph.terms import Names
from graph.vocabulary import prefixes

MEGABYTE = 1_048_576


def answer(told: dict[str, Any]) -> dict[str, Any]:
    """The changes that an update makes, or what is wrong with it ("problem" and "words").

    ``told`` has its ``text``, the ``copy`` of the graph (which is spoiled), the ``ledger`` (which
    is read), the ``base`` and the ``mark`` of this update.
    """
    ledger = sqlite3.connect(f"{Path(told['ledger']).as_uri()}?mode=ro", uri=True)
    shelf = Shelf(ledger)
    try:
        users = {one.iri: one.triples for one in shelf.graphs()}
        names = Names(told["base"])
        update = Update(Store(told["copy"]), names, users, shelf.lines, told["mark"])
        changed = update.run(told["text"])
    except SyntaxError as error:
        wrong = explained(told["text"], str(error), prefixes(told["base"]))
        return {"problem": "update", "words": str(wrong)}
    except UpdateRefused as error:
        return {"problem": "forbidden" if error.forbidden else "update", "words": str(error)}
    except (RuntimeError, ValueError, OSError) as error:  # what the engine raises as it goes
        return {"problem": "update", "words": f"the update cannot be done: {error}"}
    finally:
        ledger.close()
    return {
        "changed": [
            [iri, sorted(how.gone), sorted(how.come), how.there]
            for iri, how in sorted(changed.items())
        ]
    }


def main() -> None:
    """The process."""
    told = json.loads(sys.stdin.buffer.readline())
    confine()
    if told["megabytes"]:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_reserved() + told["megabytes"] * MEGABYTE, hard))
    sys.stdout.buffer.write(json.dumps(answer(told)).encode())


def _reserved() -> int:
    """Bytes of address space that the process has taken for itself, most of it never used."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:  # no Linux
        return 0
    return pages * resource.getpagesize()


if __name__ == "__main__":
    main()
