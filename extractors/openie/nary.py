"""N-ary tuples: subject, relation, object, and each further argument with its preposition."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.openie.folded import Row
from extractors.openie.statements import Statement


def nary(statement: Statement) -> Iterator[Row]:
    """The tuples of a statement, one for each object."""
    arguments = list(statement.arguments)
    relation = statement.relation
    if statement.objects:
        heads = [o.whole for o in statement.objects]
    elif arguments:
        first = next((a for a in arguments if a.prepositions), arguments[0])
        arguments.remove(first)
        relation = (*relation, *first.prepositions)
        heads = [first.whole]
    elif statement.adverbs:
        heads = [statement.adverbs[-1].words]
    else:
        return
    further = tuple((*a.prepositions, *a.whole) for a in arguments)
    for head in heads:
        yield statement.confidence, statement.subject.whole, relation, (head, *further)
