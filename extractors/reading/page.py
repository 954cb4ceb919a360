"""HTML pages, by trafilatura: the article without navigation and scripts, and its metadata."""

from __future__ import annotations

import copy
import logging
import re
from html.parser import HTMLParser

from extractors.facts import Document
from extractors.reading.decode import decode
from extractors.reading.errors import ReadError, one_line
from extractors.reading.metadata import as_date, as_text, as_url

log = logging.getLogger(__name__)

Known = dict[str, str | None]

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)
_HEAD = 4096
_LIKE_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
# Dates are looked for up to this day, not up to "today": the same page gives the same document.
_DATES = {"original_date": True, "max_date": "2099-12-31", "extensive_search": False}


def looks_like_html(text: str) -> bool:
    """Whether ``text`` begins as an HTML page does."""
    return bool(_LIKE_HTML.match(text))


def read_page(
    data: bytes, source: str, name: str, declared: str | None = None, url: str | None = None
) -> Document:
    """The Document of an HTML page: its text is the article, a paragraph a line.

    ``declared`` is the encoding of the HTTP header and ``url`` the address it was fetched from.
    Raises ReadError where ``data`` is no text or holds no text that could be read.
    """
    meta = _META_CHARSET.search(data[:_HEAD])
    markup = decode(data, source, declared or (meta and meta[1].decode("ascii", "ignore")))
    text, known = None, Known()
    if markup.strip():
        try:
            text, known = _extracted(markup, url)
        except Exception as error:  # a page that breaks the library costs its metadata only
            log.warning("%s: read without trafilatura, which failed (%r)", one_line(source), error)
        text = text or visible_text(markup)
    if not text:
        raise ReadError(source, "holds no text", "it is an empty page, or one drawn by scripts")
    return Document.of(text, source, name, **known)


def _extracted(markup: str, url: str | None) -> tuple[str | None, Known]:
    # Importing trafilatura takes a tenth of a second that other formats need not wait for.
    import trafilatura
    from trafilatura.metadata import extract_metadata
    from trafilatura.settings import DEFAULT_CONFIG

    config = copy.deepcopy(DEFAULT_CONFIG)
    # Below this size trafilatura falls back to a text without line breaks, in which titles and
    # teasers run into sentences; a short article is an article.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "0")
    text = None
    # A table is seldom running text, but there are pages that lay out all they have in one.
    for tables in (False, True):
        text = text or trafilatura.extract(
            markup,
            config=config,
            include_comments=False,
            include_tables=tables,
            prune_xpath=["//noscript", "//template"],
        )
    about = extract_metadata(markup, date_config=dict(_DATES))
    return text, {
        "title": as_text(about.title),
        "author": as_text(about.author and about.author.split("; ")),
        "published": as_date(about.date),
        "url": as_url(about.url) or as_url(url),
    }


def visible_text(markup: str) -> str:
    """All text that a browser would show, each block on a line of its own."""
    parser = _Visible()
    parser.feed(markup)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


class _Visible(HTMLParser):
    _HIDDEN = frozenset(
        ("script", "style", "noscript", "template", "head", "svg", "iframe", "object")
    )
    _INLINE = frozenset(
        (
            *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "kbd", "mark"),
            *("q", "s", "small", "span", "strong", "sub", "sup", "u", "wbr"),
        )
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._HIDDEN:
            self._hidden.append(tag)
        elif tag == "body":
            self._hidden.clear()  # a head that was never closed
        if tag not in self._INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
        if tag not in self._INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data.replace("\n", " "))
