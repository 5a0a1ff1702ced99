"""The page's contents as text, for readers without JavaScript: every incident with its quotes and sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from geo_incidents.model import Claim, Incident, Place, Precision, Source
from geo_incidents.safety import Protected, at_a_glance
from geo_incidents.webmap.assets import strings
from geo_incidents.webmap.document import escape
from geo_incidents.webmap.entries import Subject, subjects_of
from geo_incidents.webmap.quotes import cut
from geo_incidents.webmap.sentences import days, figure, filled

MOST = 1000  # incidents written as text; more would make it larger than the rest of the page


class Fallback:
    """Writes a result as plain HTML in one language."""

    def __init__(self, safe: Protected, lang: str) -> None:
        self.result, self.words, self.lang = safe.result, strings(lang), lang
        self.rtl = self.words["page"]["dir"] == "rtl"
        self.quote_limit = safe.profile.quote_limit
        self.notes = {source.report_id: number for number, source in enumerate(safe.result.sources, 1)}

    def render(self, title: str) -> str:
        """A noscript element."""
        body = "".join(self._whole() if len(self.result.incidents) <= MOST else self._summary())
        notes = f"<p>{escape(self.words['noscript']['lead'])}</p><p>{escape(self.words['page']['unverified'])}</p>"
        return f'<noscript><main class="plain"><h1 dir="auto">{escape(title)}</h1>{notes}{body}</main></noscript>'

    def _whole(self) -> Iterator[str]:
        yield "<ol>"
        for subject in subjects_of(self.result):
            yield f"<li>{self._subject(subject)}</li>"
        yield f"</ol><h2>{escape(self.words['list']['tray'])}</h2><ul>"
        for item in self.result.unplaced:
            told = item.claim.quote if item.claim else item.resolution.mention.surface if item.resolution else ""
            yield f"<li>{_apart(item.reason)}: {_apart(told)}</li>"
        for failure in self.result.failures:
            yield f"<li>{_apart(failure.name)}: {_apart(failure.reason)}</li>"
        yield f"</ul><h2>{escape(self.words['card']['sources'])}</h2><ol>"
        for number, source in enumerate(self.result.sources, 1):
            yield f'<li id="s{number}">{_cite(source)}</li>'
        yield "</ol>"

    def _summary(self) -> Iterator[str]:
        districts = Counter(incident.place.adm2 for incident in at_a_glance(self.result).incidents)
        yield f"<p>{escape(filled(self.words['noscript']['large'], n=str(len(self.result.incidents))))}</p><ul>"
        for pcode, incidents in sorted(districts.items()):
            area = self.result.areas.get(pcode)
            name = self._name(area) if area else escape(pcode or self.words["facet"]["unknown"])
            yield f"<li>{name}: {incidents}</li>"
        yield "</ul>"

    def _subject(self, subject: Subject) -> str:
        placed = (self._placed(subject),) if isinstance(subject, Incident) else ()
        status = escape(self.words["status"][subject.status])
        tolls = (escape(figure(toll, subject, self.lang)) for toll in subject.tolls)
        facts = " · ".join((escape(days(subject.when, self.lang)), *placed, status, *tolls))
        claims = sorted(subject.claims, key=lambda claim: (self.notes[claim.document], claim.span.start))
        quotes = "".join(dict.fromkeys(map(self._quote, claims)))  # one sentence may contain several claims
        return f"<h2>{self._headline(subject)}</h2><p>{facts}</p>{quotes}"

    def _headline(self, subject: Subject) -> str:
        kind = escape(self.words["kind"][subject.kind])
        if not isinstance(subject, Incident):
            return filled(self.words["headline"]["of"], kind=kind, place=", ".join(map(self._both, subject.areas)))
        form = "near" if subject.precision is Precision.NEAR else "in"
        return filled(self.words["headline"][form], kind=kind, place=self._both(subject.place))

    def _placed(self, incident: Incident) -> str:
        """The precision: "village, ± 0.8 km"."""
        radius = filled(self.words["map"]["km"], n=f"{incident.radius_m / 1000:.2g}")
        return escape(f"{self.words['place'][incident.place.kind]}{self.words['page']['comma']}± {radius}")

    def _name(self, place: Place) -> str:
        return _apart(place.name_in(self.lang))

    def _both(self, place: Place) -> str:
        other = f' <span lang="ar" dir="rtl">{escape(place.name_ar)}</span>' if place.name_ar else ""
        return _apart(place.name if self.rtl else place.name_in(self.lang)) + other

    def _quote(self, claim: Claim) -> str:
        quoted = cut(claim, self.quote_limit)
        comma, roots = self.words["page"]["comma"], claim.roots
        chain = [roots, *([speaker] for speaker in claim.speakers[len(roots) :])]
        told = (comma.join(self._speaker(one.name, one.kind) for one in beside) for beside in chain)
        speakers = f" {self.words['page']['arrow']} ".join(told)
        note = self.notes[claim.document]
        said = f'<p>{speakers} <a href="#s{note}">[{note}]</a></p>'
        return f'<blockquote><p dir="auto">{escape(quoted.text)}</p></blockquote>{said}'

    def _speaker(self, name: str, kind: str) -> str:
        return _apart(name) if name else escape(f"{self.words['speaker'][kind]} ({self.words['card']['withheld']})")


def fallback(safe: Protected, title: str, lang: str) -> str:
    """The noscript element of a page."""
    return Fallback(safe, lang).render(title)


def _cite(source: Source) -> str:
    parts = [_apart(source.publisher or source.report_id), escape(source.published)]
    title = _apart(source.title) if source.title else ""
    if source.url.startswith(("https://", "http://")):
        title = f'<a href="{escape(source.url)}" rel="noopener noreferrer">{title or escape(source.url)}</a>'
    return ", ".join(part for part in (*parts, title) if part)


def _apart(text: str) -> str:
    return f'<bdi dir="auto">{escape(text)}</bdi>'
