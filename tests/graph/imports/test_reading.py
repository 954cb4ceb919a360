"""RDF from elsewhere: what is read, and what is refused without harm."""

from __future__ import annotations

import gzip
import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, serialize

from graph.imports.content import ImportProblem, content
from graph.imports.files import import_file
from graph.imports.formats import FORMATS, SUFFIXES, format_of, stem
from graph.imports.reading import PARSED, Reader
from graph.store import Store
from graph.vocabulary import BASE

GENID = f"<{BASE}.well-known/genid/"
HEAD = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'


def parts(text: str | bytes, form: str = "turtle") -> dict[str, list[str]]:
    """The lines of each graph of a text in this format."""
    data = text.encode() if isinstance(text, str) else text
    with content("a file", io.BytesIO(data)) as held:
        return dict(Reader(form, "x:g", BASE).parts(held))


def problem(text: str | bytes, form: str = "turtle") -> str:
    """Why a text cannot be imported, quickly."""
    begun = time.process_time()
    with pytest.raises(ImportProblem) as error:
        parts(text, form)
    assert time.process_time() - begun < 2
    said = str(error.value)
    assert "\n" not in said
    return said


# what is read

ONE = Quad(NamedNode("x:a"), NamedNode("http://e/p"), Literal('é\n"<b>"'), NamedNode("x:h"))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_read(form: str) -> None:
    known = PARSED[form]
    graphs = known.supports_datasets
    data = serialize([ONE if graphs else ONE.triple], format=known)
    assert data is not None
    assert parts(data, form) == {"x:h" if graphs else "x:g": ['<x:a> <http://e/p> "é\\n\\"<b>\\""']}


def test_the_suffix_tells_the_format() -> None:
    assert [format_of(f"a.b/file{one}") for one in SUFFIXES] == list(SUFFIXES.values())
    assert format_of("EXTRACT.NT.GZ") == "ntriples"
    assert format_of("a.csv") is None
    assert [stem(one) for one in ("a/b.nt.gz", "b.c.ttl", "b.x", "-")] == ["b", "b.c", "b.x", "-"]


def test_literals_are_as_the_engine_keeps_them() -> None:
    text = '<x:a> <x:p> 007 , 7 , "x"@EN-us , "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .'
    assert [line.split(" ", 2)[2] for line in parts(text)["x:g"]] == [
        '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        '"7"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"x"@en-us',
    ]


def test_blank_nodes_become_the_same_iris_every_time() -> None:
    text = "[] <x:p> [ <x:q> _:b ] . _:b <x:r> (1 2) ."
    lines = parts(text)["x:g"]
    assert lines == parts(text)["x:g"]
    assert not [line for line in lines if "_:" in line]
    assert sum(line.startswith(GENID) for line in lines) == len(lines) == 7
    assert parts(text + " ")["x:g"] != lines  # another file, other nodes
    assert next(iter(parts("<x:a> <x:p> <x:o> _:g .", "nquads"))).startswith(GENID[1:])


def test_a_byte_order_mark_is_no_content() -> None:
    assert parts(b"\xef\xbb\xbf<x:a> <x:p> <x:o> .") == {"x:g": ["<x:a> <x:p> <x:o>"]}


def test_namespaces_as_entities_are_read() -> None:
    text = f"""<?xml version="1.0"?><!DOCTYPE rdf:RDF [<!ENTITY owl "http://www.w3.org/2002/07/owl#">]>
    {HEAD}<rdf:Description rdf:about="x:a"><rdf:type rdf:resource="&owl;Class"/>
    </rdf:Description></rdf:RDF>"""
    (line,) = parts(text, "rdfxml")["x:g"]
    assert line.endswith("<http://www.w3.org/2002/07/owl#Class>")


terms = st.one_of(
    st.text().map(Literal),
    st.integers().map(lambda n: Literal(n)),
    st.sampled_from("abc").map(BlankNode),
    st.sampled_from(["x:é", "http://e/%20"]).map(NamedNode),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(terms, min_size=1))
