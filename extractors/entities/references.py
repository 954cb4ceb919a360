"""All that refers in a document: names, demonyms, noun phrases, pronouns and numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.entities import counts, gazetteer, kinds, names, phrases, spans
from extractors.entities.lexicon import bag, words
from extractors.entities.model import Ref
from extractors.entities.places.table import linked
from extractors.entities.view import View

NOT_HEADS = bag("compound nmod amod nummod det punct case quantmod prt expl advmod")
HEADLESS = bag("nsubj nsubjpass dobj pobj attr conj dative agent appos ROOT")
WHOLE = frozenset({"DATE", "TIME"}) | phrases.MEASURES
MUTE = bag("VERB AUX ADP PUNCT PART SPACE")  # no word of these classes stands for something
RELATIVE = bag("who whom whose which that")
LONGEST_INNER = 8  # tokens of a name within a name


@dataclass(slots=True)
class References:
    """Every reference in text order, and where to find it by token.

    ``at`` maps each token of a name and the head of every other reference to it; ``inner`` the
    tokens of names within names.
    """

    ordered: list[Ref] = field(default_factory=list)
    at: dict[int, Ref] = field(default_factory=dict)
    inner: dict[int, Ref] = field(default_factory=dict)


def collect(view: View) -> References:
    """The references of a document, not yet resolved."""
    found = References()
    for span in spans.find(view):
        ref = _name(view, span)
        found.ordered.append(ref)
        found.at.update((i, ref) for i in range(span.first, span.last))
        for inside in span.inner:
            piece = _name(view, inside)
            piece.within = True
            if piece.sort == "people":
                piece.sort = "demonym"
            found.ordered.append(piece)
            found.inner.update((i, piece) for i in range(inside.first, inside.last))
    persons = {r.key.split()[-1] for r in found.ordered if r.ent == "PERSON" and " " in r.key}
    alone = {
        view.text[r.first]: r.ent
        for r in found.ordered
        if r.sort == "name" and r.last - r.first == 1 and view.lower[r.first] not in view.common
    }
    for i in range(len(view)):
        if i not in found.at and view.sent[i] not in view.naming:
            ent = "PERSON" if view.lower[i] in persons else alone.get(view.text[i])
            if ent is not None and view.text[i][0].isupper() and view.pos[i] == "NOUN":
                other: Ref | None = _name(view, spans.span(view, i, i + 1, ent))
            else:
                other = _other(view, i)
            if other is not None:
                found.ordered.append(other)
                found.at[i] = other
    _within(view, found)
    found.ordered.sort(key=lambda ref: (ref.i, ref.first))
    return found


def _name(view: View, span: spans.NameSpan) -> Ref:
    text = names.tidy(view.words(span.first, span.last))
    table = gazetteer.load()
    ref = Ref(span.head, span.first, span.last, "name", view.sent[span.head])
    ref.key, ref.ent, ref.title = names.key(text), span.ent, tuple(span.title)
    ref.definite = True
    hit = table.look_up(text)
    if hit and hit[0] == "demonym":
        head = span.head
        while view.dep[head] == "conj" and view.head[head] < head and view.pos[head] != "NOUN":
            head = view.head[head]  # "Greek and Danish ships"
        modifier = view.dep[head] in ("amod", "compound", "nmod", "poss") or (
            view.pos[head] == "ADJ" and view.dep[head] not in HEADLESS
        )
        ref.sort = "demonym" if modifier else "people"
        ref.plural = not modifier and view.tag[span.head] != "NNP"
    elif (not hit and table.people(text)) or (span.ent == "NORP" and not hit):
        modifier = view.dep[span.head] in ("amod", "compound", "nmod")
        ref.sort = "name" if modifier else "people"
        ref.plural = True
    elif view.tag[span.head] == "NNPS" and span.last - span.first == 1:
        ref.plural = text.endswith("s")
    return ref


def _within(view: View, found: References) -> None:
    """Names of the document within longer ones: "Google" in "Google Science Fair"."""
    alone = {
        ref.key
        for ref in found.ordered
        if ref.sort == "name"
        and (len(ref.key) > 2 or view.text[ref.first].isupper())
        and ref.key not in words("organizations")  # "Times" in "Times of London"
    }
    surnames = _surnames(found)
    for outer in [r for r in found.ordered if r.sort == "name" and r.last - r.first > 1]:
        if outer.ent == "PERSON" or found.at.get(outer.i) is not outer:
            continue
        if linked(view.words(outer.first, outer.last)):
            continue  # "Mexico City" is no Mexico
        begin = outer.first
        while begin < outer.last:
            for size in range(min(LONGEST_INNER, outer.last - begin), 0, -1):
                if size == outer.last - outer.first or not view.text[begin][0].isupper():
                    continue
                if begin in found.inner or begin + size - 1 in found.inner:
                    continue
                text = names.tidy(view.words(begin, begin + size))
                part = names.key(text) in alone and view.pos[begin + size - 1] == "PROPN"
                own = names.key(text) in surnames and begin + size == outer.last
                if part and not own and not _numbered(view, outer, begin, begin + size):
                    span = spans.span(view, begin, begin + size, "")
                    piece = _name(view, span)
                    piece.within = True
                    found.ordered.append(piece)
                    found.inner.update((i, piece) for i in range(begin, begin + size))
                    begin += size - 1
                    break
            begin += 1


def _surnames(found: References) -> set[str]:
    """Last words of several names, one of them a person's: "Ada Okafor", "Uche Okafor"."""
    full: dict[str, set[str]] = {}
    for ref in found.ordered:
        if ref.sort == "name" and " " in ref.key:
            full.setdefault(ref.key.split()[-1], set()).add(ref.key)
    persons = {ref.key.split()[-1] for ref in found.ordered if ref.ent == "PERSON" and ref.key}
    return {word for word in persons if len(full.get(word, ())) > 1}


