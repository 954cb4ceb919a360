"""How sure a triple is, by where its clause stands and where its subject was found.

The values are shares of words that were right on development sentences with gold tuples.
"""

from __future__ import annotations

from extractors.clause import Clause
from extractors.tree import first_conjunct

BY_ORIGIN = {
    "": 0.77,
    "complement": 0.77,
    "conjunct": 0.77,
    "relative clause": 0.66,
    "purpose": 0.56,
    "participle": 0.55,
    "object control": 0.5,
    "gerund": 0.44,
    "infinitive of a noun": 0.43,
    "existential": 0.5,
}
EMBEDDED = {"ccomp": 0.17, "advcl": 0.14, "pcomp": 0.2}


def confidence(clause: Clause) -> float:
    """The confidence of a triple of this clause, 0..1."""
    base = BY_ORIGIN.get(clause.origin, 0.5)
    if clause.origin in ("", "complement"):
        outer = clause.chain[0] if clause.chain else clause.verb
        base -= EMBEDDED.get(first_conjunct(outer).dep_, 0.0)
    return round(base, 2)
