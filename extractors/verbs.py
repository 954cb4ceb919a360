"""What a verb is in its sentence: a predicate or not, passive, finite; its particles."""

from __future__ import annotations

from extractors.clefts import focus
from extractors.memory import remembered
from extractors.tokens import Token
from extractors.tree import block_kind, child, children, conjuncts, first_conjunct, kids, lemma
from extractors.words import words

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
PARTICLES = frozenset(
    "up down out off over back away together around along aside forward".split()  # noqa: SIM905
)
TIMES = frozenset({"DATE", "TIME"})
BESIDE = frozenset({"prt", "advmod", "prep", "dobj"})  # how particles hang on their verb
HEADING = frozenset({"VERB", "AUX", "NOUN"})


def is_time(token: Token) -> bool:
    """Whether a noun phrase head names a time: "Thursday", "last year"."""
    return token.ent_type_ in TIMES


def is_predicate(token: Token) -> bool:
    """Whether the token heads a clause: a verb that is no auxiliary and no mere modifier."""
    if token.pos_ not in HEADING or token.tag_ == "MD":
        return False
    if token.tag_ == "VBG" and is_preposition(token):
        return False
    if token.tag_ == "VBN" and _is_remark(token):
        return False
    if token.pos_ == "VERB" and (_is_misread_name(token) or _is_word_part(token)):
        return False
    if token.pos_ in ("VERB", "AUX"):
        return token.dep_ not in ("aux", "auxpass", "amod", "compound", "punct", "case", "mark")
    heads = token.dep_ in ("ROOT", "ccomp", "advcl", "conj", "relcl")
    return heads and token.pos_ == "NOUN" and child(token, "nsubj", "nsubjpass") is not None


def _is_remark(token: Token) -> bool:
    """ "as promised", "as expected": a remark on the clause, which says nothing of its own."""
    alone = [kid for kid in kids(token) if kid.dep_ not in ("punct", "advmod", "agent", "prep")]
    return len(alone) == 1 and alone[0].lower_ == "as" and alone[0].i == token.i - 1


def _is_word_part(token: Token) -> bool:
    """A piece of a word that the tokenizer split: "re" and "-" of "re-open"."""
    if not token.text.isalpha() and not any(letter.isalpha() for letter in token.text):
        return True
    return token.i + 1 < len(token.doc) and token.nbor().text == "-" and not token.whitespace_


def _is_misread_name(token: Token) -> bool:
    """A name that the tagger took for a verb: capitalised within a sentence that is no headline."""
    if not token.text.istitle() or token.is_sent_start or token.nbor(-1).is_punct:
        return False
    return block_kind(token) not in ("title", "heading") and child(token, "aux", "auxpass") is None


def is_preposition(token: Token) -> bool:
    """Whether a participle only links: "policies regarding Muslims", "including the mayor"."""
    return token.lower_ in words("participle_prepositions") and child(token, "aux", "nsubj") is None


def is_headline_passive(verb: Token) -> bool:
    """A headline leaves out "be": "Two miners rescued after blast"."""
    return (
        verb.tag_ == "VBD"
        and block_kind(verb) in ("title", "heading")
        and lemma(verb) in words("headline_passives")
        and child(verb, "ccomp", "aux") is None
        and (child(verb, "dobj") is None or any(kid.lower_ == "by" for kid in kids(verb)))
    )


def is_main_after_relative(verb: Token) -> bool:
    """ "Peru, which brokered the deal, offered to …": the main verb, read as a reduced relative.

    The root of such a sentence is its subject, and no other verb says anything of it.
    """
    noun = verb.head
    if verb.dep_ != "acl" or noun.dep_ != "ROOT" or block_kind(verb) in ("title", "caption"):
        return False
    relative = next((kid for kid in kids(noun) if kid.dep_ == "relcl"), None)
    between = verb.nbor(-1).text == "," if verb.i else False
    return relative is not None and relative.i < verb.i and between


def _shares_be(verb: Token) -> bool:
    """ "were ready and displayed", "holding a sign and guarded by soldiers"."""
    if child(verb, "nsubj", "dobj", "aux", "xcomp", "ccomp", "prt") is not None:
        return False
    if verb.head.lemma_ == "be" and child(verb.head, "acomp") is not None:
        return verb.tag_ == "VBN" or lemma(verb) in words("transitive_verbs")
    by = any(kid.lower_ == "by" for kid in kids(verb))
    return verb.head.tag_ == "VBG" and verb.tag_ == "VBN" and by


