"""Open information extraction: the clauses of a sentence as plain triples, in two shapes.

The clauses are those of ``extractors.clause``; this package only writes them down. The graph uses
none of it. ``extractors.triples`` is the door.
"""
