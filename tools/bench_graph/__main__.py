"""``python -m tools.bench_graph [--triples N] [--without rdflib]``: the figures of the graph.

What is made and fetched (stores, the W3C's tests) is kept in ``--cache`` where that is named.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.statements import VERSION
from tools.bench.figures import QUIET, Figure, Missing
from tools.bench.table import table
from tools.bench_graph import rows, shape, suites
from tools.bench_graph.asking import plain

TRIPLES = 1_000_000
OPENED = 5  # times as many triples in the store that is opened


@dataclass(frozen=True, slots=True)
class Bench:
    """Where things are made, how many triples, and whether rdflib is measured as well."""

    folder: Path
    triples: int
    with_peer: bool

    def store(self, times: int = 1) -> Path:
        """A made-up store, with N-Quads beside it, made where it is not there yet."""
        made = self.folder / f"made-{self.triples * times}-{VERSION}"
        if not (made / "done").exists():
            _say(f"making {self.triples * times:,} triples")
            command = [str(made / "store"), "--triples", str(self.triples * times)]
            command += [] if times > 1 else ["--nquads", str(made / "graph.nq")]
            made.mkdir(parents=True, exist_ok=True)
            _python("tools.made_graph", *command)
            (made / "done").touch()
        return made

    def measure(self, what: str, *paths: Path) -> dict[str, Any]:
        """One of ``tools.bench_graph.measures``, in a process of its own."""
        _say(what)
        found: dict[str, Any] = json.loads(
            _python("tools.bench_graph.measures", what, *map(str, paths))
        )
        return found


def against(bench: Bench) -> Iterator[Figure]:
    """Loading, asking and writing, ours and rdflib's."""
    made = bench.store()
    with tempfile.TemporaryDirectory(dir=bench.folder) as fresh:
        loaded = bench.measure("load", made / "graph.nq", Path(fresh) / "oxigraph")
    asked = bench.measure("questions", made / "store")
    written = bench.measure("turtle", made / "store")
    texts = made / "questions.json"
    texts.write_text(json.dumps({name: plain(one["text"]) for name, one in asked.items()}), "utf-8")
    peer = bench.measure("peer", made / "graph.nq", texts) if bench.with_peer else None
    yield from rows.loading(loaded, peer)
    yield from rows.asking(asked, peer)
    yield from rows.turtle(written, peer, loaded["triples"])


def opening(bench: Bench) -> Iterator[Figure]:
    """Opening a store of five times as many triples."""
    made = bench.store(OPENED)
    quads, _ = shape.counted(made / "store")
    yield rows.opening(bench.measure("opening", made / "store"), quads)


def shapes(bench: Bench) -> Iterator[Figure]:
    """Triples a fact."""
    with tempfile.TemporaryDirectory() as folder:
        yield from shape.triples_a_fact(bench.store() / "store", Path(folder))


def w3c(bench: Bench) -> Iterator[Figure]:
    """The W3C's tests."""
    yield from suites.w3c(bench.folder / "w3c", bench.with_peer)


def served(bench: Bench) -> Iterator[Figure]:
    """The endpoint under load, and beside queries that never end."""
    made = bench.store()
    try:
        endpoint = importlib.import_module("tools.bench_graph.endpoint")
    except ImportError as error:
        raise Missing(f"{error}") from error
    _say("endpoint")
    yield from map(rows.serving, endpoint.endpoint(made / "store"))


PARTS: dict[str, Callable[[Bench], Iterator[Figure]]] = {
    "shape": shapes,
    "against": against,
    "opening": opening,
    "w3c": w3c,
    "endpoint": served,
}


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 0 when every part was measured, 1 when one could not be (it is named)."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench_graph", description=__doc__)
    parser.add_argument("--triples", type=int, default=TRIPLES, help="of the made-up graph")
    parser.add_argument("--without", choices=["rdflib"], help="what is not measured beside ours")
    parser.add_argument("--cache", type=Path, help="a folder to keep what is made and fetched")
    parser.add_argument("--only", action="append", choices=list(PARTS), help="may be repeated")
    chosen = parser.parse_args(arguments)
    missing: list[str] = []
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.cache or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(folder, chosen.triples, chosen.without is None)
        for name in chosen.only or PARTS:
            try:
                figures += PARTS[name](bench)
            except Missing as reason:
                missing.append(f"bench: {name} is not measured: {reason}")
    if figures:
        print(table(figures))
    if missing:
        print(*missing, sep="\n", file=sys.stderr)
    return 1 if missing else 0


def _python(module: str, *arguments: str) -> str:
    """What a module prints when it is run. Raises Missing where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **QUIET},
        check=False,
    )
    if done.returncode:
        raise Missing(f"{module} ended with status {done.returncode}, for the reason above")
    return done.stdout


def _say(what: str) -> None:
    print(f"bench: {what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
