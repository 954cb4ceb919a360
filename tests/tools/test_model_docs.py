"""The pages on the model say what the program does; TRIPLEWIRE_REGENERATE writes them anew."""

import os
from pathlib import Path

import pytest
import rdflib

from graph.vocabulary import TW, prefixes
from tools.model_docs import DOCS, model_page, vocabulary_page


def as_kept(file: Path, wanted: str) -> bool:
    if os.environ.get("TRIPLEWIRE_REGENERATE"):
        file.write_text(wanted, encoding="utf-8")
    return file.read_text(encoding="utf-8") == wanted


def test_the_page_of_terms_is_as_kept() -> None:
    page = vocabulary_page()
    for name in TW.__annotations__:
        assert name.startswith("_") or f"`tw:{name}`" in page, name
    assert as_kept(DOCS / "vocabulary.md", page)


@pytest.mark.model
def test_the_worked_example_is_as_kept() -> None:
    page = model_page()
    assert as_kept(DOCS / "model.md", page)
    turtle = page.split("```turtle\n")[1].split("```")[0]
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes().items())
    graph = rdflib.Graph().parse(data=head + turtle, format="turtle")
    assert len(set(graph.subjects(rdflib.RDF.type, TW.Claim))) == 3
    for answer in ("National Intelligence Service", "capital that acts", "artillery shells"):
        assert answer in page.split("## Questions")[1]
