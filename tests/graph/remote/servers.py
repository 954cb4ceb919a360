"""Real SPARQL servers, started for the tests and ended after them."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
"""Of the package ``oxigraph`` on PyPI, which the extra ``dev`` installs."""
VIRTUOSO = shutil.which("virtuoso-t")
_PATIENCE = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def oxigraph(folder: Path | None = None, *options: str) -> Iterator[str]:
    """The address of an Oxigraph server, in memory without ``folder``."""
    port = free_port()
    place = ["--location", str(folder)] if folder else []
    command = [str(OXIGRAPH), "serve", "--bind", f"127.0.0.1:{port}", *place, *options]
    url = f"http://127.0.0.1:{port}"
    with _running(command, f"{url}/query?query=ASK%7B%7D", Path.cwd()):
        yield url


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """The address of a Virtuoso server that lets everybody write."""
    http, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_SETTINGS.format(http=http, sql=sql))
    command = [str(VIRTUOSO), "+foreground", "+configfile", "virtuoso.ini"]
    url = f"http://127.0.0.1:{http}/sparql"
    with _running(command, f"{url}?query=ASK%7B%7D", folder):
        grant = 'EXEC=GRANT SPARQL_UPDATE TO "SPARQL";'
        subprocess.run(
            ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", grant], check=True, capture_output=True
        )
        yield url


def update(url: str, sparql: str) -> None:
    """Change what is behind ``url``, by other means than ours."""
    kind = {"Content-Type": "application/sparql-update"}
    with urllib.request.urlopen(
        urllib.request.Request(url, sparql.encode(), kind), timeout=30
    ) as answer:
        answer.read()


def ask(url: str, sparql: str) -> str:
    """The answer to a query as CSV, by other means than ours."""
    body = urllib.parse.urlencode({"query": sparql}).encode()
    request = urllib.request.Request(url, body, {"Accept": "text/csv"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return str(answer.read().decode())


@contextmanager
def _running(command: Sequence[str], url: str, folder: Path) -> Iterator[None]:
    log = folder / "server.log" if folder != Path.cwd() else Path("/dev/null")
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out)
    try:
        _answers(process, url)
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(process: subprocess.Popen[bytes], url: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, f"{process.args!r} ended with {process.returncode}"
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise AssertionError(f"{process.args!r} did not answer within {_PATIENCE} s")


_SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 2000
MaxSortedTopRows = 100000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 100000
"""
