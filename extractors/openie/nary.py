"""N-ary tuples: subject, relation, object, and each further argument with its preposition."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.openie.folded import Row
from extractors.openie.relation import relation
from extractors.openie.statements import Statement


def nary(statement: Statement) -> Iterator[Row]:
    """The tuples of a statement, one for each object."""
    arguments = list(statement.arguments)
    own = relation(statement.clause, adverbs=True)
    if statement.objects:
        heads = [o.whole for o in statement.objects]
    elif arguments:
        first = next((a for a in arguments if a.lead), arguments[0])
        arguments.remove(first)
        own = (*own, *first.lead)
        heads = [first.whole]
    elif statement.adverbs:
        heads = [statement.adverbs[-1].words]
    else:
        return
    further = tuple((*a.lead, *a.whole) for a in arguments)
    for head in heads:
        yield statement.confidence, statement.subject.whole, own, (head, *further)
