"""What is asked of a token is worked out once."""

from __future__ import annotations

from extractors.memory import remembered
from extractors.tokens import Token
from tests.extractors.handmade import parsed


def test_what_is_asked_of_a_token_is_worked_out_once() -> None:
    asked = []

    @remembered
    def shout(token: Token, mark: str = "!") -> str:
        asked.append(token.text)
        return token.text.upper() + mark

    rain, fell = parsed("Rain/NN/nsubj/fell fell/VBD")
    assert [shout(rain), shout(rain), shout(fell), shout(rain, "?")] == [
        "RAIN!", "RAIN!", "FELL!", "RAIN?",
    ]  # fmt: skip
    assert asked == ["Rain", "fell", "Rain"]
    (other,) = parsed("Rain/NN")
    assert shout(other) == "RAIN!"
    assert len(asked) == 4
