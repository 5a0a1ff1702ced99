"""Made-up reports for the factory: who publishes, who speaks, in which words, and strings that break writers."""

import hashlib
from datetime import date, timedelta
from string import Formatter

from geo_incidents.model import Source, Span, Speaker, SpeakerKind

SPEAKERS = (
    Speaker("the Syrian Observatory for Human Rights", SpeakerKind.MONITOR, "sohr"),
    Speaker("المرصد السوري لحقوق الإنسان", SpeakerKind.MONITOR, "sohr"),
    Speaker("residents", SpeakerKind.WITNESS, "residents"),
    Speaker("Karim Haddad", SpeakerKind.WITNESS, "karim-haddad", private=True),
    Speaker("the interior ministry", SpeakerKind.STATE, "sy-interior"),
    Speaker("a doctor", SpeakerKind.ANONYMOUS, "anonymous"),
)
AWKWARD = (
    '=HYPERLINK("http://evil.example/?q=1","click")', "+1-2", "-cmd|' /C calc'!A0", "@SUM(A1:A9)",
    "</script><img src=x onerror=alert(1)>", "{{ 7*7 }} {% raw %} {# gone #}", "${alert(1)} `tick`",
    'He said "no", she said ""yes""; a\tb\r\nnext line\nand another', "\u202egnol ta thgir\u202c \u2066iso\u2069",
    "line\u2028para\u2029sep", "bell \x07 null \x00 escape \x1b end", "'; DROP TABLE claims; --", "😀 𐍈 e\u0301 ﷺ",
)  # fmt: skip
TEMPLATES = {
    "en": "{count} people were killed in {place} on {date}, {speaker} said. ",
    "ar": "قال {speaker} إن {count} شخصا قتلوا في {place} يوم {date}. ",
    "fr": "Selon {speaker}, {count} personnes ont été tuées à {place} le {date}. ",
}
FIRST_DAY = date(2025, 3, 6)


class Report:
    """A report that grows sentence by sentence and knows where each piece stands."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = ""

    def say(self, template: str, **pieces: str) -> tuple[Span, dict[str, Span]]:
        """Add the filled template; where it and each of its pieces stand."""
        begin, spans = len(self.text), {}
        for literal, name, _, _ in Formatter().parse(template):
            self.text += literal
            if name:
                spans[name] = Span(len(self.text), len(self.text) + len(pieces[name]))
                self.text += pieces[name]
        return Span(begin, len(self.text.rstrip(" "))), spans


def digest(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def source_of(i: int) -> Source:
    lang = ("en", "ar", "fr")[i % 3] if i % 7 else "en"
    published = "" if i % 9 == 8 else (FIRST_DAY + timedelta(days=3 + i % 40)).isoformat()
    return Source(
        report_id=f"{i:05}_report", publisher=("" if i % 13 == 12 else f"Publisher {i % 17}"),
        title=AWKWARD[i // 4 % len(AWKWARD)] if i % 4 == 3 else f"What happened on the coast, part {i}",
        url="" if i % 6 == 5 else f"https://news.example/{i}?a=1&b=%D8%AC", published=published, lang=lang,
        archived_url=f"https://archive.example/{i}" if i % 5 == 0 else "",
        retrieved="2025-04-01" if i % 2 else "", sha256=digest("bytes", i), pages=(0, 200) if i % 4 == 1 else (),
        published_basis="stated" if published else "",
    )  # fmt: skip