def _numbered(view: View, outer: Ref, first: int, last: int) -> bool:
    """Whether a name is the part of a longer one beside its number: "2012 | Olympics"."""
    rest = [*range(outer.first, first), *range(last, outer.last)]
    return all(view.text[i][0].isdigit() for i in rest)


def forget_own_parts(found: References) -> None:
    """Names within a name that turned out to mean the same: "Firefox" in "Mozilla Firefox"."""
    gone: set[int] = set()
    for i, piece in list(found.inner.items()):
        outer = found.at.get(i)
        if outer is None or outer is piece or not outer.clusters:
            continue
        if outer.clusters == piece.clusters:
            del found.inner[i]
            gone.add(id(piece))
            for cluster in piece.clusters:
                cluster.refs = [ref for ref in cluster.refs if ref is not piece]
    found.ordered = [ref for ref in found.ordered if id(ref) not in gone]


def _other(view: View, i: int) -> Ref | None:
    pos = view.pos[i]
    if pos in MUTE:
        return None
    dep, lower, sent = view.dep[i], view.lower[i], view.sent[i]
    if pos == "PRON" or (pos in ("DET", "SCONJ") and view.tag[i] in ("WDT", "WP", "WP$")):
        if lower == "there" or view.tag[i] == "EX":
            return None
        return Ref(i, i, i + 1, "pronoun", sent, plural=lower in PLURAL)
    if view.tag[i] == "PRP$":
        return Ref(i, i, i + 1, "pronoun", sent, plural=lower in PLURAL)
    if lower in ("both", "each", "neither") and dep in HEADLESS:
        return Ref(i, i, i + 1, "pronoun", sent, plural=True)
    if lower in MORE and dep in HEADLESS and view.child(i, "nummod") is not None:
        ref = Ref(i, phrases.left_edge(view, i), i + 1, "number", sent)
        ref.kind = "quantity"
        return ref
    if dep in NOT_HEADS and not (dep == "nmod" and pos == "NOUN" and view.tag[i] == "NNS"):
        return None
    nominal = pos in ("NOUN", "PROPN") or (
        pos == "ADJ"
        and dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
        and any(view.lower[k] == "the" for k in view.kids[i] if k < i)
    )
    if nominal and any(c.isalpha() for c in view.text[i]):
        part = phrases.phrase(view, i)
        first, last = part.first, part.last
        if view.ent[i] in WHOLE and counts.counted(view, i) is None:
            begin, end = phrases.extent(view, i)
            if not begin <= view.head[i] < end or view.head[i] == i:
                first, last = begin, end
        ref = Ref(i, first, last, "nominal", sent)
        ref.plural = (
            view.tag[i] in ("NNS", "NNPS")
            or (pos == "ADJ" and lower in words("groups"))
            or lower in PEOPLE_LIKE
            or _looks_plural(view, i)
        )
        ref.definite = _definite(view, i)
        ref.kind = kinds.of_noun(view, i, ref.plural)
        return ref
    if pos == "NUM" and dep in HEADLESS and view.ent[i] not in ("DATE", "TIME"):
        ref = Ref(i, phrases.left_edge(view, i), i + 1, "number", sent)
        ref.kind = "quantity"
        return ref
    return None


def _looks_plural(view: View, i: int) -> bool:
    """A plural that the tagger took for a singular: "Border guards met …"."""
    word = view.lower[i]
    return (
        view.tag[i] == "NN"
        and len(word) > 5
        and word.endswith("s")
        and not word.endswith(SINGULAR_ENDINGS)
        and word not in words("singular")
        and not any(view.lower[k] in ONE for k in view.kids[i])
    )


def _definite(view: View, i: int) -> bool:
    for kid in view.kids[i]:
        if kid < i and (
            (view.dep[kid] == "det" and view.lower[kid] in phrases.DEFINITE)
            or view.dep[kid] == "poss"
        ):
            return True
    return False


PLURAL = bag("they them their theirs themselves we us our ours ourselves these those")
SINGULAR_ENDINGS = ("ss", "us", "is", "ics", "os", "as")
MORE = bag("more others fewer")
ONE = bag("a an this that one each every another")
PEOPLE_LIKE = words("groups") - {"family", "couple", "crowd", "community", "staff", "delegation"}
