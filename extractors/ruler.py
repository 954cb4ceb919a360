"""spaCy's attribute ruler, remembered: the same attributes in a fraction of the time.

The ruler of the English pipelines maps tags to parts of speech by nearly two hundred patterns, and
the matcher tries them at every token: a tenth of the parse. Nearly all of them look at one token
(its lower-case form, tag and dependency), so what they set is remembered by these. A sentence with
a token that a longer pattern begins with ("gonna", "there is") goes to the ruler itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Span, Token

KEYS = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
Key = tuple[int, int, int, bool]
Known = tuple[int, str, str]  # part of speech, morphology, lemma


class RememberingRuler:
    """A pipeline component that sets what ``ruler`` sets; for rulers that ``fits`` approves."""

    def __init__(self, ruler: AttributeRuler, vocab: Any) -> None:
        self.ruler = ruler
        self._known: dict[Key, Known] = {}
        begins = [_begin(alternative) for alternative in _long(ruler.patterns)]
        self._lowers = frozenset(vocab.strings.add(w) for kind, w in begins if kind == "LOWER")
        self._deps = frozenset(vocab.strings.add(w) for kind, w in begins if kind == "DEP")

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with parts of speech, morphology and lemmas set where the patterns say so."""
        spans: Iterable[Span] = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
        for span in spans:
            tokens = list(span)
            if any(t.lower in self._lowers or t.dep in self._deps for t in tokens):
                self._by_ruler(span, tokens)
                continue
            for token in tokens:
                key = (token.lower, token.tag, token.dep, token.is_space)
                found = self._known.get(key)
                if found is None:
                    found = self._known[key] = self._ask(token)
                _set(token, found)
        return doc

    def _by_ruler(self, span: Span, tokens: list[Token]) -> None:
        for token, one in zip(tokens, self.ruler(span.as_doc()), strict=True):
            _set(token, (one.pos, str(one.morph), one.lemma_))

    def _ask(self, token: Token) -> Known:
        """What the ruler sets on a Doc of this token alone."""
        alone = Doc(token.vocab, [token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        one = self.ruler(alone)[0]
        return one.pos, str(one.morph), one.lemma_


def _set(token: Token, found: Known) -> None:
    token.pos, morph, lemma = found
    if morph:
        token.set_morph(morph)  # type: ignore[attr-defined]  # spaCy's stub lacks it
    if lemma:
        token.lemma_ = lemma


def _long(patterns: list[Any]) -> list[Any]:
    return [one for pattern in patterns for one in pattern["patterns"] if len(one) > 1]


def _begin(alternative: list[Any]) -> tuple[str, str]:
    """A plain attribute that one of the tokens of a longer pattern must have; ("", "") for none."""
    for token in alternative:
        for key in ("LOWER", "DEP"):
            if isinstance(token.get(key), str):
                return key, token[key]
    return "", ""


def fits(ruler: AttributeRuler) -> bool:
    """Whether every pattern can be remembered: of one token by ``KEYS``, or with a plain word."""
    patterns: list[Any] = ruler.patterns
    alone = [one[0] for pattern in patterns for one in pattern["patterns"] if len(one) == 1]
    return all(set(token) <= KEYS for token in alone) and all(
        _begin(alternative)[0] for alternative in _long(patterns)
    )


def remember(nlp: Language) -> None:
    """Let the pipeline's attribute ruler be remembered, where it can be; once for a pipeline."""
    for place, (name, part) in enumerate(nlp._components):
        if name == "attribute_ruler" and isinstance(part, AttributeRuler) and fits(part):
            nlp._components[place] = (name, RememberingRuler(part, nlp.vocab))
