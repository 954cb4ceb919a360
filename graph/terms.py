"""Minting: the names and literals of the graph. Every function is pure, and total on any text.

IRIs follow RFC 3987 and keep the letters and digits of every script, so that they stay readable;
the rest is percent-encoded UTF-8. Relation IRIs are NCNames after their namespace, because RDF/XML
writes predicates as element names: what an NCName cannot hold becomes ``_xHHHH_``.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode
from rdflib import XSD

from graph.vocabulary import BASE, RELATION, WIKIDATA, node

_UNSENDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "Mn", "Mc"})
_ASCII_KEPT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._")
_IRI_FORBIDDEN = re.compile('[\x00-\x20<>"{}|\\\\^`\x7f-\x9f\ud800-\udfff]')
_ENGLISH = "en"
_INTEGER = node(XSD.integer)
_BOOLEAN = node(XSD.boolean)
_DECIMAL = node(XSD.decimal)


def sendable(value: str) -> str:
    """``value`` with the characters that XML 1.0 or UTF-8 cannot carry replaced by U+FFFD.

    These are the control characters but tab, line feed and carriage return, lone surrogates,
    U+FFFE and U+FFFF. Everything else (quotes, markup, right-to-left marks, emoji) is kept.
    """
    return value if value.isprintable() else _UNSENDABLE.sub("�", value)


def text(value: str) -> Literal:
    """A plain string literal."""
    return Literal(sendable(value))


def label(value: str) -> Literal:
    """An English-language string literal."""
    return Literal(sendable(value), language=_ENGLISH)


def integer(value: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(str(value), datatype=_INTEGER)


def boolean(value: bool) -> Literal:
    """An ``xsd:boolean``."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def share(value: float) -> Literal:
    """An ``xsd:decimal`` within 0..1, in canonical form with at most four digits; NaN is 0."""
    held = 0.0 if math.isnan(value) else min(1.0, max(0.0, value))
    lexical = f"{held:.4f}".rstrip("0").rstrip(".")
    return Literal(lexical, datatype=_DECIMAL)


def decimal(value: float) -> Literal:
    """An ``xsd:decimal`` with at most fifteen digits, without an exponent."""
    lexical = f"{Decimal(f'{value:.15g}'):f}"
    if "." in lexical:
        lexical = lexical.rstrip("0").rstrip(".")
    return Literal(lexical, datatype=_DECIMAL)


def moment(value: str) -> Literal:
    """An ``xsd:date`` or ``xsd:dateTime`` where the text is one (ISO 8601), else a plain string."""
    try:
        if len(value) == 10:
            return Literal(date.fromisoformat(value).isoformat(), datatype=node(XSD.date))
        lexical = datetime.fromisoformat(value).isoformat()
    except ValueError:
        return text(value)
    if "T" not in value:
        return text(value)
    # As the engine writes it, which keeps moments as numbers.
    lexical = re.sub(r"(\.[0-9]*[1-9])0+", r"\1", lexical.replace("+00:00", "Z"))
    return Literal(lexical, datatype=node(XSD.dateTime))


def web_address(value: str) -> NamedNode | None:
    """The node of an absolute http(s) address, None where the text is not one."""
    try:
        parts = urlsplit(value)
        if parts.scheme in {"http", "https"} and parts.netloc and not _IRI_FORBIDDEN.search(value):
            return NamedNode(value)
    except ValueError:
        pass
    return None


def wikidata(value: str) -> NamedNode | None:
    """The node of a Wikidata item id ("Q423"), None where the text is not one."""
    return NamedNode(WIKIDATA + value) if re.fullmatch(r"Q[1-9][0-9]*", value) else None


@lru_cache(maxsize=65536)
def iri_part(value: str) -> str:
    """``value`` as one segment of an IRI: blanks are ``_``, all but letters and digits encoded."""
    composed = unicodedata.normalize("NFC", sendable(value))
    part = "".join(_encoded(character) for character in composed)
    return part if part.strip(".") else (part.replace(".", "%2E") or "_")


