"""The bracket notation: what is marked in a file is what a scorer reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.entities_gold.brackets import BadBrackets, article, head_in
from tests.entities_gold.pronouns import figures, passages, resolved, score

FOLDER = Path(__file__).parent
EGYPT = "egypt place Q79\nfarid person\nexperts person\n---\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "delta.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_nested_mentions_have_offsets_into_the_text_without_notation(tmp_path: Path) -> None:
    text = "[[Cairo|egypt]'s envoy, Mona ^Farid|farid], met [Experts|experts-]. [She|farid] left.\n"
    found = article(written(tmp_path, EGYPT + text))
    assert found["id"] == "delta"
    assert found["text"] == "Cairo's envoy, Mona Farid, met Experts. She left.\n"
    marked = [
        (
            found["text"][one["start"] : one["end"]],
            found["text"][one["head"] :].split()[0],
            one["entity"],
            one["named"],
            one["pronoun"],
            one["wikidata"],
        )
        for one in found["mentions"]
    ]
    assert marked == [
        ("Cairo's envoy, Mona Farid", "Farid,", "farid", True, False, None),
        ("Cairo", "Cairo's", "egypt", True, False, "Q79"),
        ("Experts", "Experts.", "experts", False, False, None),
        ("She", "She", "farid", False, True, None),
    ]


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("the United States", "States"),
        ("some 4,000 people who fled", "people"),
        ("President Ana Sol", "Sol"),
        ("the filling of the lake", "filling"),
        ("U.S.", "U.S."),
    ],
)
def test_the_head_is_the_last_word_before_what_hangs_on_it(words: str, head: str) -> None:
    assert words[head_in(words) :].startswith(head)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no line of dashes", "no line ---"),
        (EGYPT + "[Cairo|egypt] and [Farid|farid] of [Delta|delta].", "'delta' of 'Delta' is not"),
        (EGYPT + "[Cairo|egypt] and [Farid|farid].", "never marked: experts"),
        (EGYPT + "[Cairo] spoke.", r"must end with \|entity\]"),
        (EGYPT + "[Cairo|egypt spoke.", r"must end with \|entity\]"),
        (EGYPT + "[Cairo spoke.", "1 brackets are never closed"),
        (EGYPT + "Cairo|egypt] spoke.", "outside of a mention"),
        ("egypt river\n---\n[Cairo|egypt]", "'egypt river' is no new entity"),
    ],
)
def test_a_slip_of_the_pen_is_named_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadBrackets, match=message):
        article(written(tmp_path, text))


def test_all_that_is_kept_here_can_be_read() -> None:
    paths = sorted((FOLDER / "articles").glob("*.txt"))
    found = [article(path) for path in paths]
    assert len(found) == 8
    assert sum(len(one["mentions"]) for one in found) > 400
    assert [len(passages(path)) for path in sorted(FOLDER.glob("pronouns-*.txt"))] == [30]


def test_so_can_what_was_kept_apart() -> None:
    found = [article(path) for path in sorted((FOLDER / "kept/articles").glob("*.txt"))]
    assert len(found) == 8
    assert len(passages(FOLDER / "kept/pronouns-kept.txt")) == 30


def test_a_pronoun_counts_by_the_name_it_stands_with(tmp_path: Path) -> None:
    path = written(tmp_path, "# a note\n[Eva Lund|A] rang [Ida Berg|B] when [she|A] landed.\n")
    (one,) = passages(path)
    names = [
        {"start": 0, "end": 8, "entity": "eva"},
        {"start": 14, "end": 22, "entity": "ida"},
    ]
    right = resolved(one, [*names, {"start": 28, "end": 31, "entity": "eva"}])
    wrong = resolved(one, [*names, {"start": 28, "end": 31, "entity": "ida"}])
    silent = resolved(one, names)
    assert (right, wrong, silent) == (frozenset("A"), frozenset("B"), frozenset())
    counts = score([(one, right), (one, wrong), (one, silent)])
    assert figures(counts, "she") == (1 / 2, 1 / 3, 2 / 5)
    assert counts["all answered"] == 2
    assert counts["he passages"] == 0


def test_a_passage_without_its_two_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadBrackets, match=r"delta\.txt:1: wants one A, one B"):
        passages(written(tmp_path, "[Eva Lund|A] rang when [she|A] landed.\n"))
