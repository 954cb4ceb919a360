"""What a verb takes besides its subject: attributes, agents, times, clauses, adverbs."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.clause import Clause
from extractors.obliques import Oblique
from extractors.openie.phrases import Phrase, Words, prepositional, split, subtree, tidy
from extractors.tokens import Token
from extractors.tree import child, children, conjuncts, kids
from extractors.verbs import RELATIVE_TAGS, is_finite, is_time, particles
from extractors.words import words

CLAUSES = frozenset({"advcl", "ccomp", "relcl", "acl", "xcomp"})


def objects(clause: Clause) -> list[Phrase]:
    """Direct objects, or else what the subject is, or else what is said or thought."""
    direct = [t for t in clause.objects if not is_time(t) and t.tag_ not in RELATIVE_TAGS]
    found = [p for t in direct for p in split(t)]
    return found or attributes(clause.verb) or _contents(clause)


def attributes(verb: Token) -> list[Phrase]:
    """What the subject is or becomes: "a lawyer and judge", "very ill"."""
    found: list[Phrase] = []
    for kid in children(verb, "attr", "acomp", "oprd"):
        if child(kid, "xcomp") is not None:
            continue  # "able to", "likely to" stand in the relation of the verb below
        if kid.dep_ == "acomp" or kid.pos_ == "ADJ":
            found.extend(_adjective(word) for word in conjuncts(kid))
        else:
            found.extend(p for t in conjuncts(kid) for p in split(t))
    return found


def _adjective(word: Token) -> Phrase:
    left = [k for k in word.lefts if k.dep_ in ("advmod", "neg", "npadvmod", "quantmod")]
    mine = (*sorted(t.i for k in left for t in k.subtree), word.i)
    more = [t.i for k in word.rights if k.dep_ in ("prep", "advmod") for t in k.subtree]
    full = tidy((*mine, *more), word)
    return Phrase((), mine, full, full, word)


def _contents(clause: Clause) -> list[Phrase]:
    """What is said or thought: the words of a finite clause, coordinated ones each."""
    verb = clause.verb
    found: list[Phrase] = []
    for kid in children(verb, "ccomp"):
        reports = verb.lemma_ in words("reporting_verbs") and child(verb, "mark") is None
        before = kid.i < verb.i and not reports
        if not is_finite(kid) or not is_clause(kid) or before:
            continue
        parts = [kid, *(t for t in children(kid, "conj") if is_clause(t))]
        for part in parts:
            marks = tuple(k.i for k in part.lefts if k.dep_ == "mark")
            inside = tuple(i for i in clause_words(part) if i != verb.i and i not in marks)
            said = tidy(inside, part)
            if said:
                found.append(Phrase.fixed(marks, said, part))
    return found


def is_clause(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return child(verb, "nsubj", "nsubjpass", "csubj", "expl") is not None


def clause_words(verb: Token) -> Words:
    """The words of a clause without the clauses coordinated with it."""
    out: set[int] = set()
    for kid in children(verb, "conj"):
        if is_clause(kid):
            first = next((k for k in verb.kids if k.dep_ == "cc" and k.i < kid.i), kid)
            out.update(range(min(first.i, kid.left_edge.i), kid.right_edge.i + 1))
    return tuple(t.i for t in verb.subtree if t.i not in out)


def arguments(clause: Clause) -> list[Phrase]:
    """Prepositional phrases, agents, times and adverbial clauses, in the order of the text."""
    found = [p for o in clause.obliques if not _is_filler(o) for p in prepositional(o)]
    found += [p for kid in children(clause.verb, "dative") for p in _recipients(kid)]
    if clause.objects:
        found += [*attributes(clause.verb), *_contents(clause)]
    found += [*_agents(clause.verb), *_times(clause.verb), *_adverbials(clause.verb)]
    return sorted((p for p in found if p.words), key=lambda p: (p.lead or p.words)[0])


def _is_filler(oblique: Oblique) -> bool:
    """ "for example", "as a result", "in order" say nothing of their own."""
    head = oblique.head
    bare = all(kid.dep_ == "det" for kid in head.lefts) and child(head, "prep") is None
    return bare and head.lower_ in words("filler_nouns")


def _recipients(dative: Token) -> Iterator[Phrase]:
    """ "gave a painting to the museum"; without a preposition it stands in the relation."""
    for inner in children(dative, "pobj"):
        for head in conjuncts(inner):
            yield from prepositional(Oblique((dative,), head))


def _agents(verb: Token) -> Iterator[Phrase]:
    for kid in kids(verb):
        if kid.dep_ == "agent" or (kid.dep_ == "prep" and kid.lower_ == "by"):
            for inner in children(kid, "pobj"):
                for head in conjuncts(inner):
                    yield from prepositional(Oblique((kid,), head))


def _times(verb: Token) -> Iterator[Phrase]:
    """Times without a preposition: "that night", "several years later"."""
    for kid in kids(verb):
        bare = kid.dep_ == "npadvmod" or (kid.dep_ == "dobj" and is_time(kid))
        if bare or (kid.dep_ == "advmod" and child(kid, "npadvmod") is not None):
            mine = subtree(kid)
            yield Phrase.fixed((), mine, kid)


def _adverbials(verb: Token) -> Iterator[Phrase]:
    """Clauses with their conjunction or preposition: "until he left", "after giving a speech"."""
    for kid in kids(verb):
        if kid.dep_ == "advcl":
            marks = [k for k in kid.lefts if k.dep_ == "mark" or k.tag_ == "WRB"]
            if marks:
                mine = tidy(tuple(i for i in clause_words(kid) if i > marks[0].i), kid)
                yield Phrase.fixed((marks[0].i,), mine, kid)
        elif kid.dep_ == "prep":
            for inner in children(kid, "pcomp"):
                if inner.pos_ == "ADP":
                    for head in children(inner, "pobj"):
                        yield from prepositional(Oblique((kid, inner), head))
                elif inner.pos_ in ("VERB", "AUX"):
                    mine = subtree(inner)
                    yield Phrase.fixed((*_instead(kid), kid.i), mine, inner)


def _instead(preposition: Token) -> Words:
    """The adverb that is one with a preposition: "instead of"."""
    return tuple(k.i for k in children(preposition, "advmod") if k.i == preposition.i - 1)


def adverbs(verb: Token) -> list[Phrase]:
    """The verb's adverbs after it, each by itself: "quickly", "very close"."""
    found = []
    taken = {t.i for t in particles(verb)}
    for kid in children(verb, "advmod"):
        plain = kid.tag_ != "WRB" and child(kid, "prep", "npadvmod") is None
        linking = kid.lower_ in words("linking_adverbs") and not kids(kid)
        if plain and kid.i > verb.i and kid.i not in taken and not linking:
            inside = [t.i for k in kids(kid) if k.dep_ not in CLAUSES for t in k.subtree]
            mine = tidy(tuple(sorted((*inside, kid.i))), kid)
            found.append(Phrase.fixed((), mine, kid))
    return [p for p in found if p.words]
