"""The W3C's SPARQL 1.1 test suite: where it comes from, and what its manifests say.

rdflib's source distribution ships it; it is fetched into a cache folder by pip, never copied here.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from rdflib import RDF, Graph, Namespace, Node, URIRef
from rdflib.collection import Collection

from tools.bench.figures import Missing

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RDFS_LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
INSIDE = "test/data/suites/w3c/sparql11"
OTHER = {"entailment", "service", "csv-tsv-res", "protocol", "service-description"}
"""Tests of something else than the evaluation of queries, or of its answers' CSV."""


@dataclass(frozen=True, slots=True)
class Data:
    """Files: those of the default graph, and (name, file) of the named ones."""

    default: tuple[Path, ...]
    named: tuple[tuple[str, Path], ...]


@dataclass(frozen=True, slots=True)
class Test:
    """A query or an update over ``data``, and what must come of it: a file, or data."""

    name: str
    text: Path
    data: Data
    result: Path | Data
    __test__ = False  # pytest takes it for one of its own


def suite(cache: Path) -> Path:
    """The folder of the suite, fetched where ``cache`` does not have it yet.

    Raises Missing where it cannot be had.
    """
    release = f"rdflib-{version('rdflib')}"
    folder = cache / release / INSIDE
    if not folder.exists():
        cache.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--no-binary", "rdflib", "--dest", str(cache), release.replace("-", "==")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        archive = cache / f"{release}.tar.gz"
        if done.returncode or not archive.exists():
            raise Missing(f"pip could not fetch {release} with the W3C tests: {done.stderr[-200:]}")
        with tarfile.open(archive) as packed:
            packed.extractall(cache, filter="data")
    if not folder.exists():
        raise Missing(f"{release} has no folder {INSIDE}")
    return folder


def queries(folder: Path) -> Iterator[Test]:
    """The query evaluation tests, by name."""
    for manifest, one in _entries(folder, MF.QueryEvaluationTest):
        action, result = manifest.value(one, MF.action), manifest.value(one, MF.result)
        text = manifest.value(action, QT.query)
        default = tuple(_file(it) for it in manifest.objects(action, QT.data))
        named = tuple((str(it), _file(it)) for it in manifest.objects(action, QT.graphData))
        yield Test(str(one), _file(text), Data(default, named), _file(result))


def updates(folder: Path) -> Iterator[Test]:
    """The update evaluation tests, by name."""
    for manifest, one in _entries(folder, MF.UpdateEvaluationTest):
        action, result = manifest.value(one, MF.action), manifest.value(one, MF.result)
        text = manifest.value(action, UT.request)
        yield Test(str(one), _file(text), _data(manifest, action), _data(manifest, result))


def _data(manifest: Graph, node: Node | None) -> Data:
    named = [
        (str(manifest.value(graph, RDFS_LABEL)), _file(manifest.value(graph, UT.graph)))
        for graph in manifest.objects(node, UT.graphData)
    ]
    default = tuple(_file(it) for it in manifest.objects(node, UT.data))
    return Data(default, tuple(sorted(named)))


def _entries(folder: Path, kind: URIRef) -> Iterator[tuple[Graph, Node]]:
    for file in sorted(folder.glob("*/manifest.ttl")):
        if file.parent.name in OTHER:
            continue
        manifest = Graph().parse(file, publicID=file.as_uri())
        listed = manifest.value(URIRef(file.as_uri()), MF.entries)
        for one in Collection(manifest, listed) if listed else ():
            if (one, RDF.type, kind) in manifest:
                yield manifest, one


def _file(node: Node | None) -> Path:
    return Path(str(node).removeprefix("file://"))
