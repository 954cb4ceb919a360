"""How a clause is meant, and its tense."""

import pytest

from extractors.clause import Clauses
from extractors.qualifiers.modality import modality, tense
from tests.extractors.handmade import parsed, token

MEANT = {
    "plainly": ("paid", "bank/NN/nsubj/paid paid/VBD", "asserted"),
    "will": ("pay", "will/MD/aux/pay pay/VB", "planned"),
    "may": ("pay", "may/MD/aux/pay pay/VB", "possible"),
    "must": ("pay", "must/MD/aux/pay pay/VB", "obliged"),
    "allegedly": ("paid", "allegedly/RB/advmod/paid paid/VBD", "possible"),
    "plans to": ("pay", "plans=plan/VBZ to/TO/aux/pay pay/VB/xcomp/plans", "planned"),
    "hopes, its lemma lost": (
        "pay",
        "hopes=hop/VBZ to/TO/aux/pay pay/VB/xcomp/hopes",
        "planned",
    ),
    "is to": ("pay", "is=be/VBZ to/TO/aux/pay pay/VB/xcomp/is", "planned"),
    "has to": ("pay", "has=have/VBZ to/TO/aux/pay pay/VB/xcomp/has", "obliged"),
    "was ordered to": (
        "pay",
        "was/VBD/auxpass/ordered ordered=order/VBN to/TO/aux/pay pay/VB/xcomp/ordered",
        "obliged",
    ),
    "is expected to": (
        "pay",
        "is/VBZ/auxpass/expected expected=expect/VBN to/TO/aux/pay pay/VB/xcomp/expected",
        "estimated",
    ),
    "estimated that": (
        "paid",
        "he/PRP/nsubj/estimated estimated=estimate/VBD banks/NNS/nsubj/paid "
        "paid/VBD/ccomp/estimated",
        "estimated",
    ),
    "the right to": (
        "pay",
        "has=have/VBZ right/NN/dobj/has to/TO/aux/pay pay/VB/acl/right",
        "possible",
    ),
    "accused of": (
        "paying",
        "firm/NN/nsubjpass/accused is/VBZ/auxpass/accused accused=accuse/VBN of/IN/prep/accused "
        "paying/VBG/pcomp/of",
        "possible",
    ),
    "aimed at": (
        "ending",
        "talks/NNS aimed=aim/VBN/acl/talks at/IN/prep/aimed ending/VBG/pcomp/at",
        "planned",
    ),
    "allegations that": (
        "stole",
        "allegations=allegation/NNS that/IN/mark/stole he/PRP/nsubj/stole "
        "stole/VBD/acl/allegations",
        "possible",
    ),
    "no evidence that": (
        "stole",
        "no/DT/det/evidence evidence/NN that/IN/mark/stole he/PRP/nsubj/stole "
        "stole/VBD/acl/evidence",
        "possible",
    ),
    "the fact that": (
        "stole",
        "fact/NN that/IN/mark/stole he/PRP/nsubj/stole stole/VBD/acl/fact",
        "asserted",
    ),
    "is said to": (
        "own",
        "is/VBZ/auxpass/said said=say/VBN to/TO/aux/own own/VB/xcomp/said",
        "possible",
    ),
    "whether to": (
        "ban",
        "debated/VBD whether/IN/mark/ban to/TO/aux/ban ban/VB/xcomp/debated",
        "possible",
    ),
    "want him to": (
        "go",
        "want/VBP him/PRP/nsubj/go to/TO/aux/go go/VB/ccomp/want",
        "planned",
    ),
    "the first to": (
        "lead",
        "she/PRP/nsubj/is is=be/VBZ first/JJ/amod/woman/ORDINAL woman/NN/attr/is to/TO/aux/lead "
        "lead/VB/relcl/woman",
        "asserted",
    ),
    "hardly had it": (
        "begun",
        "Hardly/RB/advmod/begun had/VBD/aux/begun it/PRP/nsubj/begun begun/VBN",
        "asserted",
    ),
    "if": ("pays", "if/IN/mark/pays Rome/NNP/nsubj/pays pays/VBZ", "conditional"),
    "had it": (
        "rained",
        "Had/VBD/aux/rained it/PRP/nsubj/rained rained/VBN ,/,/punct/rained",
        "conditional",
    ),
}


@pytest.mark.parametrize("words", MEANT)
def test_modality(words: str) -> None:
    verb, notation, meant = MEANT[words]
    doc = parsed(notation)
    clause = Clauses(doc[:]).of(token(doc, verb))
    assert clause is not None
    assert modality(clause.verb, clause.verbs) == meant


@pytest.mark.parametrize(
    ("notation", "verb", "when"),
    [
        ("paid/VBD", "paid", "past"),
        ("pays/VBZ", "pays", "present"),
        ("will/MD/aux/pay pay/VB", "pay", "future"),
        ("has/VBZ/aux/paid paid/VBN", "paid", "past"),
        ("to/TO/aux/pay pay/VB", "pay", "none"),
        (
            "was/VBD/auxpass/paid paid/VBN and/CC/cc/paid spent/VBN/conj/paid",
            "spent",
            "past",
        ),
    ],
)
def test_tense(notation: str, verb: str, when: str) -> None:
    assert tense(token(parsed(notation), verb)) == when
