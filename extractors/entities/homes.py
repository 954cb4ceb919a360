"""Where a subject is from: "rebels in Sudan" are not the rebels of elsewhere."""

from __future__ import annotations

from extractors.entities.lexicon import bag
from extractors.entities.phrases import of_object
from extractors.entities.view import View

PLACED = frozenset({"in", "from", "near", "across", "throughout", "outside"})
SETTLEMENTS = bag("city town village hamlet municipality county province prefecture state region")


def home(view: View, i: int) -> tuple[int, int] | None:
    """Where a subject is from, preposition and place: "rebels | in | Sudan attacked the town".

    Only before its verb does a place surely belong to the noun, and only directly after it.
    """
    subject, after = i, i + 1
    while view.dep[subject] == "pobj" and view.lower[view.head[subject]] == "of":
        subject = view.head[view.head[subject]]  # "thousands of students in Sudan"
    before_verb = view.dep[subject] in ("nsubj", "nsubjpass") and view.head[subject] > i
    if not before_verb or after >= len(view.dep) or view.head[after] not in (i, subject):
        return None
    if view.dep[after] != "prep" or view.lower[after] not in PLACED:
        return None
    place = view.child(after, "pobj")
    if place is not None and view.lemma[place].lower() in SETTLEMENTS:
        place = of_object(view, place) or place  # "near the town of Omdurman"
    return (after, place) if place is not None else None
