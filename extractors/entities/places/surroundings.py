"""Where a document is: the countries and states that it names, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extractors.entities import gazetteer, names
from extractors.entities.gazetteer import Territory
from extractors.entities.model import Ref
from extractors.entities.roster import Names
from extractors.entities.view import View


def around(found: Names) -> Counter[str]:
    """The codes of the territories that a document names, with the number of mentions.

    A state counts for its country too.
    """
    counts: Counter[str] = Counter()
    for code, cluster in found.by_code.items():
        counts[code] += len(cluster.refs)
        if cluster.territory is not None and cluster.territory.part_of:
            counts[cluster.territory.part_of] += len(cluster.refs)
    return counts


def told(view: View, ref: Ref) -> Iterator[Territory]:
    """The territory that a place's mention names itself: "Springfield, Illinois"; "Lima (Peru)"."""
    at = ref.last
    if at + 1 >= len(view) or view.text[at] not in (",", "("):
        return
    table = gazetteer.load()
    for size in (3, 2, 1):
        if at + 1 + size > len(view) or not view.text[at + 1][:1].isupper():
            continue
        text = names.tidy(view.words(at + 1, at + 1 + size))
        hit = table.look_up(text) or table.look_up(text.title())
        if hit is not None and hit[0] == "name":
            yield hit[1]
            return
