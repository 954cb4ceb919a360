"""A document worked out by hand from the seed article: true offsets, every qualifier once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extractors.facts import (
    Argument,
    Document,
    End,
    Entity,
    Evidence,
    Extraction,
    Fact,
    Mention,
    Relation,
    Resolved,
    fact_id,
)
from extractors.values import Amount, Circumstance, Interval

SEED = Path(__file__).parents[2] / "seeds" / "kim-putin-beijing.txt"


class Article:
    """A document in the making: finds words and hands out mentions, ends and facts."""

    def __init__(self, text: str, name: str = "article.txt", **metadata: str | None) -> None:
        self.document = Document.of(text, f"news/{name}", name, **metadata)
        self.entities: dict[str, Entity] = {}
        self.facts: list[Fact] = []

    def entity(self, label: str, kind: str, **known: object) -> str:
        """An entity; its id is its label. ``named`` is the default."""
        values = {"named": True, **known}
        self.entities[label] = Entity(label.replace(" ", "_"), label, kind, **values)  # type: ignore[arg-type]
        return label

    def mention(self, words: str, sentence: str, kind: str = "thing") -> Mention:
        at = self.document.text.index(words, self.document.text.index(sentence))
        return Mention(words, at, at + len(words), words.split()[-1], kind)  # type: ignore[arg-type]

    def end(
        self,
        label: str,
        words: str,
        sentence: str,
        clue: str = "exact name",
        after: str | None = None,
    ) -> End:
        """An end that these words of the sentence name, noted with the entity."""
        entity = self.entities[label]
        mention = self.mention(words, sentence, entity.kind)
        resolved = Resolved(mention, clue, after)
        if resolved not in entity.mentions:
            entity = replace(entity, mentions=(*entity.mentions, resolved))
            self.entities[label] = entity
        return End(entity.id, entity.label, entity.kind, mention)

    def words(self, words: str, sentence: str, kind: str) -> End:
        """An end that is no entity: a time or an amount."""
        return End(words, words, kind, self.mention(words, sentence, kind))  # type: ignore[arg-type]

    def clause(self, role: str, mark: str, words: str) -> Circumstance:
        """A clause of these words."""
        at = self.document.text.index(words)
        return Circumstance(role, mark, words, at, at + len(words))

    def fact(
        self,
        sentence: str,
        subject: End,
        relation: str,
        phrase: str,
        object: End | None = None,
        event: str | None = None,
        rule: str = "active",
        **qualifiers: object,
    ) -> Fact:
        start = self.document.text.index(sentence)
        evidence = Evidence(self.document.id, sentence, start, start + len(sentence))
        fact = Fact(
            "",
            subject,
            Relation(relation, phrase, event),
            object,
            evidence,
            rule,
            "rules",
            **qualifiers,  # type: ignore[arg-type]
        )
        fact = replace(fact, id=fact_id(fact))
        self.facts.append(fact)
        return fact

    def extraction(self) -> Extraction:
        return Extraction(self.document, tuple(self.facts), tuple(self.entities.values()))


def _sentence(text: str, beginning: str) -> str:
    start = text.index(beginning)
    line = text[start:].split("\n")[0]
    for stop in (". ", ".” "):
        if stop in line:
            return line[: line.index(stop) + len(stop) - 1]
    return line


def seed(name: str = "kim-putin-beijing.txt") -> Extraction:
    """Eleven claims of the seed article: reported, planned, estimated, possible, denied …"""
    text = SEED.read_text(encoding="utf-8")
    article = Article(
        text,
        name,
        title="Kim pledges full support",
        author="Eniola Amadu",
        published="2025-09-04",
        language="en",
        url="https://news.example/kim?x=1&y=2",
    )
    add, end, fact = article.entity, article.end, article.fact
    kim = add("Kim Jong Un", "person", aliases=("Kim",), wikidata="Q56226")
    putin = add("Vladimir Putin", "person", aliases=("Putin",), wikidata="Q7747")
    korea = add("North Korea", "country", aliases=("Pyongyang", "DPRK"), wikidata="Q423")
    russia = add("Russia", "country", aliases=("Moscow",), wikidata="Q159")
    ukraine = add("Ukraine", "country", wikidata="Q212")
    kcna = add("KCNA", "organization")
    nis = add("National Intelligence Service", "organization")
    campaign = add(
        "Russia’s military campaign",
        "event",
        named=False,
        owner="Russia",
        owner_phrase="military campaign of",
    )
    soldiers = add(
        "North Korean soldiers",
        "group",
        named=False,
        owner="North_Korea",
        owner_phrase="soldiers of",
    )
    shells = add("artillery shells", "thing", named=False)
    personnel = add("6,000 personnel", "group", named=False)
    add("Xi Jinping", "person", wikidata="Q15031")
    leaders = add(
        "the two leaders", "group", named=False, members=("Kim_Jong_Un", "Vladimir_Putin")
    )
    treaty = add("2024 mutual defence treaty", "thing", named=False)
    details = add("details about his health", "thing", named=False)

    said = _sentence(text, "North Korean leader Kim")
    fact(
        said,
        end(kim, "Kim Jong Un", said),
        "pledge to support",
        "has pledged to “fully support”",
        end(campaign, "Russia’s military campaign", said, "noun phrase"),
        "SUPPORT",
        modality="planned",
        tense="past",
        attributed_to=end(kcna, "KCNA", said),
        attribution_cue="report",
        time="on Thursday",
        interval=Interval("2025-09-04", "2025-09-04"),
        confidence=0.93,
    )
    said = _sentence(text, "Kim made the pledge")
    fact(
        said,
        end(kim, "Kim", said, "short name", "Kim Jong Un"),
        "meet",
        "meeting with",
        end(putin, "Vladimir Putin", said),
        "CONSULT",
        "nominal",
        place="in Beijing",
        confidence=0.8,
    )
    said = _sentence(text, "Putin praised")
    fact(
        said,
        end(putin, "Putin", said, "short name", "Vladimir Putin"),
        "praise",
        "praised",
        end(soldiers, "North Korean soldiers", said, "noun phrase"),
        "SUPPORT",
        tense="past",
        arguments=(Argument("place", "in", end(ukraine, "Ukraine", said)),),
        place="in Ukraine",
        confidence=1.0,
    )
    fact(
        said,
        end(soldiers, "North Korean soldiers", said, "noun phrase"),
        "fight in",
        "fighting … in",
        end(ukraine, "Ukraine", said),
        None,
        "participle",
        confidence=0.75,
    )
    said = _sentence(text, "According to South Korea")
    service = end(nis, "National Intelligence Service", said)
    sender = end(korea, "Pyongyang", said, "capital", "North Korea")
    fact(
        said,
        sender,
        "send",
        "has already sent",
        end(shells, "artillery shells", said, "noun phrase"),
        "AID",
        tense="past",
        attributed_to=service,
        attribution_cue="according to",
        arguments=(
            Argument("purpose", "to support", end(russia, "Moscow", said, "capital", "Russia")),
            Argument("quantity", "", article.words("thousands", said, "quantity")),
        ),
        quantity="thousands of troops",
        amount=Amount(2000, None, "about", "troops"),
        confidence=0.93,
    )
    said = _sentence(text, "The agency estimated")
    fact(
        said,
        end(korea, "Pyongyang", said, "capital", "North Korea"),
        "plan to send",
        "planned to send",
        end(personnel, "6,000 personnel", said, "noun phrase"),
        "AID",
        modality="planned",
        attributed_to=end(nis, "The agency", said, "definite description", "National Intelligence"),
        attribution_cue="believe",
        quantity="another 6,000",
        confidence=0.88,
    )
    fact(
        said,
        end(soldiers, "North Korean soldiers", said, "noun phrase"),
        "be killed",
        "had been killed",
        None,
        "ASSAULT",
        "passive",
        modality="estimated",
        attributed_to=end(nis, "The agency", said, "definite description", "National Intelligence"),
        attribution_cue="estimate",
        quantity="some 2,000",
        amount=Amount(2000, 2000, "about", "soldiers"),
        confidence=0.9,
    )
    fact(
        said,
        end(soldiers, "North Korean soldiers", said, "noun phrase"),
        "deploy to",
        "deployed to",
        end(ukraine, "Ukraine", said),
        "MOBILIZE",
        "participle",
        confidence=0.9,
    )
    said = _sentence(text, "The two leaders also")
    fact(
        said,
        end(leaders, "The two leaders", said, "definite description"),
        "review",
        "also reviewed",
        end(treaty, "2024 mutual defence treaty", said, "noun phrase"),
        "CONSULT",
        tense="past",
    )
    said = _sentence(text, "His aides were seen")
    fact(
        said,
        end(kim, "he", said, "pronoun", "Kim"),
        "shield",
        "shield",
        end(details, "details about his health", said, "noun phrase"),
        None,
        "infinitive",
        modality="possible",
        confidence=0.5,
    )
    said = _sentence(text, "While Kim’s next steps")
    fact(
        said,
        end(korea, "North Korea", said),
        "abandon",
        "abandon",
        end(russia, "Moscow", said, "capital", "Russia"),
        "REJECT",
        polarity="negative",
        confidence=0.4,
        circumstances=(
            article.clause("concession", "while", "While Kim’s next steps remain unclear"),
        ),
    )
    return article.extraction()


NASTY = (
    'A "<script>alert(1)</script>" \\ of\nlines\x00\x0b & \u202e\u05d0\u05d1 \u0645\u0635\u0631 '
    "\U0001f600 {?x} '''"
)
"""A name with all that must survive as text."""


def nasty() -> Extraction:
    """One claim whose every word is hostile: markup, quotes, backslashes, control characters."""
    sentence = f"{NASTY} meets {NASTY}x."
    article = Article(f"Lead.\n{sentence}\n", '"quoted" <b>.txt', title=NASTY, author=NASTY)
    article.entity(NASTY, "person", aliases=("=cmd|' /C calc'!A0", "a, b;\tc"))
    article.entity(f"{NASTY}x", "organization", wikidata="Q1> . <x:y> <x:z> <x:w")
    article.fact(
        sentence,
        article.end(NASTY, NASTY, sentence),
        "meet; drop > all",
        "meets",
        article.end(f"{NASTY}x", f"{NASTY}x", sentence),
        time="=1+1",
        circumstances=(article.clause("cause", "because", NASTY),),
    )
    return article.extraction()


def small(
    text: str = "Ann met Bob.", name: str = "small.txt", **metadata: str | None
) -> Extraction:
    """A document with one claim between two names: ``Ann`` and the last word of ``text``."""
    article = Article(text, name, **metadata)
    other = text.rstrip(".").split()[-1]
    article.entity("Ann", "person")
    article.entity(other, "person")
    article.fact(
        text, article.end("Ann", "Ann", text), "meet", "met", article.end(other, other, text)
    )
    return article.extraction()
