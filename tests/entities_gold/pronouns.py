"""Which of two names a pronoun stands for: our passages, marked as GAP is (Webster et al. 2018).

    python tests/entities_gold/pronouns.py texts PASSAGES.txt FOLDER    one text file a passage
    python tests/entities_gold/pronouns.py PASSAGES.txt MENTIONS.jsonl  score a build of FOLDER

Printed: precision, recall and F1 over (pronoun, name) pairs as GAP counts them, for she and he
apart, the ratio of the two, and how many pronouns were resolved to one of the names at all.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if __package__ in (None, ""):  # run as a script: the root of the project is two folders up
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.entities_gold.brackets import BadBrackets, Span, is_pronoun, unbracketed

Json = dict[str, Any]
SHE = frozenset({"she", "her", "hers", "herself"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the file: its text, the two names and the pronoun, whose entity is the answer."""

    id: str
    text: str
    names: tuple[Span, ...]
    pronoun: Span

    @property
    def feminine(self) -> bool:
        """Whether the pronoun is she, her or hers."""
        return self.text[self.pronoun.start : self.pronoun.end].lower() in SHE


def passages(path: Path) -> list[Passage]:
    """The lines of a file that are no comments. Raises BadBrackets for one that is not whole."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        text, spans = unbracketed(line, f"{path}:{number}")
        names = tuple(one for one in spans if not is_pronoun(text[one.start : one.end]))
        pronouns = [one for one in spans if one not in names]
        if sorted(one.entity for one in names) != ["A", "B"] or len(pronouns) != 1:
            raise BadBrackets(f"{path}:{number}: wants one A, one B and one pronoun")
        found.append(Passage(f"{path.stem}-{number:02}", text + "\n", names, pronouns[0]))
    return found


def resolved(passage: Passage, mentions: Sequence[Json]) -> frozenset[str]:
    """The letters of the names that stand in one entity with the pronoun."""
    at = [
        one["entity"]
        for one in mentions
        if (one["start"], one["end"]) == (passage.pronoun.start, passage.pronoun.end)
    ]
    return frozenset(
        name.entity
        for name in passage.names
        for one in mentions
        if one["entity"] in at and one["start"] < name.end <= one["end"]
    )


def score(found: Iterable[tuple[Passage, frozenset[str]]]) -> Counter[str]:
    """Counts for all, she and he: pairs rightly found, found, in the gold; answered and passages.

    A key is the group and what is counted: ``she right``, ``all gold`` …
    """
    counts: Counter[str] = Counter()
    for passage, letters in found:
        truth = {passage.pronoun.entity} - {"N"}
        for group in ("all", "she" if passage.feminine else "he"):
            counts[f"{group} right"] += len(letters & truth)
            counts[f"{group} found"] += len(letters)
            counts[f"{group} gold"] += len(truth)
            counts[f"{group} answered"] += bool(letters)
            counts[f"{group} passages"] += 1
    return counts


def figures(counts: Counter[str], group: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a group."""
    right, found, gold = (counts[f"{group} {what}"] for what in ("right", "found", "gold"))
    return right / max(1, found), right / max(1, gold), 2 * right / max(1, found + gold)


def shown(counts: Counter[str], group: str) -> str:
    """The figures of a group as a line."""
    p, r, f1 = figures(counts, group)
    answered = f"{counts[f'{group} answered']} of {counts[f'{group} passages']}"
    return f"{group:4} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}  answered {answered}"


def write_texts(marked: Path, folder: Path) -> None:
    """Write each passage of the marked file as a text of its own, named by its id."""
    folder.mkdir(parents=True, exist_ok=True)
    for passage in passages(marked):
        (folder / f"{passage.id}.txt").write_text(passage.text, encoding="utf-8")


def counted(marked: Path, built: Path) -> Counter[str]:
    """The counts (see ``score``) of the mentions.jsonl that was built from those texts."""
    mentions: dict[str, list[Json]] = defaultdict(list)
    for line in built.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        mentions[Path(str(one["document"])).stem].append(one)
    return score((one, resolved(one, mentions[one.id])) for one in passages(marked))


def main(arguments: list[str] | None = None) -> int:
    """Write the texts or print the figures; 2 for wrong use."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) == 3 and given[0] == "texts":
        write_texts(Path(given[1]), Path(given[2]))
        return 0
    if len(given) != 2:
        sys.stderr.write(__doc__ or "")
        return 2
    counts = counted(Path(given[0]), Path(given[1]))
    lines = [shown(counts, group) for group in ("all", "she", "he")]
    she, he = (figures(counts, group)[2] for group in ("she", "he"))
    lines.append(f"she / he  {she / he if he else 0.0:.2f}")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
