"""The test corpus: Markdown files that say what comes out of a sentence.

A case is a quotation and the list after it:

    > The court fined Norvik on Monday.

    - court | fine | Norvik | time: Monday
    - not: Norvik | * | court

- ``subject | relation | object``, then what qualifies the fact: ``negative``, a modality
  (``planned``), ``by NAME`` (who says so), ``time: …``, ``quantity: …``. A fact that is not listed
  must not come out, a qualifier that is not listed must not be there. ``–`` stands for no object.
- ``place: …``, further arguments (``recipient: …``) and the type of event (``event: AID``, ``event:
  none``) are compared where they are written, and so are clauses (``cause: because …``, ``when:
  after …``) and what time and quantity come to in an article of Thursday, 17 October 2024:
  ``days: 2024-10-15`` as in EDTF, ``amount: about 2000 men``.
- ``not:`` names what must not come out, ``*`` for anything.
- ``limit, wrong:`` comes out today and should not; ``limit, missing:`` should and does not. Both
  are asserted, so that who lifts a limit rewrites its line.
- ``entity: label | kind | mention; mention …``: the words that mention an entity, in text order;
  ``limit, entity:`` is what should be said of it and is not yet.
- ``nothing``: no fact comes out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractors.facts import MODALITIES, Document, Extraction, Fact
from extractors.values import Amount

FOLDER = Path(__file__).parent.parent / "corpus"
NO_OBJECT = "–"
PUBLISHED = "2024-10-17"
Described = tuple[str, str, tuple[str, ...]]  # an entity's label, kind and mentions


@dataclass(frozen=True, slots=True)
class Expected:
    """One fact line: its three fields, what must qualify it, and what is compared besides."""

    ends: tuple[str, str, str]
    qualifiers: frozenset[str] = frozenset()
    more: frozenset[str] = frozenset()

    def agrees(self, fact: Fact) -> bool:
        """Whether the fact is this one, with these qualifiers and no others."""
        return (
            self.names(fact)
            and self.qualifiers == qualifiers(fact)
            and self.more <= arguments(fact)
        )

    def names(self, fact: Fact) -> bool:
        """Whether the ends and the relation are these; ``*`` is anything."""
        return all(one in ("*", other) for one, other in zip(self.ends, ends(fact), strict=True))


@dataclass(slots=True)
class Case:
    """A text with what must come out of it. ``place`` is file and line, for messages."""

    place: str
    text: str
    facts: list[Expected] = field(default_factory=list)
    absent: list[Expected] = field(default_factory=list)
    wrong: list[Expected] = field(default_factory=list)
    missing: list[Expected] = field(default_factory=list)
    entities: list[Described] = field(default_factory=list)
    misread: list[Described] = field(default_factory=list)
    nothing: bool = False

    @property
    def document(self) -> Document:
        """The text as a document of its own."""
        return Document.of(self.text, "case.md", published=PUBLISHED)

    @property
    def limits(self) -> int:
        """How many of its lines name a known limit."""
        return len(self.wrong) + len(self.missing) + len(self.misread)

    def __str__(self) -> str:
        return f"{self.place} {' '.join(self.text.split())[:50]}"


def ends(fact: Fact) -> tuple[str, str, str]:
    """Subject, relation and object of a fact as a corpus line names them."""
    return fact.subject.label, fact.relation.label, fact.object.label if fact.object else NO_OBJECT


def qualifiers(fact: Fact) -> frozenset[str]:
    """What a fact line must say besides its ends."""
    said = {
        "negative": fact.polarity == "negative",
        fact.modality: fact.modality != "asserted",
        f"by {fact.attributed_to.label if fact.attributed_to else ''}": fact.attributed_to,
        f"time: {fact.time}": fact.time,
        f"quantity: {fact.quantity}": fact.quantity,
    }
    return frozenset(words for words, holds in said.items() if holds)


def arguments(fact: Fact) -> frozenset[str]:
    """What a fact line may say besides: place, further arguments, clauses, days, amount, event."""
    said = {f"{_key(argument.role)}: {argument.end.label}" for argument in fact.arguments}
    said |= {f"{_key(clause.role)}: {clause.text}" for clause in fact.circumstances}
    said.add(f"event: {fact.relation.event or 'none'}")
    said |= {f"place: {fact.place}"} if fact.place else set()
    said |= {f"days: {fact.interval or 'none'}"} if fact.time else set()
    return frozenset(said | ({amount(fact.amount)} if fact.quantity else set()))


def _key(role: str) -> str:
    return "when" if role == "time" else role  # "time:" are the words of the fact itself


def amount(known: Amount | None) -> str:
    """An amount as a corpus line has it: ``amount: at least 107 people``."""
    if known is None:
        return "amount: none"
    bounds = [f"{value:.15g}" for value in (known.low, known.high) if value is not None]
    how = "" if known.comparison in ("exactly", "between") else f"{known.comparison} "
    unit = f" {known.unit}" if known.unit else ""
    return f"amount: {how}{'..'.join(dict.fromkeys(bounds))}{unit}"


def line(fact: Fact) -> str:
    """A fact as the corpus would write it."""
    return " | ".join(("- " + ends(fact)[0], *ends(fact)[1:], *sorted(qualifiers(fact))))


def difference(case: Case, extraction: Extraction) -> list[str]:
    """What a case and an extraction of its text disagree on, a line each; [] where they agree."""
    found = list(extraction.facts)
    said: list[str] = []
    for expected in (*case.facts, *case.wrong):
        fact = next((fact for fact in found if expected.agrees(fact)), None)
        if fact is None:
            near = [line(other) for other in found if expected.names(other)]
            lifted = " (a limit lifted? drop its line)" if expected in case.wrong else ""
            said.append(f"does not come out{lifted}: {expected}; near: {near}")
        else:
            found.remove(fact)
    said += [f"comes out, unlisted: {line(fact)}" for fact in found]
    for expected in case.absent:
        said += [
            f"must not come out: {line(fact)}" for fact in extraction.facts if expected.names(fact)
        ]
    for expected in case.missing:
        if any(expected.agrees(fact) for fact in extraction.facts):
            said.append(f"comes out now, a limit lifted; write it as a plain line: {expected}")
    said += _about_entities(case, extraction)
    return said


def _about_entities(case: Case, extraction: Extraction) -> Iterator[str]:
    known = [
        (entity.label, entity.kind, tuple(r.mention.text for r in entity.mentions))
        for entity in extraction.entities
    ]
    for entity in case.entities:
        if entity not in known:
            yield f"no such entity: {entity}; near: {[e for e in known if e[0] == entity[0]]}"
    for entity in case.misread:
        if entity in known:
            yield f"an entity is read right now; write it as a plain line: {entity}"


def cases(folder: Path = FOLDER) -> list[Case]:
    """The cases of all files, in the order of the files' names and lines.

    Raises ValueError with file and line where a line cannot be read, or a case says nothing.
    """
    return [case for path in sorted(folder.glob("*.md")) for case in _cases(path)]


def _cases(path: Path) -> Iterator[Case]:
    case: Case | None = None
    quoting = False
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.stem}:{number}"
        if row.startswith(">"):
            words = row[1:].removeprefix(" ")
            if quoting and case is not None:
                case.text += "\n" + words
            else:
                if case is not None:
                    yield _checked(case)
                case = Case(place, words)
        elif row.startswith("- ") and case is not None:
            _add(case, row[2:].strip(), place)
        quoting = row.startswith(">")
    if case is not None:
        yield _checked(case)


def _checked(case: Case) -> Case:
    says = case.facts or case.absent or case.limits or case.entities
    if not says and not case.nothing:
        raise ValueError(f"{case.place}: nothing is said of this text; write its facts below it")
    return case


def _add(case: Case, said: str, place: str) -> None:
    kind, colon, rest = said.partition(": ")
    lists = {
        "not": case.absent,
        "limit, wrong": case.wrong,
        "limit, missing": case.missing,
    }
    entities = {"entity": case.entities, "limit, entity": case.misread}
    if said == "nothing":
        case.nothing = True
    elif colon and kind in entities:
        label, sort, mentions = (part.strip() for part in rest.split("|"))
        entities[kind].append((label, sort, tuple(part.strip() for part in mentions.split(";"))))
    elif colon and kind in lists:
        lists[kind].append(_expected(rest, place))
    else:
        case.facts.append(_expected(said, place))


def _expected(said: str, place: str) -> Expected:
    fields = [part.strip() for part in said.split("|")]
    if len(fields) < 3 or not all(fields):
        raise ValueError(f"{place}: a fact is 'subject | relation | object', not {said!r}")
    exact, more = set(), set()
    for words in fields[3:]:
        if words in ("negative", *MODALITIES) or words.startswith(("by ", "time: ", "quantity: ")):
            exact.add(words)
        elif ": " in words:
            more.add(words)
        else:
            raise ValueError(f"{place}: {words!r} is no qualifier")
    return Expected((fields[0], fields[1], fields[2]), frozenset(exact), frozenset(more))
