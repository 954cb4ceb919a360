"""The reviewed file: what is read of it, what is wrong in it, and that no line is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.identity.model import Decision
from graph.identity.reviewed import add, read, take_back

HEAD = "action,a,b,document,note\n"


def file(folder: Path, text: str | bytes) -> Path:
    path = folder / "reviewed.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_no_file_decides_nothing(tmp_path: Path) -> None:
    reviewed = read(tmp_path / "reviewed.csv")
    assert (reviewed.decisions, reviewed.errors) == ((), ())


def test_each_line_is_a_decision_with_its_number(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        f"# of May\n{HEAD}\nmerge,Ann,Anna,,the same\nsplit,Bob,,b.txt,\n"
        'apart,Cyd,Syd\n Rename , Ann , "Ann of Bath, the elder"\n',
    )
    reviewed = read(path)
    assert reviewed.errors == ()
    assert reviewed.decisions == (
        Decision("merge", "Ann", "Anna", "", "the same", 4),
        Decision("split", "Bob", "", "b.txt", "", 5),
        Decision("apart", "Cyd", "Syd", "", "", 6),
        Decision("rename", "Ann", "Ann of Bath, the elder", "", "", 7),
    )


def test_a_name_may_stand_for_its_id(tmp_path: Path) -> None:
    (one,) = read(file(tmp_path, HEAD + "merge,Ann Lee,Ann_B._Lee\n")).decisions
    assert (one.a, one.b) == ("Ann_Lee", "Ann_B._Lee")


def test_a_spreadsheet_may_have_written_it(tmp_path: Path) -> None:
    text = "\ufeffNote,Action,A,B,Document\r\nwhy,merge,Ann,Anna,\r\n,,,,\r\n"
    (one,) = read(file(tmp_path, text)).decisions
    assert one == Decision("merge", "Ann", "Anna", "", "why", 2)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("join,Ann,Anna", "'join' is none of merge, apart, split, rename"),
        ("merge,Ann", "merge needs a and b"),
        ("split,,", "split needs a"),
        ("rename,Ann,", "rename needs a and b"),
        ("merge,Ann,Ann", "not Ann twice"),
        ("link,Ann,Anna", "link needs a Wikidata item (Q142), or nothing where none is right"),
        ("rename,Ann,Lee, Ann,,,", "has 7 cells"),
        ('merge,"Ann,Anna', "is no line of CSV"),
        (b"merge,Ann,Ann\xe9", "is not UTF-8"),
        ("action,from,to", "the head must name the columns"),
        ("Ann;merge;Anna", "is none of"),
    ],
)
def test_a_broken_line_costs_itself_and_is_named(
    line: str | bytes, said: str, tmp_path: Path
) -> None:
    broken = line if isinstance(line, bytes) else line.encode()
    before = b"" if broken.startswith(b"action") else HEAD.encode()
    path = file(tmp_path, before + broken + b"\nmerge,Bob,Rob\n")
    reviewed = read(path)
    (error,) = reviewed.errors
    assert error.startswith(f"{path}, line {2 if before else 1}: ")
    assert said in error
    assert [(one.a, one.b) for one in reviewed.decisions] == [("Bob", "Rob")]


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "reviewed.csv").mkdir()
    with pytest.raises(OSError, match="reviewed"):
        read(tmp_path / "reviewed.csv")


def test_decisions_are_added_at_the_end_and_taken_back_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "reviewed.csv"
    add(read(path), Decision("merge", "Ann", "Anna", note="a, b\nc"))
    assert path.read_text("utf-8") == HEAD + 'merge,Ann,Anna,,"a, b c"\n'
    add(read(path), Decision("split", "Bob", document="b.txt"))
    first, second = read(path).decisions
    assert second == Decision("split", "Bob", "", "b.txt", "", 3)
    take_back(read(path), first)
    assert path.read_text("utf-8") == HEAD + "split,Bob,,b.txt,\n"
    assert list(path.parent.iterdir()) == [path]


def test_what_else_stands_in_the_file_stays_byte_for_byte(tmp_path: Path) -> None:
    mine = b"\xef\xbb\xbf# caf\xe9\r\nnote,action,b,a\r\n\r\nbroken line,,,,,\r\n,merge,Anna,Ann"
    path = file(tmp_path, mine)
    add(read(path), Decision("rename", "Ann", "Ann Lee"))
    assert path.read_bytes() == mine + b"\n,rename,Ann Lee,Ann\n"
    last = read(path).decisions[-1]
    assert (last.action, last.a, last.b) == ("rename", "Ann", "Ann Lee")
    take_back(read(path), last)
    assert path.read_bytes() == mine + b"\n"


def test_several_are_added_at_once(tmp_path: Path) -> None:
    path = tmp_path / "reviewed.csv"
    add(read(path), Decision("link", "Ann", "Q42", note="sure"), Decision("link", "Bob"))
    assert path.read_text("utf-8") == HEAD + "link,Ann,Q42,,sure\nlink,Bob,,,\n"
    assert [(one.a, one.b) for one in read(path).decisions] == [("Ann", "Q42"), ("Bob", "")]
