"""Does a graph have the shape that it promises? SHACL (W3C Recommendation), said in plain words."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, RDFS, SH, Graph, Namespace, URIRef
from rdflib.term import Node

from graph.vocabulary import OA, TW, ontology, prefixes, shapes

_OA = Namespace(OA)
_QUOTED = URIRef("http://www.w3.org/ns/prov#wasQuotedFrom")
_LONGEST = 200  # characters of a value that are shown

_WORDS = {
    "MinCountConstraintComponent": "has no {path}, or too few",
    "MaxCountConstraintComponent": "has several values of {path}, which can have one",
    "DatatypeConstraintComponent": "has the wrong datatype in {path}: {value}",
    "InConstraintComponent": "has a value in {path} that is none of those allowed: {value}",
    "ClassConstraintComponent": "points by {path} to what is of another class: {value}",
    "NodeConstraintComponent": "points by {path} to what is not whole itself: {value}",
    "NodeKindConstraintComponent": "has a term of the wrong kind in {path}: {value}",
    "MinInclusiveConstraintComponent": "has too small a number in {path}: {value}",
    "MaxInclusiveConstraintComponent": "has too large a number in {path}: {value}",
    "LessThanConstraintComponent": "has in {path} what comes not before its end: {value}",
    "LessThanOrEqualsConstraintComponent": "has in {path} what comes after its end: {value}",
    "MinLengthConstraintComponent": "has an empty text in {path}",
    "PatternConstraintComponent": "has a text in {path} of the wrong form: {value}",
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong with one subject.

    ``subject`` is its IRI, shortened; ``words`` what is wrong; ``claim`` and ``sentence`` what the
    subject says and where, "" where it is no claim.
    """

    subject: str
    words: str
    claim: str = ""
    sentence: str = ""

    def __str__(self) -> str:
        said = f" ({self.claim})" if self.claim else ""
        quoted = f"\n    “{self.sentence}”" if self.sentence else ""
        return f"{self.subject}{said} {self.words}{quoted}"


def violations(data: Graph, base: str) -> list[Violation]:
    """What is wrong with a graph by our shapes, sorted; nothing where it conforms.

    Raises ImportError without pySHACL.
    """
    from pyshacl import validate

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries that pySHACL uses, about themselves
        conforms, report, _ = validate(
            data,
            shacl_graph=shapes(),
            shacl_graph_format="turtle",
            ont_graph=ontology(),
            ont_graph_format="turtle",
            advanced=False,
        )
    if conforms:
        return []
    assert isinstance(report, Graph)
    found = {_violation(report, result, data, base) for result in _results(report)}
    return sorted(found, key=lambda one: (one.subject, one.words, one.sentence))


def _results(report: Graph) -> Iterator[Node]:
    return report.subjects(RDF.type, SH.ValidationResult)


def _violation(report: Graph, result: Node, data: Graph, base: str) -> Violation:
    focus = report.value(result, SH.focusNode)
    path = report.value(result, SH.resultPath)
    value = report.value(result, SH.value)
    component = str(report.value(result, SH.sourceConstraintComponent)).rsplit("#", 1)[-1]
    shown = "" if value is None else _short(value, base)[:_LONGEST]
    words = _WORDS.get(component, "breaks a rule ({component}) in {path}: {value}")
    named = _short(path, base) if isinstance(path, URIRef) else "a path"
    said = words.format(path=named, value=shown, component=component)
    subject = "something" if focus is None else _short(focus, base)
    claim = _claim(data, focus) if focus is not None else ""
    return Violation(subject, said, claim, _sentence(data, focus) if focus is not None else "")


def _short(term: Node, base: str) -> str:
    text = str(term)
    if isinstance(term, URIRef):
        for prefix, namespace in prefixes(base).items():
            if text.startswith(namespace):
                return f"{prefix}:{text[len(namespace) :]}"
        return f"<{text}>"
    return f"“{text}”"


def _claim(data: Graph, focus: Node) -> str:
    """ "Kim Jong Un — meet → Vladimir Putin", as far as the labels are there."""
    if (focus, RDF.type, TW.Claim) not in data:
        return ""
    parts = [data.value(focus, part) for part in (RDF.subject, RDF.predicate, RDF.object)]
    labels = [str(data.value(part, RDFS.label) or part) if part else "…" for part in parts]
    return f"{labels[0]} — {labels[1]} → {labels[2]}"


def _sentence(data: Graph, focus: Node) -> str:
    span = data.value(focus, _QUOTED)
    for selector in data.objects(span, _OA.hasSelector) if span is not None else ():
        exact = data.value(selector, _OA.exact)
        if exact is not None:
            return str(exact)
    return ""
