"""Quantities in words to numbers: value or bounds, how they are meant, and the unit."""

from extractors.quantities.amounts import amount_of

__all__ = ["amount_of"]
