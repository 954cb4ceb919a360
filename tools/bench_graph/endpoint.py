"""The endpoint under load: many clients at once, and beside them queries that never end.

    python -m tools.bench_graph.endpoint STORE [--seconds 60] [--clients 32]

A real server process, asked over loopback. Three in four requests are named questions, one in four
SPARQL of the client's own, about names that are drawn as readers draw them: the n-th most spoken of
with a weight of 1/n. Everything is asked once before, and that is counted apart: from then on the
server remembers, until the graph changes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from graph.questions import questions
from tools.bench_graph.clients import Call, Times, load

NAMES = 50
CALLS = 400  # of each client, before it begins again
LIMIT = 10.0
"""Seconds that a query may take where runaway queries are measured."""

SPARQL = (
    "SELECT ?p ?o {{ {one} ?p ?o }}",
    "SELECT ?claim ?o {{ ?claim rdf:subject {one} ; rdf:object ?o }} LIMIT 100",
    "SELECT ?l (COUNT(*) AS ?n) {{ {one} ?p ?x . ?x rdfs:label ?l }} GROUP BY ?l ORDER BY ?l",
    "ASK {{ {one} tw:relatedTo|tw:owner ?x }}",
    "DESCRIBE {one}",
)
RUNAWAY = "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }} # {}"
GREEDY = "SELECT * {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }} ORDER BY ?c ?f ?i # {}"
_FAMOUS = f"""SELECT ?e (SAMPLE(?l) AS ?label) (COUNT(?claim) AS ?n) {{
  ?claim rdf:subject ?e . ?e tw:named true ; rdfs:label ?l
}} GROUP BY ?e ORDER BY DESC(?n) ?e LIMIT {NAMES}"""


@contextmanager
def served(store: Path, *options: str) -> Any:
    """The process id and the port of a server over ``store``, which ends with the block."""
    command = [sys.executable, "-m", "graph", "serve", "--store", str(store), "--port", "0"]
    process = subprocess.Popen([*command, *options], stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        match = re.search(r":(\d+)/ ", said)
        if match is None:
            raise RuntimeError(f"no server: {said}")
        yield process.pid, int(match[1])
    finally:
        process.terminate()
        process.wait()


def mix(port: int, clients: int, seed: int = 1) -> list[list[Call]]:
    """What each client asks, one after the other."""
    address = f"http://127.0.0.1:{port}/sparql?query={quote(_FAMOUS)}"
    with urlopen(address) as reply:
        rows = json.load(reply)["results"]["bindings"]
    names = [(row["e"]["value"], row["label"]["value"]) for row in rows]
    weights = [1 / (place + 1) for place in range(len(names))]
    chance = random.Random(seed)
    examples = [shlex.split(line)[2:] for one in questions() for line in one.examples]

    def call() -> Call:
        if chance.random() < 0.25:
            iri, _ = chance.choices(names, weights)[0]
            return Call("SPARQL", (("query", chance.choice(SPARQL).format(one=f"<{iri}>")),))
        name, *given = chance.choice(examples)
        kinds = {p.name: p.kind for one in questions() if one.name == name for p in one.parameters}
        values = [("query", name)]
        for pair in given:
            parameter, _, value = pair.partition("=")
            if kinds[parameter] == "name":
                _, value = chance.choices(names, weights)[0]
            values.append((f"${parameter}", value))
        return Call(f"question {name}", tuple(values))

    return [[call() for _ in range(CALLS)] for _ in range(clients)]


def endpoint(store_folder: Path, seconds: float = 60.0, clients: int = 32) -> list[dict[str, Any]]:
    """The rows of the table: load alone, load beside runaway queries, and what is left of these.

    Each has ``what``, ``value`` and ``goal`` as text, the goal empty where there is none.
    """
    with served(store_folder) as (_, port):
        calls = mix(port, clients)
        first = asyncio.run(_first(port, calls))
        alone = asyncio.run(load(port, calls, seconds))
    with served(store_folder, "--timeout", str(LIMIT)) as (pid, port):
        beside, late, back = asyncio.run(_with_runaways(pid, port, calls, seconds / 4))
    asked = sum(map(len, alone.seconds.values()))
    return [
        _row(
            f"endpoint, {clients} clients for {seconds:g} s: errors",
            f"{alone.errors} of {asked}",
            "0",
        ),
        _row("answers a second", f"{asked / seconds:.0f}", ""),
        _row("different requests among them", str(sum(map(len, first.seconds.values()))), ""),
        _row("their first answers, two clients: p50", _ms(first.share(0.5)), ""),
        _row("their first answers, two clients: p95", _ms(first.share(0.95)), ""),
        _row("their first answers: errors", str(first.errors), "0"),
        _row("p95 of named questions", _ms(_named(alone).share(0.95)), "50 ms"),
        _row("p50 of named questions", _ms(_named(alone).share(0.5)), ""),
        _row("p95 of SPARQL", _ms(alone.share(0.95, "SPARQL")), "50 ms"),
        _row("p95 of named questions beside runaways", _ms(_named(beside).share(0.95)), "50 ms"),
        _row("p95 of SPARQL beside runaways", _ms(beside.share(0.95, "SPARQL")), ""),
        _row("errors beside runaways", str(beside.errors), "0"),
        _row("runaway ended after its limit, at most", f"{late:.2f} s", "0.5 s"),
        _row("memory of all processes before and after", back, "the same"),
    ]


async def _first(port: int, calls: Sequence[Sequence[Call]]) -> Times:
    """What two clients see who ask everything once."""
    once = list(dict.fromkeys(call for own in calls for call in own))
    return await load(port, [once[::2], once[1::2]], None)


def _row(what: str, value: str, goal: str) -> dict[str, Any]:
    return {"what": what, "value": value, "goal": goal}


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _named(times: Times) -> Times:
    kept = {kind: held for kind, held in times.seconds.items() if kind.startswith("question")}
    return replace(times, seconds=kept)


async def _with_runaways(
    pid: int, port: int, calls: Sequence[Sequence[Call]], seconds: float
) -> tuple[Times, float, str]:
    """What others see beside runaways, how late one is ended, and the memory it left."""
    await _first(port, calls)
    before = memory(pid)
    late = max([await _lateness(port, number) for number in range(2)])
    runaways = [
        [Call("runaway", (("query", text.format(f"{client} {n}")),)) for n in range(1_000)]
        for client, text in enumerate((RUNAWAY, GREEDY, RUNAWAY, GREEDY))
    ]
    beside, _ = await asyncio.gather(
        load(port, calls, seconds), load(port, runaways, seconds, "127.0.0.2")
    )
    await asyncio.sleep(2.0)
    return beside, late, f"{before:.0f} and {memory(pid):.0f} MB"


async def _lateness(port: int, number: int) -> float:
    """Seconds after its limit until a runaway query was answered; nobody else asks."""
    call = Call("runaway", (("query", RUNAWAY.format(f"alone {number}")),))
    times = await load(port, [[call]], None)
    return times.seconds["runaway"][0] - LIMIT


def memory(pid: int) -> float:
    """Megabytes that a process and those it started hold (proportional set size)."""
    family = [pid]
    for one in family:
        children = Path(f"/proc/{one}/task/{one}/children").read_text("ascii").split()
        family += [int(child) for child in children]
    held = 0
    for one in family:
        text = Path(f"/proc/{one}/smaps_rollup").read_text("ascii")
        match = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
        held += int(match[1]) if match else 0
    return held / 1024


def main() -> None:
    """Print the rows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("store", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--clients", type=int, default=32)
    given = parser.parse_args()
    begun = time.monotonic()
    for row in endpoint(given.store, given.seconds, given.clients):
        goal = f"   (goal: {row['goal']})" if row["goal"] else ""
        print(f"{row['what']:<50} {row['value']}{goal}")
    print(f"measured in {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
