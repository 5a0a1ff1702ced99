"""Ctrl-C, `kill` and a closed terminal: each raises `KeyboardInterrupt`, and it is noted that it did.

A library may turn the exception into one of its own while it is imported, and Python only prints an exception that
comes while an object is destroyed: the note tells the first, the second is raised once more.
"""

from __future__ import annotations

import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

# What each does in Python unless somebody has asked for something else, as `nohup` does.
USUAL: dict[str, Any] = {
    "SIGINT": signal.default_int_handler,
    "SIGTERM": signal.SIG_DFL,
    "SIGHUP": signal.SIG_DFL,  # unknown on Windows
}
AGAIN_S = 0.01  # until an interrupt that went astray is raised once more

_came: list[int] = []


def catch_interrupts() -> None:
    """Have all three raise `KeyboardInterrupt` from now on."""
    for number, usual in _numbers():
        if signal.getsignal(number) is usual:
            signal.signal(number, _interrupt)
    sys.unraisablehook = _raise_astray


def ignore_interrupts() -> None:
    """Have them do nothing from now on: the command has come to its end."""
    for number, _ in _numbers():
        if signal.getsignal(number) is _interrupt:
            signal.signal(number, signal.SIG_IGN)


def interrupted() -> bool:
    """Whether one has come, whatever became of the exception."""
    return bool(_came)


def _numbers() -> list[tuple[int, Any]]:
    return [(getattr(signal, name), usual) for name, usual in USUAL.items() if hasattr(signal, name)]


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    _came.append(number)
    raise KeyboardInterrupt


def _raise_astray(lost: UnraisableHookArgs) -> None:
    if not issubclass(lost.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(lost)
        return
    from _thread import interrupt_main
    from threading import Timer

    later = Timer(AGAIN_S, interrupt_main)
    later.daemon = True
    later.start()
