from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from extractors.facts import Extraction
from graph.map import write
from tests.graph.map.browser import Tab, launched, opened

Show = Callable[..., AbstractContextManager[Tab]]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for this folder; it must be gone before tests that run an event loop."""
    with launched() as running:
        yield running


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Show:
    """Draws extractions and opens the page: ``with show([seed()]) as tab``."""

    def shown(
        extractions: list[Extraction], *, wishes: dict[str, Any] | None = None, **window: Any
    ) -> AbstractContextManager[Tab]:
        path = write(tmp_path / "map.html", extractions, **(wishes or {}))
        return opened(browser, path, **window)

    return shown
