"""What a document says that a named thing is: titles, appositions, copulas, and where it belongs.

They are not merged with a name's mentions blindly: they are what "the agency", "the president" or
"the country's leader" is looked up by later.
"""

from __future__ import annotations

from extractors.entities import phrases
from extractors.entities.homes import SETTLEMENTS
from extractors.entities.lexicon import bag, words
from extractors.entities.model import Cluster, Ref
from extractors.entities.references import References
from extractors.entities.roster import Names
from extractors.entities.view import View
from extractors.facts import Kind

MOVEMENTS = bag("organization organisation movement militia sect network party")
SURE = 4  # votes for a kind that the text itself tells
HUMAN: frozenset[Kind] = frozenset({"person", "group"})


def gather(view: View, references: References, found: Names) -> None:
    """Collect the attributes of every name; nominals that only describe one are given to it."""
    for cluster in found.clusters:
        if cluster.kind not in HUMAN:
            for name in cluster.names:
                if " " in name:
                    cluster.attributes.update(_heads(name))
    for ref in references.ordered:
        described = ref.cluster
        if described is None or ref.sort not in ("name", "people"):
            continue
        _title(view, references, ref, described)
        _apposition(view, references, ref, described)
        _copula(view, references, ref, described)
        _role_before(view, references, ref, described)
        _settlement(view, ref, described)
        _movement(view, ref, described)


def _heads(name: str) -> set[str]:
    """The nouns that a name says of what bears it: "Ministry of Education" → ministry."""
    parts = name.lower().split()
    return {parts[-1], parts[parts.index("of") - 1] if "of" in parts[1:] else parts[-1]}


def _title(view: View, references: References, ref: Ref, cluster: Cluster) -> None:
    """ "North Korean leader Kim Jong Un", "state media KCNA": what stands before the name."""
    cluster.attributes.update(
        view.lower[i] for i in ref.title if view.lower[i] not in words("honorifics")
    )
    for kid in view.kids[ref.i]:
        if kid >= ref.first:
            break
        _belongs(view, references, kid, cluster)
        if view.dep[kid] in ("compound", "nmod") and view.pos[kid] in ("NOUN", "PROPN"):
            inside = references.at.get(kid)
            if inside is None or inside.sort == "nominal":
                cluster.attributes.add(view.lemma[kid].lower())
                for deeper in view.kids[kid]:
                    _belongs(view, references, deeper, cluster)
                _sex(view, kid, cluster)
    for i in ref.title:
        for kid in view.kids[i]:
            _belongs(view, references, kid, cluster)
    if cluster.kind == "organization" and cluster.country is None:
        whole = references.at.get(phrases.of_object(view, ref.i) or -1)  # "the Senate of Peru"
        if whole is not None and whole.cluster is not None and whole.cluster.territory is not None:
            cluster.country = whole.cluster


def _say(view: View, i: int, cluster: Cluster) -> None:
    """Note a noun that is said of a thing, and what makes one term with it: "prime minister"."""
    cluster.attributes.add(view.lemma[i].lower())
    parts = words("title_parts") - {"and"}
    cluster.epithets.update(
        view.lower[k]
        for k in view.kids[i]
        if k < i and (view.dep[k] == "compound" or view.lower[k] in parts)
    )
    _sex(view, i, cluster)


def _belongs(view: View, references: References, i: int, cluster: Cluster) -> None:
    """A demonym or a possessor before a name tells the country that it belongs to."""
    other = references.at.get(i)
    if other is None or other.cluster is None or other.cluster is cluster:
        return
    if view.dep[i] in ("amod", "compound", "poss", "nmod") and cluster.country is None:
        if other.cluster.territory is not None:
            cluster.country = other.cluster
        elif other.cluster.kind == "organization":
            cluster.owners = cluster.owners or (other.cluster,)


def _sex(view: View, i: int, cluster: Cluster) -> None:
    if cluster.kind == "person":
        if view.lower[i] in words("male"):
            cluster.sexes["m"] += 2
        elif view.lower[i] in words("female"):
            cluster.sexes["f"] += 2


