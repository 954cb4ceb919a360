"""Open-IE triples: a sentence in, its triples out, in both shapes."""

from __future__ import annotations

import random

import pytest

from extractors.nlp import LONGEST
from extractors.triples import triples

pytestmark = pytest.mark.model

# Sentence, then what the shape "folded" makes of it: subject — relation — object.
FOLDED = """
# Objects, and what follows them, each at the end of the words before it
The mayor opened a new library in Leeds on Monday .
The mayor — opened — a new library
The mayor — opened a new library in — Leeds
The mayor — opened a new library on — Monday

# What hangs on a noun is reached through it
He became a founding member of the Academy of Science .
He — became — a founding member
He — became a founding member of — the Academy of Science

# A passive: what stands behind the agent is read after it
The bridge was built by Roman soldiers in the first century .
The bridge — was built by — Roman soldiers
The bridge — was built by Roman soldiers in — the first century

# Verbs in a chain are one relation
The company was able to repay the loan .
The company — was able to repay — the loan

The council plans to sell the old market hall .
The council — plans to sell — the old market hall

# Denial stays in the relation
Kim no longer supports the plan .
Kim — no longer supports — the plan

Residents were not told about the leak .
Residents — were not told about — the leak

Neither Ann nor Bob attended the meeting .
Neither Ann nor Bob — attended — the meeting

# Coordination: verbs share their subject and what stands before it
In 2019 the club sold the stadium and moved to Oslo .
the club — sold — the stadium
the club — sold the stadium In — 2019
the club — moved to Oslo In — 2019
the club — moved to — Oslo

The school offers music and dance classes .
The school — offers — music classes
The school — offers — dance classes

The treaty was signed in Vienna and ratified by both parliaments .
The treaty — was signed in — Vienna
The treaty — was ratified by — both parliaments

# Gerunds and purposes are folded in
The report describes the risk of losing data .
The report — describes — the risk
The report — describes the risk of losing — data

The factory uses solar power to heat the offices .
The factory — uses — solar power
The factory — uses solar power to heat — the offices

# What is said, and what it says
The minister said that the port would close in May .
The minister — said that — the port would close in May
the port — would close in — May

# Relatives: what a pilot did was done by whoever was a pilot
He was a pilot who flew over the Andes .
He — was — a pilot
He — flew over — the Andes

The police arrested the man who had stolen the car .
The police — arrested — the man
the man — had stolen — the car

# Parts and counts
A number of voters stayed at home because of the rain .
A number of voters — stayed at — home
A number of voters — stayed at home because of — the rain

More than 40 % of farmers lost their crops .
More than 40 % of farmers — lost — their crops

# Receivers
She gave the museum a painting .
She — gave the museum — a painting

# Existence
There were two fires in the old town .
There — were — two fires
There — were two fires in — the old town

# Quotation marks around a few words are left out
She directed the film `` Winter Road '' in 1947 .
She — directed — the film
She — directed the film in — 1947
"""

# The same for "clauses": further arguments in the same row, with their prepositions.
CLAUSES = """
The bridge was built by Roman soldiers in the first century .
The bridge — was built by — Roman soldiers — in the first century

In 2019 the club sold the stadium and moved to Oslo .
the club — sold — the stadium — In 2019
the club — moved to — Oslo — In 2019

The prime minister has also refused to meet the union leaders since March .
The prime minister — has also refused to meet — the union leaders — since March

The firm was fined in May and June .
The firm — was fined in — May and June

The minister said that the port would close in May .
The minister — said that — the port would close in May
the port — would close in — May

# Names and what they are: "is" is ours
Maria Lopez , a chemist from Chile , won the prize .
Maria Lopez — won — the prize
Maria Lopez — is — a chemist from Chile

Attorney General Janet Hill resigned after the judge read the letter .
Attorney General Janet Hill — resigned after — the judge read the letter
the judge — read — the letter
Janet Hill — is — Attorney General

The hotel is in Paris , France .
The hotel — is in — Paris
Paris — is in — France
"""


def examples(text: str) -> list[tuple[str, set[str]]]:
    """The sentences of a table above with their triples."""
    blocks = [block.splitlines() for block in text.strip().split("\n\n")]
    blocks = [[line for line in block if not line.startswith("#")] for block in blocks]
    return [(block[0], set(block[1:])) for block in blocks]


def read(sentence: str, shape: str) -> set[str]:
    """The triples of a sentence as the tables above write them."""
    found = triples([sentence], shape=shape, pretokenized=True)
    return {" — ".join(str(part) for part in row[2:]) for row in found}


def test_the_tables_are_complete() -> None:
    assert len(examples(FOLDED)) == 21
    assert len(examples(CLAUSES)) == 8


@pytest.mark.parametrize(("sentence", "expected"), examples(FOLDED))
def test_folded(sentence: str, expected: set[str]) -> None:
    assert read(sentence, "folded") == expected


@pytest.mark.parametrize(("sentence", "expected"), examples(CLAUSES))
def test_clauses(sentence: str, expected: set[str]) -> None:
    assert read(sentence, "clauses") == expected


def test_line_numbers_count_every_line() -> None:
    lines = ["Ann met Bob .", "", "no verb here", "\t", "Bob left Rome .", "Ann met Bob ."]
    assert [row[0] for row in triples(lines, pretokenized=True)] == [1, 5, 6]


