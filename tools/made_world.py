"""What made-up articles are about, and the words in which they say it (``tools.made_articles``).

Who is named where is that of ``tools.made_corpus``: stories whose articles name the same things, by
rank (Zipf). Nouns and verbs come from our word lists, by rank too.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extractors.facts import Kind, Relation, Resolved
from extractors.words import words
from graph.vocabulary import EVENT_TYPES
from tools.made_corpus import SEED, Thing, by_rank, countries, made_stories, said_name, told

NAMED = 11  # named things of an article
NAMELESS = 60  # things without a name that it could speak of; half of them come up
KINDS: dict[Kind, int] = {
    "thing": 53,
    "group": 13,
    "time": 8,
    "place": 7,
    "event": 7,
    "organization": 6,
    "quantity": 3,
    "person": 3,
}
PREPOSITIONS = ("to", "for", "with", "in", "on", "at", "against", "from", "over")


@dataclass
class Member:
    """A thing of one article; ``local`` where its id bears the document's."""

    label: str
    kind: Kind
    id: str
    named: bool
    local: bool = False
    known: Mapping[str, Any] = field(default_factory=dict)
    mentions: list[Resolved] = field(default_factory=list)


@dataclass
class World:
    """What articles are about, and the words in which they say it."""

    chance: random.Random
    stories: list[list[Thing]]
    famous: list[Thing]
    ranks: list[float]
    verbs: list[str]
    verb_ranks: list[float]
    nouns: list[str]
    noun_ranks: list[float]

    @classmethod
    def of(cls, articles: int, seed: int = SEED) -> World:
        """A world for so many articles."""
        chance = random.Random(seed)
        lists = words("transitive_verbs", "event_verbs", "planning_verbs", "headline_verbs")
        verbs = sorted(word for word in lists if word.isalpha())
        nouns = sorted(words("person_nouns", "event_nouns", "role_nouns", "measure_nouns"))
        chance.shuffle(verbs)
        chance.shuffle(nouns)
        stories = made_stories(max(articles // 6, 4), chance)
        return cls(
            chance,
            stories,
            countries(),
            by_rank(len(stories), 0.8),
            verbs,
            by_rank(len(verbs), 0.7),
            nouns,
            by_rank(len(nouns), 0.7),
        )

    def one(self, shares: Mapping[Any, int]) -> Any:
        """One of these, as often as its share says."""
        return self.chance.choices(list(shares), weights=list(shares.values()))[0]

    def relation(self) -> Relation:
        """A verb, a verb and a preposition, or two verbs: rare ones never end."""
        one, other = self.chance.choices(self.verbs, cum_weights=self.verb_ranks, k=2)
        event = sorted(EVENT_TYPES)[len(one) % len(EVENT_TYPES)] if one[0] in "ac" else None
        dice = self.chance.random()
        if dice < 0.4:
            return Relation(one, one + "ed", event)
        if dice < 0.8:
            preposition = self.chance.choice(PREPOSITIONS)
            return Relation(f"{one} {preposition}", f"has {one}ed {preposition}", event)
        return Relation(f"{one} to {other}", f"{one}ed to {other}", event)


def cast(story: list[Thing], world: World) -> list[Member]:
    """What an article speaks of, by id: names first, then things that have none."""
    chance = world.chance
    found: dict[str, Member] = {}
    named = told(story, world.stories, world.famous, chance)
    for thing in chance.sample(named, NAMED):
        name = said_name(thing, chance)
        lone = thing.kind == "person" and " " not in name
        known = {
            "aliases": (f"{name} City",) if thing.kind == "place" and chance.random() < 0.1 else (),
            "wikidata": thing.wikidata,
            "attributes": (thing.office,) if thing.office else (),
            "sex": thing.sex,
        }
        found.setdefault(name, Member(name, thing.kind, name, True, lone, known))
    names = list(found)
    for _ in range(NAMELESS):
        (noun,) = chance.choices(world.nouns, cum_weights=world.noun_ranks)
        kind: Kind = world.one(KINDS)
        if chance.random() < 0.14:
            owner = chance.choice(names)
            label = f"{owner}'s {noun}"
            known = {"owner": owner, "owner_phrase": f"{noun} of"}
            found.setdefault(label, Member(label, kind, label, False, False, known))
            continue
        label = {"time": f"{chance.randint(1, 28)} {noun}", "quantity": f"{noun} points"}.get(
            kind, f"{noun}s" if chance.random() < 0.35 else f"{chance.choice(world.nouns)} {noun}"
        )
        found.setdefault(label, Member(label, kind, label, False, not label.endswith("s")))
    return list(found.values())
