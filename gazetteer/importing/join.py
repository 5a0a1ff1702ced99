"""Which rows of two sources are one place: by name and distance, each row once; then the twins that are left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gazetteer.importing.likeness import likeness
from gazetteer.importing.rows import SourceRow
from geo_incidents.gazetteer.nearby import Grid
from geo_incidents.text import name_key

# How far apart two rows may lie and still be one place, by how alike their names are. Between the two sources the
# median offset is 160 m, nine in ten are under 760 m, and the farthest true pair is 4.5 km apart.
REACH_M = ((1.0, 5_000), (0.9, 3_000), (0.8, 2_000), (0.7, 1_200), (0.55, 300))
TWIN_M = 400  # a row left over that near to a place, and alike, is that place
OTHER_NAME_M = 250  # a row left over that near to a place without partner is that place under another name,
NAMESAKE_M = 15_000  # unless the place it is named like lies within this
ALIKE = 0.7
REPEATED_M = 1_000
REPEATED_BARE_M = 2_500  # of GeoNames' 352 rows with a single Latin name 140 repeat a name of another row: 128 so near
NEIGHBOURS = 40  # rows looked at round a place


@dataclass(slots=True)
class Joined:
    """One place: the row that leads, and the others that are the same."""

    lead: SourceRow
    others: list[SourceRow] = field(default_factory=list)
    twins: list[SourceRow] = field(default_factory=list)  # the same place under another name


def join(leading: Sequence[SourceRow], following: Sequence[SourceRow]) -> list[Joined]:
    """Every row of both, joined; a row of `following` that has no partner leads a place of its own."""
    places = [Joined(row) for row in leading]
    taken = _pair(places, following)
    grid = Grid((number, row.lat, row.lon) for number, row in enumerate(leading))
    left = [row for number, row in enumerate(following) if number not in taken]
    return places + _merged([row for row in _without_repeats(left, following) if not _twin(row, places, grid)])


def _pair(places: list[Joined], following: Sequence[SourceRow]) -> set[int]:
    """Best pairs first, each row in one pair; the numbers of the following rows that found a partner."""
    paired: set[int] = set()
    taken: set[int] = set()
    for _, number, place in sorted(_pairs(places, following)):
        if number not in taken and place not in paired:
            places[place].others.append(following[number])
            taken.add(number)
            paired.add(place)
    return taken


def _pairs(places: list[Joined], following: Sequence[SourceRow]) -> Iterator[tuple[float, int, int]]:
    grid = Grid((number, row.lat, row.lon) for number, row in enumerate(following))
    for place, joined in enumerate(places):
        for number, metres in grid.nearest(joined.lead.lat, joined.lead.lon, NEIGHBOURS):
            if metres > REACH_M[0][1]:
                break
            alike = likeness(joined.lead, following[number])
            if metres <= reach_m(alike):
                yield metres / 1000 - 10 * alike, number, place


def reach_m(alike: float) -> int:
    """How far apart rows that are so much alike may lie."""
    return next((metres for least, metres in REACH_M if alike >= least), 0)


def _twin(row: SourceRow, places: Sequence[Joined], grid: Grid) -> bool:
    """Whether the row is a place that is there already, which then takes its names."""
    for number, metres in grid.nearest(row.lat, row.lon, 3):
        place = places[number]
        if row.quarter == place.lead.quarter and metres <= TWIN_M:
            alike = max(likeness(row, known) for known in (place.lead, *place.others))
            lone = metres <= OTHER_NAME_M and not place.others and not _named_elsewhere(row, places, grid)
            if alike >= ALIKE or lone:
                place.twins.append(row)
                return True
    return False


def _named_elsewhere(row: SourceRow, places: Sequence[Joined], grid: Grid) -> bool:
    near = (n for n, metres in grid.nearest(row.lat, row.lon, NEIGHBOURS) if metres <= NAMESAKE_M)
    return any(likeness(row, places[number].lead) >= ALIKE for number in near)


def _without_repeats(left: Sequence[SourceRow], rows: Sequence[SourceRow]) -> Iterator[SourceRow]:
    """Rows left over, less those with a single Latin name that a row close by has too: rounded points of older maps."""
    grid = Grid((number, row.lat, row.lon) for number, row in enumerate(rows))
    return (row for row in left if not (_bare(row) and _repeats(row, rows, grid)))


def _bare(row: SourceRow) -> bool:
    """Whether all that is known of it is one Latin name."""
    return len(_keys(row)) == 1 and not row.name("Arab")


def _repeats(row: SourceRow, rows: Sequence[SourceRow], grid: Grid) -> bool:
    near = (rows[n] for n, metres in grid.nearest(row.lat, row.lon, NEIGHBOURS) if metres <= REPEATED_BARE_M)
    fuller = (other for other in near if not _bare(other) or _age(other) < _age(row))
    return any(_keys(row) <= _keys(other) for other in fuller)


def _keys(row: SourceRow) -> set[str]:
    return {name_key(spelling.text) for spelling in row.spellings}


def _age(row: SourceRow) -> tuple[int, str]:
    return len(row.key), row.key


def _merged(rows: Sequence[SourceRow]) -> list[Joined]:
    """Rows of one source less its own repetitions: the same name within a kilometre, the oldest id leading."""
    ordered = sorted(rows, key=_age)
    grid = Grid((number, row.lat, row.lon) for number, row in enumerate(ordered))
    places: dict[int, Joined] = {}
    for number, row in enumerate(ordered):
        near = [other for other, metres in grid.nearest(row.lat, row.lon, 8) if metres <= REPEATED_M]
        same = [n for n in sorted(near) if n in places and likeness(ordered[n], row) >= 1]
        if same:
            places[same[0]].others.append(row)
        else:
            places[number] = Joined(row)
    return list(places.values())
