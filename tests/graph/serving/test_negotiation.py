"""Accept headers: header in, forms of the answer out, the dearest first."""

import pytest

from graph.serving.negotiation import formats, preferred

PAGES = ("text/html", "text/turtle", "application/ld+json")


@pytest.mark.parametrize(
    ("accept", "first"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("text/csv", "csv"),
        ("application/sparql-results+xml", "xml"),
        ("text/csv;q=0.2, text/tab-separated-values", "tsv"),
        ("application/sparql-results+json;q=0.1, */*;q=0.5", "json"),
        ("text/*", "csv"),
        ("text/turtle", "turtle"),
        ("TEXT/CSV ; Q=0.5 , image/png", "csv"),
    ],
)
def test_the_dearest_form(accept: str, first: str) -> None:
    assert formats(accept)[0] == first


def test_the_most_exact_range_counts() -> None:
    assert preferred("text/*;q=0.9, text/turtle;q=0.1, */*;q=0.5", PAGES) == [
        "text/html",
        "application/ld+json",
        "text/turtle",
    ]


@pytest.mark.parametrize("accept", ["image/png", "text/csv;q=0", "text/csv;q=nonsense", "///;;q"])
def test_what_we_cannot_give(accept: str) -> None:
    assert formats(accept) == ()
