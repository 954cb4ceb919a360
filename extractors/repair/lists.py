"""Lists: "A, B and C" parsed as an apposition, as two subjects or as two objects."""

from __future__ import annotations

from itertools import pairwise

from extractors.repair.draft import NOUNS, SUBJECTS, Sentence, looks_at

AND = frozenset(["and", "or", "&"])
ROW = ("appos", "npadvmod", "nsubj", "conj", "dep", "nmod")
CLOSING = frozenset([",", "–", "—", "-", "--", ")", ";", ":"])


def last_member(s: Sentence, i: int) -> int:
    """The last of what is coordinated with the token, or the token itself."""
    while True:
        members = [j for j in s.kids_as(i, "conj") if j > i]
        if not members:
            return i
        i = members[-1]


def members(s: Sentence, i: int) -> list[int]:
    """The token and what is coordinated with it below it."""
    found = [i]
    for j in s.kids_as(i, "conj"):
        if j > i:
            found += members(s, j)
    return found


def joins(s: Sentence, i: int) -> bool:
    """Whether the token or a member of its list has an "and"."""
    return any(s.words[j] in AND for k in members(s, i) for j in s.kids_as(k, "cc"))


def between(s: Sentence, left: int, right: int) -> list[int]:
    """The tokens between what hangs on ``left`` and what hangs on ``right``."""
    first = s.edges(right)[0]
    last = max((j for j in _subtree(s, left) if j < first and s.deps[j] != "punct"), default=left)
    while last > left and s.deps[last] == "cc":
        last -= 1
    return list(range(last + 1, first))


def _subtree(s: Sentence, i: int) -> list[int]:
    found = [i]
    for each in found:
        found += s.kids(each)
    return found


def join(s: Sentence, first: int, second: int) -> None:
    """Make the second a member of the first one's list, at its end."""
    last = last_member(s, first)
    if s.attach(second, last, "conj"):
        for j in range(last + 1, s.edges(second)[0]):
            if s.deps[j] == "cc" and s.heads[j] in (first, second):
                s.attach(j, last, "cc")


def rows(s: Sentence, *deps: str) -> list[tuple[int, int]]:
    """Neighbouring tokens of one label that hang on the same verb, in text order."""
    found: dict[int, list[int]] = {}
    for i in sorted(s.marked(*deps)):
        found.setdefault(s.heads[i], []).append(i)
    return [pair for row in found.values() for pair in pairwise(row)]


@looks_at(*SUBJECTS)
def subjects_in_a_row(s: Sentence) -> None:
    """A verb has one subject: "The bank, the insurer and the broker settled" is a list."""
    for one, two in rows(s, *SUBJECTS):
        if two > s.heads[two] or s.tags[one] not in NOUNS or s.tags[two] not in NOUNS:
            continue
        if s.ents[one] in ("DATE", "TIME"):
            continue
        gap = {s.words[j] for j in between(s, one, two)}
        if gap <= AND | {",", "as", "well"} and gap and (gap & AND or joins(s, two)):
            join(s, one, two)
        elif s.edges(one)[1] == s.edges(two)[0] - 1:
            _neighbour(s, one, two)


def _neighbour(s: Sentence, one: int, two: int) -> None:
    """A subject right after another: "agency Tanjug" is a name, "need for time zones" one noun."""
    last = s.edges(one)[1]
    plain = s.edges(two)[0] == two or s.deps[s.edges(two)[0]] in ("compound", "amod")
    if s.tags[two] in ("NNP", "NNPS") and s.tags[one] in ("NN", "NNS") and plain:
        if last == one and s.ents[two] != "PERSON":
            s.attach(one, two, "compound")
        else:
            s.attach(two, one, "appos")
    elif s.deps[last] == "pobj" and s.tags[last] == "NN" and s.edges(two)[0] == two:
        preposition = s.heads[last]
        for j in s.kids(last)[:]:
            s.attach(j, two, s.deps[j])
        if s.attach(two, preposition, "pobj"):
            s.attach(last, two, "compound")


@looks_at("dobj")
def objects_in_a_row(s: Sentence) -> None:
    """Two objects with a comma between: "ran a farm, a post he hated", "roads, and a bridge"."""
    for one, two in rows(s, "dobj"):
        if one < s.heads[one] or s.tags[two] not in NOUNS:
            continue
        gap = {s.words[j] for j in between(s, one, two)}
        if gap & AND and gap <= AND | {","}:
            join(s, _listed(s, one), two)
        elif "," in gap and gap <= {",", ")"} and s.tags[one] in NOUNS:
            if joins(s, two):
                join(s, _listed(s, one), two)
            elif s.word(s.edges(two)[0]) in ("a", "an", "the"):
                s.attach(two, one, "appos")


def _listed(s: Sentence, i: int) -> int:
    """Where a list goes on: in "three crimes, including theft, fraud and arson" at theft."""
    prepositions = s.kids_as(i, "prep")
    if prepositions and s.words[prepositions[-1]] in ("including", "as"):
        member = s.kid(prepositions[-1], "pobj")
        if member is not None and member > i:
            return member
    return i


