"""The sample of entities that is read by hand."""

import pytest

from extractors.extract import extract
from extractors.facts import Document
from tools.sample_entities import drawn, portrait

TEXT = "Mayor Ida Holm opened the bridge. Holm thanked Norway. She said the bridge was safe."


@pytest.mark.model
def test_an_entity_shows_each_mention_and_its_reason() -> None:
    extractions = list(extract([Document.of(TEXT, "bridge.txt")]))
    sample = drawn(extractions, 20)
    assert sample == drawn(extractions, 20)
    lines = {pair[1].label: list(portrait(*pair)) for pair in sample}
    assert lines["Ida Holm"][0] == "[bridge.txt] Ida Holm (person, no Wikidata item, id Ida_Holm)"
    assert "[[Mayor Ida Holm]] opened" in lines["Ida Holm"][1]
    assert "partial name to “Mayor Ida Holm”" in lines["Ida Holm"][2]
    assert "[[She]] said" in lines["Ida Holm"][3]
    assert "no Wikidata item" not in lines["Norway"][0]
