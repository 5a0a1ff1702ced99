"""A gazetteer's contents and gaps: counts, and lists of rows that could be improved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from geo_incidents.gazetteer.deciding import town_by
from geo_incidents.gazetteer.lookup import area_name, lookup
from geo_incidents.gazetteer.store import Gazetteer
from geo_incidents.model import Place, PlaceKind
from geo_incidents.text.keys import name_key

WIDE_M = 1_500  # radius above which a village's position is only as good as two sources' distant points
SCRIPTS = ("Latn", "Arab")
WITHOUT_ARABIC = (
    "Found by Latin spellings alone: no source writes them in Arabic, and letters made from the Latin would be a guess"
    " or an everyday word."
)


class Section(NamedTuple):
    """A section of the report: a table with its meaning."""

    title: str
    about: str  # the meaning of the rows, in a sentence
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    whole: bool = False  # always list all rows


def report(gazetteer: Gazetteer) -> list[Section]:
    """All sections, for places that are drawn; the same gazetteer gives the same report."""
    here = [place for place in gazetteer.places if not place.context and not place.kind.is_area]
    counted = Section(
        "Rows", "How many there are of each kind.", ("kind", "here", "elsewhere"), [*_kinds(gazetteer)], whole=True
    )
    return [counted, *_lacking(gazetteer, here), _outlines(gazetteer), *_namesakes(gazetteer, here)]


def _lacking(gazetteer: Gazetteer, here: Sequence[Place]) -> Iterator[Section]:
    """Places with missing information."""
    parts: tuple[tuple[str, str, Callable[[Place], bool]], ...] = (
        ("Without an Arabic name", WITHOUT_ARABIC, lambda p: not p.name_ar),
        ("Known by name alone", "No point could be vouched for: told, never drawn.", lambda p: p.lat is None),
        (
            "At the point of the place they belong to",
            "Quarters and facilities without a point of their own.",
            lambda p: p.at_parent and p.lat is not None,
        ),
        (
            "Villages known roughly",
            f"A radius above {WIDE_M:,} m, mostly two sources' points that lie apart.",
            lambda p: p.kind is PlaceKind.VILLAGE and p.radius_m > WIDE_M,
        ),
    )
    for title, about, lacks in parts:
        rows: list[tuple[str, ...]] = [(p.id, _called(p), _where(gazetteer, p)) for p in here if lacks(p)]
        yield Section(title, about, ("id", "name", "where"), rows)


def _outlines(gazetteer: Gazetteer) -> Section:
    """Landscapes that cannot be drawn as areas."""
    here = (place for place in gazetteer.places if place.kind is PlaceKind.REGION and not place.context)
    rows: list[tuple[str, ...]] = [
        (place.id, _called(place), _where(gazetteer, place)) for place in here if gazetteer.polygon(place.id) is None
    ]
    about = "No public source bounds them and they are no sum of subdistricts: listed, not hatched."
    return Section("Landscapes without an outline", about, ("id", "name", "where"), rows)


def _namesakes(gazetteer: Gazetteer, here: Sequence[Place]) -> Iterator[Section]:
    """Names that do not identify a place on their own."""
    yield Section(
        "Names that several places share",
        "Bearers here, and what in a text tells them apart.",
        ("name", "bearers", "told apart by"),
        list(_shared(gazetteer, {place.id for place in here})),
    )
    yield Section(
        "Names whose best place is elsewhere",
        "Looked up alone, the name means a place that is not drawn.",
        ("name", "here", "elsewhere"),
        list(_better_elsewhere(gazetteer, here)),
    )
    yield Section(
        "Told as another governorate",
        "Places at the edge, and the governorates that reports count them to.",
        ("place", "listed in", "told as"),
        list(_edge(gazetteer)),
    )


def _kinds(gazetteer: Gazetteer) -> Iterator[tuple[str, str, str]]:
    counted = Counter((place.kind, place.context) for place in gazetteer.places)
    for kind in PlaceKind:
        if counted[kind, False] or counted[kind, True]:
            yield kind.value, f"{counted[kind, False]:,}", f"{counted[kind, True]:,}"
    rows = Counter(gazetteer.places[row.place].context for row in gazetteer.name_rows())
    yield "spelling", f"{rows[False]:,}", f"{rows[True]:,}"


def _called(place: Place) -> str:
    return " ".join(dict.fromkeys(filter(None, (place.name, place.name_ar))))


def _where(gazetteer: Gazetteer, place: Place) -> str:
    return " › ".join(filter(None, (area_name(gazetteer, place.adm1), area_name(gazetteer, place.adm2))))


def _shared(gazetteer: Gazetteer, own: set[str]) -> Iterator[tuple[str, str, str]]:
    """Names in both scripts by the number of places in the region with that name, most frequent first."""
    bearers: dict[str, dict[str, str]] = defaultdict(dict)  # key → id → the spelling
    for row in gazetteer.name_rows():
        place_id = gazetteer.places.ids[row.place]
        if place_id in own and row.script in SCRIPTS and row.weight != "weak":
            bearers[name_key(row.text)].setdefault(place_id, row.text)
    for _, named in sorted(bearers.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(named) > 1:
            places = [gazetteer.place(place_id) for place_id in named]
            yield next(iter(named.values())), str(len(named)), _apart(gazetteer, places)


def _apart(gazetteer: Gazetteer, places: Sequence[Place]) -> str:
    """The coarsest property that differs between all of the places."""
    tests = (("governorate", [place.adm1 for place in places]), ("district", [place.adm2 for place in places]))
    for what, values in tests:
        if len(set(values)) == len(places) and all(values):
            return what
    towns = [town.place.id if (town := town_by(gazetteer, place)) else "" for place in places]
    return "the town near by" if len(set(towns)) == len(places) else "a neighbour or a distance"


def _better_elsewhere(gazetteer: Gazetteer, here: Iterable[Place]) -> Iterator[tuple[str, str, str]]:
    for place in here:
        for name in dict.fromkeys(filter(None, (place.name, place.name_ar))):
            found = lookup(gazetteer, name)
            if found and found[0].candidate.place.context:
                best = found[0].candidate.place
                yield name, place.id, f"{best.name} ({found[0].governorate or best.kind}, {best.id})"


def _edge(gazetteer: Gazetteer) -> Iterator[tuple[str, str, str]]:
    for place in gazetteer.places:
        if place.told_as:
            told = ", ".join(area_name(gazetteer, pcode) for pcode in place.told_as)
            yield f"{_called(place)} ({place.id})", area_name(gazetteer, place.adm1), told


def markdown(sections: Sequence[Section], most: int) -> str:
    """The report as Markdown, with at most `most` rows of each list; 0 for all."""
    return "\n".join(line for section in sections for line in _lines(section, most))


def _lines(section: Section, most: int) -> Iterator[str]:
    shown = section.rows[:most] if most and not section.whole else section.rows
    yield from (f"## {section.title}: {len(section.rows):,}", "", section.about, "")
    if shown:
        yield f"| {' | '.join(section.columns)} |"
        yield "|---" * len(section.columns) + "|"
        yield from (f"| {' | '.join(row)} |" for row in shown)
    if len(shown) < len(section.rows):
        yield from ("", f"… and {len(section.rows) - len(shown):,} more.")
    yield ""
