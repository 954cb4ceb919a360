"""Noun phrases: where they stand, their short label and what tells them apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.entities.lexicon import bag, words
from extractors.entities.view import View

LEFT = bag("compound amod nummod poss case det predet nmod quantmod advmod punct")
POINTLESS = bag(
    "many several few more other others various numerous own such same certain total "
    "additional another further different further- about some over around nearly "
    "almost approximately roughly countless multiple said particular overall entire estimated "
    "whole much most least only just very all both each every any no either neither "
    "half estimated"
)
MEASURES = frozenset({"MONEY", "QUANTITY", "PERCENT"})
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
DEFINITE = bag("the this that these those")
MARKS = frozenset({'"', "“", "”", "``", "''"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens first to last (exclusive); ``of`` is the head of a kept "of" phrase, or None."""

    first: int
    last: int
    of: int | None


def left_edge(view: View, i: int) -> int:
    """The first token of what stands directly before a head and belongs to it."""
    edge = i
    for kid in reversed(view.kids[i]):
        if kid > i or kid in view.bracketed:
            continue  # "the World Health Organization (WHO) summit"
        if view.dep[kid] not in LEFT or view.tag[kid] == "_SP":
            break
        if view.dep[kid] == "punct" and view.text[kid] not in "-–\"'“":
            break
        edge = min(edge, subtree_left(view, kid))
    # A quotation mark is no part of the phrase unless its partner is too.
    while edge < i and view.text[edge] in ('"', "'", "“", "``", "''", "-", "–"):
        edge += 1
    return edge


def name_edge(view: View, i: int, first: int) -> int:
    """Where a name's mention begins with its title: "North Korean leader | Kim Jong Un"."""
    for kid in reversed([k for k in view.kids[i] if k < first]):
        if view.dep[kid] not in ("compound", "amod", "nmod") or view.tag[kid] == "_SP":
            break
        if view.tag[kid] == "VBD" or (
            view.tag[kid] == "VBN" and view.lemma[kid] in words("speech")
        ):
            break  # "…, added | Reuters"
        edge = subtree_left(view, kid)
        if first - edge > 6:
            break
        first = min(first, edge)
    noun = view.head[i]
    if view.dep[i] == "appos" and noun == first - 1 and view.pos[noun] == "NOUN":
        edge = subtree_left(view, noun)  # "his father | Karim Haddad"
        first = edge if first - edge <= 6 else first
    return first


def subtree_left(view: View, i: int) -> int:
    """The leftmost token of what hangs on a token."""
    kids = view.kids
    while kids[i] and kids[i][0] < i:
        i = kids[i][0]
    return i


def of_object(view: View, i: int, word: str = "of") -> int | None:
    """The noun after a following "of": "groups of tourists" → tourists."""
    if not view.kids[i] or view.kids[i][-1] < i:
        return None
    for kid in view.kids[i]:
        if kid > i and view.dep[kid] == "prep" and view.lower[kid] == word:
            if kid > i + 1 and view.tag[i + 1] != "_SP":
                return None
            return view.child(kid, "pobj")
    return None


def phrase(view: View, i: int) -> Phrase:
    """The phrase of a head: its left side, and an "of" phrase where one follows directly."""
    inner = of_object(view, i)
    last = i + 1
    if inner is not None:
        last = phrase(view, inner).last
    return Phrase(left_edge(view, i), last, inner)


def is_year(view: View, i: int) -> bool:
    """Whether a number is a year that names a thing: "the 2024 treaty"."""
    return bool(YEAR.fullmatch(view.text[i]))


def number_end(view: View, number: int, head: int) -> int:
    """The token after a number before its noun, its other end included: "10-15", "two or three"."""
    last = number
    for kid in view.kids[number]:
        if last < kid < head and view.pos[kid] == "NUM":
            last = kid
    return last + 1


def extent(view: View, i: int) -> tuple[int, int]:
    """The whole of spaCy's entity that a token stands in: "Monday, March 3, 1997", "26 million"."""
    first, last = i, i + 1
    while first > 0 and not view.begins[first] and view.ent[first - 1] == view.ent[i]:
        first -= 1
    while last < len(view) and view.ent[last] == view.ent[i] and not view.begins[last]:
        last += 1
    while last > i + 1 and (view.tag[last - 1] == "_SP" or view.text[last - 1] in (",", ".")):
        last -= 1
    return first, last


def modifiers(view: View, i: int, skip: set[int]) -> frozenset[str]:
    """The words that tell a phrase from others of the same noun: "the new bridge" → {new}.

    The tokens in ``skip``, the owner's name, are left out.
    """
    found = set()
    for kid in view.kids[i]:
        if kid < i and view.dep[kid] in ("amod", "compound", "nmod", "nummod"):
            if view.dep[kid] == "nummod" and not is_year(view, kid):
                continue
            for j in range(subtree_left(view, kid), kid + 1):
                if j in skip:
                    continue
                if view.lower[j] not in POINTLESS and view.text[j][0].isalnum():
                    found.add(view.lower[j])
    return frozenset(found)


def core_tokens(view: View, i: int) -> list[int]:
    """The tokens of a short label: no article, number, possessor, quotation mark or empty word."""
    if i not in view.cores:
        view.cores[i] = _core_tokens(view, i)
    return view.cores[i]


def _core_tokens(view: View, i: int) -> list[int]:
    if not view.kids[i] or view.kids[i][0] > i:  # nothing stands before it
        return [i] if view.text[i] not in MARKS else []
    first = left_edge(view, i)
    drop: set[int] = set()
    for kid in view.kids[i]:
        if kid >= i or kid < first:
            continue
        is_number = view.dep[kid] == "nummod"
        stop = number_end(view, kid, i) if is_number else kid + 1
        span = range(subtree_left(view, kid), stop)
        if (
            view.dep[kid] in ("det", "predet", "poss", "case", "quantmod")
            or (view.dep[kid] == "nummod" and not is_year(view, kid))
            or (view.dep[kid] == "amod" and view.lower[kid] in POINTLESS)
            or (view.dep[kid] == "advmod")
            or (view.dep[kid] == "amod" and view.tag[kid] == "CD")
        ):
            drop.update(span)
            if view.dep[kid] == "poss":
                drop.update(k for k in view.kids[kid] if view.tag[k] == "POS")
    kept = [j for j in range(first, i) if j not in drop and j not in view.bracketed]
    kept.append(i)
    while kept and (
        view.lower[kept[0]] in POINTLESS
        or view.lower[kept[0]] in ("the", "a", "an", "'s", "’s")
        or not view.text[kept[0]][0].isalnum()
    ):
        glued = kept[0] + 1 < i and view.text[kept[0] + 1] == "-"
        if kept[0] == i or (glued and view.text[kept[0]][0].isalnum()):
            break
        kept.pop(0)
    return [j for j in kept[-7:] if view.text[j] not in MARKS]


def spell(view: View, tokens: list[int]) -> str:
    """The words of tokens with the gaps that the text has between neighbours."""
    parts: list[str] = []
    for at, j in enumerate(tokens):
        if at and (tokens[at - 1] != j - 1 or view.start[j] > view.end[j - 1]):
            parts.append(" ")
        parts.append(view.text[j])
    return " ".join("".join(parts).split())
