"""The whole of extraction: what always holds, over the seed article and over odd texts."""

import os
import subprocess
import sys
from typing import Any
from unicodedata import normalize

import pytest
from spacy.tokens import Doc

import extractors.extract as door
from extractors.extract import extract, extraction_of, fingerprint
from extractors.facts import Document, Extraction, Fact
from extractors.nlp import load, parse
from tests.commandline import ROOT
from tests.extractors.always import check
from tests.extractors.frozen import extract_frozen
from tests.freeze_parses import SEED

SEED_TEXT = SEED.read_text(encoding="utf-8")
HARBOUR = "Divers found the wreck of the ferry Astrid off Malta on Tuesday, the navy said."

ODD = {
    "CRLF": f"Wreck found\r\n\r\n{HARBOUR}\r\nThe crew\r\nleft Malta.\r\n",
    "emoji": f"🚢🚢 {HARBOUR} 👩‍🚒 Firefighters rescued 🐕 a dog in Malta 🎉.",
    "right to left": f"{HARBOUR} The station قناة البحر left Malta. \u202bשלום\u202c {HARBOUR}",
    "combining": normalize("NFD", f"José Peña met Zoë in São Paulo. Zoë thanked Peña. {HARBOUR}"),
    "typographic": "“The navy – not we – found it,” said Mr. O’Neill… The ‘Astrid’ sank.",
    "no-break and zero width": f"Divers\u00a0found the\u200b wreck of\u2009the Astrid. {HARBOUR}",
    "control characters": f"The navy\x00 found\x07 the wreck.\x0c{HARBOUR}\x1b[31m",
    "tabs and forms": f"Place\tDate\nMalta\t3 May\n\n{HARBOUR}\n\n\tThe captain left Malta.\n",
    "markup": f"<p>{HARBOUR}</p> <script>alert('Malta sank')</script> Bob \"|\" Roe left Malta.",
    "only marks": "… — “” ?! 🎉 ,,, ---",
    "one word": "Malta",
    "nothing": "",
    "space": " \n\t\r\n ",
    "no spaces": "Maltafoundthewreck" * 300,
    "no full stop": "the navy found the wreck and " * 300,
    "astral": f"𝔗𝔥𝔢 𝔫𝔞𝔳𝔶 found 𐍈 in Malta. {HARBOUR}",
}  # fmt: skip


def test_the_seed_article_without_a_model() -> None:
    (extraction,) = extract_frozen([Document.of(SEED_TEXT, SEED.name)])
    assert len(extraction.facts) > 40
    check(extraction)


@pytest.mark.model
def test_what_is_mentioned_twice_and_what_is_meant_together_is_told_without_a_fact() -> None:
    text = "Look at the old ferry. Peter Brown and Anna Jones left. Both sold the ferry."
    (extraction,) = extract([Document.of(text, "ferry.txt")])
    told = {e.label: [m.mention.text for m in e.mentions] for e in extraction.entities}
    assert told["old ferry"] == ["the old ferry", "the ferry"]
    assert told["Peter Brown and Anna Jones"] == ["Peter Brown and Anna Jones", "Both"]


@pytest.mark.model
@pytest.mark.parametrize("oddity", ODD)
def test_odd_texts(oddity: str) -> None:
    (extraction,) = extract([Document.of(ODD[oddity], "odd.txt")])
    check(extraction)
    if HARBOUR in ODD[oddity]:
        said = {fact.evidence.sentence for fact in extraction.facts}
        assert any("wreck of the ferry Astrid" in sentence for sentence in said), said


@pytest.mark.model
def test_line_breaks_do_not_change_what_is_said() -> None:
    lines, returns = SEED_TEXT, SEED_TEXT.replace("\n", "\r\n")
    one, other = extract([Document.of(lines, "a.txt"), Document.of(returns, "b.txt")])
    check(other)
    assert sorted(map(said, one.facts)) == sorted(map(said, other.facts))


def said(fact: Fact) -> tuple[str, str, str]:
    return (
        fact.subject.label,
        fact.relation.label,
        fact.object.label if fact.object else "",
    )


@pytest.mark.model
def test_what_the_article_says_is_the_same_beside_other_documents() -> None:
    seed = Document.of(SEED_TEXT, SEED.name)
    others = [Document.of(f"{HARBOUR} It was day {i}.", f"{i}.txt") for i in range(20)]
    (alone,) = extract([seed])
    together = list(extract([*others[:10], seed, *others[10:]]))
    assert [x.document.source for x in together] == [
        *(d.source for d in others[:10]),
        seed.source,
        *(d.source for d in others[10:]),
    ]
    assert together[10] == alone