@looks_at("appos")
def subject_list_as_apposition(s: Sentence) -> None:
    """An apposition before the verb is closed by a comma: "Greeks, Romans and Celts traded"."""
    for i in s.marked("appos"):
        head = s.heads[i]
        verb = s.heads[head]
        if s.deps[head] not in SUBJECTS or not head < i < verb or not joins(s, i):
            continue
        first, last = s.edges(i)
        nouns = s.tags[head] in NOUNS and s.tags[i] in NOUNS
        if nouns and s.word(first - 1) == "," and not {s.word(last), s.word(last + 1)} & CLOSING:
            join(s, head, i)


@looks_at("appos")
def names_as_apposition(s: Sentence) -> None:
    """A person is not named by another's name: "Ana Silva, Tom Hale and Li Wei"."""
    for i in s.marked("appos"):
        head = s.heads[i]
        people = s.ents[i] == s.ents[head] == "PERSON"
        listed = s.kid(i, "conj") is not None or s.kid(head, "conj") is not None
        if people and listed and s.word(s.edges(i)[0] - 1) == ",":
            join(s, head, i)


@looks_at("appos")
def like_apposition(s: Sentence) -> None:
    """Nouns of one make with an "and" at the end are a list: "a bank, a mine, and a port"."""
    for i in s.marked("appos"):
        head = s.heads[i]
        if s.word(s.edges(i)[0] - 1) != "," or not joins(s, i):
            continue
        makes = {_make(s, j) for j in (head, *members(s, i))}
        if len(makes) == 1 and "" not in makes:
            join(s, head, i)


def _make(s: Sentence, i: int) -> str:
    """What a noun phrase looks like: its kind of name, its article, or a bare plural."""
    if s.tags[i] in ("NNP", "NNPS"):
        return s.ents[i]
    if s.tags[i] == "CD":
        return "number"
    first = s.word(s.edges(i)[0])
    if first in ("a", "an", "the"):
        return "a" if first == "an" else first
    return "plural" if s.tags[i] == "NNS" and s.kid(i, "det", "poss") is None else ""


@looks_at(*SUBJECTS)
def names_in_title(s: Sentence) -> None:
    """Headlines put a comma for "and": "Turkey, Greece hold talks", "Chad, Mali, Niger leave"."""
    if not s.is_title():
        return
    for verb in s.marked("ROOT", "ccomp"):
        last = s.kid(verb, *SUBJECTS)
        if last is None or s.tags[last] not in ("NNP", "NNPS") or s.edges(last)[1] != verb - 1:
            continue
        names = [i for i in range(s.start, verb) if s.ents[i] and s.tags[i] == s.tags[last]]
        names = [i for i in names if s.deps[i] in ROW and s.ents[i] == s.ents[last] and i <= last]
        for one, two in reversed(list(pairwise(names))):
            if s.words[two - 1] != "," or two - one != 2:
                return
        for i in names:
            s.attach(i, verb, "dep")
        for place, i in enumerate(names):
            if place:
                s.attach(i, names[place - 1], "conj")
            else:
                s.relabel(i, "nsubj")


@looks_at("cc")
def as_well_as(s: Sentence) -> None:
    """ "Norvik as well as Baltia cut fares": the first of the two is the subject."""
    for i in s.marked("cc"):
        if s.words[i] != "as" or s.word(i - 1) != "well":
            continue
        noun = s.heads[i]
        verb = s.heads[noun]
        if s.tags[noun] not in NOUNS or s.deps[noun] in SUBJECTS or not s.is_verb(verb):
            continue
        subject = s.kid(verb, *SUBJECTS)
        if subject is not None and noun < i < subject == max(s.kids_as(verb, *SUBJECTS)):
            dep = s.deps[subject]
            if s.attach(subject, noun, "conj"):
                s.relabel(noun, dep)


@looks_at("conj")
def modifier_as_verb(s: Sentence) -> None:
    """A participle in a list of nouns belongs to its noun: "smiles, frowns and raised brows"."""
    for i in s.marked("conj"):
        if s.tags[i] not in ("VBD", "VBN") or s.tags[s.heads[i]] not in NOUNS:
            continue
        noun = s.kid(i, "dobj")
        if noun is None or s.tags[noun] not in NOUNS or s.edges(noun)[0] != i + 1:
            continue
        if s.kids_as(noun, "det", "poss") or s.kids_as(i, "aux", "auxpass", *SUBJECTS):
            continue
        head = s.heads[i]
        s.promote(noun, i)
        for j in s.kids(i)[:]:
            s.attach(j, noun, s.deps[j])
        s.attach(noun, head, "conj")
        s.relabel(i, "amod")
        s.retag(i, "VBN")


LISTS = (
    modifier_as_verb,
    as_well_as,
    names_in_title,
    subjects_in_a_row,
    subject_list_as_apposition,
    names_as_apposition,
    like_apposition,
    objects_in_a_row,
)
