"""What was measured, as lines of the table: each figure, its goal, and rdflib's beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tools.bench.figures import Figure
from tools.bench_graph.measures import PATIENCE, Measured

_NUMBER = re.compile(r"[\d.]+")


def loading(ours: Measured, peer: Measured | None) -> Iterator[Figure]:
    """Loading N-Quads: how many times as fast, and in what share of the memory."""
    here = f"{ours['seconds']:.1f} s, {ours['megabytes']:,.0f} MB"
    if peer is None:
        yield Figure("load of N-Quads, CPU seconds", ours["seconds"], text=here)
        return
    theirs = peer["load"]
    beside = f"{here}; rdflib {theirs['seconds']:.1f} s, {theirs['megabytes']:,.0f} MB"
    faster = theirs["seconds"] / ours["seconds"]
    share = ours["megabytes"] / theirs["megabytes"]
    yield Figure("load of N-Quads: times as fast", faster, 4, beside)
    yield Figure("load of N-Quads: share of the memory", share, 0.333, "", at_most=True)


def asking(ours: Measured, peer: Measured | None) -> Iterator[Figure]:
    """Each question; then the slowest of all, and the least ratio."""
    ratios = {}
    for name, mine in ours.items():
        beside = f"{mine['rows']:,} rows"
        if peer is not None:
            theirs = peer[name]
            late = theirs["rows"] < 0
            ratios[name] = theirs["seconds"] / mine["seconds"]
            least = "more than " if late else ""
            beside += f"; rdflib {least}{theirs['seconds'] * 1000:,.0f} ms, "
            beside += f"{least}{ratios[name]:,.0f} times"
            if not late and theirs["rows"] != mine["rows"]:
                beside += f", {theirs['rows']:,} rows"
        yield Figure(
            f"question {name}, ms",
            mine["seconds"] * 1000,
            100,
            beside,
            at_most=True,
            text=f"{mine['seconds'] * 1000:.1f}",
        )
    slowest = max(ours, key=lambda name: float(ours[name]["seconds"]))
    yield Figure(
        "slowest question, ms",
        ours[slowest]["seconds"] * 1000,
        100,
        slowest,
        at_most=True,
        text=f"{ours[slowest]['seconds'] * 1000:.1f}",
    )
    if ratios:
        least = min(ratios, key=lambda name: ratios[name])
        beside = f"{least}; rdflib is stopped after {PATIENCE} s"
        yield Figure(
            "questions: least times as fast", ratios[least], 5, beside, text=f"{ratios[least]:.1f}"
        )


def turtle(ours: Measured, peer: Measured | None, triples: int) -> Iterator[Figure]:
    """Sorted Turtle: how many times as fast, and the peak of memory."""
    here = f"{ours['seconds']:.1f} s for {triples:,} triples"
    if peer is None:
        yield Figure("sorted Turtle, CPU seconds", ours["seconds"], text=here)
    else:
        theirs = peer["turtle"]["seconds"]
        yield Figure(
            "sorted Turtle: times as fast",
            theirs / ours["seconds"],
            30,
            f"{here}; rdflib {theirs:.0f} s",
            text=f"{theirs / ours['seconds']:.1f}",
        )
    yield Figure(
        "sorted Turtle: peak MB",
        ours["megabytes"],
        1536,
        "",
        at_most=True,
        text=f"{ours['megabytes']:,.0f}",
    )


def opening(measured: Measured, triples: int) -> Figure:
    """Opening a store, ledger and all."""
    beside = f"{triples:,} triples; the first time {measured['first']:.2f} s"
    return Figure("opening a store, seconds", measured["seconds"], 1, beside, at_most=True)


def serving(row: Mapping[str, str]) -> Figure:
    """A row of ``tools.bench_graph.endpoint``, whose value and goal are text that has a number."""
    value, goal = (_NUMBER.search(row[part].replace(",", "")) for part in ("value", "goal"))
    return Figure(
        row["what"],
        float(value[0]) if value else 0,
        float(goal[0]) if goal else None,
        at_most=True,
        text=row["value"],
    )
