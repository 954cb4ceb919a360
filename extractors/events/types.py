"""PLOVER's sixteen event types and where they stand: in words or deeds, cooperation or conflict."""

from __future__ import annotations

EVENTS: tuple[str, ...] = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"),
    *("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    *("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
"""PLOVER's event types: cooperation, conflict in words, conflict in deeds."""

COOPERATION = frozenset(EVENTS[:7])
DEEDS_OF_CONFLICT = frozenset(EVENTS[11:])
DEEDS_OF_COOPERATION = frozenset({"COOPERATE", "AID", "RETREAT"})


def dimension(event: str) -> str:
    """ "verbal cooperation", "material conflict" …: where PLOVER puts an event type.

    Raises ValueError where the word is none of ``EVENTS``.
    """
    if event not in EVENTS:
        raise ValueError(f"{event!r} is no event type; these are: {', '.join(EVENTS)}")
    side = "cooperation" if event in COOPERATION else "conflict"
    deed = event in DEEDS_OF_COOPERATION or event in DEEDS_OF_CONFLICT
    return f"{'material' if deed else 'verbal'} {side}"
