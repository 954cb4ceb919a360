"""Entities to read against their articles: a sample by a fixed seed, with mentions and reasons.

    python -m tools.sample_entities ARTICLE... [--size 20]

Drawn are entities that have a name or are mentioned twice: what a wrong merge could hide in. They
are put in order (document, id) before, so that the sample depends on them alone.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator

from extractors.extract import extract
from extractors.facts import Entity, Extraction
from extractors.read import read

SEED = 20261124
AROUND = 60  # characters of the article on either side of a mention


def drawn(extractions: list[Extraction], size: int) -> list[tuple[Extraction, Entity]]:
    """``size`` entities of the extractions, or all where there are fewer."""
    known = sorted(
        (
            (extraction, entity)
            for extraction in extractions
            for entity in extraction.entities
            if entity.mentions and (entity.named or len(entity.mentions) > 1)
        ),
        key=lambda pair: (pair[0].document.name, pair[1].id),
    )
    return random.Random(SEED).sample(known, min(size, len(known)))


def portrait(extraction: Extraction, entity: Entity) -> Iterator[str]:
    """The entity and each of its mentions in its surroundings, a line each."""
    known = f"{entity.kind}, {entity.wikidata or 'no Wikidata item'}, id {entity.id}"
    yield f"[{extraction.document.name}] {entity.label} ({known})"
    text = extraction.document.text
    for resolved in entity.mentions:
        begin, end = resolved.mention.start, resolved.mention.end
        around = f"{text[max(begin - AROUND, 0) : begin]}[[{text[begin:end]}]]"
        around += text[end : end + AROUND]
        joined = f" to “{resolved.antecedent}”" if resolved.antecedent else ""
        yield f"    {' '.join(around.split())}  ← {resolved.clue}{joined}"


def main() -> None:
    """Print the sample."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--size", type=int, default=20)
    given = parser.parse_args()
    read_well = extract(read(given.articles, on_error=lambda e: print(e, file=sys.stderr)))
    for number, pair in enumerate(drawn(list(read_well), given.size), start=1):
        print(number, *portrait(*pair), sep="\n")


if __name__ == "__main__":
    main()