def _apposition(view: View, references: References, ref: Ref, cluster: Cluster) -> None:
    """ "Omar Haddad, spokesman for the military"; "the country's capital, Lima"."""
    for kid in view.kids[ref.i]:
        if view.dep[kid] == "appos" and kid > ref.i:
            other = references.at.get(kid)
            if other is not None and other.sort == "nominal":
                described = _describe(view, references, other, cluster)
                if described and any(view.dep[k] == "relcl" for k in view.kids[kid]):
                    other.clusters, other.clue, other.antecedent = (cluster,), "apposition", ref
    head = view.head[ref.i]
    if view.dep[ref.i] == "appos" and head < ref.i:
        other = references.at.get(head)
        if (
            other is not None
            and other.sort == "nominal"
            and _describe(view, references, other, cluster)
        ):
            other.clusters, other.clue, other.antecedent = (cluster,), "apposition", ref
            if other.i == ref.first - 1 and cluster.kind == "person" != other.kind:
                cluster.votes[other.kind] += SURE  # "the website Novara"


def _describe(view: View, references: References, nominal: Ref, cluster: Cluster) -> bool:
    """Whether a noun phrase beside a name says what the named thing is; then it is noted."""
    if nominal.kind in ("time", "quantity") or view.pos[nominal.i] == "ADJ":
        return False
    apart = (nominal.kind in HUMAN) != (cluster.kind in HUMAN)
    if apart and nominal.kind != "thing" and cluster.kind != "thing":
        return False  # a role noun after an organization's name is another's, no description
    if cluster.kind == "person" and nominal.kind != "person" and not nominal.definite:
        return False  # "the man who shot Dahl, a crime that shocked the town"
    if nominal.plural and cluster.kind not in ("group", "organization"):
        return False
    if any(view.dep[k] == "conj" for k in view.kids[nominal.i]):
        return False
    _say(view, nominal.i, cluster)
    for kid in view.kids[nominal.i]:
        _belongs(view, references, kid, cluster)
        if view.dep[kid] == "prep" and view.lower[kid] in ("of", "for", "at"):
            target = references.at.get(view.child(kid, "pobj") or -1)
            if target is None or target.cluster is None or target.sort != "name":
                continue
            if target.cluster.territory is not None:
                cluster.country = cluster.country or target.cluster
            else:
                cluster.owners = cluster.owners or (target.cluster,)
    return True


def _role_before(view: View, references: References, ref: Ref, cluster: Cluster) -> None:
    """ "Norway's Prime Minister, Erik Dahl said": a role and a comma before a person's name."""
    if cluster.kind != "person" or ref.first < 2 or view.text[ref.first - 1] != ",":
        return
    other = references.at.get(ref.first - 2)
    if other is None or other.sort != "nominal" or other.i != ref.first - 2 or other.clusters:
        return
    if other.kind != "person" or other.plural or view.dep[ref.i] == "conj":
        return
    if _describe(view, references, other, cluster):
        other.clusters, other.clue, other.antecedent = (cluster,), "apposition", ref


def _settlement(view: View, ref: Ref, cluster: Cluster) -> None:
    """ "The town of Barak": Barak is a place, whatever it was taken for."""
    noun = view.head[view.head[ref.i]]
    named = view.dep[ref.i] == "pobj" and phrases.of_object(view, noun) == ref.i
    if named and view.tag[noun] == "NN" and view.lemma[noun].lower() in SETTLEMENTS:
        cluster.votes["place"] += SURE


def _movement(view: View, ref: Ref, cluster: Cluster) -> None:
    """ "The Novara movement": Novara is a body, where nothing is known of it."""
    noun = view.head[ref.i]
    unknown = cluster.territory is None and cluster.known is None and cluster.place is None
    before = view.dep[ref.i] == "compound" and noun == ref.last and ref.first > 0
    before = before and view.lower[ref.first - 1] == "the"
    if before and unknown and view.lower[noun] in MOVEMENTS:
        cluster.votes["organization"] += SURE
        cluster.attributes.add(view.lower[noun])


def _copula(view: View, references: References, ref: Ref, cluster: Cluster) -> None:
    """ "Kim is the leader of North Korea": the predicate noun is an attribute, not a mention."""
    head = view.head[ref.i]
    if view.dep[ref.i] == "nsubj" and view.lemma[head] in ("be", "become", "remain"):
        noun = view.child(head, "attr")
        if noun is not None and view.pos[noun] == "NOUN" and view.child(head, "neg") is None:
            _say(view, noun, cluster)
