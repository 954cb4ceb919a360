"""Why words mean what they mean: links from mention to mention, and from article to article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.facts import Entity, Extraction, Mention, Resolved
    from graph.identity.model import Join


def link(resolved: Resolved) -> str:
    """``“he” (120–122): pronoun, joined to “Kim” (80–83)``, offsets in characters."""
    said = f"{place(resolved.mention)}: {resolved.clue}"
    if resolved.antecedent is None:
        return said
    start = resolved.antecedent_start
    where = "" if start is None else f" ({start}–{start + len(resolved.antecedent)})"
    return f"{said}, joined to “{resolved.antecedent}”{where}"


def place(mention: Mention) -> str:
    """``“Kim” (80–83)``."""
    return f"“{mention.text}” ({mention.start}–{mention.end})"


def chain(extraction: Extraction, entity: Entity, mention: Mention) -> list[Resolved]:
    """The links from ``mention`` of ``entity`` back to the words that it was named by first.

    Empty where the document does not tell how the mention was resolved.
    """
    found: list[Resolved] = []
    wanted: Resolved | None = _at(entity.mentions, mention.start, mention.text)
    while wanted is not None and wanted not in found:
        found.append(wanted)
        wanted = _antecedent(extraction, entity, wanted)
    return found


def _antecedent(extraction: Extraction, entity: Entity, link: Resolved) -> Resolved | None:
    """The link of the mention that this one was joined to, of its own entity where it is one's."""
    if link.antecedent is None:
        return None
    if link.antecedent_start is None:
        before = [r for r in entity.mentions if r.mention.start < link.mention.start]
        return next((r for r in reversed(before) if r.mention.text == link.antecedent), None)
    every = (entity, *(other for other in extraction.entities if other is not entity))
    found = (_at(one.mentions, link.antecedent_start, link.antecedent) for one in every)
    return next((resolved for resolved in found if resolved is not None), None)


def _at(mentions: Sequence[Resolved], start: int, text: str) -> Resolved | None:
    """The link of the mention that stands there; of these words, where they differ in length."""
    here = [resolved for resolved in mentions if resolved.mention.start == start]
    return next((r for r in here if r.mention.text == text), here[0] if here else None)


def mentioned_in(entity: Entity, mention: Mention) -> Mention | None:
    """The first mention of ``entity`` within ``mention``: "His" in "His aides"."""
    inside = (r.mention for r in entity.mentions)
    return next((m for m in inside if mention.start <= m.start < m.end <= mention.end), None)


def set_of(extraction: Extraction, entity: Entity, mention: Mention) -> Entity | None:
    """The set that ``entity`` is a member of and that these words stand for, None for no set."""
    return next(
        (
            one
            for one in extraction.entities
            if entity.id in one.members and _at(one.mentions, mention.start, mention.text)
        ),
        None,
    )


def membership(extraction: Extraction, group: Entity, mention: Mention) -> str:
    """``“both” (5–9) stands for Ann Lee and Bob Ray: the two before``."""
    labels = {one.id: one.label for one in extraction.entities}
    *more, last = (labels.get(id, id) for id in group.members)
    names = f"{', '.join(more)} and {last}"
    found = _at(group.mentions, mention.start, mention.text)
    return f"{place(mention)} stands for {names}" + (f": {found.clue}" if found else "")


def across(joins: Sequence[Join], id: str) -> Iterator[str]:
    """Why entities of a document are the corpus's ``id``, a line for each that is."""
    for join in joins:
        if join.into == id:
            detail = f" ({join.detail})" if join.detail else ""
            yield f"its {join.local[1]} is {id}: {join.clue}{detail}"
