"""Made-up results of any size for tests of the outputs: `make_result(100)`, `make_case(100)` with the reports' texts.

The same arguments give the same result. Every quote and mention stands in its report at its offsets; there are shared
and regional tolls, conflicts, denials, running totals, Arabic, undated and unplaced claims, wire copies, and strings
made to break a writer: formulas, markup, template openers, bidirectional overrides, line breaks, control characters.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from factory_places import AREAS, ELSEWHERE, REGION, cover_of, facility_of, settlements
from factory_reports import AWKWARD, FIRST_DAY, SPEAKERS, TEMPLATES, Report, digest, source_of

from geo_incidents.incidents.event_groups import with_events
from geo_incidents.model import (
    AreaStatement,
    BlockKind,
    Bound,
    Candidate,
    Category,
    Claim,
    Conflict,
    Count,
    DatePrecision,
    Decision,
    EventKind,
    Failure,
    Identity,
    Incident,
    IncidentStatus,
    Mention,
    Outcome,
    Place,
    Polarity,
    Precision,
    Qualifier,
    Reason,
    Relation,
    Resolution,
    Result,
    Review,
    Scope,
    Series,
    SeriesPoint,
    Span,
    Speaker,
    SpeakerKind,
    Status,
    Toll,
    Unplaced,
    When,
)  # fmt: skip


class _Maker:
    """Builds one result; each method adds one sort of thing to the lists."""

    def __init__(self, n: int, seed: int) -> None:
        self.n, self.rng = n, Random(seed)
        self.reports = [Report(source_of(i)) for i in range(max(6, n // 4))]
        self.places = settlements(min(3000, n // 8))
        self.resolutions: list[Resolution] = []
        self.claims: dict[str, Claim] = {}
        self.incidents: list[Incident] = []
        self.area_statements: list[AreaStatement] = []
        self.unplaced: list[Unplaced] = []

    def mention(self, report: Report, span: Span, place: Place | None, **how: object) -> Resolution:
        """The resolution of the name at `span`: the right place first, a namesake behind it."""
        surface = span.of(report.text)
        found = [Candidate(place, 3.5, (Reason("exact name", 3.0, surface), Reason("district", 0.5)))] if place else []
        other = self.rng.choice(self.places)
        ranked = (*found, Candidate(other, 0.25, (Reason("fuzzy", 0.25, f"1 edit from {other.name}"),)))
        mention = Mention(report.source.report_id, span, surface, ranked, cue="village of", relation=Relation.PLACE)
        settled = {"status": Status.RESOLVED, "confidence": 0.97, "precision": Precision.SETTLEMENT} | how
        resolution = Resolution(mention, place=place, ranked=ranked, reasons=ranked[0].reasons, **settled)  # type: ignore[arg-type]
        self.resolutions.append(resolution)
        return resolution

    def claim(self, place: Place, i: int, precision: Precision, others: Sequence[Place] = ()) -> Claim:
        """A claim of `place`, and of the `others`, in a report drawn by lot."""
        report, speaker = self.rng.choice(self.reports), SPEAKERS[i % len(SPEAKERS)]
        lang, figure = report.source.lang, self.rng.randint(1, 60)
        day = FIRST_DAY + timedelta(days=i * 7 % 60)
        names = [p.name_ar if lang == "ar" else p.name for p in (place, *others)]
        told = AWKWARD[i // 5 % len(AWKWARD)] if i % 5 == 4 else speaker.name
        quote, spans = report.say(
            TEMPLATES[lang], count=str(figure), place=", ".join(names), date=day.strftime("%d/%m"), speaker=told
        )
        begin, found = spans["place"].start, []
        for p, name in zip((place, *others), names, strict=True):
            status = Status.AREA if p.kind.is_area else Status.RESOLVED
            found.append(self.mention(report, Span(begin, begin + len(name)), p, status=status, precision=precision))
            begin += len(name) + 2
        scope = Scope.AREA if place.kind.is_area else Scope.SHARED if others else Scope.PLACE
        claim = Claim(
            id="c" + digest(report.source.report_id, quote.start)[:12], document=report.source.report_id,
            quote=quote.of(report.text), span=quote, kind=self.kind(i), trigger=spans["count"], places=tuple(found),
            when=self.when(i, day, spans["date"], report), counts=self.counts(i, figure, spans["count"], scope),
            speakers=(replace(speaker, span=spans["speaker"]), self.publisher(report)), polarity=self.polarity(i),
            block=BlockKind.LIST_ITEM if others else BlockKind.PARAGRAPH, unverified=i % 8 == 1,
            hedge="reportedly" if i % 3 == 0 else "", source_term="massacre" if self.kind(i) == "massacre" else "",
            group=f"g{i}" if others else "", complete=not others, actors=("armed men",) if i % 10 == 3 else (),
            rules=("kill.passive", "attach.locative"),
            reviews=(Review("accept", "A. Reviewer", "2025-05-01"),) if i % 4 == 2 else (),
        )  # fmt: skip
        return self.claims.setdefault(claim.id, claim)

    @staticmethod
    def kind(i: int) -> EventKind:
        return list(EventKind)[i % len(EventKind)]

    @staticmethod
    def polarity(i: int) -> Polarity:
        return Polarity.DENIED if i % 19 == 18 else Polarity.ASSERTED

    @staticmethod
    def publisher(report: Report) -> Speaker:
        name = report.source.publisher or report.source.report_id
        return Speaker(name, SpeakerKind.PUBLISHER, "pub:" + name.lower())

    @staticmethod
    def when(i: int, day: date, span: Span, report: Report) -> When:
        text, anchor = span.of(report.text), report.source.published_day
        if i % 12 == 11:
            return When(text=text, basis="weekday", span=span)
        if i % 4 == 1:
            end = day + timedelta(days=1 + i % 5)
            return When(day, end, DatePrecision.DAYS, text, "relative", anchor, span)
        if i % 15 == 7:
            return When(date(2025, 3, 1), date(2025, 3, 31), DatePrecision.MONTH, text, "explicit", anchor, span)
        return When(day, day, DatePrecision.DAY, text, "explicit", anchor, span)

    @staticmethod
    def counts(i: int, figure: int, span: Span, scope: Scope) -> tuple[Count, ...]:
        if i % 6 == 5:
            return ()
        outcome = list(Outcome)[i // 3 % len(Outcome)] if i % 3 == 2 else Outcome.KILLED
        open_ended = i % 5 == 2
        total = Count(
            outcome, Category.ALL, figure + open_ended, None if open_ended else figure, str(figure), span,
            Bound.MORE_THAN if open_ended else Bound.EXACT, approx=i % 9 == 0, vague=i % 14 == 13, scope=scope,
        )  # fmt: skip
        group = Category.WOMEN if i % 2 else Category.CHILDREN
        part = Count(outcome, group, 1, 1, "1", span, scope=scope, part_of=total.text)
        return (total, part) if figure > 9 else (total,)

    @staticmethod
    def tolls(claims: tuple[Claim, ...]) -> tuple[Toll, ...]:
        """Figures of the claims' own places, grouped as an incident shows them."""
        groups: dict[tuple[Outcome, Category], list[tuple[str, Count]]] = {}
        for claim in claims:
            for count in claim.counts:
                if count.scope is not Scope.SHARED and claim.polarity is Polarity.ASSERTED:
                    groups.setdefault((count.outcome, count.category), []).append((claim.id, count))
        return tuple(
            Toll(
                outcome, category, min(c.min for _, c in of), of[0][1].min if len(of) == 1 else None,
                None if any(c.max is None for _, c in of) else max(c.max or 0 for _, c in of),
                "only claim" if len(of) == 1 else "none: claims differ", tuple(claim for claim, _ in of),
            )
            for (outcome, category), of in sorted(groups.items())
        )  # fmt: skip

    @staticmethod
    def conflicts(claims: tuple[Claim, ...], tolls: tuple[Toll, ...]) -> tuple[Conflict, ...]:
        found = [
            Conflict("figure", toll.claims, f"{toll.outcome}: {toll.low} or more")
            for toll in tolls
            if toll.best is None
        ]
        if any(c.polarity is Polarity.DENIED for c in claims):
            found.append(Conflict("denial", tuple(c.id for c in claims), "a claimant denies it"))
        return tuple(found)

    @staticmethod
    def status(origins: tuple[str, ...], conflicts: tuple[Conflict, ...]) -> IncidentStatus:
        if conflicts:
            return IncidentStatus.DENIED if conflicts[-1].type == "denial" else IncidentStatus.CONTESTED
        if origins == ("anonymous",):
            return IncidentStatus.WEAK
        return IncidentStatus.MULTIPLE if len(origins) > 1 else IncidentStatus.SINGLE

    def incident(self, place: Place, precision: Precision, claims: tuple[Claim, ...]) -> Incident:
        tolls = self.tolls(claims)
        conflicts = self.conflicts(claims, tolls)
        origins = tuple(sorted({c.origin for c in claims}))
        return Incident(
            "i" + digest(place.id, *(c.id for c in claims))[:12], place, precision,
            5000 if precision is Precision.NEAR else place.radius_m, claims[0].kind, claims[0].when, claims,
            self.status(origins, conflicts), origins, tolls, conflicts,
        )  # fmt: skip

    def add_incidents(self) -> None:
        """Every tenth has a toll shared with other villages, every seventh a facility, every ninth is only near."""
        for i in range(self.n):
            place, precision = self.rng.choice(self.places), Precision.SETTLEMENT
            if i % 7 == 6:
                place, precision = facility_of(place, i % 50), Precision.POINT
            elif i % 9 == 8:
                precision = Precision.NEAR
            made = {c.id: c for c in (self.claim(place, i + 5 * k, precision) for k in range((1, 1, 2, 4)[i % 4]))}
            if i % 20 == 19:  # nothing but a toll shared with others
                made.clear()
            if i % 10 == 9:
                shared = self.claim(place, i, precision, self.rng.sample(self.places, 3))
                made[shared.id] = shared
            self.incidents.append(self.incident(place, precision, tuple(made.values())))

    def add_area_statements(self) -> None:
        """Statements of a district, two governorates, a region, the country, in turn."""
        choices = (
            ((AREAS["SY0602"],), Precision.DISTRICT), ((AREAS["SY06"], AREAS["SY10"]), Precision.GOVERNORATE),
            ((REGION,), Precision.REGION), ((AREAS["SY"],), Precision.COUNTRY),
            ((AREAS["SY060202"],), Precision.SUBDISTRICT),
        )  # fmt: skip
        for i in range(len(choices) + self.n // 20):
            areas, precision = choices[i % len(choices)]
            numbers = [8 * i + 2 + 5 * k for k in range(1 + i % 2)]
            claims = tuple(self.claim(areas[0], n, precision, areas[1:]) for n in numbers)
            tolls = self.tolls(claims)
            conflicts = self.conflicts(claims, tolls)
            origins = tuple(sorted({c.origin for c in claims}))
            name = "a" + digest(*(a.id for a in areas), *(c.id for c in claims))[:12]
            self.area_statements.append(
                AreaStatement(
                    name, areas, precision, claims[0].kind, claims[0].when, claims,
                    self.status(origins, conflicts), origins, tolls, conflicts,
                )
            )  # fmt: skip

    def add_unplaced(self) -> None:
        """Names that no list has, places elsewhere, words that are no place, and a claim without a place."""
        for i, report in enumerate(self.reports[:4]):
            _, spans = report.say(
                "In the village of {name}, north of {town}, {word} wrote. ",
                name=f"Kafr Nowhere {i}",
                town="Damascus",
                word="Hamas",
            )
            found = Qualifier("north_of", spans["town"], "Damascus", (ELSEWHERE[0].id,), 4000)
            doubt = {"status": Status.UNSURE, "confidence": 0.4, "precision": Precision.UNNAMED}
            unsure = self.mention(report, spans["name"], None, parent=AREAS["SY0602"], **doubt)
            self.resolutions[-1] = unsure = replace(
                unsure, mention=replace(unsure.mention, qualifiers=(found,), of=spans["town"])
            )
            self.unplaced.append(Unplaced("no gazetteer has this name", resolution=unsure))
            self.mention(report, spans["town"], ELSEWHERE[0], status=Status.OUT_OF_AREA, confidence=0.9)
            self.mention(
                report, spans["word"], None, status=Status.NOT_A_PLACE, confidence=0.99, precision=Precision.UNNAMED
            )
            claim = replace(self.claim(self.places[i], i, Precision.SETTLEMENT), places=(), id=f"c-unplaced-{i}")
            self.claims[claim.id] = claim
            self.unplaced.append(Unplaced("the claim names no place", claim=claim))

    def series(self) -> tuple[Series, ...]:
        """A monitor's running total for the coast."""
        points = [(200, "superseded"), (745, "superseded"), (1000, "rounded"), (1018, "current")]
        ids = sorted(self.claims)
        made = tuple(
            SeriesPoint(ids[i], n, None if i == 2 else n, FIRST_DAY + timedelta(days=i), s)
            for i, (n, s) in enumerate(points)
        )
        return (Series("sohr", (REGION.id,), Outcome.KILLED, Category.ALL, made),)

    def result(self) -> Result:
        self.add_incidents()
        self.add_area_statements()
        self.add_unplaced()
        ids = [report.source.report_id for report in self.reports]
        incidents = tuple(sorted(with_events(self.incidents), key=lambda i: (i.when.start or date.max, i.id)))
        event = incidents[0].event if incidents else ""
        statements = (replace(self.area_statements[0], event_group_id=event), *self.area_statements[1:])
        unplaced = tuple(replace(item, event_group_id=event if item.claim else "") for item in self.unplaced)
        return Result(
            sources=tuple(report.source for report in self.reports),
            resolutions=tuple(sorted(self.resolutions, key=lambda r: (r.mention.document, r.mention.span))),
            claims=tuple(sorted(self.claims.values(), key=lambda c: (c.document, c.span, c.id))),
            incidents=incidents,
            area_statements=statements, unplaced=unplaced, series=self.series(),
            copies=((ids[0], ids[1]),), failures=(Failure("scan.pdf", "not text: convert it to .txt or .html first"),),
            decisions=(
                Decision("same", ("c1", "c2"), "", "A. Reviewer", "2025-05-01", "one event, see the correction"),
                Decision(
                    "correct", ("c4",), "33 killed", "A. Reviewer", "2025-05-02", "the list of names", "figure",
                    "31 killed", "r@0-9#0123456789abcdef", "d-1",
                ),
                Decision("move", ("c3",), "ocha:C3561", "A. Reviewer", "2025-05-02", "=the other village of the name"),
            ),
            identity=Identity("0.1.0", "g0a1b2c3d4e5", "l5e4d3c2b1a0", digest(self.n, *ids)[:16]),
            areas=AREAS, covers={place.id: cover_of(place) for place in self.places},
        )  # fmt: skip


def make_case(n_incidents: int, seed: int = 0) -> tuple[Result, dict[str, str]]:
    """A result of `n_incidents`, and the text of each of its reports by report id."""
    maker = _Maker(n_incidents, seed)
    result = maker.result()
    return result, {report.source.report_id: report.text for report in maker.reports}


def make_result(n_incidents: int, seed: int = 0) -> Result:
    """A result of `n_incidents`; the same arguments give the same result."""
    return make_case(n_incidents, seed)[0]


__all__ = ["AWKWARD", "make_case", "make_result"]
