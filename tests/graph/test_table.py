"""Tables as text: columns that line up, and nothing that steers a terminal."""

from __future__ import annotations

from graph.table import table


def test_columns_line_up_in_every_script() -> None:
    text = table(("name", "n"), [("Xi Jinping", "1"), ("習近平", "22"), ("e\u0301", "3"), ("", "")])
    assert text == (
        "name        n\n──────────  ──\nXi Jinping  1\n習近平      22\ne\u0301           3\n\n"
    )


def test_each_row_is_one_line_without_control_characters() -> None:
    text = table(("a",), [("two\nlines\x1b[31m\u202eright",)])
    assert text.split("\n")[2] == "two lines�[31m�right"
    assert len(text.split("\n")) == 4


def test_a_table_without_columns_is_empty() -> None:
    assert table((), [()]) == ""