def test_any_literal_comes_through_any_format_as_the_same_line(values: list[Literal]) -> None:
    # XML cannot carry control characters, so RDF/XML is left out.
    triples = [Quad(NamedNode("x:a"), NamedNode("x:p"), value) for value in values]
    found = set()
    for form in ("ntriples", "turtle", "nquads", "trig"):
        data = serialize(triples, format=PARSED[form]) or b""
        lines = [line for line in parts(data, form)["x:g"] if GENID not in line]
        found.add(tuple(lines))
    assert len(found) == 1


# what is refused


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<x:a> oops .", "line 1, column 7: oops is not a valid predicate"),
        ("<a> <x:p> 1 .", "line 1, column 1: No scheme found"),
        ("<x:a b> <x:p> 1 .", "line 1, column 1: Invalid IRI code point ' '"),
        ('<x:a"b> <x:p> 1 .', "line 1, column 1: Invalid IRI"),
        (r"<x:a\u003eb> <x:p> 1 .", "line 1, column 1: Invalid IRI"),
        (b'<x:a> <x:p> "\xff\xfe" .', "line 1, column 14: Invalid UTF-8"),
        ('<x:a> <x:p> "x" .\n<x:a> <x:p', "line 2, column 7: Unexpected end of file"),
        ('<x:a> <x:p> "\\uD800" .', "not a valid unicode character"),
        ('<x:a> <x:p> "' + "x" * 20_000_000 + '" .', "longer than 16 MB"),
        ("<x:a> <x:p> <<( <x:a> <x:p> <x:o> )>> .", "RDF 1.2"),
        ("<< <x:a> <x:p> <x:o> >> <x:q> 1 .", "RDF 1.2"),
        ('<x:a> <x:p> "x"@ar--rtl .', "RDF 1.2"),
        (b"%PDF-1.4\n%\xe2\xe3", "line 1, column 1"),
        ("<x:a> <x:p> 1 .".encode("utf-16"), "line 1, column 1"),
    ],
)
def test_what_is_no_turtle_is_named_with_its_place(text: str | bytes, words: str) -> None:
    assert words in problem(text)


def test_of_a_million_errors_the_first_are_told() -> None:
    said = problem("<x:a> oops .\n" * 1_000_000)
    assert said.count("oops is not a valid predicate") == 5
    assert "line 5, column 7" in said
    assert "line 6" not in said


def test_errors_far_behind_do_not_matter() -> None:
    assert "line 2, column 1" in problem("<x:a> <x:p> 1 .\noops .\n" + "<x:a> <x:p> 2 .\n" * 9)


def laughs(depth: int) -> str:
    entities = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(depth)
    )
    return (
        f'<?xml version="1.0"?><!DOCTYPE r [{entities}]>{HEAD}<rdf:Description rdf:about="x:a">'
        f"<e:p>&l{depth - 1};</e:p></rdf:Description></rdf:RDF>"
    )


EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x {} "file:///etc/passwd">]>'
    f'{HEAD}<rdf:Description rdf:about="x:a"><e:p>&x;</e:p></rdf:Description></rdf:RDF>'
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (laughs(10), "holds other entities"),
        (laughs(10).encode("utf-16"), "holds other entities"),
        (laughs(1).replace('"lol"', f'"{"x" * 100_000}"'), "a long text"),
        (laughs(1).replace("<!ENTITY l0", "<!ENTITY % l0"), "is external"),
        (EXTERNAL.format("SYSTEM"), "is external"),
        (EXTERNAL.format('PUBLIC "p"'), "is external"),
        ("<html><body>hi<br></body></html>", "XML namespaces"),
        ("no XML at all", "line 1, column 1: this is no RDF/XML"),
        (laughs(1)[:-20], "end of input"),
        ("", "this is no RDF/XML"),
    ],
)
def test_what_is_no_harmless_rdf_xml(text: str | bytes, words: str) -> None:
    assert words in problem(text, "rdfxml")


@pytest.mark.parametrize(
    "context",
    [
        "http://127.0.0.1:9/context",
        {"@import": "http://127.0.0.1:9/context"},
        {"k": {"@id": "x:k", "@context": "http://127.0.0.1:9/context"}},
    ],
)
def test_a_context_from_elsewhere_is_not_fetched(context: object) -> None:
    text = json.dumps({"@context": context, "@id": "x:a", "k": {"x:p": 1}})
    assert "nothing is fetched from the network" in problem(text, "jsonld")


