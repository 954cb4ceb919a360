"""The shipped table, and what makes a table a bad one."""

import re
from pathlib import Path

import pytest

from extractors.entities.knowledge import GazetteerError, Row, shipped, with_gazetteers
from extractors.entities.knowledge.dates import published
from extractors.entities.knowledge.table import fold


def labels(rows: tuple[Row, ...]) -> list[str]:
    return [row.label for row in rows]


def test_the_shipped_table_is_large_and_of_every_sort() -> None:
    files: dict[str, int] = {}
    for row in shipped().rows.values():
        files[row.file] = files.get(row.file, 0) + 1
    assert files["people.tsv"] >= 1200
    assert files["bodies.tsv"] >= 400
    assert files["media.tsv"] >= 150
    assert files["companies.tsv"] >= 200
    assert files["seats.tsv"] >= 50
    assert len(shipped().offices.offices) >= 250
    assert sum(map(len, shipped().offices.terms.values())) >= 900


def test_every_continent_has_its_heads() -> None:
    countries = {office.country for office in shipped().offices.offices.values()}
    assert len(countries) >= 130
    for code in (
        "us",
        "br",
        "ng",
        "za",
        "eg",
        "de",
        "ru",
        "in",
        "cn",
        "kp",
        "kr",
        "au",
        "ir",
        "fj",
    ):
        assert code in countries


def test_items_are_well_formed_and_nobody_shares_one() -> None:
    items = [row.wikidata for row in shipped().rows.values() if row.wikidata]
    assert len(items) >= 600
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in items)
    assert len(set(items)) == len(items)


def test_people_have_a_sex_and_others_have_none() -> None:
    for row in shipped().rows.values():
        assert (row.sex is not None) == (row.kind == "person"), row.place


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("KCNA", "Korean Central News Agency"),
        ("the Kremlin", "Kremlin"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("KIM JONG UN", "Kim Jong Un"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        ("Moammar Gadhafi", "Muammar Gaddafi"),
        ("U.N.", "United Nations"),
    ],
)
def test_spellings_of_one_name(name: str, label: str) -> None:
    assert labels(shipped().named(name)) == [label]


@pytest.mark.parametrize("name", ["Bush", "Kim", "May", "NIS", "Shell", "Times"])
def test_a_name_of_several_is_only_meant_with_support(name: str) -> None:
    assert shipped().named(name) == ()
    assert shipped().supported(name) != ()


@pytest.mark.parametrize("name", ["apple", "kremlin", "who", "Trumps", "visa"])
def test_other_words_are_no_names(name: str) -> None:
    assert shipped().named(name) == ()


@pytest.mark.parametrize(
    ("owner", "noun", "day", "holder"),
    [
        ("ru", "president", "2009-07-01", "Dmitry_Medvedev"),
        ("ru", "president", "2014-07-01", "Vladimir_Putin"),
        ("ru", "president", "2012-05-07", None),  # the day of a change
        ("gb", "prime minister", "2018", "Theresa_May"),
        ("gb", "prime minister", "2016", None),  # a year of two
        ("gb", "emperor", "2018", None),
        ("de", "chancellor", "2010-03", "Angela_Merkel"),
        ("United_Nations", "secretary-general", "2003-03-20", "Kofi_Annan"),
        ("va", "pope", "2013-03-01", None),  # nobody was
        ("jp", "central bank", "2020-01-01", "Bank_of_Japan"),
    ],
)
def test_who_held_an_office(owner: str, noun: str, day: str, holder: str | None) -> None:
    when = published(day)
    assert when is not None
    assert shipped().offices.holder(owner, noun, when) == holder


def test_a_surname_is_not_meant_long_before_the_time_of_its_bearer() -> None:
    assert labels(shipped().named("Macron", published("2019-01-01"))) == ["Emmanuel Macron"]
    assert shipped().named("Macron", published("1999-01-01")) == ()


