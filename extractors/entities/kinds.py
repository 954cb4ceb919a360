"""What kind of thing a noun tells of. The kinds of names are in ``evidence``."""

from __future__ import annotations

from functools import lru_cache

from extractors.entities import phrases
from extractors.entities.lexicon import words
from extractors.entities.view import View
from extractors.facts import Kind

BY_TIME = {"DATE": "time", "TIME": "time"}
BY_NUMBER = {"MONEY": "quantity", "PERCENT": "quantity", "QUANTITY": "quantity"}
PERSON_ENDINGS = ("man", "woman", "person", "ist", "eer")
GROUP_ENDINGS = ("men", "women", "people", "ists", "eers")


@lru_cache(maxsize=4096)
def of_word(word: str) -> Kind | None:
    """The kind that a noun's lemma tells, None for things and for words that are not listed."""
    lists: tuple[tuple[str, Kind], ...] = (
        ("roles", "person"),
        ("groups", "group"),
        ("events", "event"),
        ("organizations", "organization"),
        ("times", "time"),
        ("places", "place"),
    )
    for name, kind in lists:
        if word in words(name):
            return kind
    if len(word) > 5 and word.endswith(PERSON_ENDINGS):
        return "person"
    return "group" if len(word) > 5 and word.endswith(GROUP_ENDINGS) else None


def _furniture(view: View, i: int) -> bool:
    """ "a chair and a table": the thing of a word for a person, where nobody's office is named."""
    return (
        view.lemma[i] in words("persons_and_things")
        and view.dep[i] in ("dobj", "pobj", "conj")
        and phrases.of_object(view, i) is None
        and any(view.lower[k] in ("a", "an", "some") for k in view.kids[i])
    )


def of_noun(view: View, i: int, plural: bool) -> Kind:
    """The kind of a noun phrase without a name, by its head: "analysts" are a group."""
    if view.ent[i] in BY_TIME:
        return "time"
    if view.ent[i] in BY_NUMBER:
        return "quantity"
    kind = of_word(view.lower[i]) or of_word(view.lemma[i])
    if kind == "person" and _furniture(view, i):
        return "thing"
    if kind == "organization" and {view.lower[i], view.lemma[i]} & words("bodies_in_names"):
        return "thing"
    if view.lower[i] == "state" and phrases.of_object(view, i) is not None:
        return "thing"  # "a state of siege"
    if kind == "person" and plural:
        return "group"
    if (
        kind == "organization"
        and not plural
        and not any(view.dep[k] in ("det", "poss", "amod", "compound") for k in view.kids[i])
    ):
        return "thing"  # "friendship and alliance"
    return kind or "thing"
