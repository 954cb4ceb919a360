"""Weighs the signs that the confidence of a fact is made of, by facts that were read and judged.

    python -m tools.calibrate [--write] FOLDER VERDICTS.jsonl [FOLDER VERDICTS.jsonl …]

FOLDER has the texts (``*.txt``); VERDICTS one judged fact a line: ``document`` (file name),
``sentence``, labels of ``subject``, ``relation``, ``object`` and ``attributed_to``, ``polarity``,
``modality`` and ``right``. A verdict is found again by all of these, so it outlives changes of
rules; a fact that reads otherwise now has no verdict and is left out.

Printed are figures of a ten-fold cross-validation over documents: nothing is judged by weights that
have seen its document.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from extractors.confidence import model
from extractors.extract import extract
from extractors.facts import Document, Fact
from tools.fitting import Judged, print_report, weigh, write

Key = tuple[str | None, ...]


def key_of(name: str, fact: Fact) -> Key:
    """By what a verdict is found again."""
    ends = (fact.subject, fact.object, fact.attributed_to)
    labels = tuple(end.label if end is not None else None for end in ends)
    said = (fact.relation.label, fact.polarity, fact.modality)
    return (name, fact.evidence.sentence, *labels, *said)


def verdicts(path: Path) -> dict[Key, bool]:
    """The verdicts of a file by their keys."""
    found: dict[Key, bool] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        ends = (row["subject"], row["object"], row["attributed_to"])
        said = (row["relation"], row["polarity"], row["modality"])
        found[(row["document"], row["sentence"], *ends, *said)] = row["right"]
    return found


def judged(folder: Path, path: Path) -> Iterator[Judged]:
    """The facts of the texts in ``folder`` that have a verdict in ``path``."""
    known = verdicts(path)
    named = {name for name, *_ in known}
    texts = [p for p in sorted(folder.glob("*.txt")) if p.name in named]
    documents = [Document.of(p.read_text(encoding="utf-8"), str(p), p.name) for p in texts]
    for extraction in extract(documents):
        name = extraction.document.name
        for fact in extraction.facts:
            right = known.get(key_of(name, fact))
            if right is not None:
                yield Judged(name, fact.signs, right)


def main(arguments: list[str]) -> None:
    """Fit, print, and with ``--write`` put the weights where the package finds them."""
    paths = [Path(each) for each in arguments if each != "--write"]
    if not paths or len(paths) % 2:
        sys.exit(__doc__)
    pairs = zip(paths[::2], paths[1::2], strict=True)
    facts = [fact for folder, path in pairs for fact in judged(folder, path)]
    found = weigh(facts)
    print_report(facts, found)
    if "--write" in arguments:
        write(found, model.FACTS, Path(__file__).name)


if __name__ == "__main__":
    main(sys.argv[1:])
