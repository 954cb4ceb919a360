"""N-ary tuples: subject, relation, object, and each further argument with its preposition."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.openie.phrases import Phrase, Row, Words, subtree
from extractors.openie.relation import relation
from extractors.openie.statements import Statement, hangs_on_noun, is_empty, purposes
from extractors.verbs import is_time
from extractors.words import words

# Where the subject was found on whose noun the clause itself hangs, and would repeat itself.
NARROW = frozenset({"participle", "relative clause", "infinitive of a noun"})


def _grouped(arguments: list[Phrase]) -> list[list[Phrase]]:
    """The arguments, coordinated ones ("in May and June") together."""
    found: list[list[Phrase]] = []
    for argument in arguments:
        if found and argument.lead and found[-1][0].lead == argument.lead:
            found[-1].append(argument)
        else:
            found.append([argument])
    return found


def _joined(group: list[Phrase]) -> Words:
    """Coordinated arguments as they stand in the sentence."""
    if len(group) == 1:
        return group[0].whole
    return tuple(range(group[0].whole[0], max(i for p in group for i in p.whole) + 1))


def _promoted(groups: list[list[Phrase]], verb: int) -> list[Phrase] | None:
    """The argument that stands for the object of a verb that has none."""
    after = [g for g in groups if g[0].lead and g[0].lead[0] > verb]
    ranked = [g for g in after if not is_time(g[0].head)] or after or groups
    return ranked[0] if ranked else None


def _is_contrast(argument: Phrase) -> bool:
    """ "Although it rained, …": a clause that has its own triple and is no argument here."""
    mark = argument.head.doc[argument.lead[0]].lower_ if argument.lead else ""
    return argument.head.dep_ == "advcl" and mark in words("contrasting_marks")


def _with_objects(own: Words, objects: tuple[Phrase, ...]) -> tuple[Words, list[Words]]:
    """The relation with the objects' lead; an adjective and preposition join it: "is full of"."""
    first = objects[0]
    rest = [i for i in first.whole if i > first.words[-1]]
    doc = first.head.doc
    adjective = len(objects) == 1 and first.head.dep_ == "acomp" and len(rest) > 1
    if adjective and doc[rest[0]].dep_ == "prep" and doc[rest[0]].head.i == first.head.i:
        return (*own, *first.words, rest[0]), [tuple(rest[1:])]
    return (*own, *first.lead), [o.whole for o in objects]


def _without_objects(
    statement: Statement, own: Words, groups: list[list[Phrase]]
) -> tuple[Words, list[Words]]:
    """The same where an argument or an adverb stands for the object; it leaves ``groups``."""
    first = _promoted(groups, statement.clause.verb.i)
    if first is None:
        return own, [a.words for a in statement.adverbs[-1:]]
    groups.remove(first)
    lead = first[0].lead
    late = [i for a in statement.adverbs for i in a.words if lead and i < lead[0]]
    return (*own, *late, *lead), [_joined(first)]


def nary(statement: Statement) -> Iterator[Row]:
    """The tuples of a statement, one for each object."""
    clause = statement.clause
    if clause.origin == "purpose" or hangs_on_noun(clause.verb) or is_empty(statement):
        return
    groups = _grouped([a for a in statement.arguments if not _is_contrast(a)])
    own = relation(clause, adverbs=True)
    if statement.objects:
        own, heads = _with_objects(own, statement.objects)
    else:
        own, heads = _without_objects(statement, own, groups)
    ends = [(*group[0].lead, *_joined(group)) for group in groups]
    ends += [subtree(verb) for verb in purposes(clause.verb) if verb.i > clause.verb.i]
    heads = heads or [ends.pop() for _ in ends[-1:]]
    further = tuple(dict.fromkeys(ends))
    narrow = clause.origin in NARROW
    subject = statement.subject.plain if narrow else statement.subject.whole
    for head in heads:
        yield Row(statement.signs, subject, own, (head, *further))
