"""Who says so: the chain from the original speaker to the publisher, root first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from geo_incidents import lexicon
from geo_incidents.claims.sentences.groups import filled, written_on
from geo_incidents.claims.sentences.scenes import Scene
from geo_incidents.claims.triggers import cues, forms
from geo_incidents.grammar import Hit, hits, occurs
from geo_incidents.model import BlockKind, Source, Span, Speaker, SpeakerKind
from geo_incidents.scoring.attach import NO_TAGS, REACH, Pair, Stretch
from geo_incidents.text import Analysed
from geo_incidents.text.tokens import Token

PARTING = frozenset(',،;؛:."«»“”()–—')  # signs over which no speaker reaches
JOINED = 3  # tokens between two speakers who say so together: "and four local"
ARTICLE = "ال"
APPOSED = 3  # signs between a speaker and what describes him
WATCHERS = (SpeakerKind.MONITOR, SpeakerKind.UN_NGO)  # whose activists are: نشطاء المرصد
DESCRIBED = 200  # code points in front of a word of speaking that hold a name and its description
OPENING = 2  # tokens in front of a speaker whose verb may come late: "Residents of X, one of the towns …, said"
# A name and what makes its bearer a private person, before a word of speaking ("Samir, a farmer, said") and behind one.
NAME = r"(?P<name>[A-Z][\w’'-]+(?: (?:[a-z]{2}-)?[A-Z][\w’'-]+){0,3}|(?:[\u0621-\u064a]+ ){0,2}[\u0621-\u064a]+)"
BEFORE = re.compile(NAME + r"[,،] (?P<who>[^.;؛]{3,120}?)[,،]?\s*$")
BEHIND = re.compile(r"\s*" + NAME + r"[,،] (?P<who>[^.;؛]{3,80})")

Chain = tuple[Speaker, ...]


@dataclass(slots=True)
class Heard:
    """The offices that a report has named so far: "the ministry" is the one it named last."""

    named: dict[str, Speaker] = field(default_factory=dict)  # by each word of the name

    def meant(self, speaker: Speaker, scene: Scene) -> Speaker:
        """The speaker, or the office that a word like "the ministry" means; a named office is kept for later ones."""
        here = scene.stretch(speaker.span) if speaker.span else Stretch(0, 0)
        words = [word.form.removeprefix(ARTICLE) for word in scene.words[here.first : here.last]]
        if occurs(cues(scene.lang, "offices"), scene.words, here.first, here.last):
            last = self.named.get(words[-1])
            return replace(last, span=speaker.span) if last else speaker
        if speaker.kind is SpeakerKind.STATE:
            self.named |= dict.fromkeys(words, speaker)
        return speaker


def chain(scene: Scene, analysed: Analysed, source: Source, previous: Chain, heard: Heard) -> Chain:
    """Speakers of a sentence, root first and the publisher last; whoever says so with another stands behind him.

    `previous` is the chain that a pronoun points back to, and that an item of a list goes on with; `heard` are the
    offices named so far.
    """
    words, lang = scene.words, scene.lang
    listed = scene.block is BlockKind.LIST_ITEM
    found = spoken(analysed.text, scene)
    if person := private_person(analysed, scene):
        found = [person, *(speaker for speaker in found if speaker.kind is not SpeakerKind.WITNESS)]
    found = [heard.meant(speaker, scene) for speaker in found]
    pronoun = next(hits(cues(lang, "pronouns"), words), None)
    if pronoun and (not found or (pronoun.first == 0 and not follows(pronoun, found[0]))):
        found = [speaker for speaker in previous if speaker.kind is not SpeakerKind.PUBLISHER] or found
    if listed and not found:
        found = [speaker for speaker in previous if speaker.kind is not SpeakerKind.PUBLISHER]
    # Whoever relays stands behind whoever knows, in whatever order the sentence names them.
    ordered = sorted(found, key=lambda speaker: speaker.kind is SpeakerKind.MEDIA)
    distinct = {speaker.key: speaker for speaker in reversed(ordered)}
    return (*_side_by_side(list(distinct.values())[::-1], scene), publisher(source))


def _side_by_side(speakers: Sequence[Speaker], scene: Scene) -> Iterator[Speaker]:
    """The speakers, those marked that are joined to the one before: "the Observatory and four residents"."""
    for before, speaker in zip((None, *speakers), speakers, strict=False):
        together = before is not None and (speaker.beside or _joined(before, speaker, scene))
        yield replace(speaker, beside=together)


def _joined(one: Speaker, other: Speaker, scene: Scene) -> bool:
    """Whether nothing but "and" and who many they are stands between two speakers of one sort."""
    relays = [speaker.kind is SpeakerKind.MEDIA for speaker in (one, other)]
    if one.span is None or other.span is None or one.span.end > other.span.start or relays[0] != relays[1]:
        return False
    if not (scene.span.contains(one.span) and scene.span.contains(other.span)):
        return False
    first, stop = scene.words.since(one.span.end), scene.words.before(other.span.start)
    between = scene.words[first:stop]
    if len(between) > JOINED or any(word.form in PARTING for word in between):
        return False
    opening = scene.words[first].form[:1] if first < len(scene.words) and scene.lang == "ar" else ""
    said = {opening, written_on(scene.words, stop, other.span.start), *(word.form for word in between)}
    return any(word.isalpha() and word in forms(scene.lang, "join") for word in said)


def follows(pronoun: Hit, speaker: Speaker) -> bool:
    """Whether a word like "and he said" is directly followed by its subject: وقال سكان."""
    return speaker.span is not None and 0 <= speaker.span.start - pronoun.span.end <= 1


def spoken(text: str, scene: Scene) -> list[Speaker]:
    """Known speakers within reach of a word of speaking, or with whom the sentence opens that has one."""
    late = opening(scene.lang)
    found = described(scene)
    said = {hit: [verb for verb in scene.verbs if speaks(hit, verb, scene, late)] for hit in found}
    subjects = {verb for hit, verbs in said.items() for verb in verbs if hit.first < verb.first}
    plain = [hit.first for hit in hits(cues(scene.lang, "plain"), scene.words)]
    told = {verb for verb in subjects if verb.first in plain}  # what follows is what its subject says
    return [
        replace(hit.value, span=hit.span, name=hit.value.name or called(hit, scene, text))
        for hit, verbs in said.items()
        if any(hit.first < verb.first or verb not in told for verb in verbs)
    ]


def called(hit: Hit, scene: Scene, text: str) -> str:
    """A speaker without a name, as written, without the word that leads on to his home: "a man | from"."""
    end = hit.last - 1
    home = next(hits(cues(scene.lang, "home"), scene.words, end, end + 1), None)
    return text[hit.span.start : home.span.start].rstrip() if home else hit.span.of(text)


def speaks(hit: Hit, verb: Hit, scene: Scene, late: int) -> bool:
    """Whether a speaker belongs to a word of speaking: close by, before it with nothing between, or opening for it."""
    if hit.first < verb.first:
        return hit.first <= late or fit(hit, verb, scene).fits
    clauses = hits(cues(scene.lang, "that"), scene.words, verb.first, hit.first)  # "noted that" is one phrase
    named = [other.span for other in scene.speakers]  # سي إن إن holds no "that"
    opens = any(not any(span.contains(that.span) for span in named) for that in clauses)
    return not opens and fit(hit, verb, scene).fits


def fit(hit: Hit, verb: Hit, scene: Scene) -> Pair:
    """How well a speaker fits a word of speaking, and why."""
    along = hit.first < verb.first and not any(word.form in PARTING for word in scene.words[hit.last : verb.first])
    one, other = Stretch(verb.first, verb.last), Stretch(hit.first, hit.last)
    return scene.between.pair("speaker", one, other, {f"{REACH}along": 1.0} if along else NO_TAGS)


def described(scene: Scene) -> list[Hit]:
    """Speakers without words that only describe another: "the Network, another monitor", "a spokesman for …"."""
    kept: list[Hit] = []
    for hit in scene.speakers:
        between = scene.words[kept[-1].last : hit.first] if kept else ()
        if kept and posted(kept[-1], hit, between, scene.lang):
            continue
        if kept and describes(kept[-1], hit, between, scene.lang):
            kept[-1] = hit if hit.value.name else kept[-1]
            continue
        apart = not kept or len(between) > APPOSED or any(word.form[0].isalnum() for word in between)
        if apart or hit.value.name:
            kept.append(hit)
    return kept


def posted(one: Hit, other: Hit, between: Sequence[Token], lang: str) -> bool:
    """Whether one is only sent to the other: "Russia's envoy to the United Nations"."""
    envoy = one.value.kind is SpeakerKind.POLITICIAN and not one.value.name and other.value.kind is SpeakerKind.UN_NGO
    return envoy and bool(between) and filled(between, lang, "owner", "to", most=APPOSED)


def describes(one: Hit, other: Hit, between: Sequence[Token], lang: str) -> bool:
    """Whether one of two speakers says what the other is: "officials in the ministry", "X's reporter"."""
    if len(between) > APPOSED or bool(one.value.name) == bool(other.value.name):
        return False
    media = one.value.kind is other.value.kind is SpeakerKind.MEDIA
    owned = bool(between) and filled(between, lang, "owner", most=APPOSED)
    state = not one.value.name and other.value.kind is SpeakerKind.STATE
    members = not between and one.value.kind is SpeakerKind.ANONYMOUS and other.value.kind in WATCHERS
    return members or (media and (owned or not between)) or (state and owned)


def opening(lang: str) -> int:
    """Tokens in front of a speaker whose verb may come late: many where a language puts the verb last."""
    return int(lexicon.table(lang, "speakers").get("reach", {}).get("opening", OPENING))


def private_person(analysed: Analysed, scene: Scene) -> Speaker | None:
    """A named speaker described as a local person rather than the holder of an office."""
    text, described_as = analysed.text, cues(scene.lang, "resident_words")
    if not occurs(described_as, scene.words):
        return None
    for verb in scene.verbs:
        start = max(scene.span.start, verb.span.start - DESCRIBED)
        for match in (BEFORE.search(text, start, verb.span.start), BEHIND.match(text, verb.span.end, scene.span.end)):
            known = [*(hit.span for hit in scene.speakers), *(group.span for group in (*scene.groups, *scene.origins))]
            if match is None or any(span.overlaps(Span(*match.span("name"))) for span in known):
                continue
            if occurs(described_as, analysed.clipped(*match.span("who"))):
                key = "person:" + match["name"].casefold()
                return Speaker(match["name"], SpeakerKind.WITNESS, key, private=True, span=Span(*match.span("name")))
    return None


def publisher(source: Source) -> Speaker:
    """The publisher as the last speaker of every chain."""
    name = source.publisher or source.report_id
    return Speaker(name, SpeakerKind.PUBLISHER, f"publisher:{name.casefold()}")


def hedge(words: Sequence[Token], lang: str, text: str) -> str:
    """The hedge of a sentence as written; "" where it has none."""
    return next((hit.span.of(text) for hit in hits(cues(lang, "hedges"), words)), "")


def unverified(words: Sequence[Token], lang: str) -> bool:
    """Whether the sentence says that the report could not verify something."""
    return occurs(cues(lang, "unverified"), words)
