"""The data of the review page as plain values: incidents, area statements, unplaced claims, and reports.

They are what the program found; the page applies decisions to them. Offsets are UTF-16 code units of the displayed
text, as browsers count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from geo_incidents.claims.events.confidence import word
from geo_incidents.incidents.anchors import anchor
from geo_incidents.incidents.corrections import figure_text, value_of
from geo_incidents.model import AreaStatement, Claim, Incident, IncidentStatus, Place, Resolution, Result, Span

Row = dict[str, Any]

GROUPS = ("unsure", "contested", "new", "loose", "clear")
MOST = 9  # candidates, one for each digit key
# Evidence for a place that a reviewer can check in the report; the map page has the wording.
BECAUSE = frozenset({"qualified", "sentence_area", "report_area", "proximity", "same_name", "town_named"})
TOLD = 2  # pieces of evidence shown
# Prefixes of the reason why a claim has no place → key of the page's string for it.
LOOSE = (
    ("no place named", "unnamed"),
    ("outside the area", "outside"),
    ("place unsure: ", "place_unsure"),
    ("denied, and", "denied_alone"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """Data for the items: texts of reports by id, areas of the gazetteer by P-code."""

    texts: Mapping[str, str]
    areas: Mapping[str, Place]


def items(result: Result, texts: Mapping[str, str], new: AbstractSet[str] = frozenset()) -> list[Row]:
    """Everything to review, the most important first.

    `texts` are the available texts of reports by id; `new` are the ids of claims that no reviewer has seen yet.
    """
    known = Known(texts, result.areas)
    found = [_subject(one, [one.place], known) for one in result.incidents]
    found += [_subject(one, one.areas, known) for one in result.area_statements]
    found += [_loose(one.claim, one.reason, known) for one in result.unplaced if one.claim]
    for row in found:
        row["new"] = any(claim["id"] in new for claim in row["claims"])
        if row["new"] and row["group"] == "clear":
            row["group"] = "new"
    return sorted(found, key=lambda row: GROUPS.index(row["group"]))


def reports(result: Result, texts: Mapping[str, str]) -> dict[str, Row]:
    """The reports by id, with names in them that no claim uses and that are not placed."""
    loose: dict[str, list[tuple[int, int]]] = {}
    for one in result.unplaced:
        mention = one.resolution.mention if one.resolution else None
        text = texts.get(mention.document, "") if mention else ""
        if mention and mention.span.of(text) == mention.surface:
            units = _units(text, mention.span.start), _units(text, mention.span.end)
            loose.setdefault(mention.document, []).append(units)
    return {
        source.report_id: {
            "publisher": source.publisher or source.report_id, "published": source.published, "lang": source.lang,
            "title": source.title, "url": source.url, "sha256": source.sha256,
            "text": texts.get(source.report_id, ""), "loose": sorted(loose.get(source.report_id, ())),
        }
        for source in result.sources
    }  # fmt: skip


def places(result: Result, shown: Iterable[Row]) -> dict[str, Row]:
    """The places in the items, by id, each with the names of its areas in English and Arabic."""
    wanted = {place_id for row in shown for place_id in (*row["place"], *row["candidates"])}
    known = {place.id: place for place in _all_places(result) if place.id in wanted}
    return {place_id: place_row(known[place_id], result.areas) for place_id in sorted(known)}


def place_row(place: Place, areas: Mapping[str, Place]) -> Row:
    """A place as the page shows it; `areas` are the gazetteer's, by P-code."""
    within = [areas[code] for code in (place.adm2, place.adm1) if code in areas and areas[code].name != place.name]
    return {
        "name": place.name, "ar": place.name_ar, "kind": place.kind, "lat": place.lat, "lon": place.lon,
        "radius": place.radius_m, "within": [one.name for one in within], "within_ar": [one.name_ar for one in within],
    }  # fmt: skip


def _all_places(result: Result) -> Iterator[Place]:
    for claim in result.claims:
        for found in claim.places:
            if found.place:
                yield found.place
            yield from (candidate.place for candidate in _ranked(found))


