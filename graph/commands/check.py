"""``triplewire check``: does the graph have the shape that it promises?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.commands.shared import (
    Refused,
    counted,
    folder,
    opened,
    output_option,
    result_stream,
    store_option,
    warn,
)
from graph.table import on_one_line

if TYPE_CHECKING:
    from pyoxigraph import Store as RDF

    from graph.store import Store
    from graph.validation import Violation

INSTALL = "pip install 'triplewire[check]'"
FORMATS = {".ttl": "TURTLE", ".nt": "N_TRIPLES", ".nq": "N_QUADS", ".trig": "TRIG"}
FORMATS |= {".rdf": "RDF_XML", ".xml": "RDF_XML", ".jsonld": "JSON_LD"}


@click.command("check")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option(
    "--repair", "repairing", is_flag=True, help="Mend a damaged store; nothing is deleted."
)
@output_option
@store_option
def command(files: tuple[str, ...], repairing: bool, place: str, output: str) -> int:
    """Validate the graph, or FILEs of RDF together, by its SHACL shapes (W3C SHACL Core).

    Of a store it also looks whether the graph is what follows from its documents. --repair saves
    what can be read, makes the graph anew, and puts what is damaged aside.

    Ends with status 1 where something does not conform, and says what is wrong with which claim,
    with its sentence. Needs shacl-rust: pip install 'triplewire[check]'

    \b
    Examples:
      triplewire check
      triplewire check output/graph.ttl
      triplewire check --repair
      triplewire check -s elsewhere/store -o report.txt
    """
    if repairing:
        if files:
            raise click.UsageError("--repair mends a store, not files; name it by --store")
        return repaired(place, output)
    try:
        found: Sequence[object] = wrong_in_files(files) if files else wrong_in_store(place)
    except ImportError:
        raise Refused(f"checking needs shacl-rust; install it: {INSTALL}") from None
    with result_stream(output) as stream:
        if not found:
            stream.write("the graph conforms to its shapes\n")
        for one in found:
            stream.writelines(f"{on_one_line(line)}\n" for line in str(one).split("\n"))
    if found:
        warn(f"{counted(len(found), 'thing')} wrong")
    return 1 if found else 0


def wrong_in_files(files: tuple[str, ...]) -> list[Violation]:
    """What is wrong with files of RDF together."""
    from graph.validation import violations_in
    from graph.vocabulary import BASE

    data = files_graph(files)

    def ask(query: str) -> Any:
        return data.query(query, use_default_graph_as_union=True)

    return violations_in(lambda: of_files(data), ask, BASE)


def wrong_in_store(place: str) -> list[object]:
    """What is wrong with the graph of a store."""
    from graph.validation import violations_in

    with opened(place) as store:
        wrong = [f"{said}; triplewire check --repair mends it" for said in store.disagreements()]
        return [*wrong, *violations_in(lambda: of_store(store), store.query, store.names.base)]


def repaired(place: str, output: str) -> int:
    """Mend the store; 1 where documents are lost."""
    from graph.repair import repair
    from graph.store import StoreError

    try:
        found = repair(folder(place))
    except StoreError as error:
        raise Refused(str(error)) from None
    with result_stream(output) as stream:
        for line in found.done or ("nothing is wrong with this store",):
            stream.write(f"{on_one_line(line)}\n")
    for name in found.lost:
        warn(f"{name} is lost; build it again")
    return 1 if found.lost else 0


def files_graph(files: tuple[str, ...]) -> RDF:
    """All that some files say. Raises Refused where one cannot be read."""
    import pyoxigraph

    data = pyoxigraph.Store()
    for name in files:
        form = FORMATS.get(Path(name).suffix.lower())
        if form is None:
            raise Refused(f"{name}: expected a file of {', '.join(FORMATS)}")
        try:
            data.bulk_load(path=name, format=getattr(pyoxigraph.RdfFormat, form))
        except SyntaxError as error:
            raise Refused(f"{name}: is not read as RDF ({' '.join(str(error).split())})") from None
        except OSError as error:
            raise Refused(f"{name}: cannot be read ({error.strerror or error})") from None
    return data


def of_files(data: RDF) -> Iterator[bytes]:
    """What was read from files, as N-Triples."""
    from pyoxigraph import DefaultGraph, RdfFormat

    for graph in (DefaultGraph(), *data.named_graphs()):
        yield data.dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b""


def of_store(store: Store) -> Iterator[bytes]:
    """What a store says, as N-Triples."""
    yield store.ntriples()
    for graph in store.graphs():
        yield store.ntriples(graph)
