"""Walking a dependency parse: offsets, noun phrases, conjuncts, clauses, borrowed subjects."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.tokens import Span, Token
from extractors.words import words

SHORT_STEM = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
E_STEM = re.compile(r"(?:[aeiou][td]|at|iz|is|us|c|v|g|u|(?:^|-)[^aeiou]*[aeiou][^aeiouwxy])$")
SIBILANTS = ("s", "x", "z", "ch", "sh", "o")
KEPT_LEFT = frozenset(
    ["compound", "amod", "nummod", "poss", "case", "det", "predet", "nmod", "quantmod", "advmod"]
)


def start(token: Token) -> int:
    """Where the token begins in ``Document.text``."""
    return token.start


def end(token: Token) -> int:
    """Where the token ends in ``Document.text``, exclusive."""
    return token.start + len(token.text)


def span_offsets(span: Span) -> tuple[int, int]:
    """Start and end of a span in ``Document.text``."""
    return start(span[0]), end(span[-1])


def kids(token: Token) -> Sequence[Token]:
    """The token's children in text order."""
    return token.kids


def missing_mark(text: str, phrase: str, stop: int) -> str:
    """The closing quotation mark at ``stop`` of ``text`` that a mark in ``phrase`` waits for."""
    waits = phrase.count("“") > phrase.count("”") or phrase.count('"') % 2 == 1
    return text[stop] if waits and text[stop : stop + 1] in ("”", '"') else ""


def block_kind(token: Token) -> str:
    """The kind of block (title, caption, heading, paragraph) that the token stands in."""
    blocks = token.doc.user_data.get("triplewire_blocks") or ((0, "paragraph"),)
    place = bisect_right(blocks, token.i, key=lambda block: block[0]) - 1
    return str(blocks[max(place, 0)][1])


def lemma(token: Token) -> str:
    """The lemma in lower case; mends the lemmatizer where it takes "rates" for "rat".

    A short stem doubles its consonant before "ed" and "ing" ("ratted"), so that "fined" and
    "rating" must come from a verb in "e".
    """
    found, form = token.lemma_.lower(), token.lower_
    if form == found:
        return found
    if token.tag_ == "VBZ" and form == f"{found}es" and not found.endswith(SIBILANTS):
        return form[:-1]
    if form in (f"{found}ed", f"{found}ing") and SHORT_STEM.fullmatch(found):
        return f"{found}e"
    if "-" in form and form == f"{found}d" and not E_STEM.search(form[:-2]):
        return found[:-1]  # "re-elected": unknown as a whole, so the lemmatizer only takes the "d"
    return found


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it below it: "shells, missiles and troops".

    A noun of quantity gives way to what it counts: "thousands of troops" → troops, "a number of
    schools and clinics" → schools, clinics.
    """
    is_word = token.is_alpha or token.like_num or len(token.text) > 1 or token.text in "%$€£"
    found = [token] if is_word else []
    if token.lower_ in ("more", "less", "fewer", "so") and token.dep_ == "conj":
        return []
    if token.lemma_.lower() in words("quantity_nouns"):
        of = next((kid for kid in token.rights if kid.lower_ == "of"), None)
        counted = child(of, "pobj") if of is not None else None
        if counted is not None and counted.pos_ in ("NOUN", "PROPN"):
            found = conjuncts(counted)
    for kid in kids(token):
        if kid.dep_ == "conj" and kid.i > token.i and kid.pos_ not in ("VERB", "AUX", "ADP"):
            found.extend(conjuncts(kid))
        elif kid.dep_ == "prep" and token.pos_ == "NOUN" and _names_members(kid):
            found.extend(_members(kid))
    return found


def _names_members(preposition: Token) -> bool:
    such = preposition.lower_ == "as" and any(t.lower_ == "such" for t in kids(preposition))
    return preposition.lower_ == "including" or such


def _members(preposition: Token) -> list[Token]:
    """Who is named of a group: "20 countries, including Norway", "leaders such as Berg"."""
    first = child(preposition, "pobj")
    return [t for t in conjuncts(first) if t.pos_ == "PROPN"] if first is not None else []


def counting_noun(token: Token) -> Token | None:
    """The noun of quantity that counts the token: thousands, for "thousands of troops"."""
    first = first_conjunct(token)
    if first.dep_ == "pobj" and first.head.lower_ == "of":
        noun = first.head.head
        if noun.lemma_.lower() in words("quantity_nouns"):
            return noun
    return None


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that the token stands in, or the token itself."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def children(token: Token, *labels: str) -> list[Token]:
    """The token's children with one of the dependency labels, in text order."""
    return [kid for kid in token.kids if kid.dep_ in labels]


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of the dependency labels, None without any."""
    for kid in token.kids:
        if kid.dep_ in labels:
            return kid
    return None


def _left_edge(token: Token, stop: int) -> int:
    """The first token of what stands before the head and belongs to it."""
    edge = token.i
    for kid in reversed(token.lefts):
        if kid.dep_ not in KEPT_LEFT or kid.i < stop:
            if kid.dep_ in ("punct",) and kid.text in "-–\"'":
                continue
            break
        edge = min(edge, kid.left_edge.i)
    return edge


def noun_phrase(token: Token, *, of: bool = True) -> Span:
    """The noun phrase of a head without its clauses, appositions and coordinations.

    "the 2024 mutual defence treaty between their countries, which obliges …" → "the 2024 mutual
    defence treaty". A following "of" phrase is kept where ``of`` is set ("members of the council"),
    with its own noun phrase and without what hangs on that.
    """
    left, right = _left_edge(token, 0), token.i
    for kid in token.rights:
        if kid.dep_ == "case" or (kid.dep_ in ("nummod", "compound") and kid.i == right + 1):
            right = kid.i if kid.dep_ != "case" else right
            continue
        if of and kid.dep_ == "prep" and kid.lower_ == "of" and kid.i == right + 1:
            inner = child(kid, "pobj")
            if inner is not None:
                right = noun_phrase(inner, of=True).end - 1
        break
    return token.doc[left : right + 1]


def is_ranked(noun: Token) -> bool:
    """Whether the noun is one of a row: "the first woman to lead the party" does lead it."""
    ranks = ("only", "last", "latest", "sole")
    return any(
        kid.lower_ in ranks or kid.ent_type_ == "ORDINAL" or kid.tag_ == "JJS" for kid in noun.lefts
    )


def is_question(sentence: Span) -> bool:
    """Whether the sentence asks, and so claims nothing: it ends in a question mark."""
    last = next((t for t in reversed(sentence) if not t.is_space and not t.is_quote), None)
    return last is not None and last.text in ("?", "?!", "??")
