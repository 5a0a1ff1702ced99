"""Sentences written outside the page's program: in meta tags, on paper, for readers without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from geo_incidents.model import AreaStatement, Incident, IncidentStatus, Place, Precision, Result, Toll, When
from geo_incidents.webmap.assets import strings
from geo_incidents.webmap.figures import Sign, of_toll

Subject = Incident | AreaStatement
FLOORS = ("ten_thousands", 10_000), ("thousands", 1000), ("hundreds", 100), ("dozens", 10), ("several", 0)


def deck(result: Result, lang: str) -> str:
    """How many reports describe what, and when."""
    words = strings(lang)["page"]
    days = span(result, lang)
    form = words["deck"] if days else words["deck_undated"]
    return filled(plural(form, len(result.sources), lang), n=str(len(result.sources)), days=days)


def span(result: Result, lang: str) -> str:
    """First to last day of the incidents; "" if none is dated."""
    starts = [i.when.start or i.when.end for i in result.incidents]
    ends = [i.when.end or i.when.start for i in result.incidents]
    known = [day for day in (*starts, *ends) if day]
    return days(When(min(known), max(known)), lang) if known else ""


def plural(forms: Mapping[str, str] | str, n: int, lang: str) -> str:
    """The plural form of a phrase for a number, by CLDR's rules for the page's languages."""
    if isinstance(forms, str):
        return forms
    return forms.get(_category(n, lang), forms["other"])


def _category(n: int, lang: str) -> str:
    if lang == "fr":
        return "one" if n < 2 else "other"
    if lang != "ar":
        return "one" if n == 1 else "other"
    if n < 3:
        return ("zero", "one", "two")[n]
    return "few" if 3 <= n % 100 <= 10 else "many" if n % 100 >= 11 else "other"


def headline(subject: Subject, lang: str) -> str:
    """What is reported, and where."""
    words = strings(lang)
    if isinstance(subject, Incident):
        form, places = ("near" if subject.precision is Precision.NEAR else "in"), [subject.place]
    else:
        form, places = "of", list(subject.areas)
    named = words["page"]["comma"].join(name(place, lang) for place in places)
    return filled(words["headline"][form], kind=words["kind"][subject.kind], place=named)


def name(place: Place, lang: str) -> str:
    """A place's usual name in a language."""
    return place.name_in(lang)


def days(when: When, lang: str) -> str:
    """The window in words."""
    start, end = when.start or when.end, when.end or when.start
    if start is None or end is None:
        return str(strings(lang)["list"]["undated"])
    if start == end:
        return _day(start, lang)
    same_month = (start.year, start.month) == (end.year, end.month)
    return f"{start.day}–{_day(end, lang)}" if same_month else f"{_day(start, lang)} – {_day(end, lang)}"


def _day(day: date, lang: str) -> str:
    words = strings(lang)["months"]
    return filled(words["day"], day=str(day.day), month=words["names"][day.month - 1], year=str(day.year))


def figure(toll: Toll, subject: Subject, lang: str) -> str:
    """A toll as stated, with the group that it counts."""
    words = strings(lang)
    told = of_toll(toll, subject)
    ends = [_said(sign, n, lang) for n, sign in told]
    number = filled(words["bound"]["range"], low=ends[0], high=ends[1]) if len(ends) == 2 else "".join(ends)
    form = told[0][0] if len(told) == 1 and told[0][1] is Sign.EXACT else max(3, *(n for n, _ in told))
    vague = any(sign is Sign.WORD for _, sign in told)
    if toll.category != "all":
        group = plural(words["category"][toll.category], form, lang)
        unit = filled(words["figure"]["unit"], category=group, outcome=words["outcome"][toll.outcome])
        return filled(words["figure"]["word_of"] if vague else "{n} {unit}", n=number, unit=unit)
    by_number = words["outcome_by_number"].get(toll.outcome, words["outcome"][toll.outcome])
    after_word = words["outcome_of_word"].get(toll.outcome) if vague else None
    phrase = plural(words["figure"]["sentence"], form, lang)
    return filled(phrase, n=number, unit=after_word or plural(by_number, form, lang))


def _said(sign: Sign, n: int, lang: str) -> str:
    words = strings(lang)
    if sign is Sign.WORD:
        return str(words["vague"][next(word for word, floor in FLOORS if n >= floor)])
    return filled(words["bound"][sign.name.lower()], n=str(n))


def support(subject: Subject, lang: str) -> str:
    """The number of origins, whether they agree, and who denies it."""
    words = strings(lang)["support"]
    if subject.status is IncidentStatus.WEAK:
        told = [words["weak"]]
    else:
        told = [filled(plural(words["origins"], len(subject.origins), lang), n=str(len(subject.origins)))]
    if subject.status is IncidentStatus.CONTESTED:
        told.append(words["disagree"])
    deniers = dict.fromkeys(one.name for c in subject.claims if c.polarity == "denied" for one in c.roots)
    named = [who for who in deniers if who]
    if named:
        told.append(filled(words["denied_by"], who=strings(lang)["page"]["comma"].join(named)))
    return str(strings(lang)["page"]["comma"].join(told))


def filled(phrase: str, **values: str) -> str:
    """A phrase with its placeholders replaced; `format` would treat braces in a name as placeholders."""
    for blank, value in values.items():
        phrase = phrase.replace(f"{{{blank}}}", value)
    return phrase
