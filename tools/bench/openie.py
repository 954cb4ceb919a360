"""BenchIE and CaRB: open-IE triples of single sentences, in the two shapes of ``triples``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from extractors.triples import triples
from tools.bench.figures import Figure, Missing, run, there


def _write(path: Path, rows: Iterable[Iterable[str | int | float]]) -> Path:
    with path.open("w", encoding="utf-8") as lines:
        for row in rows:
            lines.write("\t".join(str(cell) for cell in row) + "\n")
    return path


def _row(printed: str, name: str) -> list[str]:
    """The cells that the scorer printed for one system."""
    for line in printed.splitlines():
        if line.split()[:1] == [name]:
            return line.split()
    raise Missing(f"the scorer printed nothing of {name!r}")


def benchie(shared: Path, work: Path) -> Iterator[Figure]:
    """Folded triples against BenchIE's clusters; the peers are scored in the same run."""
    folder = there(shared / "bench/openie")
    gold = there(folder / "data/benchie-dev.txt")
    lines = gold.read_text(encoding="utf-8").splitlines()
    sentences = [line.split("\t", 1) for line in lines if line.startswith("sent_id:")]
    ids = [head.removeprefix("sent_id:") for head, _ in sentences]
    found = triples((text for _, text in sentences), shape="folded", pretokenized=True)
    ours = _write(work / "ours.tsv", ((ids[int(row[0]) - 1], *row[2:5]) for row in found))
    peers = sorted(folder.glob("peers/*.tsv"))
    printed = run(folder / "bench_benchie.py", gold, ours, *peers)
    scores = [f"{peer.stem} {float(_row(printed, peer.stem)[3]):.3f}" for peer in peers]
    _, precision, recall, f1, *_ = _row(printed, "ours")
    yield Figure(
        "BenchIE, folded: F1",
        float(f1),
        0.63,
        ", ".join(scores),
        text=f"{float(f1):.3f} (P {float(precision):.3f}, R {float(recall):.3f})",
    )


def carb(shared: Path, work: Path) -> Iterator[Figure]:
    """Clauses against CaRB's tuples."""
    folder = there(shared / "bench/openie")
    gold = there(folder / "data/carb-dev.tsv")
    with gold.open(encoding="utf-8") as lines:
        sentences = list(dict.fromkeys(line.split("\t", 1)[0] for line in lines))
    found = triples(sentences, shape="clauses", pretokenized=True)
    rows = (
        (sentences[int(number) - 1], confidence, relation, subject, *ends)
        for number, confidence, subject, relation, *ends in found
    )
    printed = run(folder / "bench_carb.py", gold, _write(work / "ours.tsv", rows))
    _, precision, recall, f1, auc, *_ = _row(printed, "ours")
    yield Figure(
        "CaRB, clauses: F1",
        float(f1),
        0.59,
        "best published (on test) .563",
        text=f"{float(f1):.3f} (P {float(precision):.3f}, R {float(recall):.3f},"
        f" AUC {float(auc):.3f})",
    )
