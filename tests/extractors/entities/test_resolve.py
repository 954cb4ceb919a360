"""Names: sentence in, entities out. The parses are the installed model's."""

from time import perf_counter

import pytest

from extractors.entities import resolve
from extractors.facts import Document
from extractors.nlp import load, parse
from extractors.tokens import Doc
from tests.extractors.reading import read

pytestmark = pytest.mark.model

KIM = (
    "North Korean leader Kim Jong Un met Russian President Vladimir Putin in Beijing. "
    "Kim praised Putin. Moscow's war goes on, and Pyongyang has sent troops."
)


class TestNames:
    def test_short_names_find_the_full_one(self) -> None:
        text = read(KIM)
        assert text.labels("Kim", 2) == ["Kim Jong Un"]
        assert text.clue("Kim", 2) == "partial name"
        assert text.labels("Putin", 2) == ["Vladimir Putin"]

    def test_ids_are_made_of_the_name_alone(self) -> None:
        assert read(KIM).entity("Kim").id == "Kim_Jong_Un"
        other = read("President Vladimir Putin spoke on Monday.")
        assert other.entity("Putin").id == read(KIM).entity("Putin").id

    def test_a_name_of_one_word_that_is_never_expanded_stays_in_its_document(self) -> None:
        one, other = read("Mr Kim said he agreed."), read("Mr Kim said that he disagreed.")
        assert one.entity("Kim").id.startswith("Kim.")
        assert one.entity("Kim").id != other.entity("Kim").id

    def test_bodies_of_the_same_name_are_told_apart_by_their_country(self) -> None:
        assert read("Peru's Senate voted on Monday.").entity("Senate").id == "Peru.Senate"
        assert read("The Senate of Peru voted on Monday.").entity("Senate").id == "Peru.Senate"
        assert read("The Senate voted on Monday.").entity("Senate").id.startswith("Senate.")

    def test_two_that_fit_are_held_back(self) -> None:
        text = read("Kim Yo Jong and Kim Jong Un arrived on Monday. Kim spoke first.")
        assert text.labels("Kim", 3) == ["Kim"]

    def test_demonyms_and_peoples(self) -> None:
        text = read("Russian forces shelled the city, and Bangladeshis left.")
        assert text.labels("Russian") == ["Russia"]
        assert text.entity("Bangladeshis").label == "Bangladeshis"
        assert text.entity("Bangladeshis").kind == "group"

    def test_titles_are_no_part_of_a_name(self) -> None:
        text = read("Norway's Prime Minister Erik Dahl met General Yusuf al-Sadr on Friday.")
        assert text.labels("Dahl") == ["Erik Dahl"]
        assert text.entity("Dahl").kind == "person"
        assert text.labels("Sadr") == ["Yusuf al-Sadr"]

    def test_acronyms_in_brackets(self) -> None:
        text = read("The Korean Central News Agency (KCNA) reported it. KCNA said more on Friday.")
        assert text.labels("KCNA", 2) == ["Korean Central News Agency"]
        assert "KCNA" in text.entity("KCNA", 2).aliases

    def test_a_slip_of_the_pen(self) -> None:
        text = read(
            "The World Forest Council rates them so. The World Forset Council has criticised it."
        )
        assert text.labels("Council", 2) == ["World Forest Council"]
        assert text.clue("Council", 2) == "spelling variant"

    def test_one_last_word_for_two_names(self) -> None:
        text = read("The envoy left after North and South Korea reopened the hotline.")
        assert text.labels("Korea") == ["North Korea", "South Korea"]

    def test_the_north_of_a_divided_country(self) -> None:
        text = read("North Korea fired shells. South Korea sent broadcasts into the North.")
        assert text.labels("North", 2) == ["North Korea"]

    def test_names_within_names(self) -> None:
        text = read("The Indonesian Navy saved 200 people.")
        assert text.labels("Navy") == ["Indonesian Navy"]
        token = text.token("Indonesian")
        inner = text.resolution.entities_of(token, whole=False)
        assert [entity.label for entity in inner] == ["Indonesia"]
        assert text.resolution.entities_of(token)[0].label == "Indonesian Navy"


