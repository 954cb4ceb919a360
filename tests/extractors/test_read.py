"""Reading: what the user names becomes Documents, and what cannot be read costs itself only."""

import contextlib
import http.server
import io
import json
import os
import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.facts import Document
from extractors.read import ReadError, read

STORY = "The mayor of Gullport opened the new bridge on Thursday.\n"


def documents(*sources: str | Path, **options: object) -> list[Document]:
    """All Documents of sources that must be read without a single error."""
    found, errors = outcome(*sources, **options)
    assert errors == []
    return found


def outcome(*sources: str | Path, **options: object) -> tuple[list[Document], list[str]]:
    """The Documents of ``sources`` and what was said of what could not be read."""
    errors: list[ReadError] = []
    found = list(read([str(s) for s in sources], on_error=errors.append, **options))  # type: ignore[arg-type]
    return found, [str(error) for error in errors]


def the_error(*sources: str | Path, **options: object) -> str:
    """The one line that is said of sources that give no Document."""
    found, errors = outcome(*sources, **options)
    assert found == []
    assert len(errors) == 1
    assert "\n" not in errors[0]
    return errors[0]


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test runs in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: str, content: str | bytes = STORY) -> str:
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


class TestPlainText:
    def test_text_is_kept_as_it_stands_with_its_line_ends(self) -> None:
        text = "A title\r\n\r\nThe mayor spoke.\tShe left.  \r\n"
        (document,) = documents(write("a.txt", text))
        assert document.text == text

    def test_markdown_keeps_its_marks_so_that_offsets_count_what_the_user_sees(self) -> None:
        text = "# Bridge\n\nThe **mayor** opened [it](https://example.org).\n"
        (document,) = documents(write("a.md", text))
        assert document.text == text

    @pytest.mark.parametrize("suffix", [".txt", ".TXT", ".md", ".Md"])
    def test_extensions_in_any_case(self, suffix: str) -> None:
        assert len(documents(write("a" + suffix))) == 1

    def test_its_language_is_told(self) -> None:
        (document,) = documents(write("a.txt"))
        assert document.language == "en"


class TestEncodings:
    TEXT = "The café owner said “yes” – and Señor Núñez agreed with the mayor’s plan.\n"

    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
    )
    def test_the_text_comes_out_the_same(self, encoding: str) -> None:
        (document,) = documents(write("a.txt", self.TEXT.encode(encoding)))
        assert document.text == self.TEXT

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
    def test_the_byte_order_mark_is_dropped(self, encoding: str) -> None:
        (document,) = documents(write("a.txt", STORY.encode(encoding)))
        assert document.text == STORY

    def test_offsets_count_characters_not_bytes(self) -> None:
        (document,) = documents(write("a.txt", "😀 Café opens. The mayor came.\n"))
        start = document.text.index("The mayor")
        assert start == 14

    def test_one_broken_byte_does_not_turn_utf8_into_something_else(self) -> None:
        data = ("“Schön,” said Zoë of the café. " * 5).encode() + b"\xe2\x80 The mayor left.\n"
        (document,) = documents(write("a.txt", data))
        assert document.text.startswith("“Schön,” said Zoë")
        assert document.text.count("\ufffd") == 1


