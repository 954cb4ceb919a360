"""Writes docs/model.md (a worked example, by the real program) and docs/vocabulary.md (all terms).

python -m tools.model_docs    in the root of the repository
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from graph.vocabulary import TW, ontology, prefixes

DOCS = Path(__file__).parents[1] / "docs"
SENTENCE = (
    "According to South Korea's National Intelligence Service, Pyongyang has already sent "
    "artillery shells to Russia."
)
QUERIES = (
    (
        "Who sends what, as the plain edges have it",
        "SELECT ?from ?what { ?a rel:send ?b . ?a rdfs:label ?from . ?b rdfs:label ?what }",
    ),
    (
        "Who says so, with which words of the article",
        "SELECT ?source ?phrase ?sentence { ?claim rdf:predicate rel:send ; tw:phrase ?phrase ; "
        "prov:wasAttributedTo/rdfs:label ?source ; "
        "prov:wasQuotedFrom/oa:hasSelector/oa:exact ?sentence }",
    ),
    (
        "Whom the words stand for, and why",
        "SELECT ?words ?clue ?name { ?m tw:mentionOf/rdfs:label ?name ; tw:text ?words ; "
        "tw:clue ?clue }",
    ),
)
KINDS = {
    OWL.Class: "Classes",
    OWL.ObjectProperty: "Properties that lead to something",
    OWL.DatatypeProperty: "Properties that hold a value",
    OWL.AnnotationProperty: "Properties that do either",
    OWL.NamedIndividual: "Values",
}
TEMPLATE = """# The model, by an example

One sentence:

> {sentence}

Triplewire reads facts from it, and writes each in three layers. A tool that knows nothing of
claims sees the plain edge;
one that cares sees who says so, in which words, and where.

```mermaid
graph LR
  K["ent:North_Korea"] -- "rel:send (1. plain edge)" --> S["ent:artillery_shells"]
  C(["fact: tw:Claim (2. claim)"]) -. "rdf:subject" .-> K
  C -. "rdf:object" .-> S
  C -. "prov:wasAttributedTo" .-> N["ent:National_Intelligence_Service"]
  C -- "prov:wasQuotedFrom" --> E["article#char=0,112 (3. evidence)"]
  E -- "oa:hasSource" --> D["doc: schema:NewsArticle"]
  C -- "tw:subjectMention" --> M["article#char=58,67: Pyongyang"]
  M -- "tw:mentionOf" --> K
```

All terms are in [vocabulary.md](vocabulary.md). This page is made by `python -m
tools.model_docs`, and a test makes it
again.

## RDF 1.1

What `triplewire build` writes as `graph.ttl` (prefixes left out):

```turtle
{rdf11}
```

What is left out can be read off the rest: a claim without `tw:extractor` was made by Triplewire's
own rules, an entity
without `tw:named` has no name, and an end without a mention is named by its own label or stands
for itself.

## RDF 1.2

`triplewire export turtle --rdf12` has reifiers in place of `rdf:subject`, `rdf:predicate` and
`rdf:object`; the rest is
the same. A claim without an object is no triple, and stays as it is.

```turtle
{rdf12}
```

## Questions

{queries}

## With other tools

- Any RDF 1.1 reader (rdflib, Jena, Raptor, GraphDB) takes `graph.ttl`; old ones follow the plain
  edges, or the
  `rdf:Statement`s.
- In Protégé, open `graph/ontology.ttl` and `graph.ttl` together: relations are object properties
  below `tw:relatedTo`.
- The graph keeps to `graph/shapes.ttl` (SHACL), which `triplewire check` tests.
- The offsets in the name of a span are those of RFC 5147: characters from 0, the end not included.
"""


def vocabulary_page() -> str:
    """All terms with their definitions, domains, ranges and examples, as Markdown."""
    model = Graph().parse(data=ontology(), format="turtle")
    lines = ["# The vocabulary", "", f"`tw:` is <{TW}>. Made by `python -m tools.model_docs`.", ""]
    told: set[URIRef] = set()
    for kind, title in KINDS.items():
        terms = {t for t in model.subjects(RDF.type, kind) if str(t).startswith(str(TW))} - told
        told |= terms
        lines += [f"## {title}", "", "| term | what it means | of → to | example |"]
        lines += ["| --- | --- | --- | --- |"]
        lines += [_row(model, term) for term in sorted(terms)]
        lines += [""]
    return "\n".join(lines)


def model_page() -> str:
    """The worked example, as Markdown."""
    with TemporaryDirectory() as folder:
        Path(folder, "article.txt").write_text(f"{SENTENCE}\n", encoding="utf-8")
        _run(folder, "build", "article.txt", "-o", "out")
        rdf11 = Path(folder, "out", "graph.ttl").read_text(encoding="utf-8")
        rdf12 = _run(folder, "export", "turtle", "--rdf12", "-s", "out/store")
        asked = [
            f"{title}:\n\n```console\n$ triplewire query '{query}'\n"
            f"{_run(folder, 'query', query, '-s', 'out/store').rstrip()}\n```"
            for title, query in QUERIES
        ]
    return TEMPLATE.format(
        sentence=SENTENCE,
        rdf11=_body(rdf11),
        rdf12="\n\n".join(block for block in _body(rdf12).split("\n\n") if "reifies" in block),
        queries="\n\n".join(asked),
    )


def _row(model: Graph, term: URIRef) -> str:
    def names(predicate: URIRef) -> str:
        return ", ".join(sorted(f"`{_short(o)}`" for o in model.objects(term, predicate)))

    ends = f"{names(RDFS.domain)} → {names(RDFS.range)}".strip()
    examples = "; ".join(sorted(str(o) for o in model.objects(term, SKOS.example)))
    above = names(RDFS.subClassOf) or names(RDFS.subPropertyOf) or names(SKOS.broader)
    words = f"{model.value(term, SKOS.definition)}" + (f" Below {above}." if above else "")
    return f"| `{_short(term)}` | {words} | {'' if ends == '→' else ends} | {examples} |"


def _short(term: object) -> str:
    text = str(term)
    for prefix, namespace in prefixes().items():
        if text.startswith(namespace):
            return f"{prefix}:{text[len(namespace) :]}"
    return text.replace("http://semanticweb.cs.vu.nl/2009/11/sem/", "sem:")


def _body(turtle: str) -> str:
    return "\n".join(line for line in turtle.split("\n") if not line.startswith("@prefix")).strip()


def _run(folder: str, *arguments: str) -> str:
    command = str(Path(sys.executable).parent / "triplewire")
    done = subprocess.run(
        [command, *arguments], cwd=folder, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


if __name__ == "__main__":
    (DOCS / "model.md").write_text(model_page(), encoding="utf-8")
    (DOCS / "vocabulary.md").write_text(vocabulary_page(), encoding="utf-8")
