"""Final labels, ids and owners of clusters.

Ids are made of content, so that graphs merge: a name gives its slug, the same in every document.
Scoped to their document (by the first eight digits of its id) are what only the document tells
apart: a person of whom it never gives more than one word ("Kim"), bodies with the name of many and
no country told ("the Senate"; else "Peru.Senate"), and nameless things that are single ("the
meeting"). Bare plurals and mass nouns ("artillery shells") and what belongs to a name
("Kim_Jong_Un.aides", but no event) are shared.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.entities import homes, phrases
from extractors.entities.lexicon import bag, words
from extractors.entities.model import Cluster, Ref
from extractors.entities.names import slug
from extractors.entities.places.scope import scoped
from extractors.entities.references import References
from extractors.entities.view import View

JOURNEYS = bag("trip visit tour journey flight voyage travel")
LONGEST = 8  # words of a label
PLACES = ("place", "country")
OF_LONGEST = 6  # words of a label that keeps its "of" phrase


@dataclass(slots=True)
class Naming:
    """Labels and ids of a document's clusters, made on demand and then kept."""

    view: View
    references: References
    document: str
    labels: dict[int, str] = field(default_factory=dict)
    ids: dict[int, str] = field(default_factory=dict)
    taken: dict[str, Cluster] = field(default_factory=dict)
    capitals: set[str] = field(default_factory=set)

    def label(self, cluster: Cluster) -> str:
        """The name, or the short noun phrase with its possessor's name."""
        found = self.labels.get(id(cluster))
        if found is None:
            self.labels[id(cluster)] = cluster.label or "?"  # while an owner's label is made
            found = cluster.label if cluster.named else self._nameless(cluster)
            self.labels[id(cluster)] = found
        return found

    def _nameless(self, cluster: Cluster) -> str:
        if not cluster.refs:
            return cluster.label
        ref = cluster.refs[0]
        whole = cluster.kind in ("time", "quantity") or ref.clue == "one of that kind"
        text = cluster.label if whole else self.bare(ref) or cluster.label
        owner = self._possessor(ref)
        if owner:
            possessed = f"{owner}' {text}" if owner.endswith("s") else f"{owner}'s {text}"
            if len(possessed.split()) <= LONGEST:
                return possessed
        return text

    def bare(self, ref: Ref) -> str:
        """The short phrase of a nominal, with a short "of" phrase, without its possessor."""
        view = self.view
        tokens = phrases.core_tokens(view, ref.i)
        text = phrases.spell(view, tokens)
        inside = self.references.at.get(tokens[0]) if tokens else None
        named = inside is not None and inside.sort not in ("nominal", "number")
        if (
            tokens
            and not named
            and view.pos[tokens[0]] != "PROPN"
            and view.text[tokens[0]].istitle()
        ):
            begin = view.sents[ref.sent][0]
            if tokens[0] - begin <= 4 and view.lower[tokens[0]] not in self._name_words():
                text = text[0].lower() + text[1:]
        tail = self.of_phrase(ref) or self.place_phrase(ref)
        return f"{text} {tail}" if tail else text

    def _name_words(self) -> set[str]:
        """The words of all names: they keep their capitals at a sentence's start."""
        if not self.capitals:
            names = (ref for ref in self.references.ordered if ref.sort == "name")
            self.capitals = {word for ref in names for word in ref.key.split()} | {""}
        return self.capitals

    def of_phrase(self, ref: Ref) -> str:
        """ "of migrants" where it is short and tells what the thing is, else nothing."""
        view = self.view
        inner = phrases.of_object(view, ref.i)
        if inner is None or ref.sort != "nominal":
            return ""
        other = self.references.at.get(inner)
        if other is None or other.sort in ("pronoun", "number") or len(other.clusters) > 1:
            return ""
        if any(view.dep[k] == "nummod" for k in view.kids[inner]):
            return ""  # "a fine of 13 billion euros" is a fine
        needed = view.lemma[ref.i] in words("relational") or view.lower[ref.i] in words(
            "relational"
        )
        if other.sort == "nominal":
            if other.definite and not needed:
                return ""
            text = self.label(other.own) if other.own else view.words(other.first, other.i + 1)
            text = text if not other.cluster or other.own else self.label(other.cluster)
        else:
            text = view.words(other.first, other.last)
        size = len(text.split()) + 1 + len(phrases.core_tokens(view, ref.i))
        article = "the " if view.lower[max(other.first - 1, 0)] == "the" else ""
        return f"of {article}{text}" if size <= OF_LONGEST else ""

    def place_phrase(self, ref: Ref) -> str:
        """ "in Sudan" where a subject is told by its place: "rebels in Sudan", else nothing."""
        place, home = self._place(ref), homes.home(self.view, ref.i)
        if place is None or home is None or self._possessor(ref):
            return ""
        return f"{self.view.lower[home[0]]} {self.label(place)}"

    def place_end(self, ref: Ref) -> int:
        """The token after "rebels in Sudan", 0 where no place follows."""
        home = homes.home(self.view, ref.i)
        return self.references.at[home[1]].last if home and self._place(ref) else 0

    def _place(self, ref: Ref) -> Cluster | None:
        """The named place that directly follows a subject, None without one."""
        home = homes.home(self.view, ref.i) if ref.sort == "nominal" else None
        other = self.references.at.get(home[1]) if home is not None else None
        cluster = other.cluster if other is not None else None
        is_place = cluster is not None and cluster.named and cluster.kind in PLACES
        return cluster if is_place else None

    def _possessor(self, ref: Ref) -> str:
        """The label of who stands before as a possessor; nothing for sets and other owners."""
        view = self.view
        for kid in view.kids[ref.i]:
            if kid < ref.i and view.dep[kid] == "poss":
                other = self.references.at.get(kid)
                if other is None or other.cluster is None:
                    return ""
                label = self.label(other.cluster)
                return label if len(label.split()) <= 5 else ""
        return ""

    def owner(self, cluster: Cluster) -> Cluster | None:
        """The named thing that a nameless one belongs to, None for none and for several."""
        if cluster.named or len(cluster.owners) != 1:
            return None
        owner = cluster.owners[0]
        return owner if owner.named else None

    def owner_phrase(self, cluster: Cluster) -> str | None:
        """What reads from a thing to its owner: "soldiers of", "meeting in"."""
        owner = self.owner(cluster)
        if owner is None or not cluster.refs:
            return None
        ref = cluster.refs[0]
        text = self._without_owner(ref, owner)
        home = homes.home(self.view, ref.i)
        if home is not None and self._place(ref) is owner:
            return f"{text} {self.view.lower[home[0]]}"
        compound = any(
            self.view.dep[k] in ("compound", "nmod") and self.references.at.get(k) is not None
            for k in self.view.kids[ref.i]
            if k < ref.i and self._is(k, owner)
        )
        if compound and owner.kind == "place":
            return f"{text} to" if cluster.noun in JOURNEYS else f"{text} in"
        inner = phrases.of_object(self.view, ref.i)
        between = self.references.at.get(inner) if inner is not None else None
        if between is not None and between.sort == "nominal":
            text = f"{text} of {self._without_owner(between, owner)}"
        return f"{text} of"

    def _is(self, i: int, owner: Cluster) -> bool:
        other = self.references.at.get(i)
        return other is not None and other.cluster is owner

    def _without_owner(self, ref: Ref, owner: Cluster) -> str:
        tokens = [
            j for j in phrases.core_tokens(self.view, ref.i) if j == ref.i or not self._is(j, owner)
        ]
        text = phrases.spell(self.view, tokens)
        return text[0].lower() + text[1:] if text[1:].islower() else text

    def id(self, cluster: Cluster) -> str:
        """The id of a cluster, by the rules above; two things of a document never share one."""
        found = self.ids.get(id(cluster))
        if found is None:
            found = self._free(self._wanted(cluster), cluster)
            self.ids[id(cluster)] = found
            self.taken[found] = cluster
        return found

    def _wanted(self, cluster: Cluster) -> str:
        label, scope = self.label(cluster), self.document[:8]
        if cluster.canonical:
            return slug(cluster.canonical)
        if cluster.territory is not None:
            return slug(scoped(cluster.territory))
        if cluster.named:
            if label.lower() in words("generic_names"):
                country = cluster.country
                whose = f"{self.id(country)}.{slug(label)}" if country is not None else ""
                return whose or f"{slug(label)}.{scope}"
            lone = cluster.kind == "person" and " " not in label
            return f"{slug(label)}.{scope}" if lone else slug(label)
        owner = self.owner(cluster)
        if owner is not None and cluster.refs:
            wanted = f"{self.id(owner)}.{slug(self._without_owner(cluster.refs[0], owner))}"
            single = not cluster.plural and (
                (cluster.kind == "event" and cluster.noun not in words("lasting"))
                or self._indefinite(cluster)
            )
            return f"{wanted}.{scope}" if single else wanted
        return slug(label) if cluster.shared else f"{slug(label)}.{scope}"

    def _indefinite(self, cluster: Cluster) -> bool:
        ref = cluster.refs[0]
        return any(
            self.view.lower[k] in ("a", "an", "one", "another") for k in self.view.kids[ref.i]
        )

    def _free(self, wanted: str, cluster: Cluster) -> str:
        if wanted not in self.taken:
            return wanted
        if cluster.named and f"{wanted}.{cluster.kind}" not in self.taken:
            return f"{wanted}.{cluster.kind}"
        number = 2
        while f"{wanted}.{number}" in self.taken:
            number += 1
        return f"{wanted}.{number}"
