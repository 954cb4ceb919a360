"""Short articles of many kinds and the Wikidata ids of their places; None: no id is right."""

from __future__ import annotations

import re

import pytest

from extractors.extract import extract
from extractors.facts import Document

ARTICLES: dict[str, tuple[str, dict[str, str | None]]] = {
    "caucasus": (
        "Georgia's parliament passed the law on Tuesday after protests in Tbilisi. Armenia "
        "and Azerbaijan, which border Georgia, have watched closely. The Georgian "
        "opposition called for new elections.",
        {"Georgia": "Q230", "Tbilisi": "Q994", "Armenia": "Q399"},
    ),
    "georgia_us": (
        "Voters in Georgia lined up early on Tuesday, from Atlanta to Savannah. Officials "
        "in Florida and Alabama reported long queues as well. Georgia's governor praised "
        "the poll workers.",
        {"Georgia": "Q1428", "Atlanta": "Q23556", "Florida": "Q812", "Alabama": "Q173"},
    ),
    "georgia_pair": (
        "A storm tore roofs off houses in Athens, Georgia, on Monday. Nobody was hurt in "
        "Athens, the sheriff said.",
        {"Georgia": "Q1428", "Athens": None},
    ),
    "sport": (
        "Liverpool beat Chelsea 2-1 at Anfield on Saturday. The Liverpool striker scored "
        "twice before half-time. Chelsea have lost four league matches this season. The "
        "coach praised Liverpool's defence.",
        {"Liverpool": None, "Chelsea": None},
    ),
    "business": (
        "The carmaker will close its plant in Birmingham, Alabama, and move 900 jobs to "
        "Monterrey in Mexico. Shares in Birmingham's other big employer rose. Analysts in "
        "Chicago and Toronto had expected the move.",
        {
            "Birmingham": "Q79867",
            "Alabama": "Q173",
            "Monterrey": "Q81033",
            "Mexico": "Q96",
            "Chicago": "Q1297",
            "Toronto": "Q172",
        },
    ),
    "travel": (
        "The new night train links Vienna with Venice and Rome. Travellers from Salzburg "
        "can board at midnight, cross the Alps and have breakfast by the Adriatic. A second "
        "line will run from Zurich to Barcelona along the Rhone.",
        {
            "Vienna": "Q1741",
            "Venice": "Q641",
            "Rome": "Q220",
            "Salzburg": "Q34713",
            "Alps": "Q1286",
            "Adriatic": "Q13924",
            "Zurich": "Q72",
            "Barcelona": "Q1492",
            "Rhone": "Q602",
        },
    ),
    "weather": (
        "Heavy snow closed roads in New York and New Jersey on Monday. Schools in Buffalo, "
        "New York, stayed shut, and flights from Boston to Washington were cancelled. In "
        "Washington, the federal offices opened two hours late. Gov. Ann Lee of New York "
        "declared an emergency.",
        {"New Jersey": "Q1408", "Buffalo": "Q40435", "Boston": "Q100", "Washington": "Q61"},
    ),
    "nw": (
        "Wildfires spread across Oregon, Washington and Idaho. Firefighters from Seattle "
        "and Spokane were sent to eastern Washington. Portland was covered in smoke.",
        {
            "Oregon": "Q824",
            "Washington": "Q1223",
            "Idaho": "Q1221",
            "Seattle": "Q5083",
            "Portland": "Q6106",
        },
    ),
    "war": (
        "Russian drones struck Kharkiv and Odesa overnight, Kyiv said. Moscow denied that "
        "it had aimed at houses in Kharkiv. Ships left the Black Sea port before dawn. "
        "Fighting goes on near the Dnieper and in the Donbas.",
        {
            "Kharkiv": "Q42308",
            "Odesa": "Q1874",
            "Kyiv": "Q212",
            "Moscow": "Q159",
            "Black Sea": "Q166",
            "Donbas": "Q605714",
        },
    ),
    "springfield": (
        "A fire destroyed a school in Springfield on Friday. The mayor of Springfield "
        "thanked the firefighters.",
        {"Springfield": None},
    ),
    "paris_tx": (
        "Police in Paris, Texas, arrested a man on Monday. The man had lived in Paris for "
        "ten years, a neighbour said.",
        {"Paris": None, "Texas": "Q1439"},
    ),
    "london_on": (
        "The hockey team of London, Ontario, has a new owner. London lies two hours west of "
        "Toronto.",
        {"London": "Q92561", "Ontario": "Q1904", "Toronto": "Q172"},
    ),
    "jordan": (
        "Michael Jordan bought a house in Charlotte on Monday. Jordan said he liked the "
        "city. The seller lives in Chicago.",
        {"Jordan": None},
    ),
    "lebanon": (
        "A bakery opened in Lebanon, New Hampshire, on Saturday. The bakers came from Concord.",
        {"Lebanon": None, "New Hampshire": "Q759"},
    ),
    "korea": (
        "Talks between North Korea and South Korea resumed. The war in Korea never formally ended.",
        {"Korea": None},
    ),
    "korea2": (
        "South Korea's exports rose in May, the ministry in Seoul said. Korea sells most of "
        "its chips to China.",
        {"Korea": "Q884"},
    ),
    "congo": (
        "Rebels entered Goma on Monday. The Congo army fled, Rwanda said. Kinshasa, the "
        "capital of the Democratic Republic of the Congo, asked for help.",
        {"Kinshasa": "Q974"},
    ),
    "victoria": (
        "Fires burned across Victoria and New South Wales. Melbourne was covered in smoke. "
        "Victoria's premier asked people to stay at home.",
        {"Victoria": "Q36687", "Melbourne": "Q3141", "New South Wales": "Q3224"},
    ),
    "saopaulo": (
        "Floods cut off parts of São Paulo and Rio de Janeiro. Brazil's army sent trucks "
        "from Brasília.",
        {"São Paulo": "Q174", "Rio de Janeiro": "Q8678", "Brasília": "Q2844", "Brazil": "Q155"},
    ),
    "newmexico": (
        "The trial opened in Albuquerque, New Mexico. Witnesses had come from Mexico City "
        "and from Mexico's north.",
        {"Albuquerque": "Q34804", "New Mexico": "Q1522", "Mexico City": "Q1489"},
    ),
    "ireland": (
        "Police in Northern Ireland found the van near Belfast. It had crossed from "
        "Ireland, where it was stolen in Dublin and seen in Cork.",
        {
            "Northern Ireland": "Q26",
            "Belfast": "Q10686",
            "Ireland": "Q27",
            "Dublin": "Q1761",
            "Cork": "Q36647",
        },
    ),
    "seasia": (
        "Storms killed dozens in Southeast Asia this week. Thailand and Vietnam were hit "
        "worst; Bangkok and Hanoi lost power. The storm formed in the South China Sea.",
        {
            "Southeast Asia": "Q11708",
            "Bangkok": "Q1861",
            "Hanoi": "Q1858",
            "South China Sea": "Q37660",
        },
    ),
    "univ": (
        "The University of Texas and the Bank of England signed a deal. A researcher at the "
        "University of Chicago criticised it.",
        {"Texas": "Q1439", "England": "Q21", "Chicago": "Q1297"},
    ),
}


def ids(text: str, name: str) -> set[str | None]:
    """The ids of all mentions of a name: of the smallest mention at each place."""
    (extraction,) = extract([Document.of(text, "test.txt")])
    found: set[str | None] = set()
    for match in re.finditer(re.escape(name), text):
        held = [
            (resolved.mention.end - resolved.mention.start, entity.wikidata or "")
            for entity in extraction.entities
            for resolved in entity.mentions
            if resolved.mention.start <= match.start() < resolved.mention.end
        ]
        found.add((min(held)[1] if held else None) or None)
    return found


@pytest.mark.model
@pytest.mark.parametrize("article", ARTICLES)
def test_places_of_an_article(article: str) -> None:
    text, expected = ARTICLES[article]
    assert {name: ids(text, name) for name in expected} == {n: {id} for n, id in expected.items()}
