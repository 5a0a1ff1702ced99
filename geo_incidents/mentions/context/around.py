"""The context of a spot: nouns that say what it is, adjacent words, and its line."""

from __future__ import annotations

from geo_incidents.mentions.context.of_report import Context
from geo_incidents.mentions.context.own_words import OwnWords
from geo_incidents.mentions.propose import Spot
from geo_incidents.mentions.scan import SETTLED, Cue, Hit, cue_at, opens
from geo_incidents.once import once
from geo_incidents.text import gaps

TRANSPARENT = ("language.articles", "directions.inner", "neutral.words", "language.list_openers", "bearings.", "sides.")
PREPOSITIONS = ("before.inside", "before.motion", "before.near", "bearings.")
ALEF_MAQSURA = "ى"
AREA_NOUNS = frozenset(
    f"{side}.{kind}" for side in ("before", "after") for kind in ("countryside", "governorate", "district")
)
NUMBERING = gaps.STOP | gaps.CLOSE | gaps.DASH | gaps.HYPHEN
BUILDINGS = frozenset({"dedicated", "facility"})
APPOSITION = 6  # words behind a name within which "a … village" must have its noun
CONTAINED_REACH = 6  # words behind a name in which the noun of what contains it must stand
BREATH = gaps.SPACE | gaps.HYPHEN | gaps.APOSTROPHE
TOUCH = BREATH | gaps.QUOTE | gaps.LINE


