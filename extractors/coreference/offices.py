"""Offices: who is meant by "the Russian president" or "Japan's central bank", and by "the agency".

The clues of ``descriptions`` go by what the document says of a name; these go by what is known
before reading. The document wins: where it names somebody else as the holder, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.coreference.discourse import Discourse
from extractors.entities import phrases
from extractors.entities.knowledge.dates import Days, published
from extractors.entities.lexicon import bag
from extractors.entities.model import Cluster, Ref

REACH = 8  # sentences
OTHERS = bag("former ex vice deputy late acting first incoming elect designate assistant")


def known_description(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The agency" for the IAEA, "the chancellor" for Olaf Scholz: the only one that is so called.

    What is known is known of its time: in an article of 2010 he is no chancellor, nor "in 2010".
    """
    if ref.plural:
        return None
    phrase, years = _phrase(state, ref, owners), list(_years(state, ref))
    fits: dict[int, Cluster] = {}
    for other, cluster in state.names_back(ref.sent, REACH):
        if other.i < ref.i and cluster.known is not None and _is_called(cluster, phrase):
            person = cluster.kind == "person"
            if owners and owners[0] not in (cluster.country, *cluster.owners):
                continue
            if person and not all(_was_called(state, cluster, phrase, year) for year in years):
                continue
            if not person or ref.kind in ("person", "thing"):
                fits[cluster.number] = cluster
    return next(iter(fits.values())) if len(fits) == 1 else None


def office_at_that_date(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> Cluster | None:
    """ "The French president" in an article of 2010 for Nicolas Sarkozy, though it never names him.

    Only where one holder is certain on the day of the article, and in every year that the sentence
    tells; the phrase must be the office's and no more ("the former president" is somebody else).
    """
    background = state.names.background
    if ref.plural or len(owners) != 1 or background.when is None:
        return None
    owner, phrase = owners[0], _phrase(state, ref, owners)
    if owner.territory is not None:
        of = owner.territory.code
    elif owner.known is not None:
        of = owner.known.id
    else:
        return None
    offices = background.knowledge.offices
    found = offices.holder(of, phrase, background.when)
    row = background.knowledge.rows.get(found or "")
    if row is None or any(offices.holder(of, phrase, year) != found for year in _years(state, ref)):
        return None
    if row.kind == "person" and _named_otherwise(state, phrase, owner, row.id):
        return None
    before = len(state.names.clusters)
    cluster = state.names.known(row)
    if len(state.names.clusters) > before:
        state.clusters.append(cluster)
    if cluster.country is None and owner.territory is not None:
        cluster.country = owner
    return cluster


def _phrase(state: Discourse, ref: Ref, owners: tuple[Cluster, ...]) -> str:
    """The words of a description without its owner's: "foreign minister", "secretary of state"."""
    view, at = state.view, state.references.at
    tokens = [
        i
        for i in phrases.core_tokens(view, ref.i)
        if i == ref.i or i not in at or at[i].cluster not in owners
    ]
    text = phrases.spell(view, tokens).lower()
    glued = view.text[ref.i + 1 : ref.i + 2] in (["-"], ["–"])
    if glued and view.end[ref.i] == view.start[ref.i + 1] and ref.i + 2 < len(view):
        text += f"-{view.lower[ref.i + 2]}"  # "the secretary-general", parsed with two heads
    inner = phrases.of_object(view, ref.i)
    other = at.get(inner) if inner is not None else None
    if inner is None or (other is not None and other.cluster in owners):
        return text
    return f"{text} of {view.words(phrases.left_edge(view, inner), inner + 1).lower()}"


def _is_called(cluster: Cluster, phrase: str) -> bool:
    """Whether a phrase is one by which the thing is called, or the last word of one."""
    return phrase in cluster.called or (
        " " not in phrase and any(called.split()[-1] == phrase for called in cluster.called)
    )


def _was_called(state: Discourse, cluster: Cluster, phrase: str, year: Days) -> bool:
    """Whether an office of that year is the reason why a person is called so, or no office is."""
    offices, known = state.names.background.knowledge.offices, cluster.known
    if known is None or phrase in known.attributes:
        return known is not None
    called = (noun for _, noun in offices.called(known.id, year))
    return any(phrase in (noun, noun.split()[-1]) for noun in called)


def _years(state: Discourse, ref: Ref) -> Iterator[Days]:
    """The years that a sentence tells."""
    first, last = state.view.sents[ref.sent]
    for i in range(first, last):
        if phrases.is_year(state.view, i) and (year := published(state.view.text[i])) is not None:
            yield year


def _named_otherwise(state: Discourse, phrase: str, owner: Cluster, holder: str) -> bool:
    """Whether the document names another person as the holder of that office.

    Of whom no country is told all words of the office must be: a foreign minister is none.
    """
    words = phrase.split()
    return any(
        not cluster.attributes & OTHERS
        and (cluster.known is None or cluster.known.id != holder)
        and (
            cluster.country is owner
            or (
                cluster.country is None
                and cluster.known is None
                and cluster.attributes.issuperset(words)
            )
        )
        for cluster in state.described.get(words[-1], ())
    )
