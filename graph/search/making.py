"""Making the index of names anew from the documents of a ledger."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from graph.search.faults import told
from graph.search.page import Page

if TYPE_CHECKING:
    from graph.ledger import Ledger

log = logging.getLogger(__name__)


def make(ledger: Ledger, page: Callable[[str], Page | None]) -> None:
    """Make the index where it is missing, was made by another version or has missed a change.

    ``page`` tells what a document is. A process that is killed meanwhile leaves an empty index,
    which is made again. Raises StoreError where it cannot be written.
    """
    index = ledger.search
    if index.ready:
        return
    if ledger.size():
        log.info("the index of names is made from %d documents", ledger.size())
    with told(index.path):
        index.begin()
    with ledger.transaction():
        pages = ((id, page(id)) for id in ledger.ids())
        known = ((id, found) for id, found in pages if found is not None)
        index.fill(known, ledger.identity.aliases())
    index.ready = True
