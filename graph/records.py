"""Facts and mentions as JSON: the lines of ``facts.jsonl`` and ``mentions.jsonl``.

Also the whole extraction as JSON that can be read back without loss, which is what a store keeps.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, BinaryIO, Union, get_args, get_origin, get_type_hints

from extractors.facts import Document, End, Extraction, Fact
from extractors.values import Amount, Circumstance, Interval

JsonObject = dict[str, Any]

_PLAIN = frozenset({str, int, float, bool, NoneType})
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def fact_record(fact: Fact, document: Document) -> JsonObject:
    """One line of ``facts.jsonl``; ``document`` is the fact's own."""
    return {
        "id": fact.id,
        "document": document.name,
        "title": document.title,
        "sentence": fact.evidence.sentence,
        "start": fact.evidence.start,
        "end": fact.evidence.end,
        "subject": _end_with_kind(fact.subject),
        "relation": {
            "label": fact.relation.label,
            "phrase": fact.relation.phrase,
            "event": fact.relation.event,
        },
        "object": _end_with_kind(fact.object) if fact.object else None,
        "arguments": [
            {"role": argument.role, "preposition": argument.preposition, **_end(argument.end)}
            for argument in fact.arguments
        ],
        "attributed_to": _end(fact.attributed_to) if fact.attributed_to else None,
        "polarity": fact.polarity,
        "modality": fact.modality,
        "time": fact.time,
        "interval": _interval(fact.interval),
        "place": fact.place,
        "quantity": fact.quantity,
        "amount": _amount(fact.amount),
        "circumstances": [_circumstance(one) for one in fact.circumstances],
        "confidence": fact.confidence,
        "rule": fact.rule,
        "extractor": fact.extractor,
    }


def mention_records(extraction: Extraction) -> Iterator[JsonObject]:
    """The lines of ``mentions.jsonl`` for one document, in text order."""
    rows = [
        (resolved.mention.start, resolved.mention.end, entity.id, entity, resolved)
        for entity in extraction.entities
        for resolved in entity.mentions
    ]
    for start, end, _, entity, resolved in sorted(rows, key=lambda row: row[:3]):
        yield {
            "document": extraction.document.name,
            "start": start,
            "end": end,
            "text": resolved.mention.text,
            "entity": entity.id,
            "label": entity.label,
            "kind": entity.kind,
            "wikidata": entity.wikidata,
            "clue": resolved.clue,
        }


def write_facts(extractions: Iterable[Extraction], out: BinaryIO) -> None:
    """Every fact as a line of JSON, in UTF-8, in the order given."""
    for extraction in extractions:
        for fact in extraction.facts:
            out.write(json_line(fact_record(fact, extraction.document)))


def write_mentions(extractions: Iterable[Extraction], out: BinaryIO) -> None:
    """Every mention as a line of JSON, in UTF-8, by document and place."""
    for extraction in extractions:
        for record in mention_records(extraction):
            out.write(json_line(record))


def json_line(record: JsonObject) -> bytes:
    """``record`` as one line, whatever a reader takes for the end of a line."""
    line = json.dumps(record, ensure_ascii=False).translate(_LINE_ENDS)
    try:
        return line.encode("utf-8") + b"\n"
    except UnicodeEncodeError:  # a lone surrogate, which only an escape can carry
        return json.dumps(record).encode("ascii") + b"\n"


def to_json(extraction: Extraction) -> str:
    """The whole extraction, its text included, as one line of ASCII JSON."""
    return json.dumps(_encoded(extraction), separators=(",", ":"))


def from_json(text: str) -> Extraction:
    """The extraction that ``to_json`` wrote. Raises ValueError where it is none."""
    try:
        extraction = _reader(Extraction)(json.loads(text))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"this JSON is not an extraction: {error!r}") from error
    if not isinstance(extraction, Extraction):
        raise ValueError("this JSON is not an extraction")
    return extraction


def _end(end: End) -> JsonObject:
    return {"id": end.id, "label": end.label, "mention": end.mention.text}


def _end_with_kind(end: End) -> JsonObject:
    return {**_end(end), "kind": end.kind}


def _interval(interval: Interval | None) -> JsonObject | None:
    return {"start": interval.start, "end": interval.end} if interval else None


def _amount(amount: Amount | None) -> JsonObject | None:
    if amount is None:
        return None
    return {
        "low": amount.low,
        "high": amount.high,
        "comparison": amount.comparison,
        "unit": amount.unit,
    }


def _circumstance(clause: Circumstance) -> JsonObject:
    return {
        "role": clause.role,
        "mark": clause.mark,
        "text": clause.text,
        "start": clause.start,
        "end": clause.end,
    }


def _encoded(value: Any) -> Any:
    kind = value.__class__
    if kind is tuple:
        return [_encoded(item) for item in value]
    known = _fields(kind)
    if known is None:
        return value
    encoded = {}
    for name, default in known:
        held = getattr(value, name)
        if held != default:
            encoded[name] = held if held.__class__ in _PLAIN else _encoded(held)
    return encoded


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...] | None:
    """Names and defaults of the fields of a data type, None for any other type."""
    if not is_dataclass(kind):
        return None
    return tuple((held.name, held.default) for held in fields(kind))


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """What turns decoded JSON into a value of this type."""
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        readers = {held.name: _reader(hints[held.name]) for held in fields(hint)}
        needed = {held.name for held in fields(hint) if held.default is MISSING}

        def read(value: dict[str, Any]) -> Any:
            missing = needed - value.keys()
            if missing:
                raise KeyError(f"{hint.__name__} without {', '.join(sorted(missing))}")
            return hint(**{name: readers[name](held) for name, held in value.items()})

        return read
    arguments = get_args(hint)
    if get_origin(hint) is tuple:
        item = _reader(arguments[0])
        return lambda value: tuple(item(part) for part in value)
    if get_origin(hint) in (Union, UnionType):
        (inner,) = (kind for kind in arguments if kind is not NoneType)
        some = _reader(inner)
        return lambda value: None if value is None else some(value)
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
