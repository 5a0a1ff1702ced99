"""The city or the province? "In Latakia", "rural Latakia", "the city of Latakia", "ريف اللاذقية" share one name.

Signed evidence decides, and names of one list pull each other: above 0 the area is meant, below it the settlement.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from geo_incidents import lexicon
from geo_incidents.model import PlaceKind, Reason, Relation
from geo_incidents.places.item import Item
from geo_incidents.places.report import Report
from geo_incidents.scoring import spelled
from geo_incidents.scoring.table import evidence

CALLED, HOLDS, PRIOR, SAID = (evidence(f"lean.{group}") for group in ("called", "holds", "prior", "said"))
AREAS = {"countryside", "governorate", "district", "subdistrict"}
ENDS_LIST = (Relation.CONTAINER, Relation.REFERENCE)


def lean(report: Report) -> None:
    """Set every ambiguous item's lean, with reasons; lists are evened out."""
    for item in report.items:
        item.lean_reasons = list(_reasons(report, item)) if item.ambiguous else []
        item.lean = sum(reason.weight for reason in item.lean_reasons)
    for members in _lists(report):
        if all(_names_province(item) and not _is_reached(item) and "city" not in item.called for item in members):
            for item in members:
                item.lean += SAID["provinces_only"]
                item.lean_reasons.append(Reason("list of provinces", SAID["provinces_only"]))
        mean = sum(map(_lean_of, members)) / len(members)
        for item in members:
            if item.ambiguous and abs(item.lean) < SAID["decided"]:
                pull = mean - item.lean
                item.lean += pull
                item.lean_reasons.append(Reason("its list", round(pull, 3)))


def _lean_of(item: Item) -> float:
    if item.ambiguous:
        return item.lean
    return SAID["an_area"] if item.options and item.options[0].place.kind.is_area else SAID["no_area"]


def _lists(report: Report) -> Iterator[list[Item]]:
    run: list[Item] = []
    for item in report.items:
        if not item.called & AREAS:
            run.append(item)
        if item.mention.relation in ENDS_LIST or item.called & AREAS or not report.goes_on(item):
            if len(run) > 1:
                yield run
            run = []


def _reasons(report: Report, item: Item) -> Iterator[Reason]:
    kinds = [option.place.kind for option in item.options if option.place.kind in PRIOR]
    if kinds:
        prior = max(kinds, key=lambda kind: PRIOR[kind])
        yield Reason("prior", PRIOR[prior], f"a {prior} has this name")
    for kind in sorted(item.called):
        if kind == "settlement" and _holds_villages(report, item):
            yield Reason("villages of it", SAID["villages_of"], "villages are told, and no list of them follows")
        elif kind in CALLED and not (kind == "settlement" and item.called & AREAS):  # "villages of X sub-district"
            yield Reason("called", CALLED[kind], kind)
    if not item.called and _shares_countryside(report, item):
        yield Reason("shared", SAID["shared"], "the noun of the one before")
    mention = item.mention
    if mention.surface.split()[0] in _province_nouns():
        yield Reason("called", CALLED["governorate"], mention.surface.split()[0])
    if any(qualifier.relation == "part_of" for qualifier in mention.qualifiers):
        yield Reason("part of it", SAID["part_of"])
    yield from (Reason("reached", SAID["reached"], q.text) for q in mention.qualifiers if q.relation == "reached")
    quarter = None if item.called else _quarter_behind(report, item)
    if quarter is not None:
        yield Reason("its quarter", SAID["its_quarter"], quarter.mention.surface)
    for qualifier in mention.qualifiers:
        if qualifier.relation.startswith("holds_"):
            yield Reason("holds", HOLDS.get(qualifier.relation[6:], 0.0), qualifier.text)
    if mention.relation is Relation.REFERENCE:
        yield Reason("reference point", SAID["reference"])
    held = report.by_span.get(mention.of) if mention.of else None
    if held is not None and mention.relation is Relation.CONTAINER and not item.called & AREAS:
        yield Reason("holds", HOLDS["quarter" if _is_quarter(held) else "settlement"], held.mention.surface)


def _holds_villages(report: Report, item: Item) -> bool:
    """Whether its noun is of villages that lie in it: a capital is none, nor what is named alone behind a plural."""
    several = any(qualifier.relation == "villages_of" for qualifier in item.mention.qualifiers)
    return _names_province(item) or (several and not report.goes_on(item))


def _is_reached(item: Item) -> bool:
    return any(qualifier.relation == "reached" for qualifier in item.mention.qualifiers)


def _shares_countryside(report: Report, item: Item) -> bool:
    """ "the countryside of A and B", "ناحيتا أ وب": one noun before the first of two names."""
    before = report.items[item.number - 1] if item.number else None
    if before is None or not report.goes_on(before):
        return False
    nouns = (q for q in before.mention.qualifiers if q.relation.removeprefix("called_") in AREAS)
    return any(noun.span.end <= before.mention.span.start for noun in nouns)


def _names_province(item: Item) -> bool:
    """Whether the name, as it is spelled, is that of a governorate and of its capital."""
    best = max((option.score for option in item.options), default=0.0)
    return any(o.place.kind is PlaceKind.GOVERNORATE and o.score >= best - spelled.SAME for o in item.options)


@cache
def _province_nouns() -> frozenset[str]:
    """Nouns for a governorate in all languages: a listed spelling may hold one."""
    tables = (lexicon.table(language, "names") for language in lexicon.languages())
    return frozenset(word for table in tables for word in table.get("before", {}).get("governorate", ()))


def _quarter_behind(report: Report, item: Item) -> Item | None:
    """The next name, where the sentence calls it a quarter and a town of this name has one."""
    following = report.items[item.number + 1 : item.number + 2]
    ids = {option.place.id for option in item.options}
    for other in following:
        if other.sentence == item.sentence and "quarter" in other.called:
            return other if any(option.place.parent in ids for option in other.options) else None
    return None


def _is_quarter(item: Item) -> bool:
    best = item.options[0].place.kind if item.options else None
    return bool({"quarter", "facility"} & item.called) or best in (PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY)
