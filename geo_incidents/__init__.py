"""Read reports and make an incident map in which every mark cites the sentence it came from.

The names in `__all__` are the public interface. Within a major version, names, parameters and return values are only
added to; anything to be removed is deprecated one minor version before. Everything else is internal.
"""

from importlib import import_module

TYPE_CHECKING = False  # as type checkers take it: `typing` is what takes longest to import here
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


def __getattr__(name: str) -> object:
    # Imported on demand: every stage imports this package, which must not import the layers above it.
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module("geo_incidents.runs.frames" if name in _IN_FRAMES else "geo_incidents.api"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
