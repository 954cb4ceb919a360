"""Made-up extractions in the shape of real ones: what a store is filled with to measure it.

Deterministic, and without spaCy. Who is named where is that of ``tools.made_corpus``: stories whose
articles name the same things, by rank (Zipf). How many facts a sentence has, how many ends are
names, and how often a fact has an argument, a time or a source are the shares that were counted on
the real articles of ``seeds`` and ``tests/judged``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from extractors.entities.names import slug
from extractors.facts import (
    Argument,
    Document,
    End,
    Entity,
    Evidence,
    Extraction,
    Fact,
    Mention,
    Resolved,
    fact_id,
)
from extractors.values import Amount, Circumstance, Interval
from tools.made_corpus import SEED
from tools.made_world import PREPOSITIONS, Member, World
from tools.made_world import cast as everyone

SENTENCES = 9
FACTS = ((1, 2, 3, 4, 5, 6), (15, 30, 25, 15, 10, 5))  # of a sentence, and how often
MODALITIES = {
    "asserted": 784,
    "planned": 132,
    "possible": 41,
    "estimated": 19,
    "obliged": 16,
    "conditional": 9,
}
TENSES = {"past": 586, "none": 301, "present": 85, "future": 28}
RULES = {"active": 42, "passive": 12, "intransitive": 11, "apposition": 9, "copula": 6, "title": 5}
ROLES = {"other": 47, "place": 9, "recipient": 8, "source": 4, "purpose": 3, "instrument": 3}
UNITS = ("soldiers", "people", "%", "dollars", "shells", "votes")


@dataclass
class Page:
    """The text of an article in the making, and where the words stand."""

    text: list[str] = field(default_factory=list)
    length: int = 0

    def write(self, words: str) -> tuple[int, int]:
        """Add ``words``; where they begin and end."""
        start = self.length
        self.text.append(words)
        self.length += len(words)
        return start, self.length


Said = tuple[Member, Mention]


def extractions(articles: int, seed: int = SEED) -> Iterator[Extraction]:
    """So many articles, as an extractor would have read them; the same for the same numbers."""
    world = World.of(articles, seed)
    for number in range(articles):
        yield _article(number, world)


def _article(number: int, world: World) -> Extraction:
    chance = world.chance
    (story,) = chance.choices(world.stories, cum_weights=world.ranks)
    cast = everyone(story, world)
    page = Page()
    claims = [claim for _ in range(SENTENCES) for claim in _sentence(page, cast, world)]
    text = "".join(page.text)
    day = _day(world.stories.index(story), number, number)
    document = Document.of(
        text,
        f"news/{number:06d}.txt",
        f"{number:06d}.txt",
        title=text[:40],
        published=day,
        language="en",
        author="A. Writer" if number % 5 == 0 else None,
    )
    ids = _ids(cast, document)
    facts = [_fact(claim, document, ids) for claim in claims]
    entities = [
        Entity(
            ids[member.id],
            member.label,
            member.kind,
            member.named,
            mentions=tuple(member.mentions),
            **{**member.known, **_owner(member, ids)},
        )
        for member in cast
        if member.mentions
    ]
    spoken_of = {entity.id for entity in entities}
    kept = (one if one.owner in spoken_of else replace(one, owner=None) for one in entities)
    return Extraction(document, tuple(facts), tuple(sorted(kept, key=lambda one: one.id)))


def _sentence(page: Page, cast: Sequence[Member], world: World) -> list[dict[str, Any]]:
    """One sentence on the page; what each fact of it is made from."""
    chance = world.chance
    names = [member for member in cast if member.named]
    others = [member for member in cast if not member.named]

    def say(member: Member, before: str = " ", as_written: str | None = None) -> Said:
        page.write(before)
        said = as_written or member.label
        start, end = page.write(said)
        mention = Mention(said, start, end, said.split()[-1], member.kind)
        clue = "pronoun" if as_written else "exact name" if member.mentions else "name"
        first = member.mentions[0].mention if member.mentions else None
        member.mentions.append(
            Resolved(mention, clue, first.text, first.start) if first else Resolved(mention, clue)
        )
        return member, mention

    def someone(share: float) -> Member:
        if chance.random() < share:
            return names[min(int(chance.expovariate(0.3)), len(names) - 1)]
        return chance.choice(others)

    start = page.length
    speaker = say(chance.choice(names), "According to ") if chance.random() < 0.2 else None
    subject = say(someone(0.5), ", " if speaker else "")
    found: list[dict[str, Any]] = []
    for turn in range(chance.choices(*FACTS)[0]):
        if turn:
            page.write(", and")
            if chance.random() < 0.75:
                again = chance.random() < 0.4
                subject = say(subject[0], as_written="it") if again else say(someone(0.5))
        relation = world.relation()
        page.write(f" {relation.phrase}")
        object = say(someone(0.33)) if chance.random() < 0.91 else None
        arguments = []
        while len(arguments) < 3 and chance.random() < 0.27:
            preposition = chance.choice(PREPOSITIONS)
            arguments.append((world.one(ROLES), preposition, say(someone(0.3), f" {preposition} ")))
        found.append(
            {
                "subject": subject,
                "relation": relation,
                "object": object,
                "arguments": arguments,
                "speaker": speaker,
                **_qualifiers(page, world),
            }
        )
    page.write(".")
    sentence = "".join(page.text)[start:]
    page.text[:] = ["".join(page.text)]
    page.write("\n" if chance.random() < 0.3 else " ")
    return [{**claim, "sentence": sentence, "start": start} for claim in found]


def _qualifiers(page: Page, world: World) -> dict[str, Any]:
    """Polarity, modality, time, place, quantity and clauses, as often as real facts have them."""
    chance = world.chance
    said: dict[str, Any] = {
        "polarity": "negative" if chance.random() < 0.034 else "positive",
        "modality": world.one(MODALITIES),
        "tense": world.one(TENSES),
        "rule": world.one(RULES),
        "confidence": round(0.5 + chance.random() / 2, 2),
        "circumstances": (),
    }
    if chance.random() < 0.16:
        day = (
            f"{2015 + chance.randrange(9)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        )
        page.write(f" on {day}")
        said |= {"time": f"on {day}"}
        if chance.random() < 0.3:
            said |= {"interval": Interval(day, day if chance.random() < 0.9 else None)}
    if chance.random() < 0.02:
        page.write(" in the north")
        said |= {"place": "in the north"}
    if chance.random() < 0.15:
        number, unit = chance.randint(2, 9000), chance.choice(UNITS)
        page.write(f" by {number} {unit}")
        high = number if chance.random() < 0.9 else None
        how = "exactly" if high else "at least"
        said |= {"quantity": f"{number} {unit}", "amount": Amount(number, high, how, unit)}
    if chance.random() < 0.09:
        mark, role = chance.choice((("because", "cause"), ("if", "condition"), ("after", "time")))
        page.write(" ")
        clause = f"{mark} the {chance.choice(world.nouns)} had failed"
        start, end = page.write(clause)
        said |= {"circumstances": (Circumstance(role, mark, clause, start, end),)}
    return said


def _day(year: int, month: int, day: int) -> str:
    return f"{2015 + year % 9}-{1 + month % 12:02d}-{1 + day % 28:02d}"


def _ids(cast: Sequence[Member], document: Document) -> dict[str, str]:
    """The id of each member in this document."""
    ids: dict[str, str] = {}
    for member in sorted(cast, key=lambda one: not one.named):
        own = slug(member.id)
        if "owner" in member.known:
            own = f"{ids[member.known['owner']]}.{slug(member.label.split(chr(39))[-1][2:])}"
        ids[member.id] = f"{own}.{document.id[:8]}" if member.local else own
    return ids


def _owner(member: Member, ids: Mapping[str, str]) -> dict[str, str]:
    return {"owner": ids[member.known["owner"]]} if "owner" in member.known else {}


def _fact(claim: Mapping[str, Any], document: Document, ids: Mapping[str, str]) -> Fact:
    def end(said: Said) -> End:
        member, mention = said
        return End(ids[member.id], member.label, member.kind, mention)

    sentence, start = claim["sentence"], claim["start"]
    parts = {"subject", "relation", "object", "arguments", "speaker", "rule", "sentence", "start"}
    fact = Fact(
        "",
        end(claim["subject"]),
        claim["relation"],
        end(claim["object"]) if claim["object"] else None,
        Evidence(document.id, sentence, start, start + len(sentence)),
        claim["rule"],
        "rules",
        tuple(Argument(role, word, end(said)) for role, word, said in claim["arguments"]),
        attributed_to=end(claim["speaker"]) if claim["speaker"] else None,
        attribution_cue="according to" if claim["speaker"] else None,
        **{name: value for name, value in claim.items() if name not in parts},
    )
    return replace(fact, id=fact_id(fact))
