"""What is measured in a process of its own: ``python -m tools.bench_graph.measures WHAT PATH…``.

Each function prints one JSON object. Seconds are CPU seconds of the process, megabytes its peak;
opening is what the user waits for, in seconds of the clock.
"""

from __future__ import annotations

import gc
import json
import resource
import signal
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Measured = dict[str, Any]
TIMES = 7
PART = 32_000_000
"""Bytes that are loaded at once: a file as a whole would be held in memory."""

PATIENCE = 20
"""Seconds after which rdflib's answer to a question is not waited for."""


def main(arguments: list[str]) -> None:
    """Measure one thing."""
    what, *rest = arguments
    print(json.dumps(MEASURES[what](*map(Path, rest))))


def load(nquads: Path, folder: Path) -> Measured:
    """N-Quads into the folder of an engine, in parts as a store writes them, until all is on disk.

    The quads are the engine's own, whose IRIs need not be checked again.
    """
    import pyoxigraph

    began = time.process_time()
    store = pyoxigraph.Store(folder)
    with nquads.open("rb") as lines:
        while part := lines.readlines(PART):
            store.bulk_load(b"".join(part), pyoxigraph.RdfFormat.N_QUADS, lenient=True)
    store.flush()
    seconds = time.process_time() - began
    return {"seconds": seconds, "megabytes": _peak(), "triples": len(store)}


def questions(folder: Path) -> Measured:
    """Milliseconds, rows and text of every named question, each the median of several."""
    from graph.query import run
    from graph.store import Store
    from tools.bench_graph.asking import Overheard, asked

    found = {}
    with Store.open(folder, create=False) as store:
        heard = Overheard(store)
        for question, values in asked():
            taken = []
            rows = 0
            for _ in range(TIMES):
                began = time.process_time()
                rows = len(list(run(heard, question.name, values).rows()))
                taken.append(time.process_time() - began)
                if sum(taken) > PATIENCE:
                    break
            seconds = statistics.median(taken[1:] or taken)  # the first one warms
            found[question.name] = {"seconds": seconds, "rows": rows, "text": heard.text}
    return found


def turtle(folder: Path) -> Measured:
    """The whole graph as sorted Turtle."""
    from graph.store import Store
    from graph.turtle import write_store

    with Store.open(folder, create=False) as store, Path("/dev/null").open("wb") as out:
        began = time.process_time()
        write_store(store, out)
        return {"seconds": time.process_time() - began, "megabytes": _peak()}


def opening(folder: Path) -> Measured:
    """The whole of ``Store.open``, the median of several."""
    from graph.store import Store

    taken = []
    for _ in range(TIMES):
        gc.collect()
        began = time.perf_counter()
        with Store.open(folder, create=False):
            taken.append(time.perf_counter() - began)
    return {"seconds": statistics.median(taken), "first": taken[0]}


def peer(nquads: Path, texts: Path) -> Measured:
    """rdflib's memory store: loading, the questions, and its Turtle serializer."""
    import rdflib

    from graph.vocabulary import prefixes

    rdflib.NORMALIZE_LITERALS = False
    began = time.process_time()
    data = rdflib.Dataset(default_union=True)
    data.parse(nquads, format="nquads")
    found: Measured = {"load": {"seconds": time.process_time() - began, "megabytes": _peak()}}
    for name, text in json.loads(texts.read_text(encoding="utf-8")).items():
        taken: list[float] = []
        rows = 0
        while len(taken) < 3 and sum(taken) < 2:
            began = time.process_time()
            try:
                rows = _patiently(lambda text=text: len(data.query(text, initNs=prefixes())))
            except TimeoutError:
                rows = -1
            taken.append(time.process_time() - began)
        found[name] = {"seconds": statistics.median(taken), "rows": rows}
        print(f"bench: rdflib: {name} {found[name]['seconds']:.2f} s", file=sys.stderr)
    began = time.process_time()
    data.serialize("/dev/null", format="turtle")
    found["turtle"] = {"seconds": time.process_time() - began}
    return found


def _patiently(do: Callable[[], int]) -> int:
    """What ``do`` returns. Raises TimeoutError where that takes too long."""

    def stop(number: int, frame: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)  # which counts CPU seconds
    try:
        return do()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _peak() -> float:
    """The most memory that the process had at once, in megabytes."""
    try:
        # Where there is one, as the other figure begins with what the parent process had.
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) / 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


MEASURES: dict[str, Callable[..., Measured]] = {
    "load": load,
    "questions": questions,
    "turtle": turtle,
    "opening": opening,
    "peer": peer,
}

if __name__ == "__main__":
    main(sys.argv[1:])
