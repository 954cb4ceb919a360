"""``triplewire check``: does the graph have the shape that it promises?"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.shared import (
    Refused,
    counted,
    opened,
    output_option,
    result_stream,
    store_option,
    warn,
)
from graph.table import on_one_line

if TYPE_CHECKING:
    from rdflib import Graph

    from graph.store import Store

INSTALL = "pip install 'triplewire[check]'"
FORMATS = {".ttl": "turtle", ".nt": "nt", ".nq": "nquads", ".trig": "trig"}
FORMATS |= {".rdf": "xml", ".xml": "xml", ".jsonld": "json-ld"}


@click.command("check")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@output_option
@store_option
def command(files: tuple[str, ...], place: str, output: str) -> int:
    """Validate the graph, or FILEs of RDF together, by its SHACL shapes (W3C SHACL Core).

    Ends with status 1 where something does not conform, and says what is wrong with which claim,
    with its sentence. Needs pySHACL: pip install 'triplewire[check]'

    \b
    Examples:
      triplewire check
      triplewire check output/graph.ttl
      triplewire check -s elsewhere/store -o report.txt
    """
    from graph.validation import violations
    from graph.vocabulary import BASE

    if files:
        data, base = files_graph(files), BASE
    else:
        with opened(place) as store:
            data, base = data_graph(store), store.names.base
    try:
        found = violations(data, base)
    except ImportError:
        raise Refused(f"checking needs pySHACL; install it: {INSTALL}") from None
    with result_stream(output) as stream:
        if not found:
            stream.write("the graph conforms to its shapes\n")
        for one in found:
            stream.writelines(f"{on_one_line(line)}\n" for line in str(one).split("\n"))
    if found:
        warn(f"{counted(len(found), 'thing')} wrong")
    return 1 if found else 0


def files_graph(files: tuple[str, ...]) -> Graph:
    """All that some files say. Raises Refused where one cannot be read."""
    from rdflib import Dataset, Graph

    data = Graph()
    for name in files:
        form = FORMATS.get(Path(name).suffix.lower())
        if form is None:
            raise Refused(f"{name}: expected a file of {', '.join(FORMATS)}")
        try:
            text = Path(name).read_bytes()
            held = Dataset(default_union=True)
            held.parse(data=text, format=form)
        except OSError as error:
            raise Refused(f"{name}: cannot be read ({error.strerror})") from None
        except Exception as error:  # each parser of rdflib raises errors of its own
            raise Refused(f"{name}: is not read as RDF ({' '.join(str(error).split())})") from None
        for subject, predicate, value in held.triples((None, None, None)):
            data.add((subject, predicate, value))
    return data


def data_graph(store: Store) -> Graph:
    """All that the store says as an rdflib graph."""
    from rdflib import Graph

    from graph.turtle import write_store

    held = io.BytesIO()
    write_store(store, held)
    data = Graph()
    data.parse(data=held.getvalue(), format="turtle")
    return data
