"""A spot's own words: how many there are, what they open with, what else they may be."""

from __future__ import annotations

from geo_incidents.mentions.context.of_report import Context
from geo_incidents.mentions.propose import Spot
from geo_incidents.mentions.scan import opens
from geo_incidents.once import once
from geo_incidents.scoring.frequency import zipf
from geo_incidents.text import gaps

ARABIC = ("ar",)
DEFINITE = ("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال")
NAMING = ("names.heads", "persons.first_names")  # roles of words that names of places are made of
NOUNS_OF_KIND = frozenset(
    f"before.{kind}" for kind in ("settlement", "settlements", "city", "quarter", "countryside", "governorate")
)


class OwnWords:
    """A spot and what can be read off its own words."""

    def __init__(self, context: Context, spot: Spot) -> None:
        self.context, self.scan, self.spot = context, context.scan, spot

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
    def only_word(self) -> str:
        """Its word, where it is one, article aside; "" elsewhere."""
        return self.spot.words[-1] if self.full_words == 1 else ""

    @once
    def letters(self) -> int:
        """How many letters its words have."""
        return sum(map(len, self.spot.words))

    @once
    def zipf(self) -> float:
        """How common the rarest of its words is in general text, on the Zipf scale; 0 where that is not known."""
        return zipf(self.spot.words, ARABIC if self.spot.arabic else self.context.latin_languages)

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
