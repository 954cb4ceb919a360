"""Who and what a document speaks of: mentions, and the entities that they stand for.

``resolve`` is the door of this room: parsed segments of one document in, a ``Resolution`` out,
which tells for any nominal token the entities it stands for.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.coreference.discourse import Discourse
from extractors.coreference.reading import read
from extractors.entities import aliases, attributes, references
from extractors.entities.knowledge import Background, Knowledge, shipped
from extractors.entities.knowledge.dates import published
from extractors.entities.labels import Naming
from extractors.entities.places import choice
from extractors.entities.resolution import Resolution
from extractors.entities.view import View
from extractors.facts import Document
from extractors.tokens import Doc

__all__ = ["Resolution", "resolve"]


def resolve(
    docs: Doc | Sequence[Doc], document: Document, knowledge: Knowledge | None = None
) -> Resolution:
    """Resolve what the words of a document stand for.

    ``docs`` is its parse, in one Doc or in several segments in text order; all of them must be
    given at once, so that a name of the first is known in the last. Offsets are characters of
    ``document.text``. ``knowledge`` is what is known before reading, by default our own table; who
    is meant by a name may depend on the date of the document. Deterministic, and linear in the
    length of the text.
    """
    view = View([docs] if isinstance(docs, Doc) else list(docs))
    found = references.collect(view)
    background = Background(knowledge or shipped(), published(document.published))
    known = aliases.link(view, found, background)
    attributes.gather(view, found, known)
    choice.link(known)
    state = Discourse(view, found, known, list(known.clusters))
    read(state)
    naming = Naming(view, found, document.id)
    return Resolution(document, view, found, naming, state.clusters, state.sets)
