"""What this process has written so far, for the last line of a command that was cut short."""

from __future__ import annotations

from pathlib import Path

_drafts: dict[Path, int] = {}  # target → number of the file that is moved there
_databases: list[str] = []


def moving(draft: Path, target: Path) -> None:
    """Note that the draft is about to become the target."""
    _drafts[target] = draft.stat().st_ino


def committed(address: str) -> None:
    """Note a database; the address must be without secrets."""
    _databases.append(address)


def written() -> list[str]:
    """Files that are in place, looked up now, since an interrupt may come before or after a move; then databases."""
    return [str(target) for target, number in _drafts.items() if _is(target, number)] + _databases


def forget() -> None:
    """Start anew, with the next command."""
    _drafts.clear()
    _databases.clear()


def _is(target: Path, number: int) -> bool:
    try:
        return target.stat().st_ino == number
    except OSError:
        return False
