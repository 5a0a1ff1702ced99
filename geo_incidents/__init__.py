"""Reports in, an incident map out: every mark on it answerable to the words it came from."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo_incidents.api import Findings, find_incidents, read_reports, write

__version__ = "0.1.0"
__all__ = ["Findings", "find_incidents", "read_reports", "write"]


def __getattr__(name: str) -> Any:
    # Loaded when asked for: every stage imports this package, and none may bring in those above it.
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module("geo_incidents.api"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
