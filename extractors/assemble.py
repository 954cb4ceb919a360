"""From propositions (tokens) to facts (mentions, entities, offsets, qualifiers)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import product

from extractors.abstain import is_no_thing
from extractors.confidence.model import confidence
from extractors.confidence.signs import of_fact, of_sentence
from extractors.events.coding import Mood, event_type
from extractors.facts import (
    Argument,
    Document,
    End,
    Entity,
    Evidence,
    Fact,
    Kind,
    Mention,
    Modality,
    Relation,
    Resolved,
    content_hash,
    fact_id,
)
from extractors.nested import nested
from extractors.obliques import Oblique
from extractors.qualifiers.attribution import Attribution, attribution, quoted
from extractors.qualifiers.circumstances import circumstances_of
from extractors.qualifiers.modality import modality, tense
from extractors.qualifiers.polarity import polarity
from extractors.qualifiers.quantity import quantity_of
from extractors.qualifiers.quotes import Quotations
from extractors.qualifiers.timing import time_of, time_span, when
from extractors.roles import role_of
from extractors.rules.base import Proposition, Sentence
from extractors.synonyms import canonical
from extractors.tokens import Doc, Token
from extractors.tree import end, lemma, noun_phrase, span_offsets, start
from extractors.verbs import is_time
from extractors.wording import as_written
from extractors.words import words

OURS = "rules"
TALK = "talk"  # what a noun's "on" names is its topic, as beside a verb of talking
LONGEST_COMPLEMENT = 8  # words of a node that is no noun phrase

Said = tuple[str, str, str]  # subject, relation, object


@dataclass(slots=True)
class Assembler:
    """Makes the facts of one parsed segment. ``made`` collects the nodes made of words alone."""

    document: Document
    doc: Doc
    quotations: Quotations
    made: dict[str, Entity]
    ends: dict[int, list[End]] = field(default_factory=dict)  # of entities, by the head's number

    def facts(
        self, sentence: Sentence, propositions: Iterable[Proposition], extractor: str = "rules"
    ) -> Iterator[Fact]:
        """The facts of an extractor's propositions of a sentence, each said once."""
        seen: set[tuple[str, str, str]] = set()
        evidence = self._evidence(sentence)
        surroundings = of_sentence(sentence) if extractor == OURS else ()
        for proposition in propositions:
            for fact in self._facts(sentence, proposition, evidence, seen):
                if extractor != OURS:  # an extractor of others says itself how sure it is
                    yield replace(fact, id=fact_id(fact), extractor=extractor)
                    continue
                signs = (*of_fact(sentence, proposition, fact), *surroundings)
                sure = confidence(signs)
                yield replace(
                    fact, id=fact_id(fact), extractor=extractor, confidence=sure, signs=signs
                )

    def _evidence(self, sentence: Sentence) -> Evidence:
        words_of = (token for token in sentence.tokens if not token.is_space)
        backwards = (token for token in reversed(sentence.tokens) if not token.is_space)
        first, last = start(next(words_of)), end(next(backwards))
        return Evidence(self.document.id, self.document.text[first:last], first, last)

    def _facts(
        self, sentence: Sentence, found: Proposition, evidence: Evidence, seen: set[Said]
    ) -> Iterator[Fact]:
        """The facts of a proposition that say something not ``seen`` yet, without their ids."""
        subjects = self._ends(sentence, found.subject)
        objects: list[End] | list[None] = [None]
        if found.object is not None:
            objects = self._ends(sentence, found.object)
            same = {e.id for e in objects} & {e.id for e in subjects}
            if found.label == "be" and (same or found.rule == "description"):
                objects = self._described(found.object)
        if not subjects or not objects:
            return
        nominal = not found.verbs
        said = (
            quoted(found.predicate, self.quotations)
            if nominal
            else attribution(found.predicate, sentence.clauses, self.quotations)
        )
        if found.speaker is not None:
            said = Attribution(found.speaker, found.predicate.lemma_)
        speaker = self._speaker(sentence, said)
        own = tuple(self._arguments(sentence, found))
        arguments = (*own, *self._nested(sentence, found, [o for o in objects if o], own))
        new: list[tuple[End, End | None]] = []
        for subject, object_ in product(subjects, objects):
            key = (subject.id, found.label, object_.id if object_ else "")
            if key not in seen and subject.id != key[-1]:
                seen.add(key)
                new.append((subject, object_))
        if not new:
            return
        time = time_of(reversed(found.verbs))
        ends = [t for t in (found.subject, found.object) if t is not None]
        text, heads = self.document.text, (found.object, found.subject)
        quantity = quantity_of(text, sentence.resolver, heads, found.verbs)
        fact = Fact(
            id="",
            subject=new[0][0],
            relation=Relation(
                found.label,
                as_written(self.document.text, found.words, ends),
                canonical=canonical(found.label, found.words),
            ),
            object=new[0][1],
            evidence=evidence,
            rule=found.rule,
            extractor="",
            arguments=arguments,
            polarity="positive"
            if nominal
            else polarity(found.predicate, found.verbs, found.subject, found.object),
            modality=self._modality(found),
            tense="none" if nominal else tense(found.verbs[0]),
            attributed_to=speaker,
            attribution_cue=said.cue if said and speaker else None,
            time=text[slice(*span_offsets(time))] if time is not None else None,
            place=next((a.end.mention.text for a in own if a.role == "place"), None),
            quantity=quantity[0] if quantity else None,
            confidence=found.confidence,
            interval=when(reversed(found.verbs), self.document.published) if time else None,
            amount=quantity[1] if quantity else None,
            circumstances=circumstances_of(text, found.verbs, sentence.clauses, ends),
        )
        kinds = (fact.subject.kind, fact.object.kind if fact.object is not None else None)
        event = event_type(found, Mood(fact.polarity, fact.modality, *kinds))
        fact = replace(fact, relation=replace(fact.relation, event=event))
        yield fact
        for subject, object_ in new[1:]:
            yield replace(fact, subject=subject, object=object_)

    def _modality(self, found: Proposition) -> Modality:
        if found.modality is not None:
            return found.modality
        if not found.verbs:
            return "asserted"
        origin = found.rule.partition("(")[2].rstrip(")")
        return modality(found.predicate, found.verbs, origin)

    def _speaker(self, sentence: Sentence, said: Attribution | None) -> End | None:
        if said is None:
            return None
        ends = self._ends(sentence, said.speaker)
        return ends[0] if ends else None

    def _arguments(self, sentence: Sentence, found: Proposition) -> Iterator[Argument]:
        for head in found.recipients:
            for one in self._ends(sentence, head)[:1]:
                yield Argument("recipient", "", one)
        for oblique in found.arguments:
            if found.object is not None and oblique.head.i == found.object.i:
                continue
            if f"{oblique.preposition} {oblique.head.lower_} " in found.label:
                continue  # "be in contact with" has said it
            yield from self._argument(sentence, oblique, lemma(found.predicate))

    def _nested(
        self, sentence: Sentence, found: Proposition, objects: list[End], own: tuple[Argument, ...]
    ) -> Iterator[Argument]:
        """The names inside the object and the arguments: "shelled positions of the rebels"."""
        if not found.verbs or found.object is None:
            return
        ends = (*objects, *(a.end for a in own))
        said = {end.id for end in ends}
        covered = [end.mention for end in ends]
        for inner in nested(sentence, found.object, found.arguments, found.subject, found.verbs):
            for one in self._ends(sentence, inner.oblique.head):
                inside = any(m.start <= one.mention.start < m.end for m in covered)
                if one.id not in said and not inside:
                    said.add(one.id)
                    role = role_of(inner.oblique, {one.kind}, TALK)
                    # where a thing is, with whom or by whom, need not be so of the deed
                    role = role if role in ("recipient", "source", "topic") else "other"
                    yield Argument(role, inner.path, one)

    def _argument(self, sentence: Sentence, oblique: Oblique, verb: str) -> Iterator[Argument]:
        if is_time(oblique.head):
            span = time_span(oblique.head)
            if oblique.prepositions and span.start <= oblique.prepositions[0].i:
                return  # the other end of a range: "from 2004 to 2008"
            yield Argument("time", oblique.preposition, self._words(span[0], span[-1], "time"))
            return
        if oblique.head.lower_ in words("filler_nouns") or oblique.preposition == "per":
            return
        for one in self._ends(sentence, oblique.head):
            role = role_of(oblique, {one.kind}, verb)
            yield Argument(role, oblique.preposition, one)

    def _ends(self, sentence: Sentence, head: Token) -> list[End]:
        """The ends that a head stands for: its entities, or a node made of the words themselves."""
        if is_no_thing(head):
            return []
        if head.i in self.ends:
            return self.ends[head.i]
        entities = sentence.resolver.entities_of(head)
        if entities:
            mention = sentence.resolver.mention(head)
            self.ends[head.i] = [
                End(entity.id, entity.label, entity.kind, mention)
                for entity in entities
                if entity.label.lower() not in words("empty_nodes")
            ]
            return self.ends[head.i]
        return [] if head.pos_ in ("NOUN", "PROPN", "PRON") else self._made(head)

    def _made(self, head: Token) -> list[End]:
        """A node for a complement that is no noun phrase: "relatively dry", "leaving the flat"."""
        tokens = sorted(head.subtree, key=start)  # spaCy gives crossing edges in another order
        tokens = [t for t in tokens if not t.is_punct and not t.is_space]
        inside = [t for t in tokens if t.i <= head.i or head.pos_ == "VERB"]
        inside = [t for t in inside if t.i - inside[0].i < LONGEST_COMPLEMENT]
        kind: Kind = "quantity" if head.pos_ == "NUM" else "thing"
        if not inside or " ".join(t.lower_ for t in inside) in words("empty_nodes"):
            return []
        return [self._words(inside[0], inside[-1], kind)]

    def _described(self, head: Token) -> list[End]:
        """A node for a description that stands for the subject itself: "state media"."""
        phrase = [t for t in noun_phrase(head) if t.dep_ not in ("det", "poss", "case")]
        return [self._words(phrase[0], phrase[-1], "thing")] if phrase else []

    def _words(self, left: Token, right: Token, kind: Kind) -> End:
        """An end made of the words from one token to another."""
        first, last = start(left), end(right)
        text = self.document.text[first:last]
        label = " ".join(text.split())
        is_name = left.pos_ == "PROPN" or left.ent_type_ != ""
        if left.is_sent_start and left.text.istitle() and not is_name:
            label = label[0].lower() + label[1:]
        mention = Mention(text, first, last, right.text, kind)
        slug = "_".join(label.split())
        key = f"{slug}.{content_hash(self.document.id, length=8)}"
        entity = self.made.get(key)
        mentions = (*(entity.mentions if entity else ()), Resolved(mention, "complement"))
        self.made[key] = Entity(key, label, kind, named=False, mentions=mentions)
        return End(key, label, kind, mention)