class TestCapitals:
    @pytest.mark.parametrize(
        ("sentence", "label"),
        [
            ("Moscow said it would withdraw its troops.", "Russia"),
            ("Ukraine condemned Moscow's war on Monday.", "Russia"),
            ("North Korea is a crucial partner to Moscow.", "Russia"),
            ("The leaders met in Moscow on Monday.", "Moscow"),
            ("The Moscow meeting ended on Monday.", "Moscow"),
            ("Moscow's mayor opened a street on Monday.", "Moscow"),
        ],
    )
    def test_where_it_acts_it_is_its_country_and_where_something_is_it_is_a_city(
        self, sentence: str, label: str
    ) -> None:
        assert read(sentence).labels("Moscow") == [label]

    def test_both_have_their_own_ids(self) -> None:
        text = read("Moscow said it agreed. The leaders met in Moscow.")
        assert text.entity("Moscow").wikidata == "Q159"
        assert text.entity("Moscow", 2).wikidata == "Q649"


class TestNameless:
    def test_labels_are_short_and_say_the_possessor(self) -> None:
        text = read(KIM + " His aides, who wore suits, sent some 2,000 North Korean soldiers.")
        assert text.labels("aides") == ["Kim Jong Un's aides"]
        assert text.labels("soldiers") == ["North Korean soldiers"]
        assert text.labels("war") == ["Russia's war"]

    def test_owners(self) -> None:
        text = read(KIM + " His aides sent North Korean soldiers.")
        aides, soldiers = text.entity("aides"), text.entity("soldiers")
        assert (aides.id, aides.owner) == ("Kim_Jong_Un.aides", "Kim_Jong_Un")
        assert aides.owner_phrase == "aides of"
        assert (soldiers.owner, soldiers.owner_phrase) == ("North_Korea", "soldiers of")
        assert not aides.named

    @pytest.mark.parametrize(
        ("sentence", "head", "owner", "phrase"),
        [
            ("The Beijing trip began on Monday.", "trip", "Beijing", "trip to"),
            ("The Beijing meeting began on Monday.", "meeting", "Beijing", "meeting in"),
            (
                "It was an order of the Korean People's Army.",
                "order",
                "Korean_People_Army",
                "order of",
            ),
            ("The New Zealand government fell.", "government", "New_Zealand", "government of"),
        ],
    )
    def test_what_reads_from_a_thing_to_its_owner(
        self, sentence: str, head: str, owner: str, phrase: str
    ) -> None:
        entity = read(sentence).entity(head)
        assert (entity.owner, entity.owner_phrase) == (owner, phrase)

    @pytest.mark.parametrize(
        ("sentence", "head", "label", "quantity"),
        [
            ("It sent thousands of troops.", "troops", "troops", "thousands"),
            ("It sent thousands of troops.", "thousands", "troops", "thousands"),
            ("They killed some 2,000 soldiers.", "soldiers", "soldiers", "some 2,000"),
            ("It may send another 6,000 personnel.", "personnel", "personnel", "another 6,000"),
            ("They rescued over 700 migrants.", "migrants", "migrants", "over 700"),
            ("They met on Monday.", "Monday", "Monday", None),
        ],
    )
    def test_quantities_stand_beside_the_label(
        self, sentence: str, head: str, label: str, quantity: str | None
    ) -> None:
        text = read(sentence)
        assert text.labels(head) == [label]
        assert text.resolution.quantity_of(text.token(head)) == quantity

    def test_bare_plurals_are_the_same_everywhere_and_single_things_are_not(self) -> None:
        one = read("The army sent artillery shells to a village.")
        other = read("A firm makes artillery shells in a village.")
        assert one.entity("shells").id == other.entity("shells").id == "artillery_shells"
        assert one.entity("village").id != other.entity("village").id

    def test_what_is_against_a_country_does_not_belong_to_it(self) -> None:
        text = read("It broadcasts anti-Russian propaganda.")
        assert text.entity("propaganda").owner is None


