"""Names that are known before reading: sentence in, who is meant out."""

from pathlib import Path

import pytest

from extractors.entities import Resolution, resolve
from extractors.entities.knowledge import Knowledge, with_gazetteers
from extractors.facts import Document, Entity
from extractors.nlp import load, parse
from extractors.tokens import Doc

pytestmark = pytest.mark.model


def read(text: str, date: str | None = None, knowledge: Knowledge | None = None) -> Resolution:
    document = Document.of(text, "test.txt", published=date)
    ((_, segments),) = parse([document], load())
    return resolve([Doc(segment) for segment in segments], document, knowledge)


def meant(resolution: Resolution, words: str, last: bool = False) -> Entity:
    """The entity of the first (or last) mention with these words."""
    found = [
        (mention.mention.start, entity)
        for entity in resolution.entities()
        for mention in entity.mentions
        if mention.mention.text == words
    ]
    assert found, f"no mention {words!r}"
    return sorted(found, key=lambda pair: pair[0])[-1 if last else 0][1]


def clue(resolution: Resolution, words: str) -> str:
    return next(
        mention.clue
        for entity in resolution.entities()
        for mention in entity.mentions
        if mention.mention.text == words
    )


class TestNames:
    def test_a_known_body_has_its_kind_and_its_item(self) -> None:
        text = read("The Federal Reserve raised rates, Reuters said. The Bundestag voted.")
        assert meant(text, "Reuters").wikidata == "Q130879"
        assert meant(text, "Reuters").kind == "organization"
        assert meant(text, "Federal Reserve").wikidata == "Q53536"
        assert meant(text, "Bundestag").kind == "organization"

    def test_a_seat_of_power_is_no_place(self) -> None:
        text = read("The Kremlin denied it, and the Blue House said nothing.")
        assert meant(text, "Kremlin").kind == "organization"
        assert meant(text, "Blue House").kind == "organization"

    def test_spellings_of_one_person_are_one(self) -> None:
        text = read("Volodymyr Zelensky arrived on Monday. Zelenskiy met Zelenskyy supporters.")
        assert meant(text, "Volodymyr Zelensky") is meant(text, "Zelenskiy")
        assert meant(text, "Volodymyr Zelensky") is meant(text, "Zelenskyy")
        assert meant(text, "Zelenskyy").id == "Volodymyr_Zelenskyy"

    def test_a_surname_means_the_person_at_the_time(self) -> None:
        text = "Merkel spoke in Bremen on Monday."
        entity = meant(read(text, "2010-05-03"), "Merkel")
        assert (entity.label, entity.wikidata) == ("Angela Merkel", "Q567")
        assert (entity.kind, entity.sex) == ("person", "f")
        assert meant(read(text), "Merkel").wikidata == "Q567"
        assert meant(read(text, "1975-05-03"), "Merkel").wikidata is None

    def test_a_known_person_of_one_name_is_the_same_in_every_document(self) -> None:
        assert meant(read("Pelé scored twice in Santos."), "Pelé").id == "Pelé"

    def test_a_surname_of_somebody_else_is_theirs(self) -> None:
        text = read("Ida Merkel keeps bees. Merkel sold honey on Monday.", "2010-05-03")
        assert meant(text, "Merkel", last=True).label == "Ida Merkel"
        assert meant(text, "Merkel", last=True).wikidata is None

    def test_a_common_surname_needs_its_title(self) -> None:
        title = read("In Seoul, President Park met workers. Park thanked them.", "2014-02-01")
        assert meant(title, "Park").wikidata == "Q138048"
        bare = read("In Seoul, Park met workers. South Korea is cold.", "2014-02-01")
        assert meant(bare, "Park").wikidata is None
        later = read("In Seoul, President Park met workers. Park left.", "2024-02-01")
        assert meant(later, "Park").wikidata is None

    def test_a_full_name_of_many_needs_its_country(self) -> None:
        text = "Paul Martin planted oaks, and {} praised Paul Martin."
        assert meant(read(text.format("Canada"), "2005-03-01"), "Paul Martin").sex == "m"
        assert meant(read(text.format("Canada"), "2005-03-01"), "Paul Martin").id == "Paul_Martin"
        assert read(text.format("Canada")).clusters[0].known is not None
        assert read(text.format("Norway")).clusters[0].known is None

    def test_a_title_can_make_the_name(self) -> None:
        text = read("Pope Francis prayed in Assisi. Francis thanked the cooks.", "2016-06-15")
        assert meant(text, "Francis").wikidata == "Q450675"
        assert meant(text, "Francis").label == "Pope Francis"
        later = read("Francis thanked the cooks.", "2016-06-15")
        assert meant(later, "Francis").wikidata is None

    def test_an_acronym_of_several_needs_its_country(self) -> None:
        korea = read("South Korea's NIS saw a rocket, and the NIS warned Seoul.")
        assert meant(korea, "NIS").id == "National_Intelligence_Service"
        assert meant(read("The NIS raised its fees."), "NIS").id == "NIS"

    def test_a_word_that_is_also_a_company_needs_its_noun(self) -> None:
        assert meant(read("Oil giant Shell cut its output."), "Oil giant Shell").id == "Shell_plc"
        assert meant(read("Shell sang on Monday."), "Shell").id != "Shell_plc"

    def test_two_parties_of_one_name_are_told_by_their_country(self) -> None:
        text = read(
            "Nigeria votes today, and Nigerian women vote first. "
            "The Peoples Democratic Party is confident."
        )
        assert meant(text, "Peoples Democratic Party").id == "Peoples_Democratic_Party"
        text = read("Norway's Labour Party won. Britain and Ghana sent greetings.")
        assert meant(text, "Labour Party").wikidata is None
        text = read("Britain's Labour Party won. Norway and Ghana sent greetings.")
        assert meant(text, "Labour Party").country == "United_Kingdom"


