"""Who says so, in each position, and in quotations."""

import pytest

from extractors.clause import Clauses
from extractors.qualifiers.attribution import attribution
from extractors.qualifiers.quotes import Quotations
from tests.extractors.handmade import parsed, token

SAID = {
    "before": (
        "Tanjug/NNP/nsubj/said said=say/VBD banks/NNS/nsubj/paid paid/VBD/ccomp/said",
        ("Tanjug", "say"),
    ),
    "after": (
        "banks/NNS/nsubj/paid paid/VBD/ccomp/said ,/,/punct/said Tanjug/NNP/nsubj/said "
        "said=say/VBD",
        ("Tanjug", "say"),
    ),
    "in the middle": (
        "banks/NNS/nsubj/paid ,/,/punct/paid Tanjug/NNP/nsubj/said said=say/VBD/parataxis/paid "
        ",/,/punct/paid paid/VBD",
        ("Tanjug", "say"),
    ),
    "as it said": (
        "as/IN/mark/said Tanjug/NNP/nsubj/said said=say/VBD/advcl/paid banks/NNS/nsubj/paid "
        "paid/VBD",
        ("Tanjug", "say"),
    ),
    "according to": (
        "according/VBG/prep/paid to/IN/prep/according Tanjug/NNP/pobj/to banks/NNS/nsubj/paid "
        "paid/VBD",
        ("Tanjug", "according to"),
    ),
    "two clauses up": (
        "Tanjug/NNP/nsubj/said said=say/VBD Rome/NNP/nsubj/asked asked=ask/VBD/ccomp/said "
        "banks/NNS/dobj/asked whom/WP/nsubj/paid paid/VBD/relcl/banks",
        ("Tanjug", "say"),
    ),
    "nobody": ("banks/NNS/nsubj/paid paid/VBD", None),
    "no reporting verb": (
        "storm/NN/nsubj/made made=make/VBD banks/NNS/nsubj/paid paid/VBD/ccomp/made",
        None,
    ),
}


@pytest.mark.parametrize("where", SAID)
def test_who_says_so(where: str) -> None:
    notation, expected = SAID[where]
    doc = parsed(notation)
    found = attribution(token(doc, "paid"), Clauses(doc[:]), Quotations(doc))
    assert (found and (found.speaker.text, found.cue)) == expected


QUOTED = (
    '"/``/punct/paid The/DT/det/banks banks/NNS/nsubj/paid paid/VBD/ccomp/said '
    "their/PRP$/poss/fines fines/NNS/dobj/paid \"/''/punct/paid said=say/VBD "
    "Kaya/NNP/nsubj/said ././punct/said"
)


def test_a_quotation_has_the_speaker_of_the_saying_verb_beside_it() -> None:
    doc = parsed(QUOTED)
    (quotation,) = Quotations(doc).all
    assert (doc[quotation.first].text, doc[quotation.last].text) == ("The", "fines")
    assert quotation.speaker is not None
    assert quotation.speaker.text == "Kaya"


def test_a_token_outside_stands_in_no_quotation() -> None:
    doc = parsed(QUOTED)
    quotations = Quotations(doc)
    assert quotations.of(token(doc, "paid")) is quotations.all[0]
    assert quotations.of(token(doc, "Kaya")) is None


def test_the_next_quotation_goes_on_with_the_speaker() -> None:
    doc = parsed(
        QUOTED + ' "/``/punct/fell The/DT/det/shares shares/NNS/nsubj/fell fell/VBD '
        "by/IN/prep/fell half/NN/pobj/by \"/''/punct/fell"
    )
    speakers = [q.speaker.text if q.speaker else None for q in Quotations(doc).all]
    assert speakers == ["Kaya", "Kaya"]


def test_a_few_quoted_words_are_no_quotation() -> None:
    doc = parsed(
        'Iran/NNP/nsubj/called called/VBD it/PRP/dobj/called "/``/punct/called '
        "illegal/JJ/oprd/called \"/''/punct/called"
    )
    assert Quotations(doc).all == []


def test_a_mark_left_open_ends_with_its_block() -> None:
    doc = parsed(
        '"/``/punct/paid The/DT/det/banks banks/NNS/nsubj/paid paid/VBD their/PRP$/poss/fines '
        "fines/NNS/dobj/paid Rain/NN/nsubj/fell fell/VBD"
    )
    doc.user_data["triplewire_blocks"] = ((0, "paragraph"), (6, "paragraph"))
    (quotation,) = Quotations(doc).all
    assert doc[quotation.last].text == "fines"
