"""What kind of thing something is: by the words of its name, by spaCy's tags and by its noun."""

from __future__ import annotations

from functools import lru_cache

from extractors.entities import gazetteer, phrases
from extractors.entities.lexicon import words
from extractors.entities.model import Cluster, Ref
from extractors.entities.view import View
from extractors.facts import Kind

BY_ENT: dict[str, Kind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "event",
    "PRODUCT": "thing",
    "WORK_OF_ART": "thing",
    "LAW": "thing",
    "LANGUAGE": "thing",
}
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


def of_noun(view: View, i: int, plural: bool) -> Kind:
    """The kind of a noun phrase without a name, by its head: "analysts" are a group."""
    if view.ent[i] in BY_TIME:
        return "time"
    if view.ent[i] in BY_NUMBER:
        return "quantity"
    kind = of_word(view.lower[i]) or of_word(view.lemma[i])
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


def vote(view: View, cluster: Cluster, ref: Ref) -> None:
    """What one mention of a name says about its kind.

    "Professor Barlow" is a person by the title, "Water Authority" an organization by its
    last word, "Karim Al-Hamad" more likely a person by the given name; spaCy's tag has one vote.
    """
    size = ref.last - ref.first
    if ref.ent in BY_ENT:
        cluster.votes[BY_ENT[ref.ent]] += 2 if size > 1 else 1
    if ref.sort == "people":
        cluster.votes["group"] += 3
        return
    first, last = view.lower[ref.first], view.lower[ref.last - 1]
    if ref.title:
        cluster.votes["person"] += 4
        _title(view, cluster, ref)
    elif size > 1 or view.dep[ref.i] == "compound":
        kind = of_word(last) or (of_word(last[:-1]) if last.endswith("s") else None)
        if kind and kind not in ("person", "time", "group"):
            cluster.votes[kind] += 3
        elif view.lower[ref.first] in ("mount", "lake", "cape", "fort", "port", "gulf"):
            cluster.votes["place"] += 3
    said = _said_before(view, ref)
    if said is not None:
        cluster.votes[said] += 4
    given = gazetteer.given_names()
    sex = given.get(first)
    if size > 2 and view.text[ref.first + 1] == "-" and view.lower[ref.first + 2] not in given:
        sex = None  # "Wei-Ting Huang" is no "Wei"
    plain = size in (2, 3) and of_word(last) is None and not last.endswith("s")
    if sex and size > 1 and (ref.ent in ("PERSON", "") or (plain and ref.ent == "ORG")):
        cluster.votes["person"] += 2 if ref.ent != "ORG" else 3
        cluster.sexes["m" if sex == "m" else "f"] += 1
    if ref.ent == "" and (_says(view, ref.i) or _like_a_person(view, ref)):
        cluster.votes["person"] += 1


def _said_before(view: View, ref: Ref) -> Kind | None:
    """The kind that a noun right before the name tells: "the newspaper Le Soir"."""
    noun = view.head[ref.i]
    if view.dep[ref.i] != "appos" or noun != ref.first - 1 or view.pos[noun] != "NOUN":
        return None
    return of_word(view.lemma[noun])


def _title(view: View, cluster: Cluster, ref: Ref) -> None:
    for i in ref.title:
        if view.lower[i] in words("male") and view.lower[i] not in ("spokesman", "chairman"):
            cluster.sexes["m"] += 3
        elif view.lower[i] in words("female"):
            cluster.sexes["f"] += 3


def _like_a_person(view: View, ref: Ref) -> bool:
    """Two or three words without an article in a noun's place: "Holm defeated Lars Dahl"."""
    return (
        ref.last - ref.first in (2, 3)
        and view.dep[ref.i] in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "dative")
        and all(view.text[i].istitle() for i in range(ref.first, ref.last))
        and of_word(view.lower[ref.last - 1]) is None
        and not any(view.dep[k] == "det" for k in view.kids[ref.i])
    )


def _says(view: View, i: int) -> bool:
    return view.dep[i] == "nsubj" and view.lemma[view.head[i]] in words("speech")
