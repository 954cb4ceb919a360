"""``triplewire check``: does the graph have the shape that it promises?"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

import click

from graph.commands.shared import Refused, opened, output_option, result_stream, store_option

if TYPE_CHECKING:
    from rdflib import Graph

    from graph.store import Store

INSTALL = "pip install 'triplewire[check]'"


@click.command("check")
@output_option
@store_option
def command(place: str, output: str) -> int:
    """Validate the graph by its SHACL shapes (W3C SHACL Core).

    Ends with status 1 where it does not conform, and says what is wrong with what. Needs pySHACL:
    pip install 'triplewire[check]'

    \b
    Examples:
      triplewire check
      triplewire check -s elsewhere/store -o report.txt
    """
    try:
        from pyshacl import validate
    except ImportError:
        raise Refused(f"checking needs pySHACL; install it: {INSTALL}") from None
    from graph.vocabulary import ontology, shapes

    with opened(place) as store, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries that pySHACL uses, about themselves
        conforms, _, report = validate(
            data_graph(store),
            shacl_graph=shapes(),
            shacl_graph_format="turtle",
            ont_graph=ontology(),
            ont_graph_format="turtle",
            advanced=False,
        )
    with result_stream(output) as stream:
        stream.write("the graph conforms to its shapes\n" if conforms else report)
    return 0 if conforms else 1


def data_graph(store: Store) -> Graph:
    """All that the store says as an rdflib graph."""
    from rdflib import Graph

    from graph.turtle import write_store

    held = io.BytesIO()
    write_store(store, held)
    data = Graph()
    data.parse(data=held.getvalue(), format="turtle")
    return data
