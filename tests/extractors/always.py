"""What holds of every extraction, whatever the text."""

from collections.abc import Iterable

from extractors.facts import End, Extraction, fact_id


def ends(extraction: Extraction) -> Iterable[End]:
    for fact in extraction.facts:
        yield fact.subject
        yield from (end for end in (fact.object, fact.attributed_to) if end is not None)
        yield from (argument.end for argument in fact.arguments)


def check(extraction: Extraction) -> None:
    """What holds of every extraction, whatever the text."""
    text = extraction.document.text
    entities = {entity.id: entity for entity in extraction.entities}
    assert list(entities) == sorted(entities)
    for fact in extraction.facts:
        evidence = fact.evidence
        assert text[evidence.start : evidence.end] == evidence.sentence
        assert evidence.document == extraction.document.id
        assert evidence.sentence.strip()
        assert fact.id == fact_id(fact)
        assert 0 < fact.confidence <= 1
        assert fact.relation.label
        for words in (fact.time, fact.place, fact.quantity):
            assert words is None or words in text
    for end in ends(extraction):
        assert text[end.mention.start : end.mention.end] == end.mention.text
        assert end.id in entities
        assert end.label == entities[end.id].label
        assert end.label.split() == end.label.strip().split()
        assert end.label.strip(), end
    for entity in entities.values():
        for mention in (resolved.mention for resolved in entity.mentions):
            assert text[mention.start : mention.end] == mention.text
        assert entity.owner is None or entity.owner in entities
        assert set(entity.members) <= set(entities)
    ids = [fact.id for fact in extraction.facts]
    assert len(set(ids)) == len(ids)
