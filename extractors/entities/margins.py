"""Names beside the article: in headings, credits and date lines, which no parser reads.

"Storm hits Lima" as a heading, "Image: Ann Lee." below a picture: what the article names is found
there by its words alone, and no fact is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.clean import Block, BlockKind, blocks
from extractors.entities import names
from extractors.entities.model import Cluster
from extractors.facts import Document, Mention, Resolved

BESIDE: frozenset[BlockKind] = frozenset(("heading", "credit", "dateline"))
LONGEST = 8  # words of a name
WORD = re.compile(r"\w+(?:[.'’&-]\w+)*\.?")


def beside(document: Document, clusters: Iterable[Cluster]) -> dict[int, list[Resolved]]:
    """The mentions of named clusters in the parts of a document that are not parsed.

    By ``id`` of the cluster, in text order. A name counts where exactly one cluster bears it; of
    several that begin at one word the longest.
    """
    parts = [block for block in blocks(document) if block.kind in BESIDE]
    found: dict[int, list[Resolved]] = {}
    if not parts:
        return found
    known = _by_key(clusters)
    for block in parts:
        for start, end, cluster in _names(document.text, block, known):
            text = document.text[start:end]
            mention = Mention(text, start, end, text.split()[-1], cluster.kind)
            found.setdefault(id(cluster), []).append(Resolved(mention, f"in a {block.kind}"))
    return found


def _by_key(clusters: Iterable[Cluster]) -> dict[str, Cluster]:
    """The named clusters by the keys of their names; what two of them share is left out."""
    found: dict[str, Cluster | None] = {}
    for cluster in clusters:
        if not cluster.named or not cluster.refs:
            continue
        for key in {names.key(name) for name in (*cluster.names, cluster.label)}:
            found[key] = cluster if found.get(key, cluster) is cluster else None
    return {key: cluster for key, cluster in found.items() if key and cluster is not None}


def _names(
    text: str, block: Block, known: dict[str, Cluster]
) -> Iterator[tuple[int, int, Cluster]]:
    spans = [match.span() for match in WORD.finditer(text, block.start, block.end)]
    at = 0
    while at < len(spans):
        step = 1
        start = spans[at][0]
        if text[start].isupper() or text[start].isdigit():
            for size in range(min(LONGEST, len(spans) - at), 0, -1):
                end = spans[at + size - 1][1]
                cluster = known.get(names.key(text[start:end]))
                if cluster is not None:
                    yield start, _bare_end(text, start, end), cluster
                    step = size
                    break
        at += step


def _bare_end(text: str, start: int, end: int) -> int:
    """The end of a name without a possessive's "'s" and a full stop that is not its own."""
    for ending in ("'s", "’s"):
        if text.endswith(ending, start, end):
            return end - len(ending)
    return end - 1 if text[end - 1] == "." and "." not in text[start : end - 1] else end
