"""Headless Chromium for the map's tests: the browser of the machine, driven by Playwright.

What goes out, what the console says and what a policy refuses is counted for each page.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Runs before any script of a page: whatever text of an article might call is a tripwire.
TRIPWIRE = """
  window.tripped = [];
  for (const name of ["alert", "confirm", "prompt", "open", "pwned"])
    window[name] = (...words) => { window.tripped.push([name, ...words.map(String)]); };
  document.addEventListener("securitypolicyviolation", (event) =>
    window.tripped.push(["policy", event.violatedDirective, event.blockedURI]));
"""


def executable() -> str:
    """The path of Chromium. Without one a test fails in CI and is skipped elsewhere."""
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    message = f"no Chromium on PATH (looked for {', '.join(NAMES)}); apt-get install chromium"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@dataclass
class Tab:
    """An open page, and all it did that it should not have done."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def run(self, script: str, *arguments: Any) -> Any:
        return self.page.evaluate(script, *arguments)

    def settle(self) -> None:
        """Waits until what was asked for has been drawn: two frames."""
        self.run("() => new Promise((f) => requestAnimationFrame(() => requestAnimationFrame(f)))")

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.settle()

    def spot(self, entity: str) -> tuple[float, float]:
        """Where on the screen the entity with this label is drawn, in CSS pixels."""
        found = self.run(
            """(label) => {
                const tw = triplewire;
                const node = [...tw.drawn.nodes.values()]
                  .find((n) => tw.knowledge.entities[n.entity].label === label);
                const at = tw.network.canvasToDOM(tw.network.getPosition(node.id));
                const box = document.getElementById("canvas").getBoundingClientRect();
                return [box.left + at.x, box.top + at.y];
            }""",
            entity,
        )
        return found[0], found[1]

    def click_entity(self, label: str) -> None:
        self.page.mouse.click(*self.spot(label))
        self.settle()

    def find(self, words: str) -> None:
        """Searches as a reader does: slash, words, Enter."""
        self.page.keyboard.press("/")
        self.page.keyboard.type(words)
        self.press("Enter")

    @property
    def panel(self) -> str:
        return self.page.inner_text("#panel")

    def drawn(self) -> tuple[int, int]:
        """How many nodes and lines are drawn."""
        found = self.run("() => [triplewire.drawn.nodes.size, triplewire.drawn.edges.size]")
        return found[0], found[1]

    def was_clean(self) -> None:
        """Nothing went out, nothing complained, nothing of the text ran."""
        assert self.requests == []
        assert self.complaints == []
        assert self.run("() => window.tripped") == []


@contextmanager
def opened(
    browser: Browser, path: Path, *, width: int = 1400, height: int = 900, **wishes: Any
) -> Iterator[Tab]:
    """The file in a new tab; ``wishes`` are Playwright's for a context (colours, touch)."""
    context = browser.new_context(viewport={"width": width, "height": height}, **wishes)
    page = context.new_page()
    tab = Tab(page)
    page.add_init_script(TRIPWIRE)
    # The file itself is the only thing that may be asked for.
    address = path.as_uri()
    page.on(
        "request",
        lambda request: (
            request.url.split("#")[0] not in (address, "data:,")
            and tab.requests.append(request.url)
        ),
    )
    page.on(
        "console",
        lambda message: (
            message.type in ("error", "warning")
            and tab.complaints.append(f"{message.type}: {message.text}")
        ),
    )
    page.on("pageerror", lambda error: tab.complaints.append(str(error)))
    try:
        page.goto(address)
        page.wait_for_function("() => window.triplewire && triplewire.network")
        tab.settle()
        yield tab
    finally:
        context.close()


@contextmanager
def launched() -> Iterator[Browser]:
    path = executable()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
