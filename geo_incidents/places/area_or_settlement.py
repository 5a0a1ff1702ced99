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

CALLED = {
    "countryside": 6.0, "governorate": 6.0, "district": 5.0, "subdistrict": 5.0, "area": 3.0,
    "office": 2.5, "city": -6.0, "settlement": -5.0, "quarter": -4.0, "edge": -3.0, "near": -2.5, "facility": -2.0,
    "dedicated": -3.0, "road": -3.0,
}  # fmt: skip
PRIOR = {PlaceKind.GOVERNORATE: 0.8, PlaceKind.DISTRICT: -1.5, PlaceKind.SUBDISTRICT: -2.5, PlaceKind.COUNTRY: 6.0}
REACHED = -2.2  # "fled to Latakia"
ITS_QUARTER = -3.0  # "In Hama, a house in the Arbaeen neighbourhood"
SHARED = 4.0
PART_OF = 2.0  # "eastern Latakia", "much of Latakia"
REFERENCE = -2.5  # distances are measured to a town
# What lies in it.
HOLDS = {
    "quarter": -3.0,
    "facility": -2.0,
    "dedicated": -3.0,
    "settlement": 2.0,
    "area": 1.0,
    "road": -1.0,
}
AREAS = {"countryside", "governorate", "district", "subdistrict"}
ENDS_LIST = (Relation.CONTAINER, Relation.REFERENCE)
DECIDED = 2.5  # a lean that no list can turn
SAME_SPELLING = 0.001
VILLAGES_OF = 5.0  # "the villages of Latakia", "قرى طرطوس"
PROVINCES_ONLY = 2.0  # "in Latakia, Tartus and Hama": capitals are seldom listed without the towns between them


def lean(report: Report) -> None:
    """Set every ambiguous item's lean, with reasons; lists are evened out."""
    for item in report.items:
        item.lean_reasons = list(_reasons(report, item)) if item.ambiguous else []
        item.lean = sum(reason.weight for reason in item.lean_reasons)
    for members in _lists(report):
        if all(_names_province(item) and not _is_reached(item) and "city" not in item.called for item in members):
            for item in members:
                item.lean += PROVINCES_ONLY
                item.lean_reasons.append(Reason("list of provinces", PROVINCES_ONLY))
        mean = sum(map(_lean_of, members)) / len(members)
        for item in members:
            if item.ambiguous and abs(item.lean) < DECIDED:
                pull = mean - item.lean
                item.lean += pull
                item.lean_reasons.append(Reason("its list", round(pull, 3)))


def _lean_of(item: Item) -> float:
    if item.ambiguous:
        return item.lean
    return 3.0 if item.options and item.options[0].place.kind.is_area else -2.0


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
        if kind == "settlement" and _names_province(item):
            yield Reason("villages of it", VILLAGES_OF, "a capital is no village: its province is meant")
        elif kind in CALLED and not (kind == "settlement" and item.called & AREAS):  # "villages of X sub-district"
            yield Reason("called", CALLED[kind], kind)
    if not item.called and _shares_countryside(report, item):
        yield Reason("shared", SHARED, "the noun of the one before")
    mention = item.mention
    if mention.surface.split()[0] in _province_nouns():
        yield Reason("called", CALLED["governorate"], mention.surface.split()[0])
    if any(qualifier.relation == "part_of" for qualifier in mention.qualifiers):
        yield Reason("part of it", PART_OF)
    yield from (Reason("reached", REACHED, q.text) for q in mention.qualifiers if q.relation == "reached")
    quarter = None if item.called else _quarter_behind(report, item)
    if quarter is not None:
        yield Reason("its quarter", ITS_QUARTER, quarter.mention.surface)
    for qualifier in mention.qualifiers:
        if qualifier.relation.startswith("holds_"):
            yield Reason("holds", HOLDS.get(qualifier.relation[6:], 0.0), qualifier.text)
    if mention.relation is Relation.REFERENCE:
        yield Reason("reference point", REFERENCE)
    held = report.by_span.get(mention.of) if mention.of else None
    if held is not None and mention.relation is Relation.CONTAINER and not item.called & AREAS:
        yield Reason("holds", HOLDS["quarter" if _is_quarter(held) else "settlement"], held.mention.surface)


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
    return any(o.place.kind is PlaceKind.GOVERNORATE and o.score >= best - SAME_SPELLING for o in item.options)


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
