"""Who and what the world knows by name: people and the offices they held, bodies, seats, media.

The rows are data files (``data/knowledge``, with a README of their own); a user's gazetteer adds to
them and wins over them. ``rows`` reads one table, ``offices`` the offices and who held them when,
``table`` joins all of it into one ``Knowledge``, which is what the sieve looks names up in.
"""

from __future__ import annotations

from extractors.entities.knowledge.rows import GazetteerError, Row
from extractors.entities.knowledge.table import Background, Knowledge, shipped, with_gazetteers

__all__ = ["Background", "GazetteerError", "Knowledge", "Row", "shipped", "with_gazetteers"]
