"""`geo-incidents place`: look up a name or a point in the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geo_incidents.cli import options, work
from geo_incidents.cli.say import say

if TYPE_CHECKING:
    from geo_incidents.gazetteer import Gazetteer
    from geo_incidents.gazetteer.deciding import Deciding, Town
    from geo_incidents.gazetteer.lookup import Found


@click.command("place")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--near", metavar="'LAT, LON'", help="Prefer places near this point; without NAME, list the nearest places."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@options.gazetteer
@options.fallback
def place(names: tuple[str, ...], near: str | None, as_json: bool, gazetteer_file: Path | None) -> int:
    """List the places that NAME may mean, best first, with the reasons. Exit code 1 if none is known."""
    from geo_incidents.errors import UsageError
    from geo_incidents.gazetteer.deciding import deciding
    from geo_incidents.gazetteer.lookup import lookup, reverse

    point = parse_point(near) if near else None
    if not names and not point:
        message = "no name: give one, or a point with --near '35.4, 35.9'"
        raise UsageError(message)
    gazetteer = work.load(gazetteer_file)
    name = " ".join(names)
    found = lookup(gazetteer, name, point) if names else reverse(gazetteer, *(point or (0.0, 0.0)))
    decide = deciding(gazetteer, found, name)
    if as_json:
        show_json(found, decide)
    else:
        show(found, decide, name)
        explain_none(gazetteer, name)
    return int(not found)


def parse_point(near: str) -> tuple[float, float]:
    """Latitude and longitude in degrees, from any notation that geopy reads. Raises `UsageError` for anything else."""
    from geopy.point import Point

    from geo_incidents.errors import UsageError

    try:
        read = Point(near)
    except ValueError:
        message = f"--near {near!r} is not a point; write 'latitude, longitude' in degrees"
        raise UsageError(message) from None
    return read.latitude, read.longitude


def show(found: Sequence[Found], decide: Sequence[Deciding], name: str) -> None:
    """Print two lines for each place, and a third for namesakes: the context that would decide for it in a text."""
    if not found:
        say(f"no place is known by the name {name}", err=True)
    for one, decisive in zip(found, decide, strict=True):
        place = one.candidate.place
        where = " › ".join(filter(None, (one.governorate, one.district)))
        at = "an area" if place.lat is None else f"{place.lat:.4f}, {place.lon:.4f}"
        people = f" · {place.population:,} people" if place.population else ""
        elsewhere = " · not drawn: outside the mapped region" if place.context else ""
        say(f"{one.candidate.score:.2f}  {place.name} {place.name_ar} · {place.kind} · {where} · {at}{people}")
        say(f"      {place.id} · {one.candidate.reasons[0].detail}{elsewhere}")
        if name and len(found) > 1:
            say(f"      would decide: {decisive}")


def explain_none(gazetteer: Gazetteer, name: str) -> None:
    """If the gazetteer lists the name as no place's name, print what it is."""
    from geo_incidents.text import fold

    if none := gazetteer.not_a_place(fold(name).text.split()):
        say(f"{name} is not a place name ({none.what}: {none.why})", err=True)


def show_json(found: Sequence[Found], decide: Sequence[Deciding]) -> None:
    """Print the places as JSON."""
    import orjson

    rows = [
        {
            "place_id": one.candidate.place.id,
            "name": one.candidate.place.name,
            "name_ar": one.candidate.place.name_ar,
            "kind": one.candidate.place.kind,
            "lat": one.candidate.place.lat,
            "lon": one.candidate.place.lon,
            "district": one.district,
            "governorate": one.governorate,
            "population": one.candidate.place.population or None,
            "distance_m": one.distance_m,
            "town": town_row(decisive.town),
            "would_decide": str(decisive),
            "context": one.candidate.place.context,
            "score": one.candidate.score,
            "reason": "; ".join(f"{reason.feature}: {reason.detail}" for reason in one.candidate.reasons),
        }
        for one, decisive in zip(found, decide, strict=True)
    ]
    click.echo(orjson.dumps(rows, option=orjson.OPT_INDENT_2).decode())


def town_row(town: Town | None) -> dict[str, object] | None:
    """The nearest town of a place."""
    if town is None:
        return None
    return {
        "place_id": town.place.id,
        "name": town.place.name,
        "distance_m": town.distance_m,
        "direction": town.direction,
    }