def write(folder: Path, text: str, name: str = "mine.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_row_wins_over_ours(tmp_path: Path) -> None:
    path = write(tmp_path, "kind,names,wikidata\norganization,Blue House|Casa Azul,Q123456\n")
    mine = with_gazetteers([path])
    (row,) = mine.named("Blue House")
    assert row.wikidata == "Q123456"
    assert row.id in mine.own
    assert labels(mine.named("Casa Azul")) == ["Blue House"]
    assert labels(mine.named("Cheong Wa Dae")) == ["Blue House"]  # our other names stay
    assert shipped().named("Casa Azul") == ()  # and nothing leaks into the next build


def test_a_name_of_ours_can_be_given_to_another_thing(tmp_path: Path) -> None:
    path = write(tmp_path, "kind\tnames\nperson\tTolo Putin|Putin\n", "mine.tsv")
    assert labels(with_gazetteers([path]).named("Putin")) == ["Tolo Putin"]
    assert labels(with_gazetteers([path]).named("Vladimir Putin")) == ["Vladimir Putin"]


def test_more_can_be_said_of_a_row_of_ours_by_its_item(tmp_path: Path) -> None:
    path = write(tmp_path, "kind,names,wikidata\nperson,Volodya,Q7747\n")
    mine = with_gazetteers([path])
    assert mine.named("Volodya") == mine.named("Vladimir Putin")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "mine.csv: nothing in it"),
        ("kind,title\nperson,X\n", "mine.csv: no column 'title' is known; there are: id, kind,"),
        ("kind;names\nperson;X\n", "mine.csv: columns are separated by commas or tabs, not by"),
        ("kind\nperson\n", "mine.csv: the column 'names' is missing"),
        ("kind,names\nking,Xerxes Ko\n", "mine.csv, line 2: 'king' is no kind; there are: person"),
        ("kind,names\nperson,\n", "mine.csv, line 2: a name is missing"),
        ("kind,names\nperson,Ada Bo,x\n", "mine.csv, line 2: 3 fields where the header has 2"),
        ("kind,names,from\nperson,Ada Bo,May 3\n", "mine.csv, line 2: 'May 3' is no date"),
        ("kind,names,country\nperson,Ada Bo,xx\n", "mine.csv, line 2: no territory has the code"),
        ("kind,names,wikidata\nperson,Ada Bo,42\n", "mine.csv, line 2: '42' is no Wikidata item"),
        ("kind,names,sex\nperson,Ada Bo,x\n", "mine.csv, line 2: 'x' is no sex"),
        (
            "kind,names,from,until\nperson,Ada Bo,2012,2011\n",
            "mine.csv, line 2: it would end (2011) before it begins (2012)",
        ),
        ("kind,names\nperson,Ada Bo\nperson,Ada Bo\n", "mine.csv, lines 2 and 3: both have the id"),
        (
            "kind,names\n# two of them\norganization,Lake Board|LB\norganization,Lot Bank|LB\n",
            "mine.csv, lines 3 and 4: 'LB' names two things at one time (Lake Board, Lot Bank); "
            "write ~LB in both rows",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_place(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(GazetteerError) as error:
        with_gazetteers([write(tmp_path, text)])
    assert str(error.value).replace(f"{tmp_path}/", "").startswith(message)


def test_conflicts_between_two_files_name_both(tmp_path: Path) -> None:
    one = write(tmp_path, "kind,names\norganization,Lake Board|LB\n", "one.csv")
    two = write(tmp_path, "kind,names\norganization,Lot Bank|LB\n", "two.csv")
    with pytest.raises(GazetteerError, match=r"one\.csv, line 2, and .*two\.csv, line 2: 'LB'"):
        with_gazetteers([one, two])


def test_the_same_name_at_other_times_or_elsewhere_is_no_conflict(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "kind,names,country,from,until\n"
        "organization,Lake Board|LB,fr,,1990\n"
        "organization,Lot Bank|LB,fr,1991,\n"
        "organization,Lab Bench|LB,it,,\n",
    )
    mine = with_gazetteers([path])
    assert labels(mine.named("LB", published("1970"))) == ["Lake Board", "Lab Bench"]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"no\.csv: cannot be read \(No such file"):
        with_gazetteers([tmp_path / "no.csv"])
    (tmp_path / "latin.csv").write_bytes("kind,names\nperson,José\n".encode("latin-1"))
    with pytest.raises(GazetteerError, match=r"latin\.csv: not in UTF-8"):
        with_gazetteers([tmp_path / "latin.csv"])


def test_names_are_folded_but_words_are_not() -> None:
    assert fold("Kim Jong-un") == fold("KIM JONG UN")
    assert fold("Erdoğan") == "Erdogan"
    assert fold("WHO") != fold("Who")
    assert fold("F.B.I.") == "FBI"
