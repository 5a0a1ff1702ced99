"""All errors that users can see, and the exit code of each.

    GeoIncidentsError             70  any error of the program that no class below covers
    ├── UsageError                 2  an unknown option, date, suffix or name
    ├── InputError                 3  the reports do not exist, or the folder contains none
    │   ├── UnreadableReportError  4  a report's bytes are not text, or too large, or empty
    │   └── BadTableError          5  a table or manifest that lacks something it needs
    ├── OutputError                6  the target cannot be written
    ├── GazetteerError             7  a gazetteer that is missing, damaged or faulty
    ├── DatabaseError              8  a database that cannot be reached or used
    └── WorkersError               9  worker processes that do not start, or a cluster that cannot be reached or used

A message is one line: what happened, then what to do about it. `cli` prints it and exits; nothing below `cli` prints or
exits. The codes 0 (success) and 1 (finished, but some reports could not be read; for `place`: nothing found; for
`check`: differences) are not errors.
"""


class GeoIncidentsError(Exception):
    """An error of the program that no other code covers."""

    exit_code = 70


class UsageError(GeoIncidentsError):
    """Wrong use: an unknown option, date, suffix or name."""

    exit_code = 2


class InputError(GeoIncidentsError):
    """The named reports do not exist, or a folder contains none."""

    exit_code = 3


class UnreadableReportError(InputError):
    """A report cannot be read as text."""

    exit_code = 4


class BadTableError(InputError):
    """A table or manifest lacks something it needs; the message names file and line."""

    exit_code = 5


class OutputError(GeoIncidentsError):
    """The target cannot be written; an existing file is unchanged."""

    exit_code = 6


class GazetteerError(GeoIncidentsError):
    """A gazetteer is missing, damaged or faulty; all errors in it are listed at once."""

    exit_code = 7


class DatabaseError(GeoIncidentsError):
    """A database cannot be reached, or lacks something that is needed."""

    exit_code = 8


class WorkersError(GeoIncidentsError):
    """Worker processes, here or on a cluster, cannot be started or reached."""

    exit_code = 9
