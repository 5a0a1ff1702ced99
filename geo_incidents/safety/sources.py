"""Sources as published: titles, links, file names and hashes that reveal nothing withheld."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from geo_incidents.model import Claim, Resolution, Source, Speaker, SpeakerKind
from geo_incidents.safety.labels import Labels
from geo_incidents.safety.links import site
from geo_incidents.safety.quotes import Quotes
from geo_incidents.safety.words import Words
from geo_incidents.stored import Room

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sources:
    """Sources without what is withheld, and new ids for those whose file name would reveal it."""

    sources: tuple[Source, ...]
    ids: Mapping[str, str]  # of all reports: id → published id
    publishers: Mapping[str, str]  # names of publishers that are replaced → published names

    def id_of(self, report_id: str) -> str:
        """The published id of a report."""
        return self.ids.get(report_id, report_id)

    def in_order(self, rows: Iterable[T], report: Callable[[T], str], room: Room) -> tuple[T, ...]:
        """Rows in the order of their reports' sources."""
        if room.on_disk and all(old == new for old, new in self.ids.items()):
            return room.kept(rows)  # already in order
        order = self.order()
        return room.sorted(rows, key=lambda row: order(report(row)))

    def order(self) -> Callable[[str], int]:
        """Gives the place of a report, by its published id, among the sources."""
        places = {source.report_id: number for number, source in enumerate(self.sources)}
        return lambda report: places.get(report, len(places))

    def claim(self, claim: Claim, labels: Labels) -> Claim:
        """The claim with its published ids."""
        if labels.of(claim.id) == claim.id and self.id_of(claim.document) == claim.document and not self.publishers:
            return claim
        return replace(
            claim,
            id=labels.of(claim.id),
            document=self.id_of(claim.document),
            group=labels.of(claim.group),
            places=tuple(map(self.resolution, claim.places)),
            speakers=tuple(map(self.speaker, claim.speakers)),
        )

    def speaker(self, speaker: Speaker) -> Speaker:
        """The speaker; a publisher under its published name."""
        name = self.publishers.get(speaker.name) if speaker.kind is SpeakerKind.PUBLISHER else None
        return replace(speaker, name=name, key=self.origin(speaker.key)) if name else speaker

    def origin(self, key: str) -> str:
        """The key of an origin; publishers and reports' own voices under published names."""
        kind, _, report = key.partition(":")
        if self.ids.get(report, report) != report:
            return f"{kind}:{self.ids[report]}"
        return next((_key(new) for old, new in self.publishers.items() if key == _key(old)), key)

    def resolution(self, found: Resolution) -> Resolution:
        """A name in a report with the report's published id."""
        document = found.mention.document
        if self.id_of(document) == document:
            return found
        return replace(found, mention=replace(found.mention, document=self.id_of(document)))


def published_sources(sources: Iterable[Source], quotes: Quotes) -> Sources:
    """What may be published about each report."""
    told = [(source, quotes.titles_for(source.report_id)) for source in sources]
    renamed = {source.report_id for source, words in told if words.told_by(source.report_id)}
    pairs = [(source, _published(source, quotes, words)) for source, words in told]
    # An id that reveals something also has a revealing alphabetical position: such reports come last, numbered there.
    kept = [pair for pair in pairs if pair[0].report_id not in renamed]
    others = sorted((pair for pair in pairs if pair[0].report_id in renamed), key=lambda pair: _place(pair[1]))
    kept += [(before, replace(after, report_id=f"report-{n}")) for n, (before, after) in enumerate(others, 1)]
    ids = {before.report_id: after.report_id for before, after in kept}
    called = {_called(before): _called(after) for before, after in kept if _called(before) != _called(after)}
    return Sources(tuple(after for _, after in kept), ids, called)


def _place(source: Source) -> tuple[str, ...]:
    return source.published, source.publisher, source.lang, source.title, source.url


def _called(source: Source) -> str:
    """The name that a report's claims have for its publisher."""
    return source.publisher or source.report_id


def _key(publisher: str) -> str:
    return f"publisher:{publisher.casefold()}"


def _published(source: Source, quotes: Quotes, words: Words) -> Source:
    shown = replace(
        source,
        title=words.scrubbed(source.title, by_sound=True),
        publisher=words.scrubbed(source.publisher),
        url=_link(source.url, words),
        archived_url="" if words.told_by(source.archived_url) else source.archived_url,
    )
    # The hash of a text that is short, or known except for a name, can be tested against guesses,
    # and so can page offsets. Where the event happened is stated only by the marks that may be shown.
    touched = shown != source or source.report_id in quotes.touched
    shown = replace(shown, place="", stated=())
    return replace(shown, sha256="", pages=()) if touched else shown


def _link(url: str, words: Words) -> str:
    """The link, reduced to its site if its path reveals something."""
    if not words.told_by(url):
        return url
    home = site(url)
    return "" if words.told_by(home) else home
