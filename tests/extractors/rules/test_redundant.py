"""Of two propositions that say the same, the more informative one stays."""

from extractors.rules.base import Proposition
from extractors.rules.redundant import informative
from extractors.tokens import Doc
from tests.extractors.handmade import parsed, token

PAID = "she/PRP/nsubj/paid paid=pay/VBD visit/NN/dobj/paid to/IN/prep/visit Lima/NNP/pobj/to"


def _proposition(doc: Doc, rule: str, end: str | None, *words: str) -> Proposition:
    verb = token(doc, "paid")
    return Proposition(
        rule=rule,
        subject=token(doc, "she"),
        label=rule,
        words=tuple(token(doc, word) for word in words),
        object=token(doc, end) if end else None,
        predicate=verb,
        verbs=(verb,),
    )


def test_a_light_verb_resolved_says_more_than_its_parts() -> None:
    doc = parsed(PAID)
    parts = _proposition(doc, "active", "visit", "paid")
    path = _proposition(doc, "path", "Lima", "paid", "visit", "to")
    resolved = _proposition(doc, "light verb", "Lima", "paid", "visit", "to")
    assert informative([parts, path, resolved]) == [resolved]


def test_a_verb_with_its_end_says_more_than_the_verb() -> None:
    doc = parsed(PAID)
    alone = _proposition(doc, "intransitive", None, "paid")
    whole = _proposition(doc, "active", "visit", "paid")
    assert informative([alone, whole]) == [whole]


def test_what_differs_stays() -> None:
    doc = parsed(PAID)
    both = [_proposition(doc, "active", "visit", "paid"), _proposition(doc, "path", "Lima", "paid")]
    assert informative(both) == both