def test_free_text_has_the_number_of_its_line() -> None:
    lines = ["Ann met Bob. Bob left Rome.", "Rome's mayor didn't resign."]
    rows = [(row[0], *row[2:]) for row in triples(lines, shape="clauses")]
    assert rows[:2] == [(1, "Ann", "met", "Bob"), (1, "Bob", "left", "Rome")]
    assert {row[0] for row in rows[2:]} <= {2}


def test_pretokenized_words_stay_as_they_are() -> None:
    line = "Dr. Jones-Smith did n't sell U.S.-made X-100s to Oslo -LRB- Norway -RRB- ."
    rows = list(triples([line], pretokenized=True))
    assert rows
    for row in rows:
        assert set(" ".join(str(part) for part in row[2:]).split()) <= set(line.split())


def test_confidence_is_a_share_and_lower_where_more_was_inferred() -> None:
    line = "The king , angered by the news , asked the bishop to leave the city ."
    found = {row[2:]: float(row[1]) for row in triples([line], pretokenized=True)}
    assert all(0 < value < 1 for value in found.values())
    asked = found[("The king", "asked", "the bishop")]
    assert found[("the bishop", "to leave", "the city")] < asked


def test_what_is_less_sure_can_be_left_out() -> None:
    line = "The king , angered by the news , asked the bishop to leave the city ."
    for shape in ("folded", "clauses"):
        rows = list(triples([line], shape=shape, pretokenized=True))
        least = max(float(row[1]) for row in rows)
        sure = triples([line], shape=shape, pretokenized=True, min_confidence=least)
        assert list(sure) == [row for row in rows if float(row[1]) >= least] != rows


def test_an_unknown_shape_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="no shape 'flat' of triples; there are: folded, clauses"):
        triples([], shape="flat")


# Tokens as treebanks write them: read as what they stand for, given back as they are.
TREEBANK = {
    "The firm -LRB- based in Oslo -RRB- bought three ships .": ("bought", "three ships"),
    "She bought a -LSB- new -RSB- boat .": ("bought", "a -LSB- new -RSB- boat"),
    "`` We won , '' said Ann .": ("said", "We won"),
    "She said `` we left .": ("said", "we left"),
    "He 's a judge .": ("'s", "a judge"),
    "NORWAY SENDS SHIPS TO PERU .": ("SENDS", "SHIPS"),
    "Ann met Bob at https://x.org/a .": None,
    "-LRB- -RRB- -LSB- x -RSB- -LCB- -RCB-": None,
}


@pytest.mark.parametrize("shape", ["folded", "clauses"])
@pytest.mark.parametrize("line", TREEBANK)
def test_treebank_tokens_come_back_as_they_are(line: str, shape: str) -> None:
    rows = list(triples(["", line, ""], shape=shape, pretokenized=True))
    assert {row[0] for row in rows} <= {2}
    supplied = {"is", "in"} if shape == "clauses" else set()
    for row in rows:
        assert set(" ".join(str(part) for part in row[2:]).split()) <= set(line.split()) | supplied
    wanted = TREEBANK[line]
    if wanted is not None:
        assert wanted in [tuple(row[3:5]) for row in rows]


ODD = [
    "",
    "   ",
    "\t\t",
    "word",
    "!!! ??? ...",
    '" " `` \'\' "',
    "( ( ( ) [",
    "\x00 \x07 \u200b",
    "🙂 🙂 🙂",
    "of of of of",
    "said said said said",
    "who which that",
    "日本の首相は中国を訪問した。",
    "Ceci n'est pas une pipe .",
]


@pytest.mark.parametrize("pretokenized", [True, False])
@pytest.mark.parametrize("shape", ["folded", "clauses"])
@pytest.mark.parametrize("line", ODD)
def test_odd_lines_give_nothing(line: str, shape: str, pretokenized: bool) -> None:
    assert list(triples([line], shape=shape, pretokenized=pretokenized)) == []


def test_a_tab_parts_words_like_a_space() -> None:
    plain = list(triples(["Ann met Bob ."], pretokenized=True))
    assert list(triples(["Ann\tmet\tBob\t."], pretokenized=True)) == plain != []


@pytest.mark.parametrize("pretokenized", [True, False])
def test_a_line_without_end_is_cut(pretokenized: bool) -> None:
    line = "the mayor met the judge and " * LONGEST
    rows = list(triples([line, "Ann met Bob ."], pretokenized=pretokenized))
    assert rows[-1][0] == 2
    assert len({row for row in rows if row[0] == 1}) >= 1


def test_word_salad_breaks_nothing_and_invents_nothing() -> None:
    """Random trees of all kinds: whatever comes out is made of the line's words."""
    source = random.Random(20)
    stock = (FOLDED + CLAUSES).replace("—", "who that to be having").replace("#", "").split()
    lines = [" ".join(source.choices(stock, k=source.randint(1, 40))) for _ in range(150)]
    for shape in ("folded", "clauses"):
        for number, _, *parts in triples(lines, shape=shape, pretokenized=True):
            supplied = {"is", "in"} if shape == "clauses" else set()
            words = set(lines[int(number) - 1].split()) | supplied
            assert all(part and set(str(part).split()) <= words for part in parts)