def _encoded(character: str) -> str:
    if character in _ASCII_KEPT:
        return character
    if character.isspace():
        return "_"
    if ord(character) >= 0xA0 and unicodedata.category(character) in _LETTERS:
        return character
    return quote(character, safe="")


@lru_cache(maxsize=65536)
def ncname(value: str) -> str:
    """``value`` as an NCName without dots: blanks are ``_``, other characters ``_xHHHH_``.

    Different values have different names, but for the width and kind of blanks.
    """
    composed = " ".join(unicodedata.normalize("NFC", sendable(value)).split())
    parts = [_name_character(character) for character in composed]
    if parts and not (composed[0] == "_" or unicodedata.category(composed[0])[0] == "L"):
        parts[0] = f"_x{ord(composed[0]):04X}_"
    return "".join(parts) or "_"


_NAME_BEYOND_ASCII = re.compile("[À-ÖØ-öø-ÿĀ-ſΑ-ωЀ-ӿא-תء-يऄ-हก-ะぁ-ゖァ-ヺ一-龥가-힣]")
"""Letters beyond ASCII that every XML 1.0 edition and rdflib's category test take in a name."""


def _name_character(character: str) -> str:
    if character == " ":
        return "_"
    if character.isascii() and (character.isalnum() or character == "-"):
        return character
    if _NAME_BEYOND_ASCII.fullmatch(character):
        return character
    return f"_x{ord(character):04X}_"


@lru_cache(maxsize=65536)
def relation(label: str) -> NamedNode:
    """The relation with this lemma phrase: ``pledge to support`` is ``rel:pledge_to_support``."""
    return NamedNode(RELATION + ncname(label))


def named_relation(before: str | None, label: str, after: str | None) -> NamedNode:
    """The relation between two owners.

    ``before`` reads from the subject's owner ("soldiers of"), ``after`` to the object's
    ("military campaign of"): ``rel:soldiers_of..deploy_to``,
    ``rel:pledge_to_support.military_campaign_of``. Dots occur in no other relation.
    """
    head = f"{ncname(before)}.." if before else ""
    tail = f".{ncname(after)}" if after else ""
    return NamedNode(f"{RELATION}{head}{ncname(label)}{tail}")


_minted = lru_cache(maxsize=16384)(NamedNode)
"""The same IRI is asked for many times in a row, and is checked once."""


@dataclass(frozen=True, slots=True)
class Names:
    """Where entities, facts and documents live: ``base`` and below.

    Raises ValueError where ``base`` is not an absolute IRI that ends in ``/``.
    """

    base: str = BASE

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^#?\x00-\x20<>\"{}|\\^`]*/", self.base):
            raise ValueError(
                f"base {self.base!r} is not an absolute IRI that ends in /, "
                "such as https://example.org/news/"
            )
        NamedNode(self.base)

    def entity(self, id: str) -> NamedNode:
        """The entity with this id. Ids that differ in blanks and ``_`` only are one entity."""
        return _minted(f"{self.base}entity/{iri_part(id)}")

    def fact(self, id: str, part: str = "") -> NamedNode:
        """The claim of this fact, or (``part``) something that belongs to it."""
        return _minted(f"{self.base}fact/{iri_part(id)}{part}")

    def document(self, id: str) -> NamedNode:
        """The document, which is also the name of its graph."""
        return _minted(f"{self.base}document/{iri_part(id)}")

    def is_document(self, name: NamedNode) -> bool:
        """Whether the graph of this name is that of a document."""
        return name.value.startswith(f"{self.base}document/")

    @property
    def shared(self) -> NamedNode:
        """The graph of entities, relations and plain edges where that is not the default graph."""
        return NamedNode(f"{self.base}shared")

    def span(self, document: str, start: int, end: int, part: str = "") -> NamedNode:
        """Characters ``start`` to ``end`` of a document, as an RFC 5147 fragment."""
        return _minted(f"{self.base}document/{iri_part(document)}#char={start},{end}{part}")
