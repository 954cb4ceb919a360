"""How things look: colours, shapes, sizes, and how a label is cut into lines.

The colours are those of Okabe and Ito ("Color universal design", 2008), which people with any
colour vision tell apart; shapes say the same again. Filled shapes have a name, hollow ones none.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from extractors.events.types import EVENTS, dimension
from extractors.facts import Kind, Modality
from graph.map.spread import Box

# vis-network's shapes of one size differ in weight; these make them look alike.
_WEIGHT = {"square": 0.85, "hexagon": 0.95, "diamond": 1.15, "star": 1.15}
_CHARACTER = 7.4  # pixels, of a wide system font at 13 pixels
_LINE = 16.0


@dataclass(frozen=True, slots=True)
class Look:
    """One kind of entity: what its group is called, its colour and its vis-network shape."""

    plural: str
    colour: str
    shape: str


LOOKS: dict[Kind, Look] = {
    "person": Look("People", "#0072b2", "dot"),
    "organization": Look("Organizations", "#e69f00", "square"),
    "country": Look("Countries", "#009e73", "diamond"),
    "place": Look("Places", "#56b4e9", "triangleDown"),
    "group": Look("Groups", "#d55e00", "hexagon"),
    "event": Look("Events", "#cc79a7", "triangle"),
    "quantity": Look("Quantities", "#b59f00", "star"),
    "time": Look("Times", "#7f7f7f", "dot"),
    "thing": Look("Things", "#7f7f7f", "square"),
}

# What a line says about its facts, surest first: the first that holds for one of them is drawn.
CERTAINTIES: dict[str, str] = {
    "asserted": "Stated",
    "reported": "Reported",
    "open": "Planned, possible",
    "denied": "Denied",
}


def certainty(polarity: str, modality: Modality, reported: bool) -> str:
    """The key of ``CERTAINTIES`` for one fact."""
    if polarity == "negative":
        return "denied"
    if modality != "asserted":
        return "open"
    return "reported" if reported else "asserted"


def tone(event: str | None) -> str | None:
    """Whether a PLOVER event type is "cooperation" or "conflict"; None for neither."""
    return dimension(event).split()[1] if event in EVENTS else None


def size(evidence: int, kind: Kind) -> int:
    """vis-network's size of a node of this kind that so many facts name, in pixels: 7 to 28."""
    dot = min(24.0, 5.5 + 3.0 * math.sqrt(max(1, evidence)))
    return round(dot * _WEIGHT.get(LOOKS[kind].shape, 1.0))


def words(relation: str) -> str:
    """A relation as it is read between two names: "is leader of" for the lemmas "be leader of"."""
    return re.sub(r"^((?:\([^)]*\) )?)be\b", r"\1is", relation)


def lines(text: str, width: int = 18, most: int = 3) -> list[str]:
    """``text`` in at most ``most`` lines of about ``width`` characters, the rest as an ellipsis.

    White space and control characters become single spaces; words longer than two lines are cut.
    """
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    words = text.split()
    cut = [w if len(w) <= 2 * width else w[: 2 * width - 1] + "…" for w in words]
    done: list[str] = []
    for word in cut:
        if done and len(done[-1]) + 1 + len(word) <= width:
            done[-1] += " " + word
        else:
            done.append(word)
    if len(done) > most:
        done = [*done[: most - 1], done[most - 1].rstrip("…") + "…"]
    return done or ["(no name)"]


def box(label: list[str], radius: int) -> Box:
    """The room that a node of this radius takes with its label below it."""
    text = len(label) * _LINE
    width = max(2 * radius, max(len(line) for line in label) * _CHARACTER)
    return Box(width, 2 * radius + 4 + text, (4 + text) / 2)
