"""Capitals by their role in the clause: acting they are the state, located they are the city."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.facts import Document

STATES = {
    "Moscow has rejected the proposal, diplomats said.": {"Moscow": "Russia"},
    "Talks between Tehran and Washington collapsed.": {"Tehran": "Iran"},
    "Talks between Tehran and Washington went on.": {"Washington": "United States"},
    "Seoul said it would not send weapons.": {"Seoul": "South Korea"},
    "Critics of Ankara's policy were arrested.": {"Ankara": "Turkey"},
    "Paris has recalled its ambassador.": {"Paris": "France"},
    "Nairobi accused Mogadishu of smuggling sugar.": {"Nairobi": "Kenya", "Mogadishu": "Somalia"},
    "The Beijing government denied the report.": {"Beijing": "China"},
    "Relations with Pyongyang have soured.": {"Pyongyang": "North Korea"},
    "Hanoi signed a trade pact with Manila.": {"Hanoi": "Vietnam", "Manila": "Philippines"},
    "Warsaw asked Berlin for tanks.": {"Warsaw": "Poland", "Berlin": "Germany"},
    "Tokyo lodged a protest with Beijing.": {"Tokyo": "Japan", "Beijing": "China"},
    "Cairo opened its border on Sunday.": {"Cairo": "Egypt"},
    "Berlin has agreed to take 500 refugees.": {"Berlin": "Germany"},
    "Islamabad expelled three diplomats.": {"Islamabad": "Pakistan"},
    "Canberra has courted investors for years.": {"Canberra": "Australia"},
    "Jakarta did not hide its anger.": {"Jakarta": "Indonesia"},
    "Bogotá wants to reopen the crossing.": {"Bogotá": "Colombia"},
    "Sanctions against Minsk were extended.": {"Minsk": "Belarus"},
    "The minister sent a message to Tehran.": {"Tehran": "Iran"},
    "Kampala's troops crossed the border.": {"Kampala": "Uganda"},
    "The visit was seen as a victory for Baku.": {"Baku": "Azerbaijan"},
    "Damascus blamed the rebels.": {"Damascus": "Syria"},
    "Rome demanded an apology.": {"Rome": "Italy"},
    "Madrid rejects the claim.": {"Madrid": "Spain"},
    "Athens warned that it would respond.": {"Athens": "Greece"},
    "Dublin has threatened to sue.": {"Dublin": "Ireland"},
    "Washington's allies were not told.": {"Washington": "United States"},
    "Ottawa plans to buy 20 aircraft.": {"Ottawa": "Canada"},
    "Khartoum withdrew its ambassador.": {"Khartoum": "Sudan"},
    "Oslo paid the ransom, an official said.": {"Oslo": "Norway"},
}
CITIES = {
    "Residents of Moscow woke to heavy snow.": "Moscow",
    "The delegation flew to Beijing on Tuesday.": "Beijing",
    "Protests in Kyiv went on for a third night.": "Kyiv",
    "The mayor welcomed the team in Ankara.": "Ankara",
    "Seoul's subway was closed by a strike.": "Seoul",
    "London hosted the summit in June.": "London",
    "A bomb exploded in Mogadishu.": "Mogadishu",
    "The Beijing office of the bank was closed.": "Beijing",
    "The train from Warsaw to Berlin was late.": "Warsaw",
    "The train reached Berlin at noon.": "Berlin",
    "Oslo was hit by a power cut.": "Oslo",
    "The museum in Vienna reopened.": "Vienna",
    "Lima has a population of ten million.": "Lima",
    "She was born in Islamabad.": "Islamabad",
    "He left Nairobi on Monday.": "Nairobi",
    "Cairo's streets were empty.": "Cairo",
    "Athens celebrated the victory.": "Athens",
    "The body was flown from Manila.": "Manila",
    "Tokyo is bigger than it was.": "Tokyo",
    "They met near Tehran.": "Tehran",
    "Delegates travelled to Ottawa.": "Ottawa",
    "Madrid saw its hottest day.": "Madrid",
    "Dublin remains expensive.": "Dublin",
    "The road to Damascus was closed.": "Damascus",
    "Rome's mayor resigned.": "Rome",
    "A hospital in Khartoum ran out of oxygen.": "Khartoum",
    "The Paris hotel was sold.": "Paris",
    "He visited Hanoi in May.": "Hanoi",
    "Police arrested two men in Lisbon.": "Lisbon",
    "Jakarta lies on the coast.": "Jakarta",
    "Students marched through Bogotá.": "Bogotá",
    "The Canberra museum opened a new wing.": "Canberra",
}


def meant(text: str) -> dict[str, tuple[str, str]]:
    """Label and clue of what each name of a text stands for, by its words."""
    (extraction,) = extract([Document.of(text, "test.txt")])
    return {
        resolved.mention.text: (entity.label, resolved.clue)
        for entity in extraction.entities
        if entity.named
        for resolved in entity.mentions
    }


@pytest.mark.model
@pytest.mark.parametrize("text", STATES)
def test_what_acts_is_the_state(text: str) -> None:
    found = meant(text)
    for name, state in STATES[text].items():
        assert found[name] == (state, "capital that acts")


@pytest.mark.model
@pytest.mark.parametrize("text", CITIES)
def test_where_something_is_is_the_city(text: str) -> None:
    assert meant(text)[CITIES[text]][0] == CITIES[text]
