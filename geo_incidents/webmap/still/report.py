"""The contents of a printed report: index, a block for each incident, areas, unplaced items, sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from geo_incidents.model import Claim, Incident, Source, Unplaced
from geo_incidents.safety import Protected
from geo_incidents.webmap.assets import strings
from geo_incidents.webmap.entries import Subject
from geo_incidents.webmap.quotes import cut
from geo_incidents.webmap.sentences import days, deck, figure, headline, name, support
from geo_incidents.webmap.tables import Atlas

PAPERS = {"a4": "a4", "letter": "us-letter"}
_LANGUAGE = re.compile("[a-z]{2,3}")
LONG = 5  # number of quotes above which an incident may continue on the next page
Row = dict[str, Any]


class Report:
    """Collects the values of one report in one language."""

    def __init__(self, safe: Protected, lang: str) -> None:
        self.safe, self.result, self.lang, self.words = safe, safe.result, lang, strings(lang)
        self.incidents = sorted(self.result.incidents, key=_in_time)
        self.numbers = {incident.id: n for n, incident in enumerate(self.incidents, 1)}
        self.notes = {source.report_id: n for n, source in enumerate(self.result.sources, 1)}

    def values(self, atlas: Atlas, title: str, paper: str, reference: str) -> Row:
        """Everything that data/ui/report.typ reads."""
        made = self.result.identity
        page, printed = self.words["page"], self.words["print"]
        return {
            "title": title, "lang": self.lang, "direction": page["dir"], "paper": PAPERS[paper], "reference": reference,
            "publisher": "geo-incidents", "deck": deck(self.result, self.lang), "caveat": page["unverified"],
            "made": f"geo-incidents {made.tool}, {made.run}",
            "legend": [self.words["map"][name] for name in ("dashed", "double", "hollow")],
            "words": {name: printed[name] for name in ("index", "incidents", "areas", "unplaced", "sources", "data")}
            | {"columns": [printed[name] for name in ("number", "day", "place", "kind", "figure", "page")]},
            "incidents": [self.subject(one, n) for n, one in enumerate(self.incidents, 1)],
            "areas": [self.subject(one, n) for n, one in enumerate(self.result.area_statements, 1)],
            "unplaced": [self.unplaced(item) for item in self.result.unplaced],
            "sources": [self.source(source, n) for n, source in enumerate(self.result.sources, 1)],
            "licences": list(atlas.attributions),
        }  # fmt: skip

    def subject(self, subject: Subject, n: int) -> Row:
        """The block of an incident or statement, and its line of the index."""
        quotes = list(self.quotes(subject.claims))
        day = days(subject.when, self.lang)
        places = (subject.place,) if isinstance(subject, Incident) else subject.areas
        figures = "; ".join(figure(toll, subject, self.lang) for toll in subject.tolls)
        return {
            "n": n, "id": f"{'i' if isinstance(subject, Incident) else 'a'}{n}", "day": day, "figure": figures,
            "headline": headline(subject, self.lang), "facts": f"{day} · {support(subject, self.lang)}",
            "quotes": quotes, "long": len(quotes) > LONG, "kind": self.words["kind"][subject.kind],
            "place": self.words["page"]["comma"].join(name(place, self.lang) for place in places),
        }  # fmt: skip

    def quotes(self, claims: tuple[Claim, ...]) -> Iterator[Row]:
        """Each quoted sentence once, in the order of the blocks."""
        seen: set[tuple[str, str]] = set()
        for claim in sorted(claims, key=lambda one: (self.notes[one.document], one.span.start)):
            quoted = cut(claim, self.safe.profile.quote_limit).text
            if (claim.document, quoted) in seen:
                continue
            seen.add((claim.document, quoted))
            told = self.result.sources[self.notes[claim.document] - 1].lang
            lang = told if _LANGUAGE.fullmatch(told) else "en"
            who = ", ".join(speaker.name or self.words["speaker"][speaker.kind] for speaker in claim.speakers)
            yield {
                "text": quoted,
                "who": who,
                "source": self.notes[claim.document],
                "lang": lang[:2],
                "rtl": lang == "ar",
            }

    def unplaced(self, item: Unplaced) -> Row:
        """An unplaced name or claim, with the reason."""
        what = item.claim.quote if item.claim else item.resolution.mention.surface if item.resolution else ""
        return {"what": what, "why": item.reason}

    def source(self, source: Source, n: int) -> Row:
        """One report with its full address and hash."""
        groups = " ".join(source.sha256[k : k + 8] for k in range(0, len(source.sha256), 8))
        return {
            "n": n, "publisher": source.publisher or source.report_id, "title": source.title, "day": source.published,
            "url": source.url, "hash": groups,
        }  # fmt: skip


def _in_time(incident: Incident) -> tuple[str, str]:
    day = incident.when.start or incident.when.end
    return (day.isoformat() if day else "9999", incident.id)
