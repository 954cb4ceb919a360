"""The cases of ``cases.txt``: the same, apart, or a question for the reviewer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractors.entities.names import slug
from extractors.facts import KINDS, Kind
from graph.identity.model import Profile
from graph.identity.resolve import identify

LINES = [
    line
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def profile(number: int, said: str) -> Profile:
    """A profile as a case writes it, of the document with this number."""
    found = re.fullmatch(r"([^\[]+?)\s*(?:\[(.*)\])?", said.strip())
    assert found, said
    name, rest = found[1], (found[2] or "").split()
    kind: Kind = next((k for k in KINDS if k in rest), "person")
    known = dict(word.split("=") for word in rest if "=" in word)
    assert all("=" in word or word == kind for word in rest), said
    several = {key: tuple(value.split(",")) for key, value in known.items()}
    document = f"{number:08d}"
    lone = kind == "person" and " " not in name
    return Profile(
        document,
        known.get("id", f"{slug(name)}.{document}" if lone else slug(name)),
        name,
        kind,
        (name, *(alias.replace("_", " ") for alias in several.get("aka", ()))),
        known.get("item"),
        known.get("country"),
        several.get("said", ()),
        frozenset(several.get("near", ())),
        known.get("day"),
        sex=known.get("sex"),
    )


@pytest.mark.parametrize("line", LINES)
def test_case(line: str) -> None:
    expected, *said = line.split("|")
    known = [profile(number, one) for number, one in enumerate(said)]
    found = identify(known)
    one, other = (found.of.get((p.document, p.id), p.id) for p in known[:2])
    asked = any({pair.a, pair.b} == {one, other} for pair in found.possible)
    answer = "same" if one == other else "ask" if asked else "apart"
    assert answer == expected.strip(), found.possible


def test_no_case_is_lost() -> None:
    assert len(LINES) == 139


@pytest.mark.parametrize("line", LINES[::5])
def test_the_order_of_documents_is_of_no_account(line: str) -> None:
    _, *said = line.split("|")
    known = [profile(number, one) for number, one in enumerate(said)]
    assert identify(known) == identify(known[::-1])