def _subject(subject: Incident | AreaStatement, of: Sequence[Place], known: Known) -> Row:
    why = list(_why(subject))
    contested = subject.status in (IncidentStatus.CONTESTED, IncidentStatus.DENIED)
    conflicts = [[f"conflict_{one.type}", one.detail] for one in subject.conflicts]
    return {
        "id": subject.id,
        "group": "contested" if contested else "unsure" if why else "clear",
        "why": why + conflicts,
        "kind": subject.kind,
        "place": [place.id for place in of],
        "when": f"{subject.when.start}/{subject.when.end}" if subject.when.start else "",
        "claims": [_claim(claim, known) for claim in _telling_first(subject)],
        "candidates": _candidates(subject.claims, of[0]),
        "origins": len(subject.origins),
    }


def _telling_first(subject: Incident | AreaStatement) -> list[Claim]:
    """The claims in reading order: those with the incident's own kind and figures before related ones."""
    return sorted(subject.claims, key=lambda claim: (claim.kind != subject.kind, not claim.counts, claim.id))


def _loose(claim: Claim, reason: str, known: Known) -> Row:
    shown = _claim(claim, known)
    return {
        "id": claim.id, "group": "loose", "why": [_why_loose(claim, reason)], "kind": claim.kind, "place": [],
        "when": shown["when"], "claims": [shown], "candidates": _candidates([claim], None), "origins": 1,
    }  # fmt: skip


def _why_loose(claim: Claim, reason: str) -> list[str]:
    for beginning, code in LOOSE:
        if reason.startswith(beginning):
            return [code, reason.removeprefix(beginning) if code == "place_unsure" else ""]
    return ["polarity", str(claim.polarity)]


def _why(subject: Incident | AreaStatement) -> Iterator[list[str]]:
    if word(min(claim.confidence for claim in subject.claims)) == "uncertain":
        yield ["unsure", ""]
    if subject.status is IncidentStatus.WEAK:
        yield ["weak", ""]
    if subject.when.start is None:
        yield ["no_day", ""]


def _claim(claim: Claim, known: Known) -> Row:
    text = known.texts.get(claim.document, "")
    whole = claim.span.of(text) == claim.quote and bool(text)
    base = text if whole else claim.quote
    shift = 0 if whole else claim.span.start
    marks = sorted(
        (_units(base, span.start - shift), _units(base, span.end - shift), what)
        for span, what in _marks(claim)
        if 0 <= span.start - shift < span.end - shift <= len(base)
    )
    quote = (_units(base, claim.span.start - shift), _units(base, claim.span.end - shift))
    root = claim.speakers[0] if claim.speakers else None
    return {
        "id": claim.id, "report": claim.document, "text": "" if whole else claim.quote, "quote": quote, "marks": marks,
        "kind": claim.kind, "when": value_of(claim, "when"), "when_text": claim.when.text, "basis": claim.when.basis,
        "figures": [[figure_text(one), one.text] for one in claim.counts], "speaker": root.name if root else "",
        "speaker_kind": root.kind if root else "unknown", "polarity": claim.polarity, "hedge": claim.hedge,
        "sure": word(claim.confidence), "anchor": anchor(claim),
        "at": [_at(found, known.areas) for found in claim.places],
    }  # fmt: skip


def _at(found: Resolution, areas: Mapping[str, Place]) -> Row:
    """The name a claim uses for a place, the confidence in the match, and the strongest evidence for it."""
    told = [one for one in found.reasons if one.weight > 0 and one.feature in BECAUSE]
    told.sort(key=lambda one: -one.weight)
    why = [[one.feature, *_names(areas.get(one.detail))] for one in told[:TOLD]]
    place_id = found.place.id if found.place else ""
    return {"words": found.mention.surface, "id": place_id, "sure": word(found.confidence), "why": why}


def _names(area: Place | None) -> tuple[str, str]:
    return (area.name, area.name_ar or area.name) if area else ("", "")


def _marks(claim: Claim) -> Iterator[tuple[Span, str]]:
    for found in claim.places:
        if not found.mention.offsets_withheld:
            yield found.mention.span, "place"
    for count in claim.counts:
        yield count.span, "figure"
    if claim.when.span:
        yield claim.when.span, "when"
    for speaker in claim.speakers:
        if speaker.span:
            yield speaker.span, "speaker"
    yield claim.trigger, "kind"


def _units(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def _candidates(claims: Sequence[Claim], chosen: Place | None) -> list[str]:
    """The chosen place, then the other candidates, most likely first."""
    ranked = [one.place.id for claim in claims for found in claim.places for one in _ranked(found)]
    return list(dict.fromkeys([*([chosen.id] if chosen else []), *ranked]))[:MOST]


def _ranked(found: Resolution) -> Iterator[Any]:
    return iter(found.ranked or found.mention.candidates)
