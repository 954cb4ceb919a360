"""What several commands share: their options, where results go, how text from outside is shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from graph.files import replacing, replacing_bytes
from graph.table import on_one_line

if TYPE_CHECKING:
    from graph.store import Store


class ReaderGone(Exception):
    """Whoever read our standard output has closed it, as ``head`` does."""


class Refused(click.ClickException):
    """The command cannot do what it was asked to; the message says why and what to do."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message on standard error, as a line of the command's own."""
        first, *more = self.message.split("\n")
        warn(first)
        for line in more:
            click.echo(on_one_line(line), err=True)


Command = TypeVar("Command", bound=Callable[..., object])

DEFAULT_STORE = "output/store"
STOPPED = 130  # the exit status of a shell for what Ctrl-C has ended


def store_option(command: Command) -> Command:
    """The option ``--store``: which store the command reads."""
    return click.option(
        "-s",
        "--store",
        "place",
        default=DEFAULT_STORE,
        show_default=True,
        metavar="FOLDER|URL",
        help="The store that a build has written, or the address of a SPARQL endpoint.",
    )(command)


def output_option(command: Command) -> Command:
    """The option ``-o``: a file for the result instead of standard output."""
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        default="-",
        help="Write to this file instead of standard output.",
    )(command)


def warn(message: str) -> None:
    """One line on standard error, in the name of the command."""
    click.echo(f"triplewire: {on_one_line(message)}", err=True)


def counted(number: int, thing: str) -> str:
    """``3 facts``, ``1 fact``, ``no fact``."""
    return f"{number or 'no'} {thing}{'s' if number > 1 else ''}"


def folder(place: str) -> Path:
    """The folder ``place``. Raises Refused for the address of an endpoint, which is none."""
    from graph.opening import is_address

    if is_address(place):
        raise Refused(f"{place}: this needs the folder of the build (-s OUTPUT/store)")
    return Path(place)


@contextmanager
def opened(place: str) -> Iterator[Store]:
    """The store in the folder ``place``, which must be there.

    Raises Refused where it is not, and where it turns out to be damaged.
    """
    from graph.store import Store, StoreError

    try:
        with Store.open(place, create=False) as store:
            yield store
    except StoreError as error:
        raise Refused(str(error)) from None


@contextmanager
def result_stream(output: str) -> Iterator[IO[str]]:
    """Where a command writes its result: standard output for ``-``, or a file, whole or not at all.

    Raises Refused, naming the file, where it cannot be written, and ReaderGone (which click, unlike
    BrokenPipeError, lets pass) where standard output was closed.
    """
    if output == "-":
        try:
            yield sys.stdout
            sys.stdout.flush()
        except BrokenPipeError:
            raise ReaderGone from None
        return
    try:
        with replacing(Path(output)) as stream:
            yield stream
    except OSError as error:
        raise Refused(f"{output}: cannot be written ({error.strerror})") from None


@contextmanager
def result_bytes(output: str) -> Iterator[BinaryIO]:
    """The same for a result in bytes."""
    if output == "-":
        try:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise ReaderGone from None
        return
    try:
        with replacing_bytes(Path(output)) as stream:
            yield stream
    except OSError as error:
        raise Refused(f"{output}: cannot be written ({error.strerror})") from None
