"""Documents → facts → store → files. The one module of this wing that calls the other.

A build adds to what its store has. A document is known by the hash of its content and by the
version of what reads it, so a second build does no work, and a killed one goes on where its last
batch was written.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from extractors.entities.knowledge import Knowledge, with_gazetteers
from extractors.extract import extract, fingerprint
from extractors.facts import Document, Extraction
from extractors.nlp import find_model
from extractors.read import read
from graph.identity.reviewed import NAME as REVIEWED
from graph.outputs import Progress, ignore, write
from graph.review import settle
from graph.statements import Edges
from graph.store import Store

if TYPE_CHECKING:
    from graph.remote.endpoint import Address

log = logging.getLogger(__name__)

Failed = Callable[[str], None]

BATCH_DOCUMENTS = 32
BATCH_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class Build:
    """What a build did.

    ``added`` documents were extracted and stored, with ``facts`` facts; ``kept`` ones were there
    already. ``failures`` are messages of one line that begin with a source as the user named it.
    ``documents`` is how many the store has now.
    """

    added: int
    facts: int
    kept: int
    failures: tuple[str, ...]
    documents: int


def build(
    sources: Iterable[str],
    output: Path,
    *,
    stdin: BinaryIO | None = None,
    model: str | None = None,
    force: bool = False,
    base: str | None = None,
    edges: Edges | None = None,
    endpoint: str | Address | None = None,
    min_confidence: float = 0.0,
    gazetteers: Sequence[str | Path] = (),
    progress: Progress = ignore,
    failed: Failed = ignore,
    warned: Failed = ignore,
) -> Build:
    """Read ``sources`` (see ``extractors.read``) into ``output/store`` and write files beside it.

    Who is who over all articles is found when the last one is read, and with what a reviewer has
    decided in ``output/reviewed.csv`` (see ``graph.identity.reviewed``).

    ``model`` is an installed spaCy pipeline, ``force`` reads other languages than English;
    ``base``, ``edges`` and ``endpoint`` are those of ``Store.open``. Facts that are less sure than
    ``min_confidence`` are left out. ``gazetteers`` are tables of what is known by name (see
    ``extractors.entities.knowledge``). Documents that were read with another value of these two are
    read again. ``progress`` is told which document or file has reached which stage, ``failed`` each
    failure as it happens, and ``warned`` what is odd and does no harm. What is written depends on
    the store's content and the reviewed file only, never on the order of ``sources``.

    Raises GazetteerError where a table cannot be used, ModelError where there is no pipeline,
    StoreError where the store cannot be used, ValueError where ``base`` is no IRI, and OSError
    where ``output`` cannot be written.
    """
    knowledge = with_gazetteers(gazetteers)
    pipeline = find_model(model)
    mark = " ".join(filter(None, (fingerprint(pipeline), knowledge.digest)))
    if min_confidence:
        mark += f" {min_confidence:.2f}"
    failures: list[str] = []
    twins: list[Document] = []
    kept = added = facts = 0

    def fail(message: object) -> None:
        failures.append(str(message))
        failed(str(message))

    def fresh(store: Store) -> Iterator[Document]:
        """The documents that are not stored yet, each content once; its twins are set aside."""
        nonlocal kept
        given: set[str] = set()
        known = {(one.id, source) for one in store.documents() for source, _ in one.sources}
        for document in read(list(sources), stdin=stdin, force=force, on_error=fail):
            progress("read", document.source)
            if document.id in given:
                twins.append(document)
            elif store.has(document.id, mark):
                if (document.id, document.source) not in known:
                    store.note_source(document)
                kept += 1
                progress("kept", document.source)
            else:
                given.add(document.id)
                yield document

    output.mkdir(parents=True, exist_ok=True)
    with Store.open(output / "store", base=base, edges=edges, endpoint=endpoint) as store:
        for batch in batches(fresh(store)):
            found = extract_each(batch, pipeline, fail, knowledge)
            extractions = [sure(one, min_confidence) for one in found]
            store.put(extractions, mark, hold=True)
            added += len(extractions)
            facts += sum(len(extraction.facts) for extraction in extractions)
            log.info("stored %d documents", added)
            for extraction in extractions:
                progress("stored", extraction.document.source)
        for twin in twins:
            if store.has(twin.id):
                store.note_source(twin)
        documents = len(store.documents())
        if documents:
            progress("identified", "who is who")
            settled = settle(store, output / REVIEWED)
            for error in settled.errors:
                fail(error)
            for warning in settled.warnings:
                warned(warning)
            write(store, output, progress)
    return Build(added, facts, kept, tuple(failures), documents)


def sure(extraction: Extraction, min_confidence: float) -> Extraction:
    """The extraction without the facts that are less sure than ``min_confidence`` (0..1)."""
    if not min_confidence:
        return extraction
    kept = tuple(fact for fact in extraction.facts if fact.confidence >= min_confidence)
    return replace(extraction, facts=kept)


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """``documents`` in groups that are worth a commit: by number, and by characters of text."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def extract_each(
    documents: Sequence[Document], model: str, failed: Failed, knowledge: Knowledge | None = None
) -> list[Extraction]:
    """The extractions of ``documents``, in their order.

    A document that cannot be extracted costs itself only: ``failed`` is told by one line that
    names it, and it is left out.
    """

    told: list[str] = []

    def tell(document: Document, error: Exception) -> None:
        log.debug("extraction of %s failed", document.source, exc_info=error)
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        told.append(f"{document.source}: nothing could be extracted ({what}); left out")

    try:
        done = list(extract(documents, model=model, knowledge=knowledge, on_error=tell))
    except Exception as error:
        # The pipeline itself fell over one text of the batch, and does not tell over which.
        if len(documents) > 1:
            return [
                done for one in documents for done in extract_each([one], model, failed, knowledge)
            ]
        tell(documents[0], error)
        done = []
    for message in told:
        failed(message)
    return done