class Around(OwnWords):
    """A spot's surroundings, each looked at when it is first asked for."""

    def __init__(self, context: Context, spot: Spot) -> None:
        super().__init__(context, spot)
        self.listed = ""  # a likely name of the same list
        self.chained = ""  # the plural cue that opened its list
        self.opener: Cue | None = None  # that cue
        self.person_elsewhere = False
        self.inside_longer = False  # a part of a longer listed name

    # --- nouns and prepositions ---

    @once
    def cue_before(self) -> Cue | None:
        """ "village of X", "قرية X": the nearest noun before the name, past articles and directions."""
        number = self.spot.start
        if self.spot.clitics.startswith(("و", "ف")) or self.scan.gap(number) & ~(TOUCH | gaps.COLON):
            return None
        office = cue_at(self.scan, number, before=True)
        if office is not None and office.kind == "office" and self.cue_after is None:
            return office  # "governor of": the linking word is its own
        if number - 1 in self.scan.known and self.bare_list:
            return self.bare_list
        linking = self.scan.before(number, "before.linking")
        if linking is not None and not self.scan.gap(linking.start) & ~TOUCH:
            number = linking.start
        for _ in range(3):
            cue = cue_at(self.scan, number, before=True)
            if cue is not None:
                return cue._replace(linked=linking is not None)
            number = self._past_transparent(number)
        return None

    @once
    def cue_after(self) -> Cue | None:
        """ "X village", "X köyü", "X, a village": the noun behind the name."""
        if self.scan.gap(self.spot.end) & ~TOUCH:
            return self._apposition()
        return cue_at(self.scan, self.spot.end, before=False)

    def _apposition(self) -> Cue | None:
        """ "X, a small coastal village", "X [a village": the noun that follows comma or bracket and article."""
        scan, number = self.scan, self.spot.end
        if not scan.gap(number) & (gaps.COMMA | gaps.OPEN) or scan.after(number, "language.articles") is None:
            return None
        for reached in range(number + 1, min(number + APPOSITION, len(scan))):
            if scan.gap(reached) & ~TOUCH or scan.words[reached].capital:
                return None
            cue = cue_at(scan, reached, before=True) or cue_at(scan, reached, before=False)
            if cue is not None and cue.hit.start > number:
                told = cue.kind in SETTLED and scan.after(cue.hit.end, "before.linking") is None  # not "the town of Y"
                return cue if told else None
        return None

    def _past_transparent(self, number: int) -> int:
        for hit in self.scan.ending.get(number, ()):
            if opens(hit.roles, TRANSPARENT) and not self.scan.gaps[hit.start] & ~TOUCH:
                return hit.start
        return number

    @once
    def preposition(self) -> Hit | None:
        """ "in X", "to X", "in the northern X": past articles and directions."""
        number = self.spot.start
        if self.scan.gap(number) & ~TOUCH or self.spot.clitics.startswith(("و", "ف")):
            return None
        for _ in range(3):
            for hit in self.scan.ending.get(number, ()):
                if opens(hit.roles, PREPOSITIONS):
                    return hit
            number = self._past_transparent(number)
        return None

    @once
    def holds(self) -> Cue | None:
        """ "villages in X", "a neighbourhood in X": the noun of what lies in it."""
        number = self.spot.start
        if self.cue_before is not None or self.scan.gap(number) & ~TOUCH:
            return None
        number = self._past_transparent(number)
        inside = self.scan.before(number, "before.inside")
        if inside is None and not self.spot.clitics.endswith("ب"):
            return None
        number = inside.start if inside else number
        return cue_at(self.scan, number, before=True) or self._called_after(number)

    def _called_after(self, number: int) -> Cue | None:
        """ "the hospital of X in", "مشفى الباسل في": the noun of a building before the name that it has."""
        if number < 2 or self.scan.gap(number) & ~TOUCH or self.scan.gap(number - 1) & ~TOUCH:
            return None
        cue = cue_at(self.scan, number - 1, before=True)
        return cue if cue and cue.kind in BUILDINGS else None

    @once
    def itemised(self) -> bool:
        """Whether it opens a line as an item: "- X (Y province): 5", or without a bullet "X – 5"."""
        scan, start, end = self.scan, self.spot.start, self.spot.end
        numbered = self._numbered(start)
        if not numbered and not scan.gap(start) & (gaps.LINE | gaps.PARAGRAPH):
            return False
        if numbered or scan.opens_with_bullet(start):
            return bool(scan.gap(end) & (gaps.OPEN | gaps.COLON | gaps.DASH)) or self._tallied(end)
        return bool(scan.gap(end) & (gaps.COLON | gaps.DASH)) and self._tallied(end)

    def _numbered(self, number: int) -> bool:
        """Whether a figure and a mark open the line before a word: "3. X", "٣- X"."""
        scan = self.scan
        if number == 0 or scan.words[number - 1].script != "number":
            return False
        return bool(scan.gap(number - 1) & (gaps.LINE | gaps.PARAGRAPH) and scan.gap(number) & NUMBERING)

    def _tallied(self, number: int) -> bool:
        """Whether a figure stands at a word, alone to the end of its line."""
        scan = self.scan
        if number >= len(scan) or scan.words[number].script != "number":
            return False
        return bool(scan.gap(number + 1) & (gaps.LINE | gaps.PARAGRAPH))

    @once
    def contained(self) -> bool:
        """Whether the words behind it say where it lies: "in the Y countryside", "(Y province)", "بريف Y"."""
        number = self.spot.end
        for _ in range(CONTAINED_REACH):
            if self.scan.gap(number) & ~(TOUCH | gaps.OPEN | gaps.COMMA):
                return False
            hits = self.scan.starting.get(number, ())
            if number == self.spot.end and self.scan.gap(number) & (gaps.COMMA | gaps.OPEN) and self._measured(number):
                return True
            if any(not AREA_NOUNS.isdisjoint(hit.roles) for hit in hits):
                return number > self.spot.end or any(hit.clitics or self.spot.arabic for hit in hits)
            if not hits and not self.scan.words[number].capital:
                return False
            number += 1
        return False

    def _measured(self, number: int) -> bool:
        """Whether a distance or a bearing starts at a word: "10 km south of", "near"."""
        if self.scan.words[number].script == "number":
            return any("units." in role for hit in self.scan.starting.get(number + 1, ()) for role in hit.roles)
        hits = self.scan.starting.get(number, ())
        return any(role.startswith(("bearings.", "before.near", "before.edge")) for hit in hits for role in hit.roles)

    @once
    def inner(self) -> Hit | None:
        """ "much of X", "eastern X": only a part of it is meant, and no noun of kind stands between."""
        if self.cue_before or self.cue_after:
            return None
        return self.phrase_before("directions.inner")

    @once
    def region(self) -> Hit | None:
        """ "the central village of X", "central X": the part of the country it lies in."""
        start = self.cue_before.hit.start if self.cue_before else self.spot.start
        if self.scan.gap(start) & ~TOUCH:
            return None
        hits = (hit for hit in self.scan.ending.get(start, ()) if opens(hit.roles, ("regions.",)))
        return next(hits, None)

    @once
    def reached(self) -> Hit | None:
        """ "fled to X", "inside X": one goes into a town, not into a province."""
        return None if self.cue_before or self.cue_after else self.phrase_before("directions.reached")

    @once
    def origin(self) -> Hit | None:
        """ "residents of X", "reporter in X": somebody comes from there or sits there."""
        number = self.cue_before.hit.start if self.cue_before else self.spot.start
        if self.spot.clitics or self.scan.gap(number) & ~TOUCH:
            return None
        return self.scan.before(number, "origins.words")

    def words_of(self, cue: Cue | None) -> str:
        """A cue as the report writes it."""
        return self.scan.surface(cue.hit.start, cue.hit.end) if cue else ""

    # --- the words that touch it ---

    @once
    def opens_sentence(self) -> bool:
        """Whether a sentence or a line begins with the name."""
        return bool(self.scan.gap(self.spot.start) & (gaps.STOP | gaps.PARAGRAPH | gaps.LINE | gaps.BULLET))

    def left_over(self, number: int, gap: int) -> str:
        """A capitalised neighbour, written in the same breath, that no phrase explains; "" where there is none."""
        if self.spot.arabic or not 0 <= number < len(self.scan) or gap & ~BREATH:
            return ""
        if number in self.scan.known and (gap & gaps.HYPHEN or self.bare_list):  # "A-B road"
            return ""
        word = self.scan.words[number]
        if not word.capital or self.scan.starting.get(number) or self.scan.ending.get(number + 1):
            return ""
        return "" if self.scan.is_article(number) else self.scan.surface(number, number + 1)

    @once
    def left_neighbour(self) -> str:
        """A capitalised word before the name that is left over."""
        return self.left_over(self.spot.start - 1, self.scan.gap(self.spot.start))

    @once
    def right_neighbour(self) -> str:
        """A capitalised word behind the name that is left over."""
        return self.left_over(self.spot.end, self.scan.gap(self.spot.end))

    @once
    def word_before(self) -> str:
        """The word right before the name in the same breath, a Latin one with a capital; "" where there is none."""
        number = self.spot.start - 1
        if number < 0 or self.spot.clitics or self.scan.gap(self.spot.start) & ~gaps.SPACE:
            return ""
        word = self.scan.words[number]
        return word.folded if word.capital or word.script == "arabic" else ""

    @once
    def word_behind(self) -> str:
        """The word right behind the name, likewise."""
        number = self.spot.end
        if number >= len(self.scan) or self.scan.gap(number) & ~gaps.SPACE:
            return ""
        word = self.scan.words[number]
        return word.folded if word.capital or word.script == "arabic" else ""

    @once
    def first_name_before(self) -> Hit | None:
        """A first name right before it; على is "on", علي is Ali, and folding makes them one."""
        hit = self.phrase_before("persons.first_names")
        if hit and "before.motion" in hit.roles and self.scan.words[hit.start].surface.endswith(ALEF_MAQSURA):
            return None
        return hit

    @once
    def named_person(self) -> bool:
        """Whether a first name or a title makes it a person's name."""
        first = self.first_name_before or self.phrase_before("persons.titles")
        return bool(first) and not self.cue_before and not self.cue_after

    @once
    def bare_list(self) -> Cue | None:
        """The plural noun before the list without commas that it stands in: "the villages of Kadin Salma Dourin"."""
        number = self.spot.start
        while number and number - 1 in self.scan.known and not self.scan.gap(number) & ~gaps.JOINS:
            number -= 1
        linking = self.scan.before(number, "before.linking")
        cue = cue_at(self.scan, linking.start if linking else number, before=True)
        return cue if cue and cue.plural and cue.kind in SETTLED else None

    @once
    def capital_follows(self) -> bool:
        """Whether a capitalised word follows in the same breath, explained or not."""
        end = self.spot.end
        if end >= len(self.scan) or self.scan.gap(end) & ~gaps.SPACE or (self.bare_list and end in self.scan.known):
            return False
        return self.scan.words[end].capital or self.scan.is_article(end)

    @once
    def linked(self) -> bool:
        """Whether "of" stands before it: "the office of X"."""
        return self.phrase_before("before.linking") is not None

    def phrase_before(self, role: str) -> Hit | None:
        """A phrase of a role that touches the name from before, nothing written on to the name between."""
        if self.spot.clitics or self.scan.gap(self.spot.start) & ~TOUCH:
            return None
        return self.scan.before(self.spot.start, role)

    def phrase_behind(self, role: str) -> Hit | None:
        """A phrase of a role that touches the name from behind."""
        return None if self.scan.gap(self.spot.end) & ~TOUCH else self.scan.after(self.spot.end, role)
