"""HTML pages, by trafilatura: the article without navigation and scripts, and its metadata."""

from __future__ import annotations

import copy
import logging
import re

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
_HIDDEN = frozenset(("script", "style", "noscript", "template", "head", "svg", "iframe", "object"))
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "kbd", "mark"),
        *("q", "s", "small", "span", "strong", "sub", "sup", "u", "wbr"),
    )
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
    from lxml import etree  # type: ignore[import-untyped]  # it has no annotations of its own

    # The standard library's parser takes quadratic time on hostile pages, this one does not.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(markup.encode("utf-8"), parser)
    parts: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(root, ("start", "end")) if root is not None else ():
        starts = event == "start"
        if element.tag in _HIDDEN:
            hidden += 1 if starts else -1
        if element.tag not in _INLINE:
            parts.append("\n")
        if not hidden:
            parts.append(" ".join(((element.text if starts else element.tail) or "").splitlines()))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