class TestJsonLines:
    def test_each_line_is_a_document_named_by_its_number(self) -> None:
        lines = [{"text": "The mayor spoke."}, {"text": "The bridge opened in May."}]
        found = documents(write("n.jsonl", "\n\n".join(map(json.dumps, lines))))
        assert [(d.name, d.source, d.text) for d in found] == [
            ("n.jsonl#1", "n.jsonl#1", "The mayor spoke."),
            ("n.jsonl#3", "n.jsonl#3", "The bridge opened in May."),
        ]

    def test_metadata(self) -> None:
        line = {
            "text": STORY,
            "title": "Bridge opens",
            "author": ["Jane Roe", "John Doe"],
            "date": "May 7, 2015",
            "url": "https://example.org/a",
        }
        (document,) = documents(write("n.jsonl", json.dumps(line)))
        assert document.title == "Bridge opens"
        assert document.author == "Jane Roe, John Doe"
        assert document.published == "2015-05-07"
        assert document.url == "https://example.org/a"

    @pytest.mark.parametrize(
        ("date", "iso"),
        [
            ("2015-05-07", "2015-05-07"),
            ("2015-05-07T10:30:00Z", "2015-05-07T10:30:00+00:00"),
            ("7 May 2015", "2015-05-07"),
            ("30/9/2015", "2015-09-30"),
            ("some day", None),
            (20150507, "2015-05-07"),
            (None, None),
            ("February 31, 2015", None),
        ],
    )
    def test_dates_become_iso_or_nothing(self, date: object, iso: str | None) -> None:
        (document,) = documents(write("n.jsonl", json.dumps({"text": STORY, "date": date})))
        assert document.published == iso

    def test_an_address_that_is_no_web_address_is_dropped(self) -> None:
        line = {"text": STORY, "url": "javascript:alert(1)"}
        (document,) = documents(write("n.jsonl", json.dumps(line)))
        assert document.url is None

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def test_byte_order_marks(self, encoding: str) -> None:
        lines = '{"text": "The mayor spoke."}\n{"text": "The café opened for all."}\n'
        found = documents(write("n.jsonl", lines.encode(encoding)))
        assert [d.text for d in found] == ["The mayor spoke.", "The café opened for all."]

    def test_a_separator_inside_a_string_ends_no_line(self) -> None:
        line = '{"text": "The mayor\u2028spoke to us."}\n'
        (document,) = documents(write("n.jsonl", line))
        assert document.text == "The mayor\u2028spoke to us."

    def test_a_lone_surrogate_cannot_break_the_outputs(self) -> None:
        (document,) = documents(write("n.jsonl", '{"text": "The mayor \\ud800 spoke to us."}'))
        assert document.text == "The mayor \ufffd spoke to us."

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ('{"text": "The may', "n.jsonl#2: is not JSON (Unterminated string"),
            ('["The mayor spoke."]', "n.jsonl#2: is no JSON object"),
            ('{"title": "Bridge"}', 'n.jsonl#2: has no "text" that is a string'),
            ('{"text": 5}', 'n.jsonl#2: has no "text" that is a string'),
            ('{"text": ""}', "n.jsonl#2: is empty"),
            ("[" * 100_000, "n.jsonl#2: is not JSON"),
            ('{"text": "' + "so long " * 1000 + '"}', "n.jsonl#2: is too long"),
        ],
    )
    def test_a_broken_line_is_one_error_and_the_others_go_on(self, line: str, said: str) -> None:
        good = '{"text": "The mayor spoke."}'
        path = write("n.jsonl", f"{good}\n{line}\n{good}\n")
        found, errors = outcome(path, max_chars=5000)
        assert [d.name for d in found] == ["n.jsonl#1", "n.jsonl#3"]
        assert len(errors) == 1
        assert errors[0].startswith(said)

    def test_a_line_beyond_all_bounds_is_passed_over(self) -> None:
        endless = '{"text": "' + "a" * 1_100_000 + '"}'
        path = write("n.jsonl", f'{endless}\n{{"text": "The mayor spoke."}}\n')
        found, errors = outcome(path, max_chars=1000)
        assert [d.name for d in found] == ["n.jsonl#2"]
        assert len(errors) == 1
        assert errors[0].startswith("n.jsonl#1: is too long")


PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bridge opens - Daily Gull</title>
<meta name="author" content="Jane Roe"><link rel="canonical" href="https://example.org/bridge">
<meta property="article:published_time" content="2021-03-04T10:00:00Z">
<script>var hidden = "a script in the head";</script></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Bridge opens</h1>
<p>The mayor of Gullport opened the <b>new</b> bridge on Thursday, and hundreds came.</p>
<script>document.write("a script in the article, long enough to look like a sentence.");</script>
<p>“It took nine years,” she said, and thanked the builders &lt;script&gt; and all.</p>
</article><footer>Copyright 2021</footer></body></html>"""


class TestPages:
    def test_the_text_is_the_article_a_paragraph_a_line(self) -> None:
        (document,) = documents(write("a.html", PAGE))
        assert document.text == (
            "Bridge opens\n"
            "The mayor of Gullport opened the new bridge on Thursday, and hundreds came.\n"
            "“It took nine years,” she said, and thanked the builders <script> and all."
        )

    def test_metadata(self) -> None:
        (document,) = documents(write("a.htm", PAGE))
        assert document.title == "Bridge opens"
        assert document.author == "Jane Roe"
        assert document.published == "2021-03-04"
        assert document.url == "https://example.org/bridge"

    @pytest.mark.parametrize(
        "page",
        [
            "<p>The mayor spoke.</p><script>steal()</script>",
            "<body>The mayor spoke.<SCRIPT\n>steal()</SCRIPT ><style>p {steal: 1}</style>",
            "<div>The mayor spoke.<noscript>steal()</noscript><template>steal()</template></div>",
            "<table><tr><td>The mayor spoke.<script>steal()//</script></td></tr></table>",
            "<head><script>steal()</script><body><p>The mayor spoke.",
        ],
    )
    def test_scripts_never_come_through(self, page: str) -> None:
        (document,) = documents(write("a.html", page))
        assert document.text.strip() == "The mayor spoke."

    def test_a_page_of_nothing_but_scripts_is_an_error(self) -> None:
        page = "<html><body><script>draw()</script></body></html>"
        assert the_error(write("a.html", page)).startswith("a.html: holds no text")

    @pytest.mark.parametrize("piece", ["<!--", "<a b=", "<div>", "</", "<![CDATA["])
    def test_a_hostile_page_costs_no_more_than_its_error(self, piece: str) -> None:
        assert the_error(write("a.html", piece * 50_000)).startswith("a.html: ")

    @pytest.mark.parametrize("encoding", ["cp1251", "iso-8859-15"])
    def test_its_own_word_on_its_encoding_counts(self, encoding: str) -> None:
        name = "Пушкин" if encoding == "cp1251" else "Œuvre €5"
        page = f'<meta charset="{encoding}"><p>The mayor read {name} to the children.</p>'
        (document,) = documents(write("a.html", page.encode(encoding)))
        assert name in document.text


class TestNames:
    def test_a_file_bears_its_own_name_and_the_path_as_it_was_named(self) -> None:
        (document,) = documents("./news/../" + write("news/a.txt"))
        assert (document.name, document.source) == ("a.txt", "news/a.txt")

    def test_a_folder_is_read_with_all_below_it(self) -> None:
        for path in ("news/b.txt", "news/sub/deep/a.md", "news/c.html", "news/d.pdf"):
            write(path, PAGE if path.endswith("html") else STORY)
        found = documents("news/")
        assert [(d.name, d.source) for d in found] == [
            ("b.txt", "news/b.txt"),
            ("c.html", "news/c.html"),
            ("sub/deep/a.md", "news/sub/deep/a.md"),
        ]

    def test_what_a_folder_hides_or_says_about_itself_is_passed_over_and_logged(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        for path in ("n/a.txt", "n/.b.txt", "n/.git/c.txt", "n/picture.png", "n/README.md"):
            write(path)
        with caplog.at_level("INFO", logger="extractors"):
            assert [d.name for d in documents("n")] == ["a.txt"]
        assert "n/.b.txt: skipped, hidden" in caplog.text
        assert "n/picture.png: skipped, unknown extension" in caplog.text
        assert "n/README.md: skipped, tells about its folder" in caplog.text

    def test_records_that_are_no_articles_may_lie_beside_them(self) -> None:
        write("n/a.txt")
        facts = write("n/a.facts.jsonl", '{"id": 1}\n{"id": 2}\n')
        assert [d.name for d in documents("n")] == ["a.txt"]
        found, errors = outcome(facts)
        assert (found, len(errors)) == ([], 2)

    def test_a_readme_that_is_named_itself_is_read(self) -> None:
        assert len(documents(write("README.md"))) == 1

    def test_globs(self) -> None:
        for path in ("n/a.txt", "n/b.md", "n/x/c.txt", "n/x/d.bin"):
            write(path)
        assert [d.name for d in documents("n/*.txt")] == ["a.txt"]
        assert [d.name for d in documents("n/**/*.txt")] == ["a.txt", "x/c.txt"]
        assert [d.name for d in documents("n/x*")] == ["x/c.txt"]

    def test_a_file_that_looks_like_a_glob_is_a_file(self) -> None:
        write("d.txt", "The mayor of another town spoke here.")
        (document,) = documents(write("[draft].txt"))
        assert document.name == "[draft].txt"

    def test_the_same_file_by_several_names_is_read_once(self) -> None:
        write("n/a.txt")
        write("n/b.txt", "The mayor spoke.")
        found = documents("n/a.txt", "n", "./n/a.txt", str(Path("n/b.txt").resolve()), "n/*.txt")
        assert [d.name for d in found] == ["a.txt", "b.txt"]

    def test_the_order_of_sources_does_not_matter(self) -> None:
        names = [write(f"{place}/{n}.txt", f"The mayor spoke {n} times here.")
                 for n in range(4) for place in ("y", "x")]  # fmt: skip
        names += ["missing.txt", "x"]
        first = outcome(*names)
        for seed in range(5):
            shuffled = random.Random(seed).sample(names, len(names))
            assert outcome(*shuffled) == first

    @pytest.mark.parametrize(
        "name", ["<script>alert(1)<", 'say "hi"', "it's", "back\\slash", "new\nline", "العربية 😀"]
    )
    def test_odd_file_names_survive_as_text(self, name: str) -> None:
        (document,) = documents(write(f"{name}.txt"))
        assert document.name == document.source == f"{name}.txt"

    def test_a_file_name_that_is_no_text_can_be_written_out(self) -> None:
        Path(os.fsdecode(b"n\xff.txt")).write_text(STORY)
        (document,) = documents(".")
        assert document.name.encode("utf-8") == b"n\\xff.txt"

    @pytest.mark.parametrize("odd", ["<script>alert(1)</script>", 'a "b" \\ c', "two\nlines"])
    def test_odd_metadata_survives_as_text(self, odd: str) -> None:
        line = {"text": STORY, "title": odd, "author": odd}
        (document,) = documents(write("n.jsonl", json.dumps(line)))
        assert (document.title, document.author) == (odd, odd)


class TestStandardInput:
    def test_text(self) -> None:
        (document,) = documents("-", stdin=io.BytesIO(STORY.encode()))
        assert (document.name, document.source, document.text) == ("-", "-", STORY)

    def test_a_page_is_known_by_its_beginning(self) -> None:
        (document,) = documents("-", stdin=io.BytesIO(PAGE.encode("utf-16")))
        assert document.title == "Bridge opens"

    def test_json_lines_are_known_by_their_first_line(self) -> None:
        lines = b'{"text": "The mayor spoke."}\n{"text": "The bridge opened for all."}\n'
        assert [d.name for d in documents("-", stdin=io.BytesIO(lines))] == ["-#1", "-#2"]

    def test_a_brace_alone_does_not_make_json(self) -> None:
        (document,) = documents("-", stdin=io.BytesIO(b"{The mayor spoke to the council.}"))
        assert document.text == "{The mayor spoke to the council.}"

    def test_nothing_there(self) -> None:
        assert the_error("-", stdin=io.BytesIO(b"")) == "-: is empty; nothing to do"
        assert the_error("-").startswith("-: there is no standard input")


class TestBadInput:
    """Each is one line that names the thing, and costs itself only."""

    @pytest.mark.parametrize(
        ("name", "content", "said"),
        [
            ("empty.txt", b"", "empty.txt: is empty"),
            ("empty.html", b"", "empty.html: is empty"),
            ("empty.jsonl", b"", "empty.jsonl: is empty"),
            ("blank.txt", b" \r\n\t\n", "blank.txt: is empty"),
            ("bom.txt", b"\xef\xbb\xbf", "bom.txt: is empty"),
            ("zip.txt", b"PK\x03\x04rest", "zip.txt: is a ZIP or Office file"),
            ("pdf.md", b"%PDF-1.7\n%...", "pdf.md: is a PDF file"),
            ("nul.txt", b"The mayor\x00spoke to us.", "nul.txt: is a binary file"),
            ("nul.html", b"<p>The mayor\x00spoke.</p>", "nul.html: is a binary file"),
            ("noise.txt", bytes(range(1, 32)) * 20, "noise.txt: is a binary file"),
            ("half.txt", b"\xff\xfeT\x00h\x00e\x00\xd8\xd8", "half.txt: is broken UTF-16"),
            ("numbers.txt", b"1 2 3\n4.5 %\n--- x\n", "numbers.txt: has no sentences"),
            ("line.txt", b"so long " * 1_250_000, "line.txt: is too long"),
            ("photo.jpg", b"\xff\xd8\xff", "photo.jpg: has an unknown extension (.jpg)"),
            ("noext", b"The mayor spoke.", "noext: has an unknown extension (none)"),
        ],
    )
    def test_content(self, name: str, content: bytes, said: str) -> None:
        assert the_error(write(name, content)).startswith(said)

    def test_random_bytes(self) -> None:
        error = the_error(write("r.txt", random.Random(1).randbytes(5000)))
        assert error.startswith("r.txt: is a binary file")

    def test_a_long_text_within_the_limit_is_read(self) -> None:
        assert len(documents(write("a.txt", "so it is " * 100), max_chars=900)) == 1
        error = the_error(write("a.txt", "so it is " * 100), max_chars=899)
        assert error.startswith("a.txt: is too long for one article (900; at most 899 characters)")

    @pytest.mark.parametrize("source", ["gone.txt", "gone/", "gone/*.txt", "", "a\x00b.txt"])
    def test_missing(self, source: str) -> None:
        assert ": " in the_error(source)

    def test_a_folder_without_anything_to_read(self) -> None:
        Path("void").mkdir()
        assert the_error("void").startswith("void: holds no file that can be read (.txt, .md")

    def test_a_file_that_may_not_be_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(path: Path) -> bytes:
            raise PermissionError(13, "Permission denied", str(path))

        write("a.txt")
        monkeypatch.setattr(Path, "read_bytes", refuse)
        assert the_error("a.txt") == "a.txt: cannot be read (Permission denied); check its rights"

    @pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs Linux")
    def test_a_file_that_fails_while_it_is_read(self) -> None:
        Path("a.txt").symlink_to("/proc/self/mem")
        assert the_error("a.txt").startswith("a.txt: cannot be read (Input/output error)")

    def test_a_link_that_leads_nowhere(self) -> None:
        Path("a.txt").symlink_to("gone")
        assert the_error("a.txt").startswith("a.txt: does not exist")

    def test_links_in_circles_end(self) -> None:
        write("n/a.txt")
        Path("n/again").symlink_to("../n")
        assert [d.name for d in documents("n")] == ["a.txt"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
    def test_a_pipe_is_no_file_and_nobody_waits_for_it(self) -> None:
        os.mkfifo("a.txt")
        assert the_error("a.txt").startswith("a.txt: is no regular file")

    def test_a_name_cannot_break_the_line_of_its_error(self) -> None:
        error = the_error(write("a\nb\x1b[31m\u202ec.txt", b""))
        assert error == "a\\nb\\x1b[31m\\u202ec.txt: is empty; nothing to do"

    def test_the_others_go_on(self) -> None:
        write("a.txt", b"")
        write("b.txt")
        write("c.txt", b"\x00\x01")
        found, errors = outcome("a.txt", "b.txt", "c.txt", "d.txt")
        assert [d.name for d in found] == ["b.txt"]
        assert len(errors) == 3

    @pytest.mark.parametrize(
        "text",
        [
            "The mayor spoke\x07 to\x1b[31m us.\x0b She left.",
            "The mayor said “שלום” and “مرحبا” to the guests.",
            "The mayor 👩‍👩‍👧 spoke 😀 to us 🇳🇴.",
        ],
    )
    def test_control_characters_right_to_left_and_emoji_are_text(self, text: str) -> None:
        (document,) = documents(write("a.txt", text))
        assert document.text == text


class TestOtherLanguages:
    GERMAN = (
        "Die Bürgermeisterin hat am Donnerstag die neue Brücke eröffnet, und viele sind "
        "gekommen. Es ist nicht bekannt, wie lange sie halten wird.\n"
    )

    def test_they_are_told_and_skipped(self) -> None:
        assert the_error(write("a.txt", self.GERMAN)) == (
            "a.txt: is in German, and only English is understood; skipped; "
            "--force reads it all the same"
        )

    def test_unless_forced(self) -> None:
        (document,) = documents(write("a.txt", self.GERMAN), force=True)
        assert (document.text, document.language) == (self.GERMAN, "de")


class Server(http.server.BaseHTTPRequestHandler):
    """A site of a few pages, some of them bad."""

    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
            return
        if self.path == "/to-file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
            return
        kind, body = {
            "/page": ("text/html; charset=utf-8", PAGE.encode()),
            "/plain": (
                "text/plain; charset=iso-8859-1",
                "The café of Núñez opened.".encode("latin1"),
            ),
            "/notes.md": ("text/plain", b"# A bridge\n\nThe mayor **opened** it.\n"),
            "/all.jsonl": ("application/x-ndjson", b'{"text": "The mayor spoke."}\n'),
            "/picture": ("image/png", b"\x89PNG"),
            "/huge": ("text/plain", b"so long " * 1_500_000),
        }.get(self.path, ("", b""))
        if not kind:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # the reader hung up: too much for it
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


class TestUrls:
    def test_a_page_is_named_by_its_address(self, site: str) -> None:
        (document,) = documents(f"{site}/page")
        assert document.name == document.source == f"{site}/page"
        assert document.title == "Bridge opens"

    def test_redirects_are_followed(self, site: str) -> None:
        (document,) = documents(f"{site}/moved")
        assert document.title == "Bridge opens"

    def test_text_in_the_encoding_of_the_header(self, site: str) -> None:
        (document,) = documents(f"{site}/plain")
        assert document.text == "The café of Núñez opened."

    def test_json_lines(self, site: str) -> None:
        (document,) = documents(f"{site}/all.jsonl")
        assert document.name == f"{site}/all.jsonl#1"

    def test_markdown_sent_as_text(self, site: str) -> None:
        (document,) = documents(f"{site}/notes.md")
        assert document.text.startswith("# A bridge")

    @pytest.mark.parametrize(
        ("path", "said"),
        [
            ("/gone", "the server answered 404"),
            ("/picture", "is of an unknown kind (image/png)"),
            ("/huge", "is larger than 10,000,000 bytes"),
            ("/to-file", "the server answered 302"),
        ],
    )
    def test_what_goes_wrong_is_one_line(self, site: str, path: str, said: str) -> None:
        assert f"{site}{path}: {said}" in the_error(f"{site}{path}")

    def test_no_server(self) -> None:
        assert "cannot be fetched" in the_error("http://127.0.0.1:9/")

    def test_a_password_in_an_address_gets_nowhere(self) -> None:
        error = the_error("http://jane:secret@127.0.0.1:9/")
        assert "holds a user name" in error
        assert "secret" not in error
