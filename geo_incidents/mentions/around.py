"""What stands round a spot: the nouns that say what it is, the words that touch it, the line it stands in."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from geo_incidents.mentions import gaps
from geo_incidents.mentions.propose import Spot
from geo_incidents.mentions.scan import Hit, Scan
from geo_incidents.once import once

# What the groups of [before] and [after] in the lexicon say a name is; plural where a list of names follows.
KINDS = {
    "settlement": "settlement", "settlements": "settlement", "city": "city", "cities": "city", "quarter": "quarter",
    "quarters": "quarter", "facility": "facility", "governorate": "governorate", "governorates": "governorate",
    "district": "district", "subdistrict": "subdistrict", "countryside": "countryside", "edge": "edge", "area": "area",
    "relief": "relief", "road": "road", "near": "near", "office": "office",
    "dedicated": "dedicated", "street": "dedicated", "districts": "district",
}  # fmt: skip
PLURALS = frozenset({"settlements", "cities", "quarters", "governorates", "districts"})
SETTLED = frozenset({"settlement", "city", "quarter"})
TRANSPARENT = ("language.articles", "directions.inner", "neutral.words", "language.list_openers", "bearings.", "sides.")
PREPOSITIONS = ("before.inside", "before.motion", "before.near", "bearings.")
ALEF_MAQSURA = "ى"
DEFINITE = ("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال")
AREA_NOUNS = frozenset(
    f"{side}.{kind}" for side in ("before", "after") for kind in ("countryside", "governorate", "district")
)
NUMBERING = gaps.STOP | gaps.CLOSE | gaps.DASH | gaps.HYPHEN
DEDICATED = frozenset({"before.dedicated", "after.dedicated"})
BUILDINGS = frozenset({"dedicated", "facility"})
NAMING = ("names.heads", "persons.first_names")  # roles of words that names of places are made of
NOUNS_OF_KIND = frozenset(
    f"before.{kind}" for kind in ("settlement", "settlements", "city", "quarter", "countryside", "governorate")
)
APPOSITION = 6  # words behind a name within which "a … village" must have its noun
CONTAINED_REACH = 6  # words behind a name in which the noun of what contains it must stand
BREATH = gaps.SPACE | gaps.HYPHEN | gaps.APOSTROPHE
TOUCH = BREATH | gaps.QUOTE | gaps.LINE


class Cue(NamedTuple):
    """A noun that says what a name is."""

    kind: str
    plural: bool
    hit: Hit
    linked: bool = False  # "village of X", not "village X"


class Around:
    """A spot's surroundings, each looked at when it is first asked for."""

    def __init__(self, scan: Scan, spot: Spot) -> None:
        self.scan, self.spot = scan, spot
        self.listed = ""  # a believed name of the same list
        self.chained = ""  # the plural cue that opened its list
        self.believed_elsewhere = 0.0  # how firmly the same words are believed elsewhere in the report
        self.person_elsewhere = False
        self.company = 0  # other names that the report is sure of

    # --- nouns and prepositions ---

    @once
    def cue_before(self) -> Cue | None:
        """ "village of X", "قرية X": the nearest noun before the name, past articles and directions."""
        number = self.spot.start
        if self.spot.clitics.startswith(("و", "ف")) or self.scan.gap(number) & ~(TOUCH | gaps.COLON):
            return None
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
            if any(role in AREA_NOUNS for hit in hits for role in hit.roles):
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

    # --- the words themselves ---

    @once
    def full_words(self) -> int:
        """How many words it has, articles aside."""
        spot = self.spot
        return sum(not self.scan.is_article(number) for number in range(spot.start, spot.end - 1)) + 1

    @once
    def head(self) -> str:
        """The word it opens with, where names of places open with it; "" elsewhere."""
        first = self.spot.start
        while first < self.spot.end - 1 and self.scan.is_article(first):
            first += 1
        word = self.spot.words[0] if first == self.spot.start else self.scan.words[first].folded
        return word if self.scan.vocabulary.plays(word, "names.heads") else ""

    @once
    def consonants(self) -> int:
        """Letters that are no Latin vowels."""
        return sum(letter not in "aeiouyw" for letter in "".join(self.spot.words))

    @once
    def role(self) -> frozenset[str]:
        """Roles that the vocabulary gives to the whole name as a phrase."""
        hits = self.scan.starting.get(self.spot.start, ())
        own = (hit for hit in hits if hit.end == self.spot.end and hit.clitics == self.spot.clitics)
        return frozenset(role for hit in own for role in hit.roles)

    @once
    def linked(self) -> bool:
        """Whether "of" stands before it: "the office of X"."""
        return self.phrase_before("before.linking") is not None

    @once
    def noun_of_kind(self) -> bool:
        """Whether it is a noun of kind behind a clitic: "بقرية" is "in the village of", and a village too."""
        hits = self.scan.starting.get(self.spot.start, ())
        own = (hit.roles for hit in hits if hit.end == self.spot.end and hit.clitics != self.spot.clitics)
        return any(not NOUNS_OF_KIND.isdisjoint(roles) for roles in own)

    @once
    def adjective(self) -> str:
        """The definite Arabic word that this one, definite too, would be the adjective of; "" where it is none."""
        number = self.spot.start - 1
        if number < 0 or self.full_words > 1 or self.spot.clitics or self.scan.gap(self.spot.start) != gaps.SPACE:
            return ""
        word, own = self.scan.words[number].folded, self.spot.words[0]
        definite = word.startswith(DEFINITE) or word.endswith(("ه", "ها", "هم"))
        if not own.startswith("ال") or not definite or len(word) < 4:
            return ""
        known = any(not opens(hit.roles, ("neutral.",)) for hit in self.scan.ending.get(number + 1, ()))
        return "" if known else self.scan.surface(number, number + 1)

    @once
    def surface(self) -> str:
        """The name as written."""
        return self.spot.span.of(self.scan.text)

    @once
    def swallowed(self) -> list[str]:
        """Its words that the lexicon knows as something else than a head of names or a saint's name."""
        vocabulary, first, is_article = self.scan.vocabulary, self.spot.start, self.scan.is_article
        bare = (
            n
            for n in range(len(self.spot.words))
            if not is_article(first + n) and not (n and is_article(first + n - 1))
        )
        words = [self.spot.words[n] for n in bare]
        return [word for word in words if vocabulary.known(word) and not any(vocabulary.plays(word, r) for r in NAMING)]

    @once
    def function_words(self) -> list[str]:
        """Its words, past the first, that are the language's little ones: a name was read across them."""
        plays, first = self.scan.vocabulary.plays, self.spot.start
        inner = [word for n, word in enumerate(self.spot.words) if n and not self.scan.is_article(first + n)]
        return [word for word in inner if plays(word, "language.function_words")]

    @once
    def lower_case_elsewhere(self) -> bool:
        """Whether the report writes the same single word without a capital, too."""
        return self.full_words == 1 and not self.spot.arabic and self.spot.words[-1] in self.scan.lower_case

    # --- the words that touch it ---

    @once
    def opens_sentence(self) -> bool:
        """Whether a sentence or a line begins with the name."""
        return bool(self.scan.gap(self.spot.start) & (gaps.STOP | gaps.PARAGRAPH | gaps.LINE | gaps.BULLET))

    def left_over(self, number: int, gap: int) -> str:
        """A capitalised neighbour, written in the same breath, that no phrase explains; "" where there is none."""
        if self.spot.arabic or not 0 <= number < len(self.scan) or gap & ~BREATH:
            return ""
        if gap & gaps.HYPHEN and number in self.scan.known:  # "A-B road"
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
    def capital_follows(self) -> bool:
        """Whether a capitalised word follows in the same breath, explained or not."""
        end = self.spot.end
        return end < len(self.scan) and not self.scan.gap(end) & ~gaps.SPACE and self.scan.words[end].capital

    def phrase_before(self, role: str) -> Hit | None:
        """A phrase of a role that touches the name from before, nothing written on to the name between."""
        if self.spot.clitics or self.scan.gap(self.spot.start) & ~TOUCH:
            return None
        return self.scan.before(self.spot.start, role)

    def phrase_behind(self, role: str) -> Hit | None:
        """A phrase of a role that touches the name from behind."""
        return None if self.scan.gap(self.spot.end) & ~TOUCH else self.scan.after(self.spot.end, role)


def cue_at(scan: Scan, number: int, *, before: bool) -> Cue | None:
    """The longest cue noun that ends before, or starts at, a word."""
    hits = (scan.ending if before else scan.starting).get(number, ())
    found = [Cue(kind, plural, hit) for hit in hits for kind, plural in cues(hit.roles, before=before)]
    return max(found, key=lambda cue: (cue.hit.end - cue.hit.start, cue.kind, cue.plural), default=None)


@lru_cache(maxsize=10_000)
def cues(roles: frozenset[str], *, before: bool) -> tuple[tuple[str, bool], ...]:
    """What a phrase of these roles calls the name behind it, or before it, and whether several names."""
    side = "before" if before else "after"
    groups = (group for section, _, group in (role.partition(".") for role in sorted(roles)) if section == side)
    return tuple((KINDS[group], group in PLURALS) for group in groups if group in KINDS)


@lru_cache(maxsize=10_000)
def opens(roles: frozenset[str], sections: tuple[str, ...]) -> bool:
    """Whether one of the roles opens so."""
    return any(role.startswith(sections) for role in roles)