@remembered
def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, by its auxiliary, its subject or as a bare past participle."""
    if child(verb, "auxpass", "nsubjpass") is not None or is_headline_passive(verb):
        return True
    reduced = verb.tag_ == "VBD" and verb.dep_ == "acl" and verb.head.i == verb.i - 1
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ == "conj" and _shares_be(verb):
        return True
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and verb.head.dep_ == "acl":
        # "the ship, built in Kiel and launched in May"
        return verb.head.tag_ == "VBN" and child(verb, "nsubj", "dobj", "aux") is None
    if verb.tag_ != "VBN" and not reduced:
        return False
    if child(verb, "aux") is not None or is_main_after_relative(verb):
        return False
    if verb.dep_ == "conj":
        return is_passive(verb.head) and child(verb, "nsubj", "dobj") is None
    if child(verb, "nsubj") is not None and block_kind(verb) not in ("title", "heading"):
        return False  # the tagger took a past tense for a participle: "the village they captured"
    return verb.dep_ in ("acl", "advcl", "relcl", "xcomp", "ROOT") and child(verb, "dobj") is None


def has_to(verb: Token) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(kid.dep_ == "aux" and kid.lower_ == "to" for kid in kids(verb))


def is_negating(verb: Token) -> bool:
    """Whether a verb or noun denies its complement: "refused to leave", "failure to pay"."""
    if verb.pos_ == "NOUN":
        return verb.lemma_ in words("negating_nouns")
    return verb.pos_ == "VERB" and verb.lemma_ in words("negating_verbs")


def has_yet_to(verb: Token) -> bool:
    """ "have yet to identify": what has not been done."""
    return verb.lemma_ == "have" and any(kid.lower_ == "yet" for kid in children(verb, "advmod"))


def is_finite(verb: Token) -> bool:
    """Whether the verb or its auxiliary is finite, so that it wants a subject of its own."""
    auxiliaries = [kid for kid in kids(verb) if kid.dep_ in ("aux", "auxpass")]
    return any(kid.tag_ in ("VBD", "VBZ", "VBP", "MD") for kid in auxiliaries or [verb])


def speaks_again(verb: Token) -> bool:
    """ "said the war went on and urged calm": whose subject the parser takes for the war's."""
    speaks = words("reporting_verbs") | words("voicing_verbs")
    said = verb.head
    return (
        verb.dep_ == "conj"
        and said.dep_ in ("ccomp", "xcomp")
        and lemma(verb) in speaks
        and lemma(said) not in speaks
        and lemma(said.head) in words("reporting_verbs")
        and child(verb, "nsubj", "nsubjpass") is None
        and is_finite(verb)
    )


def number_of(verb: Token) -> str:
    """The number that a finite verb shows: "obliges" and "was" have a singular subject."""
    finite = [kid for kid in kids(verb) if kid.dep_ in ("aux", "auxpass")] or [verb]
    if finite[0].tag_ == "VBZ" or finite[0].lower_ == "was":
        return "singular"
    return "plural" if finite[0].tag_ == "VBP" or finite[0].lower_ == "were" else ""


def split_subject(verb: Token) -> tuple[list[Token], Token] | None:
    """ "praised the nurses and a medal was awarded": [nurses], medal.

    A singular verb has no two subjects joined by "and": the parser took the end of the clause
    before for a part of the subject.
    """
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None or number_of(verb) != "singular" or subject.i > verb.i:
        return None
    joined = [kid for kid in kids(subject) if kid.dep_ == "cc" and kid.lower_ == "and"]
    parts = conjuncts(subject)
    if len(parts) != 2 or not joined or parts[1].tag_ in ("NNS", "NNPS"):
        return None
    clause_before = verb.dep_ in ("ccomp", "attr", "conj") and verb.head.i < subject.i
    return (parts[:1], parts[1]) if clause_before else None


def antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause (or a verb coordinated in one) stands on.

    In a cleft it is the noun that is stressed (see ``clefts.focus``).
    """
    first = first_conjunct(verb)
    if first.dep_ != "relcl":
        return focus(first)
    noun = first.head
    if number_of(first) != "singular" or noun.tag_ not in ("NNS", "NNPS"):
        return _thing_of(noun) if any(t.lower_ == "which" for t in first.subtree) else noun
    above = noun.head.head if noun.dep_ == "pobj" else noun
    return above if above.tag_ in ("NN", "NNP") else noun


def _thing_of(noun: Token) -> Token:
    """ "leader of the party, which …": not the leader."""
    of = child(noun, "prep")
    inner = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    is_person = noun.lemma_.lower() in words("role_nouns")
    return inner if is_person and inner is not None else noun


def particles(verb: Token) -> list[Token]:
    """The verb's particles: "turn away", "crack down"; also the noun of "take place"."""
    return [kid for kid in kids(verb) if kid.dep_ in BESIDE and _is_particle(kid, verb)]


def _is_particle(kid: Token, verb: Token) -> bool:
    if kid.dep_ == "dobj":
        return is_idiom(kid)
    if kid.dep_ == "prt":
        return verb.i < kid.i <= verb.i + 4
    if kid.i != verb.i + 1:
        return False
    if kid.dep_ == "advmod":
        return kid.lower_ in PARTICLES
    return not kids(kid) and _before_object(kid)


def _before_object(preposition: Token) -> bool:
    """ "flew over the hills": the parse may give the preposition's noun to the verb."""
    direct = child(preposition.head, "dobj")
    return direct is not None and direct.left_edge.i == preposition.i + 1


def is_idiom(noun: Token) -> bool:
    """A bare noun that is one word with its verb: "take place", "take part", "make sure"."""
    if noun.dep_ != "dobj" or noun.n_lefts or noun.tag_ != "NN":
        return False
    return f"{noun.head.lemma_} {noun.lower_}" in words("verb_noun_idioms")
