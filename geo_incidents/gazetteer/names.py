"""Names → places: listed spellings, and any rendering of the Arabic name. The index only proposes candidates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from geo_incidents.gazetteer.indexing import ARABIZED, PACK, SHORTEST_KEY, Lines
from geo_incidents.gazetteer.not_places import NotPlace, NotPlaces, acronym
from geo_incidents.gazetteer.translit import arabic_skeletons, cost, latin_skeletons, rules
from geo_incidents.model import Place, PlaceKind
from geo_incidents.text.keys import ARABIC_ARTICLE, is_arabic, key

LISTED = "listed spelling"
TRANSLATED = "translated"  # stands in how a name with a translated head was found
WEAK_COST = 0.06  # a listed spelling that is doubtful or half of a compound
SECOND_COST = 0.03  # an Arabic name that is not the place's first: a namesake's first name wins
ARABIZED_COST = 0.03  # via Arabic letters made from another Latin spelling
HEAD_COST = 0.04  # a generic head that was translated: "castle of", "hill"
FUSED_COST = 0.03  # an article written together with its word: "Allatamina"
LONGEST_KEY = 60  # letters; the longest listed name has some forty
SHORTEST_POSSESSIVE = 6  # letters of an important name followed by s: "Syrias"
SHORTEST_FUSED = 5  # letters of a word with its article; shorter ones ("Alma") are words of their own


class Match(NamedTuple):
    """A place that a sequence of words may name."""

    place: int  # index into the gazetteer's places
    cost: float  # 0: a listed or regular spelling
    how: str


def cheapest(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The cheapest match of every place, cheapest first; ties go to the earlier one."""
    best: dict[int, Match] = {}
    for match in matches:
        if match.place not in best or match.cost < best[match.place].cost:
            best[match.place] = match
    return tuple(sorted(best.values(), key=lambda match: (match.cost, match.place)))


def without_fused(word: str) -> str:
    """A folded Latin word without a fused article: "Allatamina", "Ein Elarus"."""
    return word[2:] if word[:2] in ("al", "el") and len(word) >= SHORTEST_FUSED else word


class NameIndex:
    """The compiled index. `match` returns every place that the folded words may name, cheapest first."""

    def __init__(
        self, exact: Lines, skeletons: Lines, places: Sequence[Place], not_places: NotPlaces | None = None
    ) -> None:
        self._exact = exact
        self._skeletons = skeletons
        self._all = places
        self._not_places = not_places or NotPlaces()
        self._matched = lru_cache(200_000)(self._match)

    @classmethod
    def from_bytes(cls, data: bytes, places: Sequence[Place], not_places: NotPlaces) -> NameIndex:
        """The index from `compile_index`."""
        exact, skeletons = data.decode().split("\0")
        return cls(Lines(exact), Lines(skeletons), places, not_places)

    def opens(self, word: str) -> bool:
        """Whether a name may start with the folded Arabic word, ignoring its article."""
        return self._exact.opens(word) or self._exact.opens(word.removeprefix(ARABIC_ARTICLE))

    def match(self, folded: Sequence[str]) -> tuple[Match, ...]:
        """Every place that the folded words, of one script, may name."""
        return self._matched(tuple(folded))

    def not_a_place(self, folded: Sequence[str]) -> NotPlace | None:
        """What the folded words, of one script, are instead of a place; None if they may be one."""
        name = key(folded)
        if (found := self._not_places.get(name)) or not name or self._exact[name]:
            return found
        return acronym(name) or self._possessive(name)

    def _possessive(self, name: str) -> NotPlace | None:
        """A country, governorate or city followed by s without an apostrophe: "Syrias", "Aleppos"."""
        if len(name) < SHORTEST_POSSESSIVE or not name.endswith("s"):
            return None
        of = (self._all[place] for place, weight in self._places(name[:-1]) if weight != ARABIZED)
        owner = next((place for place in of if place.kind.is_area or place.kind is PlaceKind.CITY), None)
        return NotPlace(name, "possessive", f"{owner.name} with an s") if owner else None

    def _match(self, folded: tuple[str, ...]) -> tuple[Match, ...]:
        if none := self.not_a_place(folded):
            return tuple(Match(place, 0.0, LISTED) for place in none.places)
        return cheapest(self._proposals(folded))

    def _proposals(self, folded: tuple[str, ...]) -> Iterator[Match]:
        name = key(folded)
        if not SHORTEST_KEY <= len(name) <= LONGEST_KEY:
            return
        yield from self._listed(name, 0.0, LISTED)
        if is_arabic(name):
            return
        yield from self._rendered(name, 0.0)
        if (apart := key([without_fused(word) for word in folded])) != name:
            yield from self._listed(apart, FUSED_COST, "listed spelling, article apart")
            yield from self._rendered(apart, FUSED_COST)
        yield from self._translated(folded)

    def _listed(self, name: str, base: float, how: str) -> Iterator[Match]:
        """Places that are listed with this key."""
        extra = (0.0, SECOND_COST if is_arabic(name) else 0.0, WEAK_COST)
        for place, weight in self._places(name):
            if weight != ARABIZED:
                yield Match(place, base + extra[weight], how)

    def _rendered(self, latin: str, base: float) -> Iterator[Match]:
        """Places whose Arabic name the Latin letters may render."""
        accept = rules()["accept"]
        for arabic in self._behind(latin_skeletons(latin)):
            price = cost(latin, arabic)
            if price <= accept:
                yield from self._called(arabic, base + price)

    def _called(self, arabic: str, price: float, also: str = "") -> Iterator[Match]:
        """Places with this Arabic key, listed or made from another Latin spelling."""
        yield from self._listed(arabic, price, f"rendering of {arabic}{also}")
        for place, weight in self._places(arabic):
            if weight == ARABIZED:
                yield Match(place, price + ARABIZED_COST, f"like another spelling, {arabic} in Arabic letters{also}")

    def _places(self, name: str) -> Iterator[tuple[int, int]]:
        return (divmod(int(packed), PACK) for packed in self._exact[name])

    def _behind(self, skeletons: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(name for skeleton in skeletons for name in self._skeletons[skeleton]))

    def _translated(self, folded: tuple[str, ...]) -> Iterator[Match]:
        """Names with a translated head: "Castle of X", "X Hill", "Upper X"."""
        heads: dict[str, str] = rules()["heads"]
        words = [word for word in folded if word != "of"]
        for n in (0, len(words) - 1) if len(words) > 1 else ():
            if (head := heads.get(words[n])) is None:
                continue
            rest = key(words[:n] + words[n + 1 :])
            for skeleton in latin_skeletons(rest):
                for arabic in self._with_head(head, skeleton):
                    bare = arabic.replace(head, "", 1)
                    if (price := cost(rest, bare)) <= rules()["accept"]:
                        yield from self._called(arabic, price + HEAD_COST, f", {words[n]} {TRANSLATED}")

    def _with_head(self, head: str, skeleton: str) -> list[str]:
        """Arabic keys that have the head before or after a name with this skeleton."""
        whole = {a + b for one in arabic_skeletons(head) for a, b in ((one, skeleton), (skeleton, one))}
        return [name for name in self._behind(sorted(whole)) if name.startswith(head) or name.endswith(head)]
