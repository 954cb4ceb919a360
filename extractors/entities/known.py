"""Names that are known before reading, and what they mean here.

A name that one thing alone bears ("KCNA", "Vladimir Putin") means it wherever it stands. Of what
others may bear too, the document has to say more: a surname means the known person unless somebody
else of the document has it, a common surname only after the title ("President Bush"), and an
acronym of several only where its country is spoken of ("NIS" beside South Korea). What many
countries have (a Labour Party) must be said to be of this one, or the article be on it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from extractors.entities import names
from extractors.entities.knowledge import Row
from extractors.entities.model import Cluster, Ref
from extractors.entities.roster import Names
from extractors.entities.view import View


def sure(found: Names, text: str, nations: Collection[str]) -> Row | None:
    """The one thing that a name surely means: "KCNA", "Emmanuel Macron", but no lone surname.

    ``nations`` are the codes of the territories that the document names: of two parties of one name
    that of the only country that is named is meant.
    """
    rows = found.background.knowledge.named(text, found.background.when)
    if " " not in text and any(row.kind == "person" for row in rows):
        return None
    return _only(rows, nations)


def recognise(found: Names) -> None:
    """Join what is left of the names to the known things that they mean here."""
    spoken = [code for code, cluster in found.by_code.items() if cluster.refs]
    nations = {*spoken, *(code.split("-")[0] for code in spoken)}  # Texas is the United States
    for cluster in list(found.clusters):
        if cluster.territory is not None or cluster.known is not None or not cluster.refs:
            continue
        row = (
            known_surname(found, cluster, nations)
            or titled_name(found, cluster)
            or supported_name(found, cluster, nations)
        )
        if row is None:
            continue
        key = names.key(row.label)
        if found.by_key.get(key) is None:
            found.by_key[key] = cluster
        target = found.known(row)
        if target is not cluster:
            found.merge(cluster, target, "known name")
    for cluster in found.clusters:
        country = found.by_code.get((cluster.known.country if cluster.known else None) or "")
        if country is not None and country.refs and cluster.country is None:
            cluster.country = country


def known_surname(found: Names, cluster: Cluster, nations: Collection[str]) -> Row | None:
    """ "Macron" for Emmanuel Macron, at his time, where nobody else bears the name.

    Somebody else who is named in full only later ("his wife Brigitte Macron") takes nothing away.
    """
    if len(cluster.names) != 1:
        return None
    name = next(iter(cluster.names))
    rows = found.background.knowledge.named(name, found.background.when)
    row = _only([row for row in rows if row.kind == "person"], nations)
    if row is None or (row.sex and cluster.sex and row.sex != cluster.sex):
        return None  # "Mrs Macron" is not Emmanuel Macron
    begin = min(ref.i for ref in cluster.refs)
    bearers = _bearers(found, cluster, row)
    earlier = [other for other in bearers if min(ref.i for ref in other.refs) < begin]
    return None if earlier and not _titled(found, cluster, row, nations) else row


def titled_name(found: Names, cluster: Cluster) -> Row | None:
    """ "Pope Francis", "King Salman": with the title it is a name of the table."""
    knowledge, when = found.background.knowledge, found.background.when
    for ref in cluster.refs:
        title = _title(found.view, ref)[-1:]
        rows = knowledge.named(found.view.words(title[0], ref.last), when) if title else ()
        if len(rows) == 1:
            return rows[0]
    return None


def supported_name(found: Names, cluster: Cluster, nations: Collection[str]) -> Row | None:
    """ "President Bush", "NIS" in news from South Korea, "oil giant Shell"; never the bare name.

    A full name that many bear ("Paul Martin") is the known one's where the country is spoken of.
    """
    if len(cluster.names) != 1:
        return None
    name = next(iter(cluster.names))
    rows = found.background.knowledge.supported(name, found.background.when)
    fits = []
    for row in rows:
        if row.kind == "person":
            at_home = " " in name and row.country in nations
            fits += [row] if at_home or _titled(found, cluster, row, nations) else []
        elif names.is_acronym(name) and row.country is not None:
            fits += [row] if row.country in nations else []
        elif _described(found, cluster, row) or _of_its_country(found, cluster, row):
            fits.append(row)
    if len(fits) != 1 or (fits[0].kind == "person" and _bearers(found, cluster, fits[0])):
        return None
    return fits[0]


def _only(rows: Iterable[Row], nations: Collection[str]) -> Row | None:
    """The only row, or the only one whose country is named."""
    rows = list(rows)
    if len(rows) > 1:
        rows = [row for row in rows if row.country in nations]
    return rows[0] if len(rows) == 1 else None


def _bearers(found: Names, cluster: Cluster, row: Row) -> list[Cluster]:
    """Others of the document whose longer name ends in this one: "Hillary Clinton"."""
    key = cluster.refs[0].key.split()
    if not key:
        return []
    return [
        other
        for other in found.by_word.get(key[-1], ())
        if other is not cluster
        and other.refs
        and other.kind == "person"
        and (other.known is None or other.known.id != row.id)
        and any(names.key(name).split()[-len(key) :] == key for name in other.names)
    ]


def _titled(found: Names, cluster: Cluster, row: Row, nations: Collection[str]) -> bool:
    """Whether the name stands after the title of an office that the person held at that time.

    The document must name the country of the office, or no country at all.
    """
    background = found.background
    nouns = {
        noun.split()[-1]
        for office, noun in background.knowledge.offices.called(row.id, background.when)
        if not office.country or office.country in nations or not nations
    }
    if row.country in nations:
        nouns.update(phrase.split()[-1] for phrase in row.attributes)
    view = found.view
    return any(view.lower[i] in nouns for ref in cluster.refs for i in _title(view, ref))


def _title(view: View, ref: Ref) -> list[int]:
    """The tokens of a title before a name, also where the parser left it outside of the name."""
    before = (k for k in view.kids[ref.i] if k < ref.first)
    return list(ref.title) or [k for k in before if view.dep[k] in ("compound", "nmod")]


def _of_its_country(found: Names, cluster: Cluster, row: Row) -> bool:
    """ "Ghana's National Democratic Congress", or anywhere in an article on Ghana alone.

    A single word ("Vox") is not told by the country that an article is about.
    """
    view, country = found.view, found.by_code.get(row.country or "")
    if country is None or not country.refs:
        return False
    heads = {ref.i for ref in cluster.refs}
    if any(view.head[ref.i] in heads or _of(view, ref.i) in heads for ref in country.refs):
        return True
    others = (other for other in found.by_code.values() if other is not country)
    first = all(2 * len(other.refs) < len(country.refs) for other in others)
    return first and " " in cluster.refs[0].key


def _of(view: View, i: int) -> int:
    """The noun that a name belongs to by "of" or "in": "the Labour Party of Norway"."""
    above = view.head[i]
    return view.head[above] if view.lower[above] in ("of", "in") else -1


def _described(found: Names, cluster: Cluster, row: Row) -> bool:
    """Whether a noun that the thing is called stands beside the name: "oil giant Shell".

    A noun of the name itself ("the Labour Party, a party of the left") tells nothing new.
    """
    view, own = found.view, {word for name in row.names for word in names.key(name).split()}
    nouns = {phrase.split()[-1] for phrase in row.attributes} - own
    for ref in cluster.refs:
        beside = [k for k in view.kids[ref.i] if view.dep[k] in ("compound", "nmod", "appos")]
        if view.dep[ref.i] in ("appos", "compound", "nmod"):
            beside.append(view.head[ref.i])
        if any(view.lower[k] in nouns for k in beside):
            return True
    return False