@pytest.mark.model
def test_the_same_whatever_the_hash_seed() -> None:
    code = (
        "import sys\n"
        "from extractors.extract import extract\n"
        "from extractors.facts import Document\n"
        "text = open(sys.argv[1], encoding='utf-8').read()\n"
        "print(ascii(list(extract([Document.of(text, 'a.txt')]))))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code, str(SEED)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "4242")
    }
    assert len(told) == 1
    assert "Kim Jong Un" in told.pop()


@pytest.mark.model
def test_a_long_document_loses_nothing_where_it_is_cut() -> None:
    text = "\n\n".join(f"{HARBOUR} It was day {i}." for i in range(600))
    (extraction,) = extract([Document.of(text, "long.txt")])
    check(extraction)
    found = [f for f in extraction.facts if f.relation.label == "find"]
    assert len(found) == 600
    assert len({fact.evidence.start for fact in found}) == 600


@pytest.mark.model
class TestErrors:
    DOCUMENTS = tuple(Document.of(f"{HARBOUR} Day {i}.", f"{i}.txt") for i in range(3))

    @pytest.fixture(autouse=True)
    def second_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def breaks(document: Document, segments: list[Doc], *given: Any) -> Extraction:
            if document.source == "1.txt":
                raise ArithmeticError("a rule broke")
            return extraction_of(document, segments, *given)

        monkeypatch.setattr(door, "extraction_of", breaks)

    def test_a_document_that_fails_costs_itself_only(self) -> None:
        told: list[tuple[str, str]] = []
        found = extract(
            self.DOCUMENTS, on_error=lambda document, error: told.append((document.id, str(error)))
        )
        assert [x.document.source for x in found] == ["0.txt", "2.txt"]
        assert told == [(self.DOCUMENTS[1].id, "a rule broke")]

    def test_without_a_handler_it_is_raised(self) -> None:
        found = extract(self.DOCUMENTS)
        assert next(found).document.source == "0.txt"
        with pytest.raises(ArithmeticError, match="a rule broke"):
            next(found)


@pytest.mark.model
def test_the_fingerprint_names_the_model_and_stays() -> None:
    code, name, version = fingerprint().split()
    assert (name, version) == (load().meta["name"], load().meta["version"])
    assert len(code) == 16
    assert fingerprint() == fingerprint()


@pytest.mark.model
def test_nothing_to_read_is_nothing() -> None:
    assert list(extract([])) == []
    ((document, docs),) = parse([Document.of("", "empty.txt")], load())
    assert (document.source, docs) == ("empty.txt", [])
    assert extraction_of(document, docs).facts == ()


def test_importing_the_package_does_not_import_spacy() -> None:
    code = "import extractors, sys; print('spacy' in sys.modules, 'rdflib' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["False", "False"]


def test_the_extractors_know_no_rdf() -> None:
    code = "import extractors.extract, sys; print([m for m in sys.modules if m in BANNED])"
    told = subprocess.run(
        [sys.executable, "-c", code.replace("BANNED", "('rdflib', 'graph', 'pyoxigraph')")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "[]"


BESIDE = """Ferry workers end their strike

Thursday, March 14, 2019

PIRAEUS, Greece — Ferry workers voted on Wednesday to end their strike, the union said.

Image: Eleni Vasiliou.

The ships will sail again from Saturday, and islands will get their mail.
"""


@pytest.mark.model
def test_what_stands_beside_the_article_is_mentioned_but_claims_nothing() -> None:
    (extraction,) = extract([Document.of(BESIDE, "beside.txt")])
    places = {
        (resolved.mention.start, entity.id)
        for entity in extraction.entities
        for resolved in entity.mentions
    }
    for name in ("Greece", "Eleni Vasiliou"):
        assert (BESIDE.index(name), name.replace(" ", "_")) in places
    begin = BESIDE.index("Ferry workers voted")
    said = [fact.evidence for fact in extraction.facts]
    assert said
    assert all(one.start >= begin or one.start == 0 for one in said)
    assert not any("Vasiliou" in one.sentence or "PIRAEUS" in one.sentence for one in said)
