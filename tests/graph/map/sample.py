"""Extractions made by hand, so that the map is tested apart from what reads language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from extractors.facts import (
    Argument,
    Document,
    End,
    Entity,
    Evidence,
    Extraction,
    Fact,
    Kind,
    Mention,
    Relation,
    content_hash,
)

SEED = Path(__file__).parents[3] / "seeds" / "kim-putin-beijing.txt"


class Article:
    """A document to which entities and facts are added one by one."""

    def __init__(self, text: str, name: str = "article.txt", **about: str | None) -> None:
        self.document = Document.of(text, name, name, **about)
        self.entities: dict[str, Entity] = {}
        self.facts: list[Fact] = []

    def entity(self, id: str, kind: Kind, *, named: bool = True, **more: Any) -> str:
        self.entities[id] = Entity(id, more.pop("label", id), kind, named, **more)
        return id

    def end(self, id: str, words: str, start: int, stop: int) -> End:
        at = self.document.text.index(words, start, stop) if words else start
        entity = self.entities[id]
        kind = entity.kind
        return End(id, entity.label, kind, Mention(words, at, at + len(words), words, kind))

    def fact(
        self,
        sentence: str,
        subject: tuple[str, str],
        relation: str,
        object: tuple[str, str] | None = None,
        *,
        arguments: Sequence[tuple[str, str, str, str]] = (),
        by: tuple[str, str] | None = None,
        event: str | None = None,
        **more: Any,
    ) -> None:
        """A fact of the sentence that begins with ``sentence``; ends are (entity, words)."""
        start = self.document.text.index(sentence)
        line_end = self.document.text.find("\n", start)
        stop = line_end if line_end >= 0 else len(self.document.text)
        made = Fact(
            id=content_hash(self.document.id, str(len(self.facts))),
            subject=self.end(*subject, start, stop),
            relation=Relation(relation, relation, event),
            object=self.end(*object, start, stop) if object else None,
            evidence=Evidence(self.document.id, self.document.text[start:stop], start, stop),
            rule="by hand",
            extractor="tests",
            arguments=tuple(
                Argument(role, preposition, self.end(id, words, start, stop))
                for role, preposition, id, words in arguments
            ),
            attributed_to=self.end(*by, start, stop) if by else None,
            **more,
        )
        self.facts.append(made)

    def extraction(self) -> Extraction:
        return Extraction(self.document, tuple(self.facts), tuple(self.entities.values()))


def seed() -> Extraction:
    """Some facts of the article in ``seeds/``."""
    a = Article(
        SEED.read_text(encoding="utf-8"),
        SEED.name,
        title="Kim, Putin and Xi in Beijing",
        published="2025-09-04",
        url="https://news.example/kim-putin-beijing",
        author="Eniola Amadu",
    )
    kim = a.entity("Kim_Jong_Un", "person", label="Kim Jong Un", aliases=("Kim",))
    putin = a.entity("Vladimir_Putin", "person", label="Vladimir Putin", aliases=("Putin",))
    xi = a.entity("Xi_Jinping", "person", label="Xi Jinping", aliases=("Xi",))
    korea = a.entity(
        "North_Korea", "country", label="North Korea", aliases=("Pyongyang",), wikidata="Q423"
    )
    russia = a.entity(
        "Russia", "country", label="Russia", aliases=("Moscow", "Russian"), wikidata="Q159"
    )
    china = a.entity("China", "country", label="China")
    ukraine = a.entity("Ukraine", "country", label="Ukraine")
    beijing = a.entity("Beijing", "place", label="Beijing")
    south = a.entity("South_Korea", "country", label="South Korea")
    service = a.entity("NIS", "organization", label="National Intelligence Service")
    kcna = a.entity("KCNA", "organization", label="KCNA")
    campaign = a.entity(
        "campaign", "event", named=False, label="Russia’s military campaign",
        owner=russia, owner_phrase="military campaign of",
    )  # fmt: skip
    war = a.entity(
        "war", "event", named=False, label="Moscow’s war", owner=russia, owner_phrase="war of"
    )
    soldiers = a.entity(
        "soldiers", "group", named=False, label="North Korean soldiers",
        owner=korea, owner_phrase="soldiers of",
    )  # fmt: skip
    forces = a.entity("forces", "group", named=False, label="Russian forces", owner=russia)
    shells = a.entity("shells", "thing", named=False, label="artillery shells")
    missiles = a.entity("missiles", "thing", named=False, label="missiles")
    troops = a.entity("troops", "group", named=False, label="thousands of troops")
    personnel = a.entity("6000", "quantity", named=False, label="6,000 personnel")
    treaty = a.entity("treaty", "thing", named=False, label="2024 mutual defence treaty")
    leaders = a.entity(
        "leaders", "group", named=False, label="the two leaders", members=(kim, putin)
    )
    parade = a.entity("parade", "event", named=False, label="vast military parade")
    aides = a.entity(
        "aides", "group", named=False, label="His aides", owner=kim, owner_phrase="aides of"
    )
    chair = a.entity("chair", "thing", named=False, label="a chair and side table")
    meeting = a.entity("meeting", "event", named=False, label="Beijing meeting")
    analysts = a.entity("analysts", "group", named=False, label="Analysts")
    victory = a.entity("victory", "event", named=False, label="significant propaganda victory")

    first, made, praised = "North Korean leader", "Kim made the pledge", "Putin praised"
    sent, estimate, treaty_line = "According to South", "The agency estimated", "The two leaders"
    by_kcna = {"by": (kcna, "KCNA"), "attribution_cue": "report"}
    by_nis = {"by": (service, "National Intelligence Service"), "attribution_cue": "according to"}

    a.fact(first, (kim, "Kim Jong Un"), "leader of", (korea, "North Korean"))
    a.fact(
        first, (kim, "Kim Jong Un"), "pledge to support", (campaign, "Russia’s military campaign"),
        modality="planned", event="SUPPORT", **by_kcna,
    )  # fmt: skip
    a.fact(made, (kim, "Kim"), "meet with", (putin, "Vladimir Putin"), event="CONSULT")
    a.fact(
        made, (kim, "Kim"), "make the pledge",
        arguments=[("place", "in", beijing, "Beijing")],
    )  # fmt: skip
    a.fact(made, (putin, "Vladimir Putin"), "president of", (russia, "Russian"))
    a.fact("Chinese President", (xi, "Xi Jinping"), "president of", (china, "Chinese"))
    a.fact("Chinese President", (xi, "Xi Jinping"), "attend", (parade, "vast military parade"))
    a.fact("For Kim", (kim, "Kim"), "meet", (putin, "Putin"), modality="possible")
    a.fact("For Kim", (kim, "Kim"), "meet", (xi, "Xi"), modality="possible", event="CONSULT")
    a.fact(
        "Analysts said", (victory, "a significant propaganda victory"), "benefit",
        (korea, "Pyongyang"), by=(analysts, "Analysts"), attribution_cue="say",
    )  # fmt: skip
    a.fact(
        "KCNA reported that", (kim, "Kim"), "exchange opinions with", (putin, "Putin"),
        event="CONSULT", **by_kcna,
    )  # fmt: skip
    a.fact(praised, (putin, "Putin"), "praise", (soldiers, "North Korean soldiers"))
    a.fact(
        praised, (soldiers, "North Korean soldiers"), "fight alongside",
        (forces, "Russian forces"), place="in Ukraine",
    )  # fmt: skip
    a.fact(praised, (soldiers, "North Korean soldiers"), "fight in", (ukraine, "Ukraine"))
    for thing, words in ((shells, "artillery shells"), (missiles, "missiles")):
        a.fact(sent, (korea, "Pyongyang"), "send", (thing, words), event="AID", **by_nis)
    a.fact(sent, (korea, "Pyongyang"), "send", (troops, "thousands of troops"), **by_nis)
    a.fact(
        sent, (korea, "Pyongyang"), "send troops to support", (war, "Moscow’s war"),
        event="AID", **by_nis,
    )  # fmt: skip
    a.fact(sent, (service, "National Intelligence Service"), "agency of", (south, "South Korea"))
    a.fact(
        estimate, (soldiers, "North Korean soldiers"), "be deployed to", (ukraine, "Ukraine"),
        modality="estimated", by=(service, "The agency"), attribution_cue="estimate",
    )  # fmt: skip
    a.fact(
        estimate, (korea, "Pyongyang"), "plan to send", (personnel, "another 6,000 personnel"),
        modality="planned", by=(service, "The agency"), attribution_cue="believe",
    )  # fmt: skip
    a.fact(treaty_line, (leaders, "The two leaders"), "review", (treaty, "mutual defence treaty"))
    a.fact("Observers noted", (aides, "His aides"), "wipe down", (chair, "a chair"))
    a.fact(
        "While Kim", (korea, "North Korea"), "be a partner to", (russia, "Moscow"),
        modality="possible", event="COOPERATE",
    )  # fmt: skip
    a.fact(
        "While Kim", (korea, "North Korea"), "be a partner to", (china, "Beijing"),
        modality="possible", event="COOPERATE",
    )  # fmt: skip
    a.fact("While Kim", (meeting, "Beijing meeting"), "take place in", (beijing, "Beijing"))
    return a.extraction()


def crowd(people: int = 400, facts: int = 900) -> Extraction:
    """Many entities in one made-up text, a few of them known to most others."""
    lines, pairs = [], []
    for i in range(facts):
        a = (i * i * 7 + i) % people
        b = (i * 31 + a * 3) % max(2, people // (1 + i % 9))
        if a != b:
            pairs.append((a, b))
            lines.append(f"Person {a:04} met Person {b:04} in round {i}.")
    article = Article("\n".join(lines), "crowd.txt")
    for i in range(people):
        article.entity(f"P{i}", "person", label=f"Person {i:04}")
    for (a, b), line in zip(pairs, lines, strict=True):
        article.fact(line, (f"P{a}", f"Person {a:04}"), "meet", (f"P{b}", f"Person {b:04}"))
    return article.extraction()
