"""Weighs the signs that the confidence of an open-IE triple is made of, by gold triples.

    python -m tools.calibrate_triples [--write] BENCH

BENCH is the folder of the open-IE benchmarks, with ``bench_benchie.py``, ``bench_carb.py`` and
``data/benchie-dev.txt``, ``data/carb-dev.tsv``. A folded triple is right or wrong as BenchIE judges
it; one of clauses is as right as the share of its words that CaRB's one-to-one pairing finds in the
gold. Nothing of these data is kept but the weights. See ``tools/fitting.py`` for the rest.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from extractors.confidence import model
from extractors.triples import signed
from tools.fitting import Judged, print_report, weigh, write


def scorer(path: Path) -> Any:
    """A benchmark's own scorer as a module. Raises SystemExit where it is not there."""
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None or not path.exists():
        sys.exit(f"{path}: there is no scorer here; name the folder of the open-IE benchmarks")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def folded(bench: Path) -> Iterator[Judged]:
    """Each folded triple, right or wrong as BenchIE says."""
    benchie = scorer(bench / "bench_benchie.py")
    sentences, gold = benchie.load_gold(bench / "data" / "benchie-dev.txt")
    ids = list(sentences)
    for number, signs, texts in signed(sentences.values(), "folded", pretokenized=True):
        id = ids[number - 1]
        right = benchie.find_cluster(gold[id], texts) is not None
        yield Judged(sentences[id], signs, float(right))


def clauses(bench: Path) -> Iterator[Judged]:
    """Each triple of clauses, with the share of its words that are CaRB's."""
    carb = scorer(bench / "bench_carb.py")
    data = bench / "data" / "carb-dev.tsv"
    gold = carb.load_gold(data)
    lines = data.read_text(encoding="utf-8").splitlines()
    sentences = list(dict.fromkeys(line.split("\t")[0] for line in lines))
    rows = defaultdict(list)
    for number, signs, texts in signed(sentences, "clauses", pretokenized=True):
        rows[number].append((signs, texts))
    for number, found in rows.items():
        sentence = sentences[number - 1]
        golds = gold.get(carb.key(sentence), [])
        tuples = [carb.slots(relation, [subject, *ends]) for _, (subject, relation, *ends) in found]
        cells = sorted(
            (-carb.match(one, other)[0], i, j)
            for i, one in enumerate(golds)
            for j, other in enumerate(tuples)
        )
        share: dict[int, float] = {}
        taken: set[int] = set()
        for value, i, j in cells:
            if i not in taken and j not in share:
                taken.add(i)
                share[j] = -value
        for j, (signs, _) in enumerate(found):
            yield Judged(sentence, signs, share.get(j, 0.0))


def main(arguments: list[str]) -> None:
    """Fit, print, and with ``--write`` put the weights where the package finds them."""
    paths = [Path(each) for each in arguments if each != "--write"]
    if len(paths) != 1:
        sys.exit(__doc__)
    rows = [*folded(paths[0]), *clauses(paths[0])]
    found = weigh(rows)
    print_report(rows, found)
    if "--write" in arguments:
        write(found, model.TRIPLES, Path(__file__).name)


if __name__ == "__main__":
    main(sys.argv[1:])
