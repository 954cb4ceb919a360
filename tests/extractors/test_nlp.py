"""What is parsed, with which offsets, and what is said when there is nothing to parse with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

from extractors import nlp as module
from extractors.facts import Document
from extractors.nlp import (
    BLOCKS,
    INSTALL,
    LONGEST,
    NEAR,
    OFFSETS,
    SEGMENT,
    ModelError,
    find_model,
    load,
    make_doc,
    parse,
    without_scare_quotes,
)

BLANK = spacy.blank("en")
BLANK.add_pipe("sentencizer")


def whole(text: str) -> list[tuple[int, int, str]]:
    return [(0, len(text), "paragraph")]


class TestScareQuotes:
    def test_marks_around_a_few_words_are_left_out(self) -> None:
        piece, places = without_scare_quotes('vowed to "fully support" it')
        assert piece == "vowed to fully support it"
        assert [places[i] for i in (8, 9, 21, 22)] == [8, 10, 22, 24]

    def test_every_character_knows_where_it_stood(self) -> None:
        text = 'It called the "old" plan "a small step" forward'
        piece, places = without_scare_quotes(text)
        assert piece == "It called the old plan a small step forward"
        assert "".join(text[i] for i in places) == piece

    @pytest.mark.parametrize(
        "text",
        [
            'He said: "The army controls the port and the road."',
            '"We lost the contract," the firm said.',
            'The sign read "Closed?" in red',
            'a 5" pipe',
            "no marks at all",
        ],
        ids=["sentence", "short speech", "with its own mark", "inches", "none"],
    )
    def test_marks_of_speech_stay(self, text: str) -> None:
        assert without_scare_quotes(text) == (text, range(len(text)))

    def test_a_comma_inside_the_marks_does_not_make_speech_of_them(self) -> None:
        piece, _ = without_scare_quotes('a matter of "fraternal duty," it said')
        assert piece == "a matter of fraternal duty, it said"

    def test_brackets_are_those_that_the_parser_knows(self) -> None:
        assert without_scare_quotes("the army [KPA]")[0] == "the army (KPA)"


class TestOffsets:
    def test_tokens_remember_where_they_stand(self) -> None:
        text = '  A "vast" parade.'
        doc = make_doc(BLANK, text, whole(text))
        words = {text[o : o + len(t.text)]: t.text for t, o in zip(doc, offsets(doc), strict=True)}
        assert words == {"A": "A", "vast": "vast", "parade": "parade", ".": "."}

    def test_each_block_is_a_sentence_of_its_own(self) -> None:
        text = "Dam bursts\nThe dam burst"
        doc = make_doc(BLANK, text, [(0, 10, "title"), (11, len(text), "paragraph")])
        assert doc[2].is_sent_start
        assert doc.user_data[BLOCKS] == ((0, "title"), (2, "paragraph"))
        assert offsets(doc)[2] == 11

    def test_blocks_of_space_are_passed_over(self) -> None:
        doc = make_doc(BLANK, "   \nRain", [(0, 3, "paragraph"), (4, 8, "paragraph")])
        assert [token.text for token in doc] == ["Rain"]
        assert doc.user_data[BLOCKS] == ((0, "paragraph"),)

    def test_no_block_is_an_empty_doc(self) -> None:
        assert len(make_doc(BLANK, "", [])) == 0


def offsets(doc: spacy.tokens.Doc) -> list[int]:
    return list(doc.user_data[OFFSETS])


class TestLongDocuments:
    SENTENCE = "The river rose again near the old bridge in the north. "

    def test_are_cut_where_sentences_end(self) -> None:
        text = self.SENTENCE * (3 * SEGMENT // len(self.SENTENCE))
        ((_, docs),) = parse([Document.of(text, "long.txt")], BLANK)
        assert len(docs) >= 3
        assert all(len(doc.text) <= SEGMENT for doc in docs)
        assert {doc[-1].text for doc in docs} == {"."}
        assert sum(len(doc) for doc in docs) == 12 * text.count(".")

    def test_are_cut_even_without_sentences(self) -> None:
        unit = "one word "
        text = unit * (2 * SEGMENT // len(unit) + 10)
        ((_, docs),) = parse([Document.of(text, "long.txt")], BLANK)
        assert len(docs) >= 2
        assert all(len(doc.text) <= SEGMENT for doc in docs)
        found = [
            text[o : o + len(t.text)]
            for doc in docs
            for t, o in zip(doc, offsets(doc), strict=True)
        ]
        assert "".join(found) == text.replace(" ", "")

    def test_documents_keep_their_order_and_their_docs(self) -> None:
        texts = ["First one.", "", self.SENTENCE * 1600, "Last one."]
        documents = [Document.of(text, f"{i}.txt") for i, text in enumerate(texts)]
        found = list(parse(documents, BLANK))
        assert [document for document, _ in found] == documents
        assert [len(docs) for _, docs in found[:2]] == [1, 0]
        assert len(found[2][1]) > 1

    def test_the_same_document_twice_is_two_documents(self) -> None:
        found = list(parse([Document.of("Rain fell.", "a"), Document.of("Rain fell.", "a")], BLANK))
        assert [len(docs) for _, docs in found] == [1, 1]


@pytest.fixture
def fresh() -> Iterator[None]:
    """No pipeline is remembered, before and after."""
    load.cache_clear()
    yield
    load.cache_clear()


@pytest.mark.usefixtures("fresh")
class TestModels:
    def test_the_name_that_is_given_is_taken(self) -> None:
        assert find_model("my_model") == "my_model"

    def test_an_official_pipeline_of_the_user_comes_first(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "is_package", lambda name: name == "en_core_web_md")
        assert find_model() == "en_core_web_md"

    def test_no_pipeline_at_all_names_the_command(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "is_package", lambda name: False)
        monkeypatch.setattr(module.importlib.util, "find_spec", lambda name: None)
        with pytest.raises(ModelError, match="no spaCy pipeline for English") as told:
            find_model()
        assert str(told.value).endswith(INSTALL)

    def test_an_unknown_name_names_the_command(self) -> None:
        with pytest.raises(ModelError, match="'en_no_such_thing' cannot be loaded") as told:
            load("en_no_such_thing")
        assert str(told.value).endswith(INSTALL)

    def test_a_pipeline_that_lacks_a_part_is_told(self, tmp_path: Path) -> None:
        spacy.blank("en").to_disk(tmp_path / "model")
        with pytest.raises(ModelError, match="lacks tagger, parser, ner") as told:
            load(str(tmp_path / "model"))
        assert str(tmp_path) in str(told.value)
        assert str(told.value).endswith(INSTALL)

    def test_a_pipeline_of_another_language_is_told(self, tmp_path: Path) -> None:
        spacy.blank("de").to_disk(tmp_path / "model")
        with pytest.raises(ModelError, match="reads 'de', not English"):
            load(str(tmp_path / "model"))

    def test_a_file_that_is_no_pipeline_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "model").mkdir()
        (tmp_path / "model" / "config.cfg").write_text("[nlp\n")
        with pytest.raises(ModelError, match="cannot be loaded"):
            load(str(tmp_path / "model"))

    @pytest.mark.model
    def test_the_installed_pipeline_is_loaded_once(self) -> None:
        assert load() is load()
        assert load().lang == "en"


class TestEndlessSentences:
    """What the parser may take for one sentence is cut, so that no tree grows without bound."""

    PLAIN = spacy.blank("en")

    def starts(self, text: str) -> list[int]:
        doc = make_doc(self.PLAIN, text, whole(text))
        return [token.i for token in doc if token.is_sent_start]

    @pytest.mark.parametrize("unit", ["red stone ", "red, blue ", "1. ", "a. b! ", "Stop. it. "])
    def test_no_piece_is_longer_than_the_longest_sentence(self, unit: str) -> None:
        starts = self.starts(unit * 2_000)
        doc = make_doc(self.PLAIN, unit * 2_000, whole(unit * 2_000))
        pieces = [b - a for a, b in zip(starts, [*starts[1:], len(doc)], strict=True)]
        assert max(pieces) <= LONGEST
        assert min(pieces[:-1]) >= LONGEST - NEAR - 1

    def test_is_cut_where_a_sentence_ends(self) -> None:
        sentence = 'The dam near the town of St. John, he said, "broke at noon." '
        text = sentence * 100
        doc = make_doc(self.PLAIN, text, whole(text))
        starts = self.starts(text)
        assert len(starts) > 5
        assert {doc[i].text for i in starts} == {"The"}

    def test_is_cut_before_a_link_where_no_sentence_ends(self) -> None:
        text = "the rain fell and the river rose again " * 200
        doc = make_doc(self.PLAIN, text, whole(text))
        assert {doc[i].text for i in self.starts(text)[1:]} == {"and"}

    def test_a_text_of_usual_length_is_not_cut(self) -> None:
        assert self.starts("The river rose again near the old bridge. " * 20) == [0]
