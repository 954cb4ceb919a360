"""Clauses: each verb with its subjects, and each way of borrowing one."""

import pytest

from extractors.clause import Clause, Clauses
from extractors.obliques import agents, obliques
from tests.extractors.handmade import parsed, texts, token


def clause(notation: str, verb: str) -> Clause:
    doc = parsed(notation)
    found = Clauses(doc[:]).of(token(doc, verb))
    assert found is not None
    return found


WAYS = {
    "its own": (
        "Putin/NNP/nsubj/praised praised/VBD troops/NNS/dobj/praised",
        "praised",
        ["Putin"],
        "",
        ["praised"],
    ),
    "relative clause": (
        "firms/NNS that/WDT/nsubj/pay pay/VBP/relcl/firms tax/NN/dobj/pay",
        "pay",
        ["firms"],
        "relative clause",
        ["pay"],
    ),
    "the verb before and": (
        "court/NN/nsubj/met met/VBD and/CC/cc/met fined/VBD/conj/met banks/NNS/dobj/fined",
        "fined",
        ["court"],
        "conjunct",
        ["fined"],
    ),
    "the verb above": (
        "Oslo/NNP/nsubj/plans plans/VBZ to/TO/aux/build build/VB/xcomp/plans roads/NNS/dobj/build",
        "build",
        ["Oslo"],
        "complement",
        ["plans", "build"],
    ),
    "the object above": (
        "court/NN/nsubj/ordered ordered=order/VBD Google/NNP/dobj/ordered to/TO/aux/pay "
        "pay/VB/xcomp/ordered",
        "pay",
        ["Google"],
        "object control",
        ["pay"],
    ),
    "promise keeps its subject": (
        "Lee/NNP/nsubj/promised promised=promise/VBD voters/NNS/dobj/promised to/TO/aux/cut "
        "cut/VB/xcomp/promised",
        "cut",
        ["Lee"],
        "complement",
        ["promised", "cut"],
    ),
    "an adjective above": (
        "union/NN/nsubj/is is=be/VBZ ready/JJ/acomp/is to/TO/aux/strike strike/VB/xcomp/ready",
        "strike",
        ["union"],
        "complement",
        ["ready", "strike"],
    ),
    "the noun before a participle": (
        "troops/NNS/nsubj/left guarding/VBG/acl/troops it/PRP/dobj/guarding left/VBD",
        "guarding",
        ["troops"],
        "participle",
        ["guarding"],
    ),
    "whose plan it is": (
        "his/PRP$/poss/attempt attempt/NN to/TO/aux/win win/VB/acl/attempt",
        "win",
        ["his"],
        "infinitive of a noun",
        ["attempt", "win"],
    ),
    "who has the plan": (
        "Libya/NNP/nsubj/has has=have/VBZ plans=plan/NNS/dobj/has to/TO/aux/pay pay/VB/acl/plans",
        "pay",
        ["Libya"],
        "infinitive of a noun",
        ["plans", "pay"],
    ),
    "the main clause of a participle": (
        "storm/NN/nsubj/hit hit/VBD it/PRP/dobj/hit killing/VBG/advcl/hit cows/NNS/dobj/killing",
        "killing",
        ["storm"],
        "participle",
        ["killing"],
    ),
    "the main clause of a purpose": (
        "ship/NN/nsubjpass/sent was/VBD/auxpass/sent sent=send/VBN to/TO/aux/help "
        "help/VB/advcl/sent",
        "help",
        ["ship"],
        "purpose",
        ["help"],
    ),
    "the clause of a gerund": (
        "Iran/NNP/nsubj/replied replied/VBD by/IN/prep/replied firing/VBG/pcomp/by",
        "firing",
        ["Iran"],
        "gerund",
        ["firing"],
    ),
    "the object that is accused": (
        "court/NN/nsubj/accused accused=accuse/VBD firm/NN/dobj/accused of/IN/prep/accused "
        "lying/VBG/pcomp/of",
        "lying",
        ["firm"],
        "object control",
        ["lying"],
    ),
    "the object that is quoted": (
        "paper/NN/nsubj/quoted quoted=quote/VBD judge/NN/dobj/quoted as/IN/prep/quoted "
        "saying/VBG/pcomp/as",
        "saying",
        ["judge"],
        "object control",
        ["saying"],
    ),
    "what the noun that is one of a row is": (
        "she/PRP/nsubj/is is=be/VBZ only/JJ/amod/judge judge/NN/attr/is to/TO/aux/pay "
        "pay/VB/relcl/judge",
        "pay",
        ["she"],
        "relative clause",
        ["pay"],
    ),
    "nobody, where a gerund is a thing": (
        "law/NN/nsubj/bans bans=ban/VBZ fishing/VBG/xcomp/bans",
        "fishing",
        [],
        "",
        ["fishing"],
    ),
    "what there is": (
        "there/EX/expl/are are=be/VBP plants/NNS/attr/are in/IN/prep/are Oslo/NNP/pobj/in",
        "are",
        ["plants"],
        "existential",
        ["are"],
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_verb_finds_its_subject(way: str) -> None:
    notation, verb, subjects, origin, verbs = WAYS[way]
    found = clause(notation, verb)
    assert texts(found.subjects) == subjects
    assert found.origin == origin
    assert texts(found.verbs) == verbs


def test_a_verb_that_finds_none_borrows_none() -> None:
    found = clause("was/VBD/auxpass/paid paid/VBN by/IN/agent/paid reading/VBG/pcomp/by", "reading")
    assert found.subjects == ()


def test_a_small_clause_gives_its_subject_as_object() -> None:
    found = clause(
        "storm/NN/nsubj/caused caused=cause/VBD crane/NN/nsubj/fall to/TO/aux/fall "
        "fall/VB/ccomp/caused",
        "caused",
    )
    assert texts(found.objects) == ["crane"]


def test_a_relative_clause_leaves_out_its_object() -> None:
    found = clause("law/NN they/PRP/nsubj/passed passed=pass/VBD/relcl/law", "passed")
    assert texts(found.objects) == ["law"]


def test_what_is_given_and_to_whom() -> None:
    found = clause(
        "gave/VBD Kyiv/NNP/dative/gave tanks/NNS/dobj/gave and/CC/cc/tanks fuel/NN/conj/tanks",
        "gave",
    )
    assert (texts(found.recipients), texts(found.objects)) == (["Kyiv"], ["tanks", "fuel"])


def test_prepositions_that_are_several_words() -> None:
    walked = parsed("walked/VBD out/IN/prep/walked of/IN/prep/out court/NN/pobj/of")
    deployed = parsed(
        "went/VBD as/IN/prep/went part/NN/pobj/as of/IN/prep/part missions/NNS/pobj/of"
    )
    assert [(o.preposition, o.head.text) for o in obliques(walked[0])] == [("out of", "court")]
    assert [(o.preposition, o.head.text) for o in obliques(deployed[0])] == [
        ("as part of", "missions")
    ]


def test_both_ends_of_a_coordinated_preposition() -> None:
    doc = parsed("flies/VBZ to/IN/prep/flies Oslo/NNP/pobj/to and/CC/cc/Oslo Bergen/NNP/conj/Oslo")
    assert [o.head.text for o in obliques(doc[0])] == ["Oslo", "Bergen"]


@pytest.mark.parametrize(
    ("after_by", "found"),
    [
        ("fishermen/NNS/pobj/by", ["fishermen"]),
        ("Friday/NNP/pobj/by/DATE", []),
        ("bus/NN/pobj/by", []),
    ],
    ids=["who", "when", "by what means"],
)
def test_the_agent_of_a_passive_is_somebody(after_by: str, found: list[str]) -> None:
    doc = parsed(f"was/VBD/auxpass/moved moved/VBN by/IN/agent/moved {after_by}")
    assert texts(agents(doc[1])) == found
