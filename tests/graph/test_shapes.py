"""Each constraint of the shapes can fail: a graph that breaks it is found to."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from graph.exports import export
from graph.validation import results
from graph.vocabulary import OA, TW, prefixes, shapes
from tests.graph.sample import seed

RULES = Graph().parse(data=shapes(), format="turtle")
ALIEN = URIRef("https://example.org/alien")
COUNTED = {
    SH.minCount: SH.MinCountConstraintComponent,
    SH.maxCount: SH.MaxCountConstraintComponent,
    SH.datatype: SH.DatatypeConstraintComponent,
    SH["in"]: SH.InConstraintComponent,
    SH["class"]: SH.ClassConstraintComponent,
    SH.node: SH.NodeConstraintComponent,
    SH.nodeKind: SH.NodeKindConstraintComponent,
    SH.minInclusive: SH.MinInclusiveConstraintComponent,
    SH.maxInclusive: SH.MaxInclusiveConstraintComponent,
    SH.lessThan: SH.LessThanConstraintComponent,
    SH.lessThanOrEquals: SH.LessThanOrEqualsConstraintComponent,
    SH.minLength: SH.MinLengthConstraintComponent,
}
BEYOND = {
    SH.datatype: ALIEN,
    SH["in"]: Literal("none of them"),
    SH["class"]: ALIEN,
    SH.node: ALIEN,
    SH.nodeKind: Literal("no IRI"),
    SH.minInclusive: Literal("-1", datatype=XSD.decimal),
    SH.maxInclusive: Literal("2", datatype=XSD.decimal),
    SH.minLength: Literal(""),
}
LATE = {
    TW.timeStart: Literal("9999-01-01", datatype=XSD.date),
    TW.quantityLow: Literal("1e99", datatype=XSD.double),
    URIRef(OA + "start"): Literal(10**9),
}


def targeted() -> Iterator[tuple[str, Node, URIRef, URIRef]]:
    """Each constraint of a shape with a target: the shape's name, the shape, path, constraint."""
    for shape in sorted(set(RULES.subjects(RDF.type, SH.NodeShape))):
        if (shape, SH.targetClass, None) in RULES or (shape, SH.targetSubjectsOf, None) in RULES:
            for rule in RULES.objects(shape, SH.property):
                path = RULES.value(rule, SH.path)
                for constraint in RULES.predicates(rule):
                    if constraint in COUNTED and isinstance(path, URIRef):
                        yield f"{shape}".rsplit("/", 1)[-1], shape, path, URIRef(constraint)


CASES = sorted(
    {
        (f"{n} {str(p).rsplit('/', 1)[-1]} {str(c).rsplit('#', 1)[-1]}", n, p, c)
        for n, _, p, c in targeted()
    }
)


@pytest.fixture(scope="module")
def data() -> Graph:
    out = io.BytesIO()
    export("turtle", [seed()], out)
    graph = Graph().parse(data=out.getvalue(), format="turtle")
    kim, putin = (URIRef(prefixes()["ent"] + n) for n in ("Kim_Jong_Un", "Vladimir_Putin"))
    graph.add((kim, TW.possiblySame, putin))
    return graph


def focus_nodes(data: Graph, name: str) -> list[Node]:
    shape = URIRef(f"https://w3id.org/triplewire/shape/{name}")
    found: set[Node] = set()
    for kind in RULES.objects(shape, SH.targetClass):
        found |= set(data.subjects(RDF.type, kind))
    for predicate in RULES.objects(shape, SH.targetSubjectsOf):
        found |= set(data.subjects(predicate))
    return sorted(found)


def break_it(wrong: Graph, focus: Node, path: URIRef, constraint: URIRef) -> None:
    """Make one statement of the graph about ``focus`` wrong."""
    if constraint == SH.minCount:
        wrong.remove((focus, path, None))
    elif constraint == SH.maxCount:
        for value in ("a", "b", "c"):
            wrong.add((focus, path, Literal(value)))
    elif constraint in (SH.lessThan, SH.lessThanOrEquals):
        end = {TW.timeStart: TW.timeEnd, TW.quantityLow: TW.quantityHigh}.get(path)
        if end is not None:
            value = LATE[path] if path == TW.timeStart else Literal("9" * 20, datatype=XSD.decimal)
            wrong.set((focus, path, value))
            if wrong.value(focus, end) is None:
                known = "2020-01-01" if path == TW.timeStart else "1"
                kind = XSD.date if path == TW.timeStart else XSD.decimal
                wrong.set((focus, end, Literal(known, datatype=kind)))
        else:
            wrong.set((focus, path, LATE[path]))
    else:
        wrong.add((focus, path, BEYOND[constraint]))


def test_there_are_many() -> None:
    assert len(CASES) > 70
    for rule in RULES.objects(None, SH.property):
        assert RULES.value(rule, SH.name) is not None
        assert RULES.value(rule, SH.message) is not None


@pytest.mark.parametrize("constraint", COUNTED, ids=lambda one: str(one).rsplit("#", 1)[-1])
def test_a_graph_that_breaks_it_is_found(data: Graph, constraint: URIRef) -> None:
    """Every rule with this constraint, each at one subject: all are told, by subject and path."""
    wrong = Graph()
    for triple in data:
        wrong.add(triple)
    wanted = set()
    for _, name, path, _ in (case for case in CASES if case[3] == constraint):
        focus = focus_nodes(data, name)[0]
        break_it(wrong, focus, path, constraint)
        wanted.add(tuple(f"<{term}>" for term in (focus, path, COUNTED[constraint])))
    keys = ("focusNode", "resultPath", "sourceConstraintComponent")
    found = {
        tuple(one.get(key, "") for key in keys)
        for one in results([wrong.serialize(format="nt", encoding="utf-8")])
    }
    assert wanted
    assert wanted <= found
