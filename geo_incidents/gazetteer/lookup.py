"""Looks up a name on its own: every place that it may mean, best first, and what distinguishes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from geo_incidents.gazetteer.by_ear import by_ear
from geo_incidents.gazetteer.geo import haversine_m
from geo_incidents.gazetteer.likely import chance, is_unlike, reasons, told
from geo_incidents.gazetteer.names import LISTED, SECOND_COST, WEAK_COST, Match, cheapest
from geo_incidents.gazetteer.online import guess
from geo_incidents.gazetteer.spelling import CLEAN, DISTANCE_COST, limit, misspelled, nearest, swapped
from geo_incidents.gazetteer.store import Gazetteer
from geo_incidents.gazetteer.within import Asked, asked, fits, support
from geo_incidents.model import Candidate, Place, Reason
from geo_incidents.text import fold
from geo_incidents.text.keys import is_arabic, name_key

Point = tuple[float, float]
BEHIND = 0.2  # cost above the best at which a candidate is not listed
NEAR = 0.5  # weight of a given point at the place itself
FALLOFF_M = 50_000.0  # distance from a given point at which the weight is halved


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with its areas and its distance from the given point in metres."""

    candidate: Candidate
    district: str
    governorate: str
    distance_m: int | None = None


def lookup(gazetteer: Gazetteer, name: str, near: Point | None = None) -> tuple[Found, ...]:
    """Places that a name may mean, best first; empty if none is known.

    After a comma, the query may state where it lies: "Rusafa, Hama". `near` (degrees) prefers places close to a point.
    """
    query = asked(gazetteer, name)
    matches = [match for match in spelled(gazetteer, query.name) if fits(query, gazetteer.places[match.place])]
    found = [_answer(gazetteer, query, match, near) for match in matches]
    if not found and gazetteer.online and (place := gazetteer.online(name)):
        return (Found(guess(place), "", ""),)
    found.sort(key=rank)
    return tuple(found if near or query.areas else bearers_first(gazetteer, found))


def _answer(gazetteer: Gazetteer, query: Asked, match: Match, near: Point | None) -> Found:
    place = gazetteer.places[match.place]
    spelling = Reason("name", -match.cost, match.how)
    likely = reasons(place, told(gazetteer, match, query.name))
    return described(gazetteer, place, (spelling, *support(query, place), *likely), near)


def bearers_first(gazetteer: Gazetteer, found: Sequence[Found]) -> list[Found]:
    """Places that are listed with the name or share its bearer's Arabic one, then those that it only resembles.

    Which of a country's namesakes a source happens to spell like that tells nothing, but "Tayvan" is not Taiyuan.
    """
    bearing = bearers(gazetteer, found)
    most = max((one.candidate.score for one in found if _is_listed(one)), default=1.0)
    others = [one for one in found if one.candidate.place.id not in bearing]
    lower = [replace(one, candidate=replace(one.candidate, score=min(most, one.candidate.score))) for one in others]
    return [one for one in found if one.candidate.place.id in bearing] + lower


def bearers(gazetteer: Gazetteer, found: Sequence[Found]) -> frozenset[str]:
    """Ids of the places that are listed with the name, and of those called like one of them in Arabic."""
    listed = {one.candidate.place.id for one in found if _is_listed(one)}
    arabic = {name_key(row.text) for one in listed for row in gazetteer.names_of(one) if row.script == "Arab"}
    places = [one.candidate.place for one in found]
    return frozenset(place.id for place in places if place.id in listed or _is_called(place, arabic))


def _is_called(place: Place, arabic: Collection[str]) -> bool:
    """Whether a place of the country has one of these Arabic keys."""
    return bool(place.adm1) and name_key(place.name_ar) in arabic


def _is_listed(one: Found) -> bool:
    """Whether the name is one of the place's, and not just a doubtful one of a twin."""
    name = one.candidate.reasons[0]
    return name.detail == LISTED and -name.weight < WEAK_COST + SECOND_COST


def rank(found: Found) -> tuple[float, str]:
    """Sort key of answers: the sum of reasons, since many reach the maximum score of 1."""
    return -sum(reason.weight for reason in found.candidate.reasons), found.candidate.place.id


def spelled(gazetteer: Gazetteer, name: str) -> list[Match]:
    """Places by spelling alone, cheapest first: index matches, with the distance to the nearest listed spelling."""
    name = name.strip()
    typed = fold(name).text
    matches = gazetteer.names.match(typed.split())
    if all(match.cost > CLEAN for match in matches) and not gazetteer.not_a_place(typed.split()):
        matches = cheapest((*matches, *swapped(gazetteer, typed.split())))
    if not matches and is_arabic(typed):
        matches = tuple(misspelled(gazetteer, typed))
    if not matches and typed.split():
        matches = by_ear(gazetteer, typed.split())
    priced = cheapest(weighed(gazetteer, match, typed) for match in matches)
    return [match for match in priced if stands(gazetteer, match, name, priced[0].cost)]


def weighed(gazetteer: Gazetteer, match: Match, typed: str) -> Match:
    """The match with the cost of its distance from the nearest listed spelling, and a note if it is not listed."""
    near = None if is_arabic(typed) else nearest(gazetteer, gazetteer.places.ids[match.place], typed)
    if near is None:
        return match
    if match.how == LISTED:
        second = SECOND_COST if is_unlike(gazetteer, gazetteer.places[match.place], typed) else 0.0
        return match._replace(cost=match.cost + second + DISTANCE_COST * near.share)
    if not near.letters:
        return match
    letters = "1 letter" if near.letters == 1 else f"{near.letters} letters"
    return match._replace(cost=match.cost + DISTANCE_COST * near.share, how=f"{match.how}; {letters} from {near.text}")


def stands(gazetteer: Gazetteer, match: Match, name: str, best: float) -> bool:
    """Whether a match of the name as typed is worth listing besides the best one."""
    most = limit(name, elsewhere=gazetteer.places[match.place].context)
    return match.how == LISTED or match.cost <= min(most, best + BEHIND)


def reverse(gazetteer: Gazetteer, lat: float, lon: float, limit: int = 5) -> tuple[Found, ...]:
    """The places nearest to a point, with their distances."""
    nearest = gazetteer.nearest(lat, lon, limit)
    return tuple(
        described(gazetteer, place, (Reason("name", 0.0, f"{metres / 1000:.1f} km away"),), (lat, lon))
        for place, metres in nearest
    )


def described(gazetteer: Gazetteer, place: Place, reasons: Iterable[Reason], near: Point | None) -> Found:
    """A place as an answer, with a score between 0 and 1 and its reasons."""
    reasons = [*reasons]
    distance = None
    if near and place.lat is not None and place.lon is not None:
        distance = haversine_m(*near, place.lat, place.lon)
        reasons.append(Reason("near", NEAR / (1 + distance / FALLOFF_M), f"{distance / 1000:.1f} km away"))
    district, governorate = area_name(gazetteer, place.adm2), area_name(gazetteer, place.adm1)
    metres = None if distance is None else round(distance)
    return Found(Candidate(place, chance(reasons), tuple(reasons)), district, governorate, metres)


def area_name(gazetteer: Gazetteer, pcode: str) -> str:
    """The name of an area; "" if it has none."""
    return gazetteer.areas[pcode].name if pcode in gazetteer.areas else ""
