"""A wall around the processes that answer strangers: no connections, no other programs.

What a query may do is looked at before it is run (``graph.sparql``), and the engine can reach for
the network all the same, should anything be overlooked there. On Linux the kernel refuses it
(seccomp, a filter of system calls); elsewhere that one look has to do.
"""

from __future__ import annotations

import ctypes
import errno
import logging
import platform
import struct
import sys

log = logging.getLogger(__name__)

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUALS, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_FOREIGN = 0x40000000  # from here on, x86-64 counts the calls of its other interface

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_REFUSED = {
    # socket, connect, bind, listen, ptrace, execve, execveat, io_uring_setup
    "x86_64": (41, 42, 49, 50, 101, 59, 322, 425),
    "aarch64": (198, 203, 200, 201, 117, 221, 281, 425),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def confine() -> bool:
    """Take from this thread, and those it starts, what an answer never needs; for good.

    What they have open stays open. Returns False where the system cannot do it.
    """
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _REFUSED:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    code = _filter(_ARCHITECTURES[machine], _REFUSED[machine])
    program = _Program(len(code) // 8, code)
    done: bool = libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and (
        libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0
    )
    if not done:
        log.info("system calls cannot be refused here (error %d)", ctypes.get_errno())
    return done


def _filter(architecture: int, refused: tuple[int, ...]) -> bytes:
    """The filter as the kernel reads it (classic BPF over ``struct seccomp_data``)."""

    def step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("=HBBI", code, yes, no, value)

    last = len(refused) + 1  # steps from the first comparison of a number to the refusal
    steps = [
        step(_LOAD, 4),
        step(_EQUALS, architecture, 0, last + 2),
        step(_LOAD, 0),
        step(_AT_LEAST, _FOREIGN, last),
        *(step(_EQUALS, number, last - 1 - place) for place, number in enumerate(refused)),
        step(_RETURN, _ALLOW),
        step(_RETURN, _REFUSE),
    ]
    return b"".join(steps)
