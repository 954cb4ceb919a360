"""``triplewire stats``: how much of what a store holds."""

from __future__ import annotations

import json
from collections import Counter

import click

from graph.commands.shared import opened, output_option, result_stream, store_option
from graph.table import on_one_line

MOST = 10


@click.command("stats")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
@output_option
@store_option
def command(place: str, output: str, form: str) -> None:
    """Count articles, facts, entities and relations, and pronouns and phrases left unresolved.

    Where there are imports, their triples too.

    \b
    Examples:
      triplewire stats
      triplewire stats --format json
    """
    from graph.network import ends_of

    articles = facts = unresolved = 0
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("kind", "polarity", "modality", "voice", "event", "relation")
    }
    kinds: dict[str, str] = {}
    with opened(place) as store:
        imported = sum(one.triples for one in store.imports.graphs())
        for extraction in store.extractions():
            articles += 1
            unresolved += extraction.unresolved
            kinds.update({entity.id: entity.kind for entity in extraction.entities})
            for fact in extraction.facts:
                facts += 1
                for end in ends_of(fact):
                    kinds.setdefault(end.id, end.kind)
                counts["polarity"][fact.polarity] += 1
                counts["modality"][fact.modality] += 1
                counts["voice"]["a source" if fact.attributed_to else "the article"] += 1
                if fact.relation.event:
                    counts["event"][fact.relation.event] += 1
                counts["relation"][fact.relation.label] += 1
    counts["kind"].update(kinds.values())
    totals = {
        "articles": articles,
        "facts": facts,
        "entities": len(kinds),
        "unresolved": unresolved,
    }
    if imported:
        totals["imported"] = imported
    ranked = {
        name: dict(sorted(count.items(), key=lambda item: (-item[1], item[0])))
        for name, count in counts.items()
    }
    with result_stream(output) as stream:
        if form == "json":
            json.dump({**totals, **ranked}, stream, ensure_ascii=False, indent=2)
            stream.write("\n")
            return
        for name, number in totals.items():
            stream.write(f"{name:<12}{number:>6}\n")
        for name, count in ranked.items():
            if not count:
                continue
            shown = [f"{on_one_line(key)} {number}" for key, number in list(count.items())[:MOST]]
            more = f" … and {len(count) - MOST} more" if len(count) > MOST else ""
            stream.write(f"{name:<12}{', '.join(shown)}{more}\n")
