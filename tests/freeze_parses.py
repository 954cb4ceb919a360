"""Keeps the parses of the test corpus: ``python -m tests.freeze_parses [--facts [WORDS]]``.

Run it after a case was added or the model was changed. ``--facts`` prints what comes out of the
cases (those that contain WORDS), as the corpus writes it: to be read and judged, not to be pasted.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Iterator

from extractors.clean import describe
from extractors.facts import Document
from extractors.nlp import load, parse
from tests.commandline import ROOT
from tests.extractors.corpus import cases, line
from tests.extractors.frozen import PARSES, Row, extract_frozen, frozen

SEED = ROOT / "seeds" / "kim-putin-beijing.txt"
log = logging.getLogger(__name__)


def documents() -> list[Document]:
    """The texts whose parses are kept: the seed article and each case of the corpus."""
    seed = Document.of(SEED.read_text(encoding="utf-8"), SEED.name)
    return [seed, *(case.document for case in cases())]


def rows(texts: Iterable[Document]) -> Iterator[tuple[Document, Row]]:
    """Each document's parses by the installed model."""
    for document, segments in parse(map(describe, texts), load()):
        for doc in segments:
            yield document, frozen(doc)


def main(arguments: list[str]) -> None:
    """Writes the parses, sorted by their words so that a diff shows what changed."""
    found = sorted(json.dumps(row, ensure_ascii=False) for _, row in rows(documents()))
    PARSES.write_text("".join(f"{row}\n" for row in dict.fromkeys(found)), encoding="utf-8")
    log.info("%d parses kept in %s", len(found), PARSES)
    if "--facts" in arguments:
        wanted = " ".join(arguments[arguments.index("--facts") + 1 :])
        chosen = [case.document for case in cases() if wanted in f"{case} {case.text}"]
        for extraction in extract_frozen(chosen):
            log.info("\n> %s\n", extraction.document.text.replace("\n", "\n> "))
            for fact in extraction.facts:
                log.info("%s", line(fact))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    main(sys.argv[1:])