class TestOffices:
    def test_an_office_means_its_holder_at_the_date(self) -> None:
        text = "The French president flew to Berlin. The German chancellor met him."
        of_2010, of_2014 = read(text, "2010-03-01"), read(text, "2014-03-01")
        assert meant(of_2010, "The French president").wikidata == "Q329"
        assert meant(of_2014, "The French president").wikidata == "Q157"
        assert meant(of_2014, "The German chancellor").label == "Angela Merkel"
        assert clue(of_2014, "The French president") == "office at that date"

    def test_without_a_date_nobody_is_meant(self) -> None:
        assert not meant(read("The French president flew to Lille."), "The French president").named

    def test_in_the_month_of_a_change_nobody_is_meant(self) -> None:
        text = read("The French president flew to Lille.", "2012-05")
        assert not meant(text, "The French president").named

    def test_the_year_of_the_sentence_counts_too(self) -> None:
        text = read("In 2003 the French president flew to Lille.", "2010-03-01")
        assert not meant(text, "the French president").named

    def test_the_document_wins(self) -> None:
        text = read(
            "The French president, Jean Tarrou, slept. On Monday the French president woke.",
            "2010-03-01",
        )
        assert meant(text, "the French president").label == "Jean Tarrou"
        later = read("The French president slept. French President Jean Tarrou woke.", "2010-03-01")
        assert meant(later, "The French president").wikidata is None
        other = read(
            "The French president slept. Jean Tarrou, the president, woke early.", "2010-03-01"
        )
        assert meant(other, "The French president").wikidata is None

    @pytest.mark.parametrize("words", ["The former French president", "The next French president"])
    def test_who_was_or_will_be_is_somebody_else(self, words: str) -> None:
        assert not meant(read(f"{words} slept.", "2010-03-01"), words).named

    def test_bodies_hold_offices_too(self) -> None:
        text = read(
            "Japan's central bank raised rates. The UN secretary-general praised it.", "2016-05-01"
        )
        assert meant(text, "Japan's central bank").label == "Bank of Japan"
        assert meant(text, "The UN secretary-general").label == "Ban Ki-moon"

    def test_a_known_name_is_taken_up_by_its_noun(self) -> None:
        text = read(
            "Merkel met the IAEA. The agency warned, and the chancellor agreed.", "2012-05-03"
        )
        assert meant(text, "The agency").id == "International_Atomic_Energy_Agency"
        assert meant(text, "the chancellor").label == "Angela Merkel"

    def test_of_two_that_are_called_so_none_is(self) -> None:
        text = read("Obama met Sarkozy. On Monday the president slept.", "2010-05-03")
        assert not meant(text, "the president").named


class TestUsers:
    def test_a_users_row_wins_over_a_country(self, tmp_path: Path) -> None:
        path = tmp_path / "ours.csv"
        path.write_text("kind,names,wikidata\norganization,Georgia,Q4242\n", encoding="utf-8")
        text = read("Georgia hired three cooks.", knowledge=with_gazetteers([path]))
        assert (meant(text, "Georgia").kind, meant(text, "Georgia").wikidata) == (
            "organization",
            "Q4242",
        )
        assert meant(read("Georgia hired three cooks."), "Georgia").wikidata == "Q230"
