"""Rules on parses made by hand, where the corpus does not reach, and that it reaches all rules."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pytest

from extractors.clause import Clauses
from extractors.clean import describe
from extractors.entities import resolve
from extractors.explanations import explanation
from extractors.facts import Entity, Kind, Mention
from extractors.nlp import parse
from extractors.rules import RULES
from extractors.rules.apposition import apposition
from extractors.rules.as_role import as_role
from extractors.rules.base import Proposition, Rule, Sentence
from extractors.rules.oblique import intransitive, passive_agent
from extractors.rules.path import path, purpose
from extractors.rules.possessive import between, located, nominal_event, possessive
from extractors.rules.title import title
from extractors.tokens import Doc
from tests.extractors.frozen import pipeline
from tests.extractors.handmade import parsed
from tests.freeze_parses import documents


@dataclass
class Known:
    """A resolver that knows names and their kinds; everything else is a thing without a name."""

    names: dict[str, Kind] = field(default_factory=dict)

    def entities_of(self, head: object) -> tuple[Entity, ...]:
        word = str(head)
        return (Entity(word, word, self.names.get(word, "thing"), named=word in self.names),)

    def mention(self, head: object) -> Mention:
        return Mention(str(head), 0, len(str(head)), str(head), "thing")

    def clue(self, head: object) -> str:
        return ""

    def quantity_of(self, head: object) -> str | None:
        return None

    def entities(self) -> tuple[Entity, ...]:
        return ()


def found(rule: Rule, notation: str, **names: Kind) -> list[tuple[str, str, str]]:
    """What a rule makes of a parse: subject, label and object, as words."""
    doc = parsed(notation)
    sentence = Sentence(doc[:], tuple(doc), Clauses(doc[:]), Known(names))
    return list(_ends(rule(sentence)))


def _ends(propositions: Iterable[Proposition]) -> Iterator[tuple[str, str, str]]:
    for one in propositions:
        yield one.subject.text, one.label, one.object.text if one.object is not None else "–"


def test_the_role_that_the_object_is_given() -> None:
    notation = (
        "Rome/NNP/nsubj/named named=name/VBD Berg/NNP/dobj/named envoy/NN/oprd/named "
        "to/IN/prep/envoy Mali/NNP/pobj/to"
    )
    assert found(as_role, notation) == [("Berg", "be envoy to", "Mali")]


def test_the_role_that_a_passive_gives_its_subject() -> None:
    notation = (
        "Berg/NNP/nsubjpass/seen was/VBD/auxpass/seen seen=see/VBN as/IN/prep/seen "
        "heir/NN/pobj/as to/IN/prep/heir Lund/NNP/pobj/to"
    )
    assert found(as_role, notation) == [("Berg", "be heir to", "Lund")]


def test_a_thing_is_where_its_place_has_a_name() -> None:
    notation = "mines/NNS in/IN/prep/mines Chad/NNP/pobj/in and/CC/cc/Chad Mali/NNP/conj/Chad"
    assert found(located, notation, Chad="country", Mali="country") == [
        ("mines", "be in", "Chad"),
        ("mines", "be in", "Mali"),
    ]
    assert found(located, notation) == []


def test_a_change_is_not_located() -> None:
    notation = "drop=drop/NN in/IN/prep/drop Chad/NNP/pobj/in"
    assert found(located, notation, Chad="country") == []


def test_an_act_of_one_party_towards_another() -> None:
    notation = (
        "Iran/NNP/poss/treaty 's/POS/case/Iran treaty/NN with/IN/prep/treaty Iraq/NNP/pobj/with"
    )
    assert found(nominal_event, notation, Iran="country", Iraq="country") == [
        ("Iran", "treaty with", "Iraq")
    ]


def test_a_named_thing_of_a_named_owner() -> None:
    notation = "Peru/NNP/poss/Court 's/POS/case/Peru High/NNP/compound/Court Court/NNP"
    assert found(possessive, notation, Peru="country", Court="organization") == [
        ("Court", "be court of", "Peru")
    ]
    assert found(possessive, notation, Peru="country") == []


def test_a_bare_name_does_not_say_what_it_is() -> None:
    notation = "Peru/NNP/poss/Inca 's/POS/case/Peru Inca/NNP"
    assert found(possessive, notation, Peru="country", Inca="organization") == []


def test_what_stands_between_two_parties_ties_them() -> None:
    notation = "war/NN between/IN/prep/war Iran/NNP/pobj/between and/CC/cc/Iran Iraq/NNP/conj/Iran"
    assert found(between, notation, Iran="country", Iraq="country") == [
        ("war", "be between", "Iran"),
        ("war", "be between", "Iraq"),
        ("Iran", "war with", "Iraq"),
    ]


def test_a_place_after_a_place_holds_it() -> None:
    notation = "in/IN Pune/NNP/pobj/in ,/,/punct/Pune India/NNP/appos/Pune"
    assert found(apposition, notation, Pune="place", India="country") == [
        ("Pune", "be in", "India")
    ]


def test_a_rank_after_the_office_is_no_part_of_it() -> None:
    notation = (
        "Chad/NNP/nmod/Diallo army/NN/compound/Diallo spokesman/NN/compound/Diallo "
        "Colonel=colonel/NNP/compound/Diallo Diallo/NNP"
    )
    names: dict[str, Kind] = {"Diallo": "person", "army": "organization"}
    assert found(title, notation, **names) == [("Diallo", "be spokesman of", "army")]


def test_a_path_leads_from_name_to_name_only() -> None:
    notation = (
        "Chad/NNP/nsubj/sent sent=send/VBD tanks/NNS/dobj/sent to/IN/prep/sent Mali/NNP/pobj/to"
    )
    assert found(path, notation, Chad="country", Mali="country") == [
        ("Chad", "send tanks to", "Mali")
    ]
    assert found(path, notation, Mali="country") == []
    assert found(path, notation, Chad="country") == []


def test_a_purpose_is_read_through_the_object() -> None:
    notation = (
        "Chad/NNP/nsubj/sent sent=send/VBD troops/NNS/dobj/sent to/TO/aux/guard "
        "guard/VB/advcl/sent mines/NNS/dobj/guard"
    )
    assert found(purpose, notation) == [("Chad", "send troops to guard", "mines")]


def test_what_is_denied_by_whom_and_to_whom() -> None:
    notation = (
        "firms/NNS/nsubjpass/denied were/VBD/auxpass/denied denied=deny/VBN aid/NN/dobj/denied "
        "by/IN/agent/denied Rome/NNP/pobj/by"
    )
    assert found(passive_agent, notation) == [("Rome", "deny", "aid")]


def test_an_argument_of_time_is_no_end() -> None:
    notation = "boat/NN/nsubj/sank sank=sink/VBD on/IN/prep/sank Monday/NNP/pobj/on/DATE"
    assert found(intransitive, notation) == [("boat", "sink", "–")]


@pytest.fixture(scope="module")
def sentences() -> list[Sentence]:
    """The sentences of the corpus and of the seed article as the rules see them."""
    made = []
    for document, docs in parse(map(describe, documents()), pipeline()):
        for doc in map(Doc, docs):
            resolution = resolve(doc, document)
            made += [Sentence(span, tuple(span), Clauses(span), resolution) for span in doc.sents]
    return made


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_corpus_reaches_every_rule(rule: Rule, sentences: list[Sentence]) -> None:
    reached = [sentence.span.text for sentence in sentences if any(rule(sentence))]
    assert len(reached) >= 2, f"write a case of {rule.__name__} into tests/corpus: {reached}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_finds_its_own_explanation(rule: Rule, sentences: list[Sentence]) -> None:
    names = {found.rule for sentence in sentences for found in rule(sentence)}
    own = " ".join((rule.__doc__ or "").split())
    for name in sorted(names):
        assert own in (explanation(name) or ""), name