class TestMentions:
    def test_offsets_count_in_the_text_as_read(self) -> None:
        original = "“Kim’s aides” left.\n\nRussia’s “military campaign” goes on."
        text = read(original)
        for entity in text.resolution.entities():
            for resolved in entity.mentions:
                mention = resolved.mention
                assert original[mention.start : mention.end] == mention.text
                assert resolved.clue

    def test_the_mention_of_a_name_holds_its_title(self) -> None:
        mention = read(KIM).resolution.mention(read(KIM).token("Un"))
        assert mention.text == "North Korean leader Kim Jong Un"
        assert mention.kind == "person"

    def test_kinds_by_all_evidence(self) -> None:
        text = read("Ahmed Zelnik, the Foreign Minister, spoke. Zelnik said he was pleased.")
        assert {text.entity("Zelnik").kind, text.entity("Zelnik", 2).kind} == {"person"}


def read_out(document: Document) -> list[Doc]:
    """The segments of a document's parse."""
    ((_, docs),) = parse([document], load())
    return [Doc(doc) for doc in docs]


def test_segments_of_one_document_share_their_entities() -> None:
    document = Document.of("Vladimir Putin spoke.\n\nPutin left. He was tired.", "test.txt")
    nlp = load()
    (whole,) = read_out(document)
    parts = [Doc(nlp("Vladimir Putin spoke.")), Doc(nlp("Putin left. He was tired."))]
    found = resolve(parts, document)
    assert [e.label for e in found.entities_of(parts[1][0])] == ["Vladimir Putin"]
    assert [e.id for e in found.entities_of(parts[1][3])] == ["Vladimir_Putin"]
    assert whole is not parts[0]


@pytest.mark.parametrize(
    "text",
    [
        "   ",
        "\x00\x01",
        "😀 " * 20,
        "()[]{}''\"\"“”",
        "’s ’s 's",
        "(KCNA) [KPA] (",
        "“" * 30 + "he said",
        "KIM JONG UN SAID HE AGREED WITH PUTIN.",
        "kim jong un said he agreed with putin.",
        "North and South and East and West both each they them I it",
        "thousands of of thousands of $ $ 5 of",
        "<script>alert('x')</script> said \"\\ no\n\n\" to Moscow's 's.",
    ],
)
def test_odd_text_is_read_without_harm(text: str) -> None:
    document = Document.of(text, "test.txt")
    docs = read_out(document)
    found = resolve(docs, document)
    ids = [entity.id for entity in found.entities()]
    assert len(ids) == len(set(ids))
    for doc in docs:
        for token in doc:
            mention = found.mention(token)
            assert text[mention.start : mention.end] == mention.text
            assert all(entity.label for entity in found.entities_of(token))
            found.quantity_of(token), found.own(token), found.kind(token)


def test_a_thousand_people_of_one_name_cost_no_more_than_others() -> None:
    given = [f"{a}{b}" for a in ("Al", "Ber", "Car", "Don", "Er", "Fran") for b in range(100)]
    text = " ".join(f"{name}o Smith met Smith." for name in given)
    document = Document.of(text, "test.txt")
    docs = read_out(document)
    before = perf_counter()
    resolve(docs, document)
    assert perf_counter() - before < 5


def test_nothing_in_nothing_out() -> None:
    document = Document.of("", "test.txt")
    assert resolve([], document).entities() == ()
    assert resolve(Doc(load()("")), document).entities() == ()


def test_the_same_text_gives_the_same_entities() -> None:
    document = Document.of(KIM, "test.txt")
    docs = read_out(document)
    assert resolve(docs, document).entities() == resolve(docs, document).entities()
