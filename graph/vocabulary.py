"""Our terms, closed: a mistyped one fails at once. The definitions are in ``ontology.ttl``.

``TW`` is the namespace under rdflib's interface, ``node`` turns any of its terms (or a term of
another rdflib namespace) into the engine's. Relations are open and minted in ``graph.terms``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pyoxigraph import NamedNode
from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

BASE = "https://w3id.org/triplewire/"
RELATION = BASE + "relation/"
OA = "http://www.w3.org/ns/oa#"
WIKIDATA = "http://www.wikidata.org/entity/"


class TW(DefinedNamespace):
    """The vocabulary of Triplewire, https://w3id.org/triplewire#."""

    _NS = Namespace("https://w3id.org/triplewire#")
    _fail = True

    # classes
    Claim: URIRef
    Event: URIRef
    EventType: URIRef
    EventTypes: URIRef
    Group: URIRef
    MaterialConflict: URIRef
    MaterialCooperation: URIRef
    Mention: URIRef
    Modality: URIRef
    NamedEdge: URIRef
    Polarity: URIRef
    Quantity: URIRef
    Thing: URIRef
    Time: URIRef
    VerbalConflict: URIRef
    VerbalCooperation: URIRef

    # what a claim says
    attributionCue: URIRef
    attributionMention: URIRef
    confidence: URIRef
    eventType: URIRef
    extractor: URIRef
    modality: URIRef
    namedEdge: URIRef
    objectMention: URIRef
    phrase: URIRef
    polarity: URIRef
    rule: URIRef
    subjectMention: URIRef

    # its further arguments
    argument: URIRef
    argumentPhrase: URIRef
    cause: URIRef
    companion: URIRef
    comparison: URIRef
    concession: URIRef
    condition: URIRef
    instrument: URIRef
    manner: URIRef
    place: URIRef
    purpose: URIRef
    quantity: URIRef
    quantityHigh: URIRef
    quantityLow: URIRef
    recipient: URIRef
    role: URIRef
    source: URIRef
    time: URIRef
    timeEnd: URIRef
    timeStart: URIRef
    topic: URIRef
    unit: URIRef

    # entities, relations and mentions
    antecedent: URIRef
    baseRelation: URIRef
    clue: URIRef
    corpusClue: URIRef
    member: URIRef
    mentionOf: URIRef
    named: URIRef
    owner: URIRef
    ownerPhrase: URIRef
    possiblySame: URIRef
    relatedTo: URIRef
    text: URIRef

    # values
    Positive: URIRef
    Negative: URIRef
    Asserted: URIRef
    Conditional: URIRef
    Estimated: URIRef
    Obliged: URIRef
    Planned: URIRef
    Possible: URIRef
    ACCUSE: URIRef
    AGREE: URIRef
    AID: URIRef
    ASSAULT: URIRef
    COERCE: URIRef
    CONCEDE: URIRef
    CONSULT: URIRef
    COOPERATE: URIRef
    MOBILIZE: URIRef
    PROTEST: URIRef
    REJECT: URIRef
    REQUEST: URIRef
    RETREAT: URIRef
    SANCTION: URIRef
    SUPPORT: URIRef
    THREATEN: URIRef


EVENT_TYPES: frozenset[str] = frozenset(
    name for name in TW.__annotations__ if name.isupper() and not name.startswith("_")
)
"""PLOVER's sixteen event types, by the names that ``Relation.event`` uses."""

ROLES: Mapping[str, URIRef] = MappingProxyType(
    {
        role: TW[role]
        for role in (
            "cause",
            "companion",
            "concession",
            "condition",
            "instrument",
            "manner",
            "place",
            "purpose",
            "quantity",
            "recipient",
            "role",
            "source",
            "time",
            "topic",
        )
    }
)
"""The property of each argument role that has one of its own; any other is ``tw:argument``."""

KIND_CLASSES: Mapping[str, URIRef] = MappingProxyType(
    {
        "person": SDO.Person,
        "organization": SDO.Organization,
        "country": SDO.Country,
        "place": SDO.Place,
        "group": TW.Group,
        "event": TW.Event,
        "quantity": TW.Quantity,
        "time": TW.Time,
        "thing": TW.Thing,
    }
)
"""The class of each kind of entity."""


@cache
def node(term: URIRef | str) -> NamedNode:
    """The engine's node for an IRI. Raises ValueError where it is not an IRI."""
    return NamedNode(str(term))


def prefixes(base: str = BASE) -> dict[str, str]:
    """Prefix to namespace, in the order in which files declare them.

    ``base`` is where the entities, facts and documents live (see ``graph.terms.Names``).
    """
    return {
        "tw": str(TW),
        "rel": RELATION,
        "ent": base + "entity/",
        "fact": base + "fact/",
        "doc": base + "document/",
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "owl": str(OWL),
        "skos": str(SKOS),
        "prov": str(PROV),
        "oa": OA,
        "dct": str(DCTERMS),
        "schema": str(SDO),
        "wd": WIKIDATA,
        "xsd": str(XSD),
    }


def ontology() -> str:
    """The ontology, as Turtle."""
    return files(__package__).joinpath("ontology.ttl").read_text(encoding="utf-8")


def shapes() -> str:
    """The SHACL shapes that every graph of ours conforms to, as Turtle."""
    return files(__package__).joinpath("shapes.ttl").read_text(encoding="utf-8")
