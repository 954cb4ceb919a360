"""What cannot be read costs itself only: one clear line that names it, the rest done, status 1."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commandline import triplewire

pytestmark = pytest.mark.model

GOOD = "North Korea sent troops to Russia on Monday.\n"


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def binary(path: Path) -> None:
    path.write_bytes(b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 8)


def no_sentence(path: Path) -> None:
    path.write_text("*** --- ***\n\n1234\n", "utf-8")


def ten_megabytes_in_one_line(path: Path) -> None:
    path.write_bytes(b"word " * 2_097_152)


def german(path: Path) -> None:
    path.write_text(
        "Der nordkoreanische Machthaber hat Russland seine volle Unterstützung zugesagt, wie die "
        "staatliche Nachrichtenagentur am Donnerstag berichtete. Beide Staatschefs trafen sich am "
        "Rande der Feierlichkeiten in der chinesischen Hauptstadt und sprachen über die Lage.\n",
        "utf-8",
    )


def arabic(path: Path) -> None:
    path.write_text(
        "التقى الرئيس الروسي بالزعيم الكوري الشمالي في بكين يوم الخميس على هامش الاحتفالات. "
        "وقال المحللون إن اللقاء كان مهما للبلدين وإنه يعكس عمق العلاقات بينهما. 🚀\n",
        "utf-8",
    )


def loop(path: Path) -> None:
    path.symlink_to(path.name)


def missing(path: Path) -> None:
    assert not path.exists()


def unknown(path: Path) -> None:
    path.write_text(GOOD, "utf-8")


def broken_line(path: Path) -> None:
    path.write_text('{"text": "Kim met Putin in Beijing."}\n{"text": oops\n', "utf-8")


BAD: list[tuple[str, Callable[[Path], None], str]] = [
    ("empty.txt", nothing, "empty"),
    ("binary.txt", binary, "binary"),
    ("no-sentence.txt", no_sentence, "sentence"),
    ("long.txt", ten_megabytes_in_one_line, "characters"),
    ("deutsch.txt", german, "--force"),
    ("arabic.txt", arabic, "--force"),
    ("loop.txt", loop, "link"),
    ("missing.txt", missing, "does not exist"),
    ("article.xyz", unknown, "extension"),
    ("broken.jsonl", broken_line, "broken.jsonl#2"),
]


@pytest.mark.parametrize(("name", "make", "said"), BAD, ids=[name for name, *_ in BAD])
def test_one_line_names_it_and_the_rest_is_done(
    name: str, make: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    make(tmp_path / name)

    done = triplewire("build", name, "good.txt", cwd=tmp_path)

    lines = done.stderr.splitlines()
    about_it = [line for line in lines if name in line]
    assert len(about_it) == 1, done.stderr
    assert said in about_it[0].lower()
    assert "Traceback" not in done.stderr
    assert len(lines) <= 2, done.stderr  # the other one is the closing line
    assert str(tmp_path) not in done.stderr
    assert done.returncode == 1
    facts = facts_of(tmp_path / "output")
    assert ("North Korea", "good.txt") in {(f["subject"]["label"], f["document"]) for f in facts}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "closed.txt").write_text(GOOD, "utf-8")
    (tmp_path / "closed.txt").chmod(0)
    done = triplewire("build", "closed.txt", cwd=tmp_path)
    assert done.stderr.startswith("triplewire: closed.txt")
    assert done.returncode == 1


def test_control_characters_emoji_and_scripts_are_read_and_stay_text(tmp_path: Path) -> None:
    (tmp_path / "marks.txt").write_text(
        "North Korea sent troops\x07 to Russia 🚀 on Monday.\x1b[31m\n", "utf-8"
    )
    (tmp_path / "page.html").write_text(
        "<html><head><title>Talks</title><script>alert('Kim met Trump.')</script></head><body>"
        "<article><p>Kim Jong Un met Vladimir Putin in Beijing on Wednesday, and both leaders "
        "signed a treaty about mutual defence, officials said.</p><p>The treaty obliges each "
        "country to support the other if it is attacked by a third country.</p>"
        "<script>document.write('Trump praised Kim.')</script></article></body></html>",
        "utf-8",
    )
    done = triplewire("build", "marks.txt", "page.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    facts = facts_of(tmp_path / "output")
    assert {f["document"] for f in facts} == {"marks.txt", "page.html"}
    assert not any("Trump" in json.dumps(f) for f in facts)

    shown = triplewire("facts", cwd=tmp_path)
    assert "🚀" in shown.stdout
    assert "\x1b" not in shown.stdout
    assert "\x07" not in shown.stdout


def test_bad_bytes_in_a_folder_cost_one_file_each(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for number in range(3):
        (news / f"good{number}.txt").write_text(
            GOOD.replace("Monday", f"{number + 1} May"), "utf-8"
        )
        (news / f"bad{number}.txt").write_bytes(b"\x00\x01\x02" * 50)
    done = triplewire("build", "news", cwd=tmp_path)
    assert done.returncode == 1
    assert sum("bad" in line for line in done.stderr.splitlines()) == 3
    documents = {f["document"] for f in facts_of(tmp_path / "output")}
    assert documents == {"good0.txt", "good1.txt", "good2.txt"}


def facts_of(output: Path) -> list[dict]:  # type: ignore[type-arg]
    text = (output / "facts.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]
