"""What a service says of itself before it is asked anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

BATCH = 50
"""The most queries that are ever sent at once."""
_WIKIDATA = frozenset({"www.wikidata.org", "wikidata.org"})


@dataclass(frozen=True, slots=True)
class Manifest:
    """A service's name, the space of its identifiers, its versions and the largest batch.

    ``address`` is where it was found, and so where it is asked.
    """

    name: str
    identifiers: str
    versions: tuple[str, ...] = ()
    batch: int = BATCH
    address: str = ""

    @property
    def wikidata(self) -> bool:
        """Whether the ids of this service are Wikidata's items."""
        try:
            return urlsplit(self.identifiers).hostname in _WIKIDATA
        except ValueError:
            return False

    @property
    def draft(self) -> bool:
        """Whether only the draft of version 1.0 is spoken; services without versions speak 0.1."""
        return bool(self.versions) and not {"0.1", "0.2"} & set(self.versions)

    def record(self) -> dict[str, Any]:
        """The manifest as a service would write it, as far as it is used."""
        return {
            "name": self.name,
            "identifierSpace": self.identifiers,
            "versions": list(self.versions),
            "batchSize": self.batch,
            "address": self.address,
        }


def manifest(said: Any, address: str = "") -> Manifest | None:
    """A manifest of version 0.1, 0.2 or 1.0 found at ``address``; None for JSON that is none.

    The draft of 1.0 may leave out the space of the ids; then the address at which an entity is
    viewed stands for it.
    """
    if not isinstance(said, dict) or not isinstance(said.get("name"), str):
        return None
    view = said.get("view")
    viewed = view.get("url") if isinstance(view, dict) else None
    space = said.get("identifierSpace") or viewed
    if not isinstance(space, str):
        return None
    versions, batch = said.get("versions"), said.get("batchSize")
    return Manifest(
        said["name"][:200],
        space,
        tuple(v for v in versions if isinstance(v, str)) if isinstance(versions, list) else (),
        min(batch, BATCH) if isinstance(batch, int) and batch > 0 else BATCH,
        address,
    )
