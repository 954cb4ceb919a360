"""Parses of no sense, for hypothesis: words of each class, hung up as its labels ask or anyhow."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from random import Random

import spacy
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractors.facts import Document
from extractors.nlp import BLOCKS, OFFSETS
from extractors.openie.lines import MARKED, WORDS

VOCAB = spacy.blank("en").vocab
KINDS = ("paragraph", "title", "caption")


@dataclass(frozen=True)
class Row:
    """One token before it hangs on another; ``pick`` decides on which."""

    word: str
    tag: str
    pos: str
    dep: str
    ent: str
    pick: int
    space: bool


@dataclass(frozen=True)
class Class:
    """A part of speech with the words, tags, labels and entity types that its tokens may have."""

    pos: str
    words: str
    tags: str
    deps: str
    ents: str = "O"

    def row(self, source: Random) -> Row:
        """A token of this class."""
        word, tag, dep, ent = (
            source.choice(column.split())
            for column in (self.words, self.tags, self.deps, self.ents)
        )
        return Row(word, tag, self.pos, dep, ent, source.randrange(100), source.random() < 0.8)


# Words that the rules ask for beside plain ones; the tags and labels of the English pipelines.
VERBS = Class(
    "VERB",
    "be is was become have had do made took give sent sign attacked met led force let help urge "
    "say said told ask accuse deny plans pledged promise refuse fail want try begin agree kill",
    "VB VBD VBG VBN VBP VBZ",
    "ccomp xcomp advcl conj relcl acl pcomp csubj parataxis dep amod",
)
NOUNS = Class(
    "NOUN",
    "president minister spokeswoman leader town talks attack plan pledge order number thousands "
    "ships evidence allegations death surrender navy year percent way rest the",
    "NN NNS",
    "nsubj nsubjpass dobj pobj conj appos attr poss compound dative npadvmod nmod oprd",
    "O O O DATE MONEY PERCENT",
)
NAMES = Class(
    "PROPN",
    "Kim Putin Norway Oslo Norwegian UN NATO U.S. Ann Monday @kim #oslo é Ü King ALL",
    "NNP NNPS",
    "nsubj nsubjpass dobj pobj conj appos attr poss compound dative nmod",
    "O PERSON ORG GPE NORP DATE FAC EVENT",
)
PRONOUNS = Class(
    "PRON",
    "he they it which that who his there what I we himself both",
    "PRP PRP$ WDT WP EX WP$",
    "nsubj nsubjpass dobj pobj poss expl conj attr",
)
PREPOSITIONS = Class(
    "ADP",
    "of in to for with by from during against including such as despite according out between",
    "IN TO RP",
    "prep agent dative mark prt pcomp",
)
AUXILIARIES = Class(
    "AUX", "will would may must to be was has did not n't", "MD VBD VBZ TO VB RB", "aux auxpass neg"
)
ADJECTIVES = Class(
    "ADJ", "new Russian able likely first many dead more", "JJ JJR JJS", "amod acomp conj oprd attr"
)
ADVERBS = Class("ADV", "never only when longer no yet as together away", "RB WRB", "advmod neg")
SMALL = Class(
    "DET", "the a no some neither ' 's and but nor or", "DT CC POS PDT", "det cc case preconj"
)
NUMBERS = Class(
    "NUM",
    "2,000 3-1 12 one 1945 million",
    "CD",
    "nummod dobj pobj nsubj attr",
    "O CARDINAL DATE MONEY",
)
MARKS = Class("PUNCT", ', . : - — ( ) " “ ” … ? https://x.org 🚢', ", . : `` '' HYPH NN", "punct")

LEMMAS = {
    "is": "be", "was": "be", "had": "have", "did": "do", "made": "make", "took": "take",
    "sent": "send", "attacked": "attack", "met": "meet", "led": "lead", "said": "say",
    "told": "tell", "plans": "plan", "pledged": "pledge", "thousands": "thousand",
}  # fmt: skip

# What a label hangs on, by part of speech; any token where there is none.
UPON = {
    "NOUN PROPN NUM PRON": "amod appos case compound det nmod nummod poss relcl acl quantmod",
    "ADP": "pobj pcomp",
    "VERB": "nsubj nsubjpass dobj attr dative aux auxpass neg prt agent expl npadvmod oprd acomp"
    " csubj ccomp xcomp advcl advmod mark parataxis",
}
HOSTS = {dep: hosts.split() for hosts, deps in UPON.items() for dep in deps.split()}
CLASSES = (
    VERBS, NOUNS, NAMES, VERBS, NOUNS, NAMES, PREPOSITIONS, PREPOSITIONS, PRONOUNS, AUXILIARIES,
    ADJECTIVES, ADVERBS, SMALL, NUMBERS, MARKS,
)  # fmt: skip


def heads(rows: list[Row]) -> list[int]:
    """One tree of the rows; its edges may cross, as a parser's may."""
    found = list(range(len(rows)))
    root = next((i for i, row in enumerate(rows) if row.pos == "VERB"), 0)

    def above(i: int) -> set[int]:
        seen = {i}
        while found[i] != i:
            i = found[i]
            seen.add(i)
        return seen

    for i, row in enumerate(rows):
        if i == root:
            continue
        free = [j for j in range(len(rows)) if i not in above(j)]
        wanted = HOSTS.get(row.dep, [] if row.pick % 10 == 0 else [row.pos])
        fitting = [j for j in free if rows[j].pos in wanted] or [root if root in free else free[0]]
        nearest = sorted(fitting, key=lambda j: (abs(j - i), j))
        found[i] = nearest[row.pick % min(len(nearest), 2)]
    return found


@st.composite
def articles(draw: st.DrawFn, longest: int = 25) -> tuple[Document, Doc]:
    """A document of one to three sentences, and its parse as ``nlp.parse`` would hand it over.

    hypothesis draws the lengths and a seeded source for the rest: bit by bit it prefers the same
    token over and over, of which no clause is made.
    """
    sizes = draw(st.lists(st.integers(1, longest), min_size=1, max_size=3))
    source = draw(st.randoms(use_true_random=True))
    sentences = [[source.choice(CLASSES).row(source) for _ in range(size)] for size in sizes]
    rows = [row for sentence in sentences for row in sentence]
    trees: list[int] = []
    for sentence in sentences:
        base = len(trees)
        trees.extend(base + head for head in heads(sentence))
    text, offsets = source.choice(("", " ", "\n\n")), array("l")
    for row in rows:
        offsets.append(len(text))
        text += row.word + (" " if row.space else "")
    doc = _doc(rows, trees)
    doc.user_data[OFFSETS] = offsets
    doc.user_data[BLOCKS] = ((0, source.choice(KINDS)),)
    doc.user_data[WORDS] = [row.word for row in rows]
    doc.user_data[MARKED] = {}
    return Document.of(text, "random.txt"), doc


def _doc(rows: list[Row], trees: list[int]) -> Doc:
    ents = ["O"]
    for row in rows:
        goes_on = ents[-1].endswith(row.ent) and row.pick % 2
        ents.append("O" if row.ent == "O" else f"{'I' if goes_on else 'B'}-{row.ent}")
    return Doc(
        VOCAB,
        words=[row.word for row in rows],
        spaces=[row.space for row in rows],
        lemmas=[LEMMAS.get(row.word, row.word.lower()) for row in rows],
        tags=[row.tag for row in rows],
        pos=[row.pos for row in rows],
        deps=["ROOT" if i == trees[i] else row.dep for i, row in enumerate(rows)],
        heads=trees,
        ents=ents[1:],
    )
