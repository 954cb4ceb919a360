"""The embedded engine: what it does that the store's tests do not show."""

from __future__ import annotations

from pyoxigraph import NamedNode, Triple

from graph.oxigraph import Oxigraph

OURS, THEIRS = NamedNode("https://example.org/ours"), NamedNode("https://example.org/theirs")
ONE, OTHER = (Triple(OURS, OURS, THEIRS), Triple(THEIRS, OURS, THEIRS))


def test_refilling_leaves_foreign_graphs_as_they_are() -> None:
    engine = Oxigraph(None)
    engine.change([], [], [(None, [ONE]), (OURS, [ONE]), (THEIRS, [ONE])])
    engine.refill([(None, [OTHER]), (None, [ONE])], lambda name: name == THEIRS)
    assert engine.graphs() == [THEIRS]
    assert {str(q.subject) for q in engine.quads() if q.graph_name != THEIRS} == {
        str(OURS),
        str(THEIRS),
    }
    engine.refill([], lambda name: False)
    assert engine.empty
    assert engine.graphs() == []
    engine.close()