def test_json_that_is_none_or_too_deep() -> None:
    assert "line 1, column 1" in problem("", "jsonld")
    assert "line 1" in problem('{"@graph":' + "[" * 200_000, "jsonld")


def test_compressed_files() -> None:
    whole = gzip.compress(b"<x:a> <x:p> <x:o> .\n" * 1000)
    assert list(parts(whole, "ntriples")) == ["x:g"]
    assert "cut short" in problem(whole[:-20])
    assert "cut short" in problem(whole[:40])
    broken = bytearray(whole)
    broken[-6] ^= 0xFF
    assert "CRC" in problem(bytes(broken))


def test_a_gzip_bomb() -> None:
    bomb = io.BytesIO()
    with gzip.open(bomb, "wb") as out:
        for _ in range(100):
            out.write(b" " * (1 << 20))
    assert "200 times its size" in problem(bomb.getvalue())


# files


def test_a_file_is_an_import(tmp_path: Path) -> None:
    file = tmp_path / "my notes.ttl"
    file.write_text("<x:a> <x:p> 1 , 2 .", "utf-8")
    with Store.in_memory() as store:
        first = import_file(store, str(file))
        again = import_file(store, str(file))
        assert first.graph == f"{BASE}graph/my_notes"
        assert (first.triples, first.known, again.triples, again.known) == (2, False, 2, True)
        file.write_text("<x:a> <x:p> 2 .", "utf-8")
        assert import_file(store, str(file)).triples == 1
        assert [(one.name, one.triples) for one in store.imports.graphs()] == [("my notes", 1)]


def test_the_graphs_of_a_dataset_are_its_own_unless_one_is_named(tmp_path: Path) -> None:
    file = tmp_path / "set.nq"
    file.write_text(
        '<x:a> <x:p> "1" <x:g> .\n<x:a> <x:p> "2" <x:h> .\n<x:a> <x:p> "3" .\n', "utf-8"
    )
    with Store.in_memory() as store:
        assert import_file(store, str(file)).graphs == 3
        assert {one.iri for one in store.imports.graphs()} == {"x:g", "x:h", f"{BASE}graph/set"}
        file.write_text('<x:a> <x:p> "1" <x:g> .\n', "utf-8")
        import_file(store, str(file))
        assert [one.iri for one in store.imports.graphs()] == ["x:g"]
        store.imports.remove("set")
        import_file(store, str(file), graph="x:all")
        assert [(one.iri, one.name) for one in store.imports.graphs()] == [("x:all", "x:all")]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.ttl", "", "there is no statement in it"),
        ("a.csv", "a,b", "expected .ttl"),
        ("a.nq", f"<x:a> <x:p> <x:o> <{BASE}document/1> .", "is a graph of the documents"),
        ("none.ttl", None, "No such file"),
    ],
)
def test_a_file_that_cannot_be_imported_changes_nothing(
    name: str, text: str | None, words: str, tmp_path: Path
) -> None:
    file = tmp_path / name
    with Store.in_memory() as store:
        store.imports.put("a", [("x:a", ["<x:a> <x:p> <x:o>"])])
        if text is not None:
            file.write_text(text, "utf-8")
        with pytest.raises(ImportProblem, match=words) as error:
            import_file(store, str(file))
        assert str(error.value).startswith(f"{file}: ")
        assert [(one.iri, one.triples) for one in store.imports.graphs()] == [("x:a", 1)]


def test_nothing_of_a_large_file_with_an_error_at_its_end_is_stored(tmp_path: Path) -> None:
    file = tmp_path / "large.nt"
    lines = "".join(f'<x:s{n}> <x:p> "{n}" .\n' for n in range(45_000))
    file.write_text(lines + "oops\n", "utf-8")
    with Store.open(tmp_path / "store") as store:
        with pytest.raises(ImportProblem, match="line 45001, column 1"):
            import_file(store, str(file))
        assert not store.imports.graphs()
        assert not list(store.quads())
        file.write_text(lines * 2, "utf-8")
        assert import_file(store, str(file)).triples == 45_000
