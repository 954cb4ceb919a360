"""What a source says about itself, brought into the form that a Document keeps."""

from __future__ import annotations

from datetime import date, datetime

from extractors.cleaning.dates import find_date
from extractors.reading.checks import well_formed
from extractors.reading.sources import is_url


def as_text(value: object) -> str | None:
    """A title or an author: text without space around it; a list is joined; None for nothing."""
    if isinstance(value, list):
        parts = [part for part in map(as_text, value) if part]
        return ", ".join(parts) or None
    if isinstance(value, dict):  # schema.org's {"@type": "Person", "name": …}
        return as_text(value.get("name"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return well_formed(str(value)).strip() or None


def as_date(value: object) -> str | None:
    """An ISO 8601 date or date-time; None where ``value`` is none and holds none in words."""
    text = as_text(value)
    if text is None:
        return None
    for parse in (date.fromisoformat, datetime.fromisoformat):
        try:
            return parse(text).isoformat()
        except ValueError:
            continue
    return find_date(text)


def as_url(value: object) -> str | None:
    """An http or https URL; None for anything else (``javascript:`` among it)."""
    text = as_text(value)
    return text if text and is_url(text) else None
