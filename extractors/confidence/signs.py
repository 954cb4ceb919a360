"""What was seen when a fact was read that makes it more or less likely to be right.

A sign is a short phrase that ``explain`` can print ("subject is a pronoun"). It holds or not, costs
little to find, and says nothing by itself: its weight is in ``facts.tsv`` (see ``model``), and a
sign without a weight changes nothing. New signs can therefore be tried before they are weighed.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.entities.lexicon import bag
from extractors.facts import End, Fact
from extractors.rules.base import Proposition, Sentence
from extractors.tokens import Token
from extractors.tree import block_kind, first_conjunct, kids, lemma
from extractors.verbs import is_predicate
from extractors.words import words

LONG_SENTENCE, VERY_LONG_SENTENCE = 30, 45  # tokens
FAR, VERY_FAR = 6, 14  # tokens between a verb and an end of it
LONG_NODE = 4  # words
LONG_RELATION = 3  # words
DEEP = 2  # clauses around a clause
THIRD_PERSONS = bag("it its they them their this that these those")
BY_NAME = bag("name") | {"exact name", "known name", "phrase", "partial name", ""}
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
BORROWED = ("gerund)", "participle)", "purpose)", "control)", "noun)")  # ends of a rule's name
COMPLETIONS = frozenset({"oprd", "acomp", "attr"})
CLAUSAL = frozenset({"ccomp", "xcomp"})
UNCLEAR = frozenset({"dep", "parataxis", "meta", "intj", "nmod"})


def of_sentence(sentence: Sentence) -> tuple[str, ...]:
    """The signs that hold for every fact of a sentence."""
    return tuple(_of_sentence(sentence))


def of_fact(sentence: Sentence, found: Proposition, fact: Fact) -> tuple[str, ...]:
    """The signs of the fact that was made of a proposition of a sentence, each once."""
    found_signs = (
        *_of_construction(found),
        *_of_subject(sentence, found, fact.subject),
        *_of_object(sentence, found, fact.object),
        *_of_distance(found),
        *_of_clause(found),
        *_of_claim(sentence, found, fact),
    )
    return tuple(dict.fromkeys(found_signs))


def _of_sentence(sentence: Sentence) -> Iterator[str]:
    """Long sentences, headlines, and sentences in which the parser found no verb to begin with."""
    tokens = sentence.tokens
    if len(tokens) > VERY_LONG_SENTENCE:
        yield "very long sentence"
    elif len(tokens) > LONG_SENTENCE:
        yield "long sentence"
    root = next((token for token in tokens if token.head is token), tokens[0])
    if root.pos_ not in ("VERB", "AUX"):
        yield "sentence without a main verb"
    if block_kind(tokens[0]) in ("title", "heading", "caption"):
        yield "headline"
    texts = {token.text for token in tokens}
    if texts & {";", ":", "--", "–", "—"}:
        yield "sentence of several parts"
    if texts & {'"', "“", "”"}:
        yield "sentence with a quotation"
    if texts & {"(", "[", "{"}:
        yield "sentence with brackets"


def _of_construction(found: Proposition) -> Iterator[str]:
    """The rule, and where it found the subject: "participle" for "soldiers fighting there"."""
    name, _, origin = found.rule.partition(" (")
    yield f"construction: {name}"
    if origin:
        yield f"subject found by: {origin.rstrip(')')}"


def _of_subject(sentence: Sentence, found: Proposition, end: End) -> Iterator[str]:
    """How plainly the subject is named."""
    head = found.subject
    if head.pos_ == "PRON" and head.lower_ in THIRD_PERSONS:
        yield "subject is a pronoun for a thing"
    elif head.pos_ == "PRON":
        yield "subject is a pronoun"
    elif sentence.is_named(head):
        yield "subject is a name" if head.pos_ == "PROPN" else "subject is a name by another word"
    clue = sentence.resolver.clue(head)
    if clue not in BY_NAME:
        yield f"subject known by: {clue}"
    if end.kind == "thing" and found.rule.endswith(BORROWED):
        yield "a thing as the doer of what it does not govern"
    if len(end.label.split()) > LONG_NODE:
        yield "long subject"
    if head.pos_ in ("NUM", "ADJ", "VERB", "ADV"):
        yield "subject is no noun"
    if any(kid.dep_ == "conj" for kid in kids(head)) or head.dep_ == "conj":
        yield "subject in a list"


def _of_object(sentence: Sentence, found: Proposition, end: End | None) -> Iterator[str]:
    """How plainly the object is named, or that there is none."""
    head = found.object
    if head is None or end is None:
        yield "no object, but arguments" if found.arguments else "no object"
        return
    if head.pos_ == "PRON":
        yield "object is a pronoun"
    elif sentence.is_named(head):
        yield "object is a name" if head.pos_ == "PROPN" else "object is a name by another word"
    clue = sentence.resolver.clue(head)
    if clue not in BY_NAME:
        yield f"object known by: {clue}"
    if len(end.label.split()) > LONG_NODE:
        yield "long object"
    if head.pos_ not in ("NOUN", "PROPN", "PRON"):
        yield "object is no noun"
    if head.dep_ == "conj":
        yield "object in a list"


def _of_distance(found: Proposition) -> Iterator[str]:
    """How far the ends stand from the word that joins them, and what stands between."""
    subject, verb, object_ = found.subject, found.predicate, found.object
    if found.verbs:
        verb = found.verbs[0]
    gap = abs(verb.i - subject.i)
    if gap > VERY_FAR:
        yield "subject very far away"
    elif gap > FAR:
        yield "subject far away"
    if subject.i < verb.i and _has_comma(subject.i, verb):
        yield "comma after the subject"
    if subject.i > verb.i and found.verbs:
        yield "subject after the verb"
    between = verb.doc[subject.i + 1 : verb.i] if found.verbs and subject.i < verb.i else []
    if any(token.dep_ in SUBJECTS and token.head.i != verb.i for token in between):
        yield "another subject in between"
    if object_ is None:
        return
    last = found.verbs[-1] if found.verbs else verb
    gap = abs(object_.i - last.i)
    if gap > VERY_FAR:
        yield "object very far away"
    elif gap > FAR:
        yield "object far away"
    if last.i < object_.i and _has_comma(last.i, object_):
        yield "comma before the object"
    if object_.i < last.i and found.verbs:
        yield "object before the verb"


def _has_comma(first: int, last: Token) -> bool:
    return "," in last.doc.texts[first + 1 : last.i]


def _of_clause(found: Proposition) -> Iterator[str]:
    """What else hangs on the verb and was left out, how deep it stands, how its word is tagged."""
    verb = found.predicate
    if len(found.label.split()) > LONG_RELATION:
        yield "long relation"
    if not found.verbs:
        return
    read = {token.i for token in found.words}
    if found.object is not None:
        read.add(found.object.i)
    for kid in kids(verb):
        if kid.i in read or kid.i < verb.i:
            continue
        if kid.dep_ in COMPLETIONS:
            yield "a completion of the verb is left out"
        elif kid.dep_ in CLAUSAL:
            yield "a clause of the verb is left out"
        elif kid.dep_ == "prep" and found.object is None:
            yield "a preposition is left out"
        elif kid.dep_ == "dobj" and found.object is None:
            yield "an object of the verb is left out"
        elif kid.dep_ == "conj":
            yield "verb in a list"
        elif kid.dep_ in ("advmod", "npadvmod", "prt") and found.object is None:
            yield "an adverb is left out"
    if verb.dep_ == "conj":
        yield "later verb of a list"
    if verb.dep_ in UNCLEAR:
        yield "unclear place of the verb"
    if verb.pos_ not in ("VERB", "AUX"):
        yield "relation is no verb"
    passive = found.rule.startswith("passive")
    if verb.tag_ in ("VBN", "VBG") and not any(k.dep_ in ("aux", "auxpass") for k in kids(verb)):
        yield "bare participle" if passive or verb.tag_ == "VBG" else "passive form read as active"
    if passive and lemma(verb) in words("intransitive_verbs"):
        yield "passive of a verb without objects"
    yield from of_depth(verb, DEEP)


def of_depth(verb: Token, deep: int) -> Iterator[str]:
    """Whether a verb stands in a main clause, or with more than ``deep`` clauses around it."""
    depth, above = 0, verb
    while above.head is not above:
        above = above.head
        depth += is_predicate(above)
    if depth > deep:
        yield "deep clause"
    elif depth == 0:
        yield "main clause"


def _of_claim(sentence: Sentence, found: Proposition, fact: Fact) -> Iterator[str]:
    """What the fact says of its own standing, and what in the sentence speaks against that."""
    if fact.modality != "asserted":
        yield f"modality: {fact.modality}"
    if fact.polarity != "positive":
        yield "denied"
    if fact.attributed_to is not None:
        yield f"kind of source: {fact.attributed_to.kind}"
        if fact.attributed_to.id == fact.subject.id:
            yield "said by the subject itself"
    elif any(clause.verb.lemma_ in words("reporting_verbs") for clause in sentence.clauses.all):
        yield "somebody says something, but not this"
    if found.verbs and found.verbs[0].dep_ == "ccomp" and fact.attributed_to is None:
        yield "content of a clause, but said by nobody"
    heads = [head for head in (found.subject, found.object) if head is not None]
    if any(kid.tag_ == "PRP$" for head in heads for kid in kids(head)):
        yield "an end belongs to a pronoun"
    if any(kid.lower_ in ("or", "nor") for head in heads for kid in _list_words(head)):
        yield "one of several alternatives"


def _list_words(head: Token) -> list[Token]:
    """The words that join the head to a list: "or"."""
    first = first_conjunct(head)
    return [kid for kid in kids(first) if kid.dep_ == "cc"]
