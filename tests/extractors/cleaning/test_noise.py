"""What is hidden from the parser, without moving a character."""

from __future__ import annotations

import pytest

from extractors.cleaning.noise import LONGEST_WORD, quiet

# What is read, and what the parser sees of it, apart from the number of spaces; None for the same.
HIDDEN = {
    "It sank,,,,,,,, they said!!!!!!": "It sank,,, they said!!!",
    "Well... he left — twice.": None,
    "Name: ______________ Age: ----------": "Name: ______________ Age: ---",
    "Divers 🚢🚢 found 👩‍🚒 it ✨ on Malta 🇲🇹.": "Divers found it on Malta .",
    "the the the mayor left, very VERY Very late": "the mayor left, very late",
    "He had had enough of Baden Baden.": None,
    "She (the mayor (of Lima (in Peru))) left (early).": "She (the mayor ) left (early).",
    "Ana [who [the paper (a daily) says] left] met ((Bob)).": "Ana [who left] met ( ).",
    "a) the port (in Lima) b) the :) mine": None,
    "One ( left open (in Lima) and more (in Peru)": None,
    f"See https://example.org/{'a' * LONGEST_WORD} there.": "See there.",
    f"See https://example.org/{'a' * (LONGEST_WORD - 25)} there.": None,
}


@pytest.mark.parametrize("text", HIDDEN)
def test_what_the_parser_sees(text: str) -> None:
    seen = quiet(text)
    assert len(seen) == len(text)
    assert " ".join(seen.split()) == (HIDDEN[text] or text)
    assert all(new in (old, " ") for old, new in zip(text, seen, strict=True))
