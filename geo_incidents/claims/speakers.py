"""Who says so: the chain from whoever knows to whoever publishes, root first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geo_incidents.claims.lexemes import Token
from geo_incidents.claims.vocabulary import Hit, cues, hits, speakers
from geo_incidents.model import Source, Span, Speaker, SpeakerKind

REACH = 5  # tokens between a speaker and the word that makes him speak
OPENING = 2  # tokens in front of a speaker whose verb may come late: "Residents of X, one of the towns …, said"
# "Samir Haddad, a 57-year-old resident of …": a name, then what makes him a private person.
PERSON = re.compile(r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}), (?P<who>[^.]{4,120}?) (?:said|told|says)\b")

Chain = tuple[Speaker, ...]


def chain(text: str, span: Span, words: Sequence[Token], lang: str, source: Source, previous: Chain) -> Chain:
    """Speakers of a sentence, root first and the publisher last; `previous` is the chain a pronoun points back to."""
    found = spoken(text, words, lang)
    if person := private_person(text, span, lang):
        found = [person, *(speaker for speaker in found if speaker.kind is not SpeakerKind.WITNESS)]
    if not found and any(True for _ in hits(cues(lang, "pronouns"), words)):
        found = [speaker for speaker in previous if speaker.kind is not SpeakerKind.PUBLISHER]
    # Whoever relays stands behind whoever knows, in whatever order the sentence names them.
    ordered = sorted(found, key=lambda speaker: speaker.kind is SpeakerKind.MEDIA)
    return (*{speaker.key: speaker for speaker in ordered}.values(), publisher(source))


def spoken(text: str, words: Sequence[Token], lang: str) -> list[Speaker]:
    """Known speakers within reach of a word of speaking, or with whom the sentence opens that has one."""
    verbs = list(hits(cues(lang, "verbs"), words))
    return [
        replace(hit.value, span=hit.span, name=hit.value.name or hit.span.of(text))
        for hit in hits(speakers(lang), words)
        if any(gap(hit, verb) <= REACH or (hit.first <= OPENING and hit.first < verb.first) for verb in verbs)
    ]


def gap(one: Hit, other: Hit) -> int:
    """Tokens between two phrases."""
    return max(one.first - other.first - other.length, other.first - one.first - one.length, 0)


def private_person(text: str, span: Span, lang: str) -> Speaker | None:
    """A named speaker whom the sentence describes as somebody from the place, not as an officer of anything."""
    match = PERSON.search(text, span.start, span.end)
    if match is None or not any(word in match["who"].lower() for word in resident_words(lang)):
        return None
    key = "person:" + match["name"].casefold()
    return Speaker(match["name"], SpeakerKind.WITNESS, key, private=True, span=Span(*match.span("name")))


def resident_words(lang: str) -> Sequence[str]:
    """Words that describe a private person."""
    from geo_incidents import lexicon

    words: Sequence[str] = lexicon.table(lang, "speakers").get("cue", {}).get("resident_words", ())
    return [word.replace(" - ", "-") for word in words]


def publisher(source: Source) -> Speaker:
    """The publisher as the last speaker of every chain."""
    name = source.publisher or source.report_id
    return Speaker(name, SpeakerKind.PUBLISHER, f"publisher:{name.casefold()}")


def hedge(words: Sequence[Token], lang: str, text: str) -> str:
    """The hedge of a sentence as written; "" where it has none."""
    return next((hit.span.of(text) for hit in hits(cues(lang, "hedges"), words)), "")


def unverified(words: Sequence[Token], lang: str) -> bool:
    """Whether the sentence says that the report could not verify something."""
    return any(True for _ in hits(cues(lang, "unverified"), words))
