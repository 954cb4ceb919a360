"""What tells the kind of a name: its words, spaCy's tag and the sentence, one sign a function.

They are counted over the whole document, each with its weight, so that one wrong tag does not
decide: what is once "the village of Elm" stays a place where the parser takes it for a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractors.entities import gazetteer, kinds
from extractors.entities.lexicon import bag, words
from extractors.entities.model import Cluster, Ref
from extractors.entities.view import View
from extractors.facts import Kind

Sign = tuple[Kind, int]

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
ANYBODY = bag(  # what bodies and countries are called too
    "rival partner leader ally opponent winner champion owner neighbour neighbor donor supporter "
    "member critic publisher producer investor critic victim heir pioneer player giant"
)
BE = bag("be become remain")
AROUND = bag("near outside inside across around throughout")
TELLING: frozenset[Kind] = frozenset(("person", "organization", "place", "event"))


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
        kind = kinds.of_word(last) or (kinds.of_word(last[:-1]) if last.endswith("s") else None)
        if kind and kind not in ("person", "time", "group"):
            cluster.votes[kind] += 3
        elif view.lower[ref.first] in ("mount", "lake", "cape", "fort", "port", "gulf"):
            cluster.votes["place"] += 3
    noun = _noun_before(view, ref)
    said = kinds.of_word(noun)
    if noun in words("kin"):  # "his wife Rose"
        _sexed(cluster, noun)
    if said is not None:
        cluster.votes[said] += 4
    given = gazetteer.given_names()
    sex = given.get(first)
    if size > 2 and view.text[ref.first + 1] == "-" and view.lower[ref.first + 2] not in given:
        sex = None  # "Wei-Ting Huang" is no "Wei"
    plain = size in (2, 3) and kinds.of_word(last) is None and not last.endswith("s")
    if sex and size > 1 and (ref.ent in ("PERSON", "") or (plain and ref.ent == "ORG")):
        cluster.votes["person"] += 2 if ref.ent != "ORG" else 3
        cluster.sexes["m" if sex == "m" else "f"] += 1
    for told, weight in signs(view, ref):
        cluster.votes[told] += weight
    if ref.ent == "" and (_says(view, ref.i) or _like_a_person(view, ref)):
        cluster.votes["person"] += 1


def _noun_before(view: View, ref: Ref) -> str:
    """The noun right before the name that tells what it is: "the newspaper Le Soir", else ""."""
    noun = view.head[ref.i]
    if view.dep[ref.i] != "appos" or noun != ref.first - 1 or view.pos[noun] != "NOUN":
        return ""
    return view.lemma[noun]


def _sexed(cluster: Cluster, noun: str) -> None:
    """Count the sex that a noun tells: "wife", "uncle"."""
    if noun in words("male"):
        cluster.sexes["m"] += 3
    elif noun in words("female"):
        cluster.sexes["f"] += 3


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
        and kinds.of_word(view.lower[ref.last - 1]) is None
        and not any(view.dep[k] == "det" for k in view.kids[ref.i])
    )


def _says(view: View, i: int) -> bool:
    return view.dep[i] == "nsubj" and view.lemma[view.head[i]] in words("speech")


def signs(view: View, ref: Ref) -> Iterator[Sign]:
    """The kinds that one mention of a name speaks for, with their weights."""
    for sign in SIGNS:
        found = sign(view, ref)
        if found is not None:
            yield found


def honorific(view: View, ref: Ref) -> Sign | None:
    """ "Lord Howell refused": a word of respect before what the parser took for a body."""
    before = ref.first - 1
    if ref.title or before < 0 or not view.text[before][0].isupper():
        return None
    respected = view.lower[before] in words("honorifics") and view.head[before] == ref.i
    return ("person", 4) if respected else None


def ship(view: View, ref: Ref) -> Sign | None:
    """ "USS Gerald Ford": a ship by the letters before its name."""
    afloat = view.text[ref.first] in SHIPS and ref.last - ref.first > 1
    return ("thing", 8) if afloat else None


def club(view: View, ref: Ref) -> Sign | None:
    """ "FC Tarvo", "Tarvo Rovers": a club by the first or the last word of its name."""
    if ref.last - ref.first < 2:
        return None
    ends = {view.lower[ref.first], view.lower[ref.last - 1]}
    return ("organization", 6) if ends & words("clubs") else None


def company(view: View, ref: Ref) -> Sign | None:
    """ "Norden Oil Ltd": a company by the form that its name ends with."""
    form = view.lower[ref.last - 1].rstrip(".")
    lone = ref.last - ref.first < 2 or view.text[ref.last - 1].islower()
    return None if lone or form not in words("legal_forms") else ("organization", 4)


def kind_of(view: View, ref: Ref) -> Sign | None:
    """ "The village of Elm": what it is called stands before "of"."""
    prep = view.head[ref.i]
    if view.dep[ref.i] != "pobj" or view.lower[prep] != "of":
        return None
    noun = view.lemma[view.head[prep]]
    return ("place", 4) if noun in words("settlements") else None


def apposition(view: View, ref: Ref) -> Sign | None:
    """ "Elm, a village in the north": what it is called stands behind it."""
    for kid in view.kids[ref.i]:
        if kid > ref.i and view.dep[kid] == "appos" and view.tag[kid] == "NN":
            return _told(view, kid)
    return None


def copula(view: View, ref: Ref) -> Sign | None:
    """ "Elm is a village": what it is said to be."""
    verb = view.head[ref.i]
    if view.dep[ref.i] != "nsubj" or view.lemma[verb] not in BE:
        return None
    noun = view.child(verb, "attr")
    return _told(view, noun) if noun is not None and view.tag[noun] == "NN" else None


def whereabouts(view: View, ref: Ref) -> Sign | None:
    """ "In Elm", "near Elm": where something is, of a name of which little else is known."""
    prep = view.head[ref.i]
    if view.dep[ref.i] != "pobj" or ref.last - ref.first > 2 or _article(view, ref):
        return None
    if view.lower[prep] in AROUND:
        return ("place", 2)
    return ("place", 2) if view.lower[prep] == "in" and ref.ent != "PERSON" else None


def family(view: View, ref: Ref) -> Sign | None:
    """ "The Dahls visited Peru": several of one family name."""
    word = view.lower[ref.i]
    if ref.last - ref.first > 1 or not _article(view, ref) or ref.ent in ("ORG", "GPE"):
        return None
    several = word.endswith("s") and word[:-1] in view.paired and word not in view.paired
    return ("group", 4) if several else None


def _told(view: View, noun: int) -> Sign | None:
    kind = kinds.of_word(view.lower[noun]) or kinds.of_word(view.lemma[noun])
    return (kind, 3) if kind in TELLING and view.lemma[noun] not in ANYBODY else None


def _article(view: View, ref: Ref) -> bool:
    return ref.first > 0 and view.lower[ref.first - 1] in ("the", "a", "an")


SHIPS = frozenset(["USS", "HMS", "HMCS", "HMAS", "INS", "RMS", "MV", "MS", "SS", "USNS"])
SIGNS: tuple[Callable[[View, Ref], Sign | None], ...] = (
    honorific,
    ship,
    club,
    company,
    kind_of,
    apposition,
    copula,
    whereabouts,
    family,
)
