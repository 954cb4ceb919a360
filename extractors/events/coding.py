"""The event type of a proposition: its words, then its mood (see the package for the order)."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.events.lexicon import governing, noun_classes
from extractors.events.matching import Undergoer, deed, keys
from extractors.events.naming import event_of, names
from extractors.events.types import COOPERATION, DEEDS_OF_CONFLICT
from extractors.facts import Modality, Polarity
from extractors.objects import objects
from extractors.obliques import obliques
from extractors.rules.base import Proposition
from extractors.tokens import Token
from extractors.tree import kids, lemma
from extractors.verbs import is_passive
from extractors.words import words

ACTORS = frozenset({"person", "organization", "country", "group", "place"})
ACTING = frozenset({"people", "keeper", "weapon", "document", "party"})
PEOPLE_ENDINGS = ("ers", "ors", "ists", "ians", "men", "women", "ees")
SIDE_RULES = frozenset(
    {
        "title",
        "description",
        "apposition",
        "role before",
        "office",
        "possessive",
        "institution",
        "located",
        "as role",
    }
)
REFUSING = frozenset({"will", "wo", "would", "can", "ca", "could", "shall"})
# What happens by accident as often as by intent: without an agent it takes an attack to be told.
ACCIDENTAL = frozenset(
    {"kill", "injure", "wound", "hurt", "maim", "hit", "strike", "burn", "damage"}
)
VIOLENT = frozenset({"ASSAULT", "PROTEST", "COERCE"})
SPOKEN = frozenset({"CONSULT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"})
DECIDING = ("REJECT", "THREATEN", "REQUEST")


@dataclass(frozen=True, slots=True)
class Mood:
    """How what is done is meant, as the whole sentence has it."""

    polarity: Polarity
    modality: Modality
    subject_kind: str | None = None
    object_kind: str | None = None


def event_type(found: Proposition, mood: Mood) -> str | None:
    """One of PLOVER's event types for what a rule found, None where none fits.

    The kinds of ``mood`` are those of the entities at both ends (see ``facts.Kind``).
    """
    if found.rule.partition(" (")[0] in SIDE_RULES:
        return None
    if not found.verbs:
        return event_of(found.predicate)
    happening = _happening(found)
    if happening or not _acts(found, mood):
        return happening
    if mood.modality == "conditional" or _is_wished(found):
        return None
    governors = [lemma(verb) for verb in found.verbs[:-1]]
    decided = _decided(governors)
    if decided is not None:
        denied = mood.polarity == "negative"
        twice = decided == "REJECT" and not denied and _is_denying(governors)
        return None if twice or (denied and decided != "REJECT") else decided
    event = _deed(found, mood)
    if event is not None:
        return _in_mood(event, found, mood, governors)
    pledged = any(word in governing("pledge") for word in governors)
    return "AGREE" if pledged and mood.polarity == "positive" else None


def _decided(governors: list[str]) -> str | None:
    """The event type of the outermost governing word that says no, threatens or asks."""
    for word in governors:
        for event in DECIDING:
            if word in governing(event):
                return event
    return None


def _is_denying(governors: list[str]) -> bool:
    """Whether a governing word denies its complement, so that "did not refuse to" is no refusal."""
    return any(word in words("negating_verbs") for word in governors)


def _is_wished(found: Proposition) -> bool:
    """What somebody else is to do: "wants the council to send observers"."""
    verb = found.verbs[0]
    return verb.dep_ == "ccomp" and lemma(verb.head) in governing("wish")


def _happening(found: Proposition) -> str | None:
    """What takes place is told by the subject: "riots broke out", "talks resumed in Oslo"."""
    verb = found.verbs[-1]
    if found.rule.startswith(("active", "passive")) or len(found.verbs) > 1:
        return None
    happens = any(key in governing("happen") for key in keys(verb))
    return event_of(found.subject) if happens else None


def _acts(found: Proposition, mood: Mood) -> bool:
    """Whether the subject is somebody or something that can act, or is done something to."""
    subject = found.subject
    if mood.subject_kind in ACTORS or _is_patient(found) or subject.pos_ == "PROPN":
        return True
    if subject.tag_ == "NNS" and subject.lower_.endswith(PEOPLE_ENDINGS):
        return True
    known = noun_classes()
    acting = any(not ACTING.isdisjoint(known.get(name, ())) for name in names(subject))
    return acting or event_of(subject) == "ASSAULT"


def _is_patient(found: Proposition) -> bool:
    return found.rule.startswith("passive") and not found.rule.startswith("passive with agent")


def _deed(found: Proposition, mood: Mood) -> str | None:
    """What is done: by the verb, by a purpose that the rule read with it, by an event after it."""
    rule, verb = found.rule.partition(" (")[0], found.verbs[-1]
    if _is_patient(found) and lemma(verb) in ACCIDENTAL:
        return "ASSAULT" if _by_attack(verb) else None
    end = Undergoer(found.object, mood.object_kind) if found.object is not None else None
    event = deed(verb, lambda: _undergoers(found, verb, mood), end)
    last = found.words[-1] if found.words else verb
    if rule == "purpose" and end is not None:
        served = deed(last, lambda: [end])
        return served if event is None or (event, served) == ("MOBILIZE", "AID") else event
    if event is None and rule in ("path", "path event", "copula") and last.dep_ == "prep":
        return event_of(last.head) if last.head.pos_ == "NOUN" else None
    return event


def _by_attack(verb: Token) -> bool:
    return any(event_of(oblique.head) in VIOLENT for oblique in obliques(verb))


def _undergoers(found: Proposition, verb: Token, mood: Mood) -> list[Undergoer]:
    """What it is done to: the objects; of a passive its subject."""
    if _is_patient(found):
        return [Undergoer(found.subject, mood.subject_kind)]
    object_ = found.object
    if is_passive(verb):
        return [Undergoer(object_, mood.object_kind)] if object_ is not None else []
    heads = objects(verb)
    if object_ is not None and any(head.i == object_.i for head in heads):
        return [Undergoer(object_, mood.object_kind)]
    return [Undergoer(head) for head in heads]


def _in_mood(event: str, found: Proposition, mood: Mood, governors: list[str]) -> str | None:
    """The event as it is meant: agreed, planned, refused, denied (see the package, 5)."""
    promised = any(word in governing("consent") for word in governors)
    if mood.polarity == "negative":
        if promised and event in DEEDS_OF_CONFLICT:
            return "AGREE"  # "agreed not to attack"
        unwilling = promised or _refuses(found)
        refused = event in ("AGREE", "SUPPORT") or (event in COOPERATION and unwilling)
        return "REJECT" if refused else None
    if mood.modality == "obliged":
        return None
    if any(word in governing("prepare") for word in governors) and event == "ASSAULT":
        return "MOBILIZE"
    origin = found.rule.partition("(")[2].rstrip(")")
    tried = bool(governors) and all(word in governing("try") for word in governors)
    if promised or (mood.modality == "planned" and origin != "purpose" and not tried):
        if event in COOPERATION or (promised and event == "MOBILIZE"):
            return "AGREE"
        if event in DEEDS_OF_CONFLICT and (event != "MOBILIZE" or _is_warned(found)):
            return None if _is_patient(found) else "THREATEN"
    if mood.modality == "planned" and event not in SPOKEN and not tried:
        return event if event == "MOBILIZE" else None
    return event


def _is_warned(found: Proposition) -> bool:
    """What somebody warns that they will do: "warned it would send troops"."""
    verb = found.verbs[0]
    return verb.dep_ == "ccomp" and lemma(verb.head) in ("warn", "threaten")


def _refuses(found: Proposition) -> bool:
    """Whether the negation is one of will: "will not negotiate", "would not sign"."""
    return any(
        kid.dep_ in ("aux", "auxpass") and kid.lower_ in REFUSING
        for verb in found.verbs
        for kid in kids(verb)
    )
