"""What holds whatever the corpus: no order, no chance, no bridge over a contradiction."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import defaultdict

import pytest

from extractors.facts import Kind
from graph.identity.model import Profile
from graph.identity.resolve import identify
from tests.graph.identity.test_resolve import a, local, same
from tools.made_corpus import made

CORPUS = made(60)

SCRIPT = """
from graph.identity.resolve import identify
from tools.made_corpus import made
from hashlib import sha256
found = identify(made(60).profiles)
print(sha256(repr(found).encode()).hexdigest())
"""


def test_any_order_of_profiles_gives_the_same() -> None:
    found = identify(CORPUS.profiles)
    for seed in range(3):
        mixed = list(CORPUS.profiles)
        random.Random(seed).shuffle(mixed)
        again = identify(mixed)
        assert again == found
        assert list(again.of) == list(found.of)
        assert list(again.entities) == list(found.entities)


def test_any_seed_of_hashes_gives_the_same() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_a_document_of_other_things_changes_nothing() -> None:
    before = identify(CORPUS.profiles)
    other = [a("z", "Quenby Thistlewaite"), a("z", "Ordo Xylophonis", "organization")]
    after = identify([*CORPUS.profiles, *other])
    assert after.of == before.of
    assert after.possible == before.possible


def test_what_contradicts_is_never_one() -> None:
    found = identify(CORPUS.profiles)
    items: dict[str, set[str]] = defaultdict(set)
    for p in CORPUS.profiles:
        if p.wikidata:
            items[found.of.get((p.document, p.id), p.id)].add(p.wikidata)
    assert all(len(known) == 1 for known in items.values())


def test_a_chain_of_spellings_does_not_bridge_two_items() -> None:
    chain = [
        a("a", "Volodymyr Zelenskyy", wikidata="Q1"),
        a("b", "Volodymyr Zelensky"),
        a("c", "Volodymyr Zelenskiy", wikidata="Q2"),
    ]
    found = identify(chain)
    ends = [local("a", "Volodymyr_Zelenskyy"), local("c", "Volodymyr_Zelenskiy")]
    assert not same(found, *ends)


def test_every_id_that_is_given_out_is_known_and_of_one_thing() -> None:
    found = identify(CORPUS.profiles)
    named = {(p.document, p.id) for p in CORPUS.profiles if p.owner is None}
    assert {id for one, id in found.of.items() if one in named} <= set(found.entities)
    assert all(known.id == id for id, known in found.entities.items())
    assert all(one.local in found.of and found.of[one.local] == one.into for one in found.joins)


@pytest.mark.parametrize("label", ["", " ", "—", "'", "...", "🙂", "习近平", "A" * 5000, "\ud800"])
@pytest.mark.parametrize("kind", ["person", "organization"])
def test_odd_names_do_no_harm(label: str, kind: Kind) -> None:
    one = Profile("aaaaaaaa", "x", label, kind, (label,))
    other = Profile("bbbbbbbb", "x", label, kind, (label,))
    third = a("c", "John Smith")
    found = identify([one, other, third])
    assert local("c", "John_Smith") not in found.of


def test_a_profile_that_is_there_twice_counts_once() -> None:
    found = identify([a("a", "Nils Aspengren"), a("a", "Nils Aspengren")])
    assert found.of == {}
    assert found.entities == {}


def test_no_profiles_are_nobody() -> None:
    assert identify([]).entities == {}
