"""A made-up corpus of profiles whose truth is known: who is who over thousands of articles.

Deterministic. Things are named by common and by invented words; a few dozen of them share a name.
Each belongs to a story with others, and a story is told by several articles; which ones, and which
of its things an article names, goes by rank (Zipf). An article may spell a name otherwise, give
one word of it, an acronym, and may tell its country, its office, its sex, or nothing.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from extractors.entities.names import initials, slug
from extractors.facts import Kind
from graph.identity.lexicon import fields, words
from graph.identity.model import Local, Profile

SEED = 7
STORY = 14  # things of a story
NAMED = 20  # named things of an article
OWNED = 20  # nameless things of an article that belong to one with a name
COUNTRIES = tuple(f"Country_{n}" for n in range(60))
SYLLABLES = """
ba do fe gu hi jo ka le mo nu pe ro sa ti vu wa ze bren dor fal gret hol kel mar
"""
BODIES = ("Agency", "Institute", "Board", "Council", "Union", "Bank", "Office", "Museum")
SUBJECTS = ("Forest", "Harbour", "Grain", "Health", "Energy", "Border", "Space", "Labour", "Trade")
SPELLINGS = (("y", "i"), ("ph", "f"), ("k", "c"), ("mm", "m"), ("ss", "s"), ("w", "v"))


@dataclass(frozen=True, slots=True)
class Thing:
    """Something of the made-up world. ``number`` is who it truly is."""

    number: int
    name: str
    kind: Kind
    country: str
    office: str = ""
    sex: str | None = None
    wikidata: str | None = None


@dataclass
class MadeCorpus:
    """Profiles, and the number of the thing that each named one truly is."""

    profiles: list[Profile] = field(default_factory=list)
    truth: dict[Local, int] = field(default_factory=dict)


def made(articles: int, seed: int = SEED) -> MadeCorpus:
    """The corpus of so many articles; the same for the same numbers."""
    chance = random.Random(seed)
    stories = made_stories(max(articles // 6, 4), chance)
    famous = countries()
    ranks = by_rank(len(stories), 0.8)
    corpus = MadeCorpus()
    for article in range(articles):
        (story,) = chance.choices(range(len(stories)), cum_weights=ranks)
        day = f"{2015 + story % 9}-{1 + article % 12:02d}-{1 + article % 28:02d}"
        document = f"{chance.getrandbits(64):016x}"
        named = told(stories[story], stories, famous, chance)
        _write(corpus, document, day, named, chance)
    return corpus


def countries() -> list[Thing]:
    """The famous things, which articles of every story name."""
    return [
        Thing(-n - 1, name.replace("_", " "), "country", name, wikidata=f"Q{9_000_000 + n}")
        for n, name in enumerate(COUNTRIES)
    ]


def by_rank(count: int, exponent: float) -> list[float]:
    """Cumulative weights of so many things whose frequency goes by rank (Zipf)."""
    return list(accumulate(1 / (n + 1) ** exponent for n in range(count)))


def made_stories(count: int, chance: random.Random) -> list[list[Thing]]:
    """The stories, each with the things it is about."""
    numbers = iter(range(count * STORY))
    found = []
    for _ in range(count):
        home = chance.choice(COUNTRIES)
        story = [_person(next(numbers), home, chance) for _ in range(STORY // 2)]
        story += [_body(next(numbers), home, chance) for _ in range(STORY // 4)]
        story += [_place(next(numbers), home, chance) for _ in range(STORY - len(story))]
        found.append(story)
    return found


def _word(chance: random.Random) -> str:
    return "".join(
        chance.choice(SYLLABLES.split()) for _ in range(chance.randint(2, 4))
    ).capitalize()


def _person(number: int, home: str, chance: random.Random) -> Thing:
    given = chance.choice(sorted(words("common_given_names")))
    family = _word(chance)
    if chance.random() < 0.25:
        family = chance.choice(sorted(words("common_surnames")))
    if chance.random() < 0.5:
        given = _word(chance)
    office = chance.choice(sorted(fields()))
    sex = "f" if chance.random() < 0.3 else "m"
    return Thing(number, f"{given.capitalize()} {family.capitalize()}", "person", home, office, sex)


def _body(number: int, home: str, chance: random.Random) -> Thing:
    first = chance.choice((_word(chance), _word(chance), _word(chance), _word(chance), "National"))
    name = f"{first} {chance.choice(SUBJECTS)} {chance.choice(BODIES)}"
    return Thing(number, name, "organization", home)


def _place(number: int, home: str, chance: random.Random) -> Thing:
    return Thing(
        number,
        _word(chance) + chance.choice(("", "burg", "ville")),
        "place",
        home,
        chance.choice(("city", "town", "province")),
    )


def told(
    story: list[Thing], stories: list[list[Thing]], famous: list[Thing], chance: random.Random
) -> list[Thing]:
    """What an article names: most of its story, a few famous things, and one of another story."""
    told = {thing.number: thing for thing in story if chance.random() < 0.75}
    while len(told) < NAMED - 2:
        thing = famous[min(int(chance.expovariate(0.15)), len(famous) - 1)]
        told[thing.number] = thing
    for other in (chance.choice(chance.choice(stories)), chance.choice(chance.choice(stories))):
        told[other.number] = other
    return list(told.values())


def _write(
    corpus: MadeCorpus, document: str, day: str, told: list[Thing], chance: random.Random
) -> None:
    written: dict[str, Thing] = {}
    names: dict[str, tuple[str, ...]] = {}
    for thing in told:
        name = said_name(thing, chance)
        lone = thing.kind == "person" and " " not in name
        id = f"{slug(name)}.{document[:8]}" if lone else slug(name)
        if id not in written:
            written[id] = thing
            letters = min(initials(name.split()), default="") if " " in name else ""
            short = thing.kind == "organization" and letters and chance.random() < 0.3
            names[id] = (name, letters) if short else (name,)
    ids = sorted(written)
    for id in ids:
        thing = written[id]
        beside = [other for other in ids if other != id and chance.random() < 0.2]
        kind: Kind = "organization" if chance.random() < 0.03 else thing.kind
        corpus.profiles.append(
            Profile(
                document,
                id,
                names[id][0],
                thing.kind if thing.wikidata else kind,
                names[id],
                thing.wikidata,
                thing.country if not thing.wikidata and chance.random() < 0.3 else None,
                (thing.office,) if thing.office and chance.random() < 0.4 else (),
                frozenset(beside),
                day,
                1 + int(chance.expovariate(0.7)),
                thing.sex if chance.random() < 0.5 else None,
            )
        )
        corpus.truth[document, id] = thing.number
    for n in range(OWNED):
        owner = ids[min(int(chance.expovariate(0.3)), len(ids) - 1)]
        corpus.profiles.append(
            Profile(document, f"{owner}.plan{n}", f"plan {n}", "thing", owner=owner)
        )


def said_name(thing: Thing, chance: random.Random) -> str:
    """The full name nearly always; else its last word, another spelling, or its acronym."""
    dice = chance.random()
    if thing.kind == "person":
        if dice < 0.08:
            return thing.name.split()[-1]
        if dice < 0.16:
            return _respelt(thing.name, chance)
    elif thing.kind == "organization":
        letters = min(initials(thing.name.split()))
        if dice < 0.1:
            return letters
        if dice < 0.14:
            return thing.name.replace("Harbour", "Harbor").replace("Labour", "Labor")
    return thing.name


def _respelt(name: str, chance: random.Random) -> str:
    pairs = [(a, b) for a, b in SPELLINGS if a in name]
    return name.replace(*chance.choice(pairs), 1) if pairs else name.upper()


def right(corpus: MadeCorpus, of: Mapping[Local, str]) -> tuple[float, float]:
    """B³ precision and recall of ``of`` (ids over the corpus) over the named things."""
    pairs: dict[tuple[int, str], int] = {}
    truly: dict[int, int] = {}
    found: dict[str, int] = {}
    for local, number in corpus.truth.items():
        id = of.get(local, local[1])
        pairs[number, id] = pairs.get((number, id), 0) + 1
        truly[number] = truly.get(number, 0) + 1
        found[id] = found.get(id, 0) + 1
    total = len(corpus.truth)
    precision = sum(n * n / found[id] for (_, id), n in pairs.items()) / total
    recall = sum(n * n / truly[number] for (number, _), n in pairs.items()) / total
    return precision, recall
