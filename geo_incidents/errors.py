"""Everything that can go wrong for a user, and the exit code of each.

    GeoIncidentsError             70  anything of ours that no class below names
    ├── UsageError                 2  an option, date, suffix or name that means nothing
    ├── InputError                 3  the reports named are not there, or the folder holds none
    │   ├── UnreadableReportError  4  a report's bytes are not text, or too large, or empty
    │   └── BadTableError          5  a table or manifest that does not say what it must
    ├── OutputError                6  the target cannot be written
    ├── GazetteerError             7  a gazetteer that is missing, damaged or faulty
    ├── DatabaseError              8  a database that cannot be reached or used
    └── WorkersError               9  worker processes that do not start, or a cluster that cannot be reached or used

A message is one line: what happened, then what to do about it. `cli` prints it and exits; nothing below
`cli` prints or exits. Codes 0 (done) and 1 (finished, but some reports could not be read; or nothing
found, for `place`; or differences, for `check`) are not errors.
"""


class GeoIncidentsError(Exception):
    """Root of every error this package raises on purpose."""

    exit_code = 70


class UsageError(GeoIncidentsError):
    """What was asked for means nothing to the program."""

    exit_code = 2


class InputError(GeoIncidentsError):
    """The reports that were named are not there."""

    exit_code = 3


class UnreadableReportError(InputError):
    """One report cannot be read as text."""

    exit_code = 4


class BadTableError(InputError):
    """A table or manifest lacks what it must have; the message names file and line."""

    exit_code = 5


class OutputError(GeoIncidentsError):
    """The target cannot be written; what stood there before is untouched."""

    exit_code = 6


class GazetteerError(GeoIncidentsError):
    """A gazetteer is missing, damaged or faulty; all faults are listed at once."""

    exit_code = 7


class DatabaseError(GeoIncidentsError):
    """A database cannot be reached, or lacks what is needed."""

    exit_code = 8


class WorkersError(GeoIncidentsError):
    """Worker processes, here or of a cluster, cannot be had."""

    exit_code = 9
