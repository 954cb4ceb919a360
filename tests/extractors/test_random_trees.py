"""Whatever the parser says: the rules end, raise nothing, and say only what stands there."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from spacy.tokens import Doc as SpacyDoc

from extractors.clause import Clauses
from extractors.entities import resolve
from extractors.extract import extraction_of
from extractors.facts import Document
from extractors.openie.folded import folded
from extractors.openie.lines import written
from extractors.openie.nary import nary
from extractors.openie.nouns import nominal
from extractors.openie.statements import statements
from extractors.rules import RULES, Sentence
from extractors.tokens import Doc
from tests.extractors.always import check
from tests.extractors.random_trees import articles

# The same examples each time, so that a failure here is a failure everywhere.
SAME = settings(
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@settings(SAME, max_examples=200)
@given(articles())
def test_each_rule_ends_and_stays_inside_its_sentence(article: tuple[Document, SpacyDoc]) -> None:
    document, doc = article[0], Doc(article[1])
    resolution = resolve([doc], document)
    for span in doc.sents:
        sentence = Sentence(span, tuple(span), Clauses(span), resolution)
        for rule in RULES:
            for found in rule(sentence):
                tokens = [found.subject, found.predicate, *found.words, *found.recipients]
                tokens += [found.object] if found.object is not None else []
                tokens += [oblique.head for oblique in found.arguments]
                assert all(span.start <= token.i < span.end for token in tokens), rule.__name__
                assert found.label.strip(), rule.__name__
                assert 0 < found.confidence <= 1, rule.__name__


@settings(SAME, max_examples=300)
@given(articles())
def test_facts_of_random_trees_hold_what_facts_hold(article: tuple[Document, SpacyDoc]) -> None:
    document, doc = article
    extraction = extraction_of(document, [doc])
    check(extraction)
    for fact in extraction.facts:
        ends = [fact.subject, fact.object, *(argument.end for argument in fact.arguments)]
        for mention in (end.mention for end in ends if end is not None):
            assert fact.evidence.start <= mention.start < mention.end <= fact.evidence.end, fact
    assert extraction_of(document, [doc]) == extraction


@settings(SAME, max_examples=150)
@given(articles())
def test_triples_of_random_trees_are_made_of_their_words(
    article: tuple[Document, SpacyDoc],
) -> None:
    doc = Doc(article[1])
    for span in doc.sents:
        known = {token.text for token in span} | {"is", "in"}  # ours, of appositions and titles
        rows = [row for each in statements(Clauses(span)) for row in (*folded(each), *nary(each))]
        for row in (*rows, *nominal(span)):
            for part in (row.subject, row.relation, *row.ends):
                text = part if isinstance(part, str) else written(part, doc)
                assert set(text.split()) <= known
