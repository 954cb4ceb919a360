"""Eighteen articles of our own that have people and things in common, and who is who in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.facts import Document
from graph.identity.model import Identity, Profile
from graph.identity.profile import profiles
from graph.identity.resolve import identify

HERE = Path(__file__).parent
THINGS = [
    line
    for line in (HERE / "expected.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
KNOWN = [line for line in THINGS if not line.startswith("!")]


class Read:
    """The articles as they were read: named things by article and name, and who they are."""

    def __init__(self) -> None:
        paths = sorted((HERE / "articles").glob("*.txt"))
        documents = [
            Document.of(path.read_text(encoding="utf-8"), path.name, published=path.stem[:10])
            for path in paths
        ]
        self.profiles = [one for done in extract(documents) for one in profiles(done)]
        self.articles = {d.id: d.name[11:-4] for d in documents}
        self.identity: Identity = identify(self.profiles)

    def ids(self, line: str) -> Iterator[str]:
        """The ids over the corpus of the things that a line of the file names."""
        for said in line.partition(": ")[2].split(", "):
            article, _, name = said.partition(" ")
            yield self.id(article, name)

    def id(self, article: str, name: str) -> str:
        found = [p for p in self.profiles if self._names(p, article, name)]
        assert found, f"{article} names no {name}"
        return self.identity.of.get((found[0].document, found[0].id), found[0].id)

    def _names(self, profile: Profile, article: str, name: str) -> bool:
        here = self.articles[profile.document] == article
        return here and profile.owner is None and name in (profile.label, *profile.names)


@pytest.fixture(scope="module")
def read() -> Read:
    return Read()


@pytest.mark.model
@pytest.mark.parametrize("line", KNOWN, ids=lambda line: line.partition(":")[0])
def test_one_thing_is_one(read: Read, line: str) -> None:
    assert len(set(read.ids(line))) == 1


@pytest.mark.model
def test_two_things_are_two(read: Read) -> None:
    things = {line: next(read.ids(line)) for line in KNOWN}
    assert len(set(things.values())) == len(KNOWN)


@pytest.mark.model
def test_a_reviewer_is_asked_about_the_two_of_one_name(read: Read) -> None:
    asked = {(one.a.partition(".")[0], one.b.partition(".")[0]) for one in read.identity.possible}
    assert asked == {("John_Smith", "John_Smith"), ("Petra_Lindholm", "Petra_Lindholm")}


@pytest.mark.model
def test_what_belongs_to_one_follows_it(read: Read) -> None:
    striker = read.id("transfer", "John Smith")
    owned = [
        p
        for p in read.profiles
        if p.owner == "John_Smith" and read.articles[p.document] == "transfer"
    ]
    assert [read.identity.of[p.document, p.id] for p in owned] == [
        f"{striker}.{p.id.removeprefix('John_Smith.')}" for p in owned
    ]


def test_no_article_and_no_thing_is_lost() -> None:
    assert len(list((HERE / "articles").glob("*.txt"))) == 18
    assert len(THINGS) == 29
