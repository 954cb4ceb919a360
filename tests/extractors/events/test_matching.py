"""What is done, by verb, particle, object and preposition."""

import pytest

from extractors.events.matching import Undergoer, deed
from tests.extractors.handmade import parsed, token

CASES = {
    "send troops": (
        "send", "troops", "MOBILIZE",
        "Kenya/NNP/nsubj/sent sent=send/VBD troops=troop/NNS/dobj/sent",
    ),
    "send aid": (
        "send", "aid", "AID",
        "Kenya/NNP/nsubj/sent sent=send/VBD aid/NN/dobj/sent to/IN/prep/sent Chad/NNP/pobj/to",
    ),
    "send a letter": (
        "send", "letter", None,
        "Kenya/NNP/nsubj/sent sent=send/VBD a/DT/det/letter letter/NN/dobj/sent",
    ),
    "call off talks": (
        "call", "talks", "SANCTION",
        "Rome/NNP/nsubj/called called=call/VBD off/RP/prt/called talks=talk/NNS/dobj/called",
    ),
    "call for talks": (
        "call", None, "REQUEST",
        "Rome/NNP/nsubj/called called=call/VBD for/IN/prep/called talks=talk/NNS/pobj/for",
    ),
    "hold talks": (
        "hold", "talks", "CONSULT",
        "Rome/NNP/nsubj/held held=hold/VBD talks=talk/NNS/dobj/held",
    ),
    "a hunger strike is no strike": (
        "stage", "strike", "PROTEST",
        "men=man/NNS/nsubj/staged staged=stage/VBD hunger/NN/compound/strike strike/NN/dobj/staged",
    ),
    "a series of attacks is attacks": (
        "launch", "series", "ASSAULT",
        "men=man/NNS/nsubj/launched launched=launch/VBD series/NN/dobj/launched "
        "of/IN/prep/series attacks=attack/NNS/pobj/of",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("verb", "object_", "event", "notation"), CASES.values(), ids=CASES)
def test_the_line_that_says_most_decides(
    verb: str, object_: str | None, event: str | None, notation: str
) -> None:
    doc = parsed(notation)
    head = next(word for word in doc if word.lemma_ == verb)
    undergoers = [Undergoer(token(doc, object_))] if object_ else []
    assert deed(head, lambda: undergoers) == event
