"""Reports in, an incident map out: every mark on it answerable to the words it came from.

What stands in `__all__` is the public interface: within a major version names, parameters and the meaning of what they
return only grow, and what goes is deprecated one minor version before. Everything else is internal.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo_incidents.api import Case, Findings, find_incidents, load_gazetteer, read_reports, write
    from geo_incidents.runs.frames import claims_in_frames, mentions_in_frames

__version__ = "0.2.0"
__all__ = [
    "Case",
    "Findings",
    "claims_in_frames",
    "find_incidents",
    "load_gazetteer",
    "mentions_in_frames",
    "read_reports",
    "write",
]
_IN_FRAMES = ("claims_in_frames", "mentions_in_frames")


def __getattr__(name: str) -> Any:
    # Loaded when asked for: every stage imports this package, and none may bring in those above it.
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module("geo_incidents.runs.frames" if name in _IN_FRAMES else "geo_incidents.api"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
