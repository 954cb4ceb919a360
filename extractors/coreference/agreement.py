"""Agreement: whether number, sex and animacy allow an antecedent of a pronoun."""

from __future__ import annotations

from extractors.entities import gazetteer
from extractors.entities.lexicon import bag, words
from extractors.entities.model import Cluster, Ref
from extractors.entities.view import View

MALE = bag("he him his himself")
FEMALE = bag("she her hers herself")
NEUTER = bag("it its itself")
PLURAL = bag("they them their theirs themselves")
REFLEXIVE = bag("himself herself itself themselves")
REREAD = 8  # mentions of a name that are looked at for what it does
WEAK = 2  # votes for a kind; a tag of spaCy's gives one or two, and is often wrong of a surname


def agrees(view: View, word: str, other: Ref, clusters: tuple[Cluster, ...]) -> bool:
    """Whether number, sex and animacy allow the antecedent."""
    if word in PLURAL:
        return len(clusters) > 1 or paired(view, other) or _several(view, other, clusters[0])
    cluster = clusters[0]
    if word in NEUTER:
        if cluster.kind in ("time", "quantity", "group") or other.plural:
            return False
        return not cluster.plural and (cluster.kind != "person" or doubtful(cluster))
    if cluster.kind != "person" and not (doubtful(cluster) and lives(view, cluster)):
        return False
    if other.plural and other.sort != "name":
        return False
    sex = cluster.sex or (_given(cluster) if cluster.kind != "person" else None)
    return sex is None or (sex == "m") == (word in MALE)


def paired(view: View, other: Ref) -> bool:
    """ "a chair and side table": two things that the parser took for one."""
    return other.sort == "nominal" and any(
        view.dep[kid] in ("nmod", "compound")
        and view.pos[kid] == "NOUN"
        and any(view.lower[k] == "and" for k in view.kids[kid])
        for kid in view.kids[other.i]
        if kid < other.i
    )


def _several(view: View, other: Ref, cluster: Cluster) -> bool:
    """ "the fishermen", "the police", "Acme", "Chile": what "they" may take up alone."""
    if cluster.kind in ("time", "quantity", "person"):
        return cluster.kind == "person" and other.plural and not cluster.named
    if cluster.kind == "country":
        return view.dep[other.i] in ("nsubj", "nsubjpass")  # a team, in its own clause
    if other.plural or bool(cluster.plural):
        return True
    return cluster.kind in ("group", "organization") or cluster.noun in words("collectives")


def doubtful(cluster: Cluster) -> bool:
    """Whether the tagger alone says what a name is: one word, no known place, no title, no sex.

    Its only vote on "Hartwig" may be for a place, on "Firefox" for a person.
    """
    if not cluster.named or cluster.territory is not None or cluster.canonical or cluster.sexes:
        return False
    if cluster.attributes or sum(cluster.votes.values()) > WEAK * max(1, len(cluster.refs)):
        return False
    return all(_surname(name) for name in cluster.names)


def _surname(name: str) -> bool:
    """One word with capitals as surnames have them: "Hartwig", "McNeill", "O'Hara", "Al-Hamad"."""
    inner = name[:2] in ("Mc", "O'", "O’") or name[:3] == "Mac" or "-" in name
    return " " not in name and name[:1].isupper() and (inner or name[1:].islower())


def lives(view: View, cluster: Cluster) -> bool:
    """Whether a doubtful name does what only persons do: "Hartwig studied in Bonn"."""
    if _given(cluster) is not None:
        return True
    for ref in cluster.refs[:REREAD]:
        verb = view.head[ref.i]
        if view.dep[ref.i] in ("nsubj", "nsubjpass") and ref.sort == "name":
            lemma = view.lemma[verb]
            if _his_own(view, verb):
                return True
            if lemma in words("personal_acts") or view.lower[verb] == "born":
                return True
            attr = view.child(verb, "attr") if lemma in ("be", "become", "remain") else None
            if attr is not None and view.lower[attr] in words("roles"):
                return True
            prep = view.child(verb, "prep") if lemma in ("remain", "begin", "continue") else None
            if prep is not None and view.lower[prep] in ("as", "by"):
                return True
        elif view.dep[ref.i] == "poss" and view.lower[verb] in words("kin"):
            return True
    return False


def _given(cluster: Cluster) -> str | None:
    """The sex that a given name which stands alone tells: "Connie"."""
    known = gazetteer.given_names()
    sexes = {known.get(name.lower()) for name in cluster.names}
    return sexes.pop() if len(sexes) == 1 else None


def unlike(word: str, cluster: Cluster) -> bool:
    """Whether a person's only name is more often of the other sex: "Ross", for "she"."""
    sex = _given(cluster) if cluster.sex is None else None
    return sex is not None and (sex == "m") != (word in MALE)


def _his_own(view: View, verb: int) -> bool:
    """ "Hartwig kept his house": an object with "his" or "her" is the subject's."""
    noun = view.child(verb, "dobj")
    owner = view.child(noun, "poss") if noun is not None else None
    return owner is not None and view.lower[owner] in ("his", "her")
