"""Same words, same thing; and what is known before reading: territories, seats, organizations."""

from __future__ import annotations

from extractors.entities import gazetteer, metonyms, names
from extractors.entities.known import sure
from extractors.entities.model import Ref
from extractors.entities.places import states
from extractors.entities.roster import COMPASS, Names
from extractors.entities.view import View

SEXED = {"mr": "mr", "mr.": "mr", "mrs": "mrs", "mrs.": "mrs", "ms": "mrs", "ms.": "mrs"}


def exact(found: Names, named: list[Ref]) -> None:
    """Same words, same thing; territories by all their names: "US", "Russian", "Pyongyang"."""
    view, table = found.view, gazetteer.load()
    texts = [names.tidy(view.words(ref.first, ref.last)) for ref in named]
    hits = [table.look_up(text) for text in texts]
    states.settle(view, named, texts, hits)
    people: dict[str, int] = {}  # the words of full names, and where each is first used
    bearers: dict[str, set[str]] = {}  # family names, and the persons that have them
    for ref, text in zip(named, texts, strict=True):
        if " " in text and (ref.ent == "PERSON" or ref.title):
            bearers.setdefault(ref.key.split()[-1], set()).add(ref.key)
        elif sex := _sex_said(view, ref):
            bearers.setdefault(ref.key, set()).add(sex)
        if ref.ent == "PERSON" and " " in text:
            for word in names.key(text).split():
                people.setdefault(word, ref.i)
    shared = {surname for surname, persons in bearers.items() if len(persons) > 1}
    known = {
        hit[1].code for hit in hits if hit and hit[0] != "capital" and hit[1].kind == "country"
    }
    nations = {hit[1].code for hit in hits if hit}
    own = found.background.knowledge.own
    for ref, text, hit in zip(named, texts, hits, strict=True):
        row = sure(found, text, nations)
        if row is not None and row.id in own:
            found.add(ref, found.known(row), "known name")
            continue
        country = hit is not None and hit[0] == "name" and hit[1].kind == "country"
        # "Jordan" before the full name of a player is the country.
        named_before = ref.key in people and (people[ref.key] <= ref.i or not country)
        person = ref.ent == "PERSON" and (
            named_before if " " not in text else not country and hit is not None
        )
        if hit and not person and ref.sort != "people":
            role, territory = hit
            if role != "capital":
                clue = "demonym" if role == "demonym" else "name of a territory"
                found.add(ref, found.country(territory), clue)
                continue
            if metonyms.acts(view, ref.i, territory.code in known):
                found.add(ref, found.country(territory), "capital that acts")
                continue
        if _shared_head(found, ref, text):
            continue
        person = person or ref.key in people
        if row is not None and (row.kind == "person" or not person):
            found.add(ref, found.known(row), "known name")
            continue
        place = table.known.get(text)
        if place is not None and not person:
            found.add(ref, found.place(place), "known name")
            continue
        capital = hit is not None and hit[0] == "capital"
        key = ref.key.removesuffix(" dc") if capital else ref.key
        if text.isupper() and key in view.paired:
            key = text  # "XI" is no part of Xi Jinping
        if ref.key in shared and (sex := _sex_said(view, ref)):
            key = f"{sex} {key}"  # "Mrs Dahl" and "Mr Dahl" are two
        cluster = found.by_key.get(key)
        if cluster is None or cluster.territory is not None:
            cluster = found.new()
            found.by_key[key] = cluster
            if hit and hit[0] == "capital":
                cluster.wikidata = table.seat(text)
                cluster.votes["place"] += 20
        found.add(ref, cluster, "exact name")


def _sex_said(view: View, ref: Ref) -> str:
    """ "mr" or "mrs" where such a title stands before a family name, else ""."""
    titles = (SEXED[view.lower[i]] for i in ref.title if view.lower[i] in SEXED)
    return next(titles, "") if ref.last - ref.first == 1 else ""


def _shared_head(found: Names, ref: Ref, text: str) -> bool:
    """ "North and South Korea": the last word holds for both."""
    words = text.split()
    if len(words) != 4 or words[1] != "and" or words[0].lower() not in COMPASS:
        return False
    table = gazetteer.load()
    pair = [table.look_up(f"{words[at]} {words[3]}") for at in (0, 2)]
    if not all(pair):
        return False
    ref.clusters = tuple(found.country(hit[1]) for hit in pair if hit)
    ref.clue, ref.plural = "shared last word", True
    return True
