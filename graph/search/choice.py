"""A part of a store, found through its index: only the documents that may have a say are read."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.facts import Extraction
from graph.naming import UnknownName, folded
from graph.search.search import Search
from graph.select import Choice, Selection, select, wanted_names
from graph.store import Store


def choose(store: Store, selection: Selection) -> Iterator[Extraction]:
    """The extractions of ``store`` that have facts in the selection: see ``graph.select.select``.

    A name that differs from one in the graph in accents or signs only is taken for it. Raises
    UnknownName where a name or source occurs nowhere, with the likeliest that was meant.
    """
    search = store.search
    if search is None:
        yield from select(store.extractions(), selection)
        return
    wanted = wanted_names(selection)
    meant = {name: search.names(name) for name in wanted}
    for name in wanted:
        if not meant[name]:
            raise UnknownName(name, search.nearest(name))
    if selection.source is not None:
        names = search.names(selection.source) or frozenset({folded(selection.source)})
        meant.setdefault(selection.source, names)
    chosen = Choice(selection, meant)
    nothing = True
    for extraction in store.extractions(_documents(search, selection)):
        part = chosen.part(extraction)
        if part is not None:
            nothing = False
            yield part
    if nothing and selection.source is not None:
        _require_source(store, search, chosen, selection.source)


def _documents(search: Search, selection: Selection) -> set[str] | None:
    """The ids of the documents that can have such facts, None for all."""
    found = [search.mentioning(search.bearers(name)) for name in wanted_names(selection)]
    if selection.source is not None:
        found.append(_of_source(search, selection.source))
    if selection.since or selection.until:
        found.append(search.published(selection.since, selection.until))
    return set.intersection(*found) if found else None


def _of_source(search: Search, source: str) -> set[str]:
    return search.called(source) | search.mentioning(search.bearers(source))


def _require_source(store: Store, search: Search, chosen: Choice, source: str) -> None:
    """Raise UnknownName where no document is called so, nor lets somebody speak who is."""
    if search.called(source):
        return
    documents = search.mentioning(search.bearers(source))
    if not any(chosen.knows_source(one) for one in store.extractions(documents)):
        near = [*search.nearest(source), *search.nearly_called(source)]
        raise UnknownName(source, near[:3])
