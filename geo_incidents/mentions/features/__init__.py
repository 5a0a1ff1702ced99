"""The features that decide whether words are a place name, each with its strength and the words that it matched.

A measure answers with one strength, a sort with the labels that apply, each a feature of its own: "cue_before" is a
measure, "word_before" a sort, whose features are called "word_before=in". What each weighs was learned
(`data/weights/names.csv`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from geo_incidents.mentions.context.around import Around
from geo_incidents.mentions.features import of_belonging as belonging
from geo_incidents.mentions.features import of_line as line
from geo_incidents.mentions.features import of_name as name
from geo_incidents.mentions.features import of_people as people
from geo_incidents.mentions.features import of_phrase as phrase
from geo_incidents.mentions.features import of_shared as shared
from geo_incidents.mentions.features import of_spelling as spelling
from geo_incidents.reasons import Seen

Measure = Callable[[Around], Seen]
Sort = Callable[[Around], Iterable[str]]

MEASURES: tuple[Measure, ...] = (
    name.known_name, name.spelling, name.several_words, name.generic_head, name.article, name.rank, name.few_consonants,
    name.clitics, name.acronym, name.swallowed_word, name.bare_head, name.everyday_word, name.own_word,
    name.no_other_word, name.shouted, name.road_name,
    phrase.cue_before, phrase.cue_after, phrase.area_cue, phrase.place_cue, phrase.dedicated, phrase.street,
    phrase.definite_noun, phrase.preposition, phrase.origin, phrase.clitic_preposition, phrase.itemised,
    phrase.contained, phrase.adjective, phrase.reached, phrase.inner,
    people.surname, people.person_elsewhere, people.left_over_before, people.left_over_behind, people.title,
    people.first_name, people.speaks, people.listener, people.victim, people.organisation, people.dateline,
    people.borne_before, people.borne_behind, people.borne_itself, people.borne_bare, people.behind_kunya,
    people.given_before, people.capital_of, people.organisation_before, name.behind_head, name.of_many,
    spelling.same_spelling, spelling.own_spelling, spelling.listed_here, spelling.none_here,
    spelling.spelling_here, spelling.spelled_like_elsewhere, spelling.only_elsewhere, spelling.elsewhere_too,
    spelling.area_too, spelling.namesakes_here, spelling.namesakes_elsewhere, spelling.well_known,
    spelling.nearly,
    spelling.word_frequency, spelling.common_word, spelling.frequent_word, spelling.unknown_word,
    spelling.common_and_called, spelling.common_and_bent, spelling.whole_word_frequency, spelling.letters,
    spelling.short, spelling.short_and_bent,
    line.bent_in_headline, line.in_first_line, line.opens_sentence, line.heads_line, line.known_beside,
    line.inside_longer,
    line.capital_follows, line.capitals, line.lower_case_elsewhere, line.names_country,
    *shared.NOUNS_ALONE,
)  # fmt: skip
SORTS: tuple[Sort, ...] = (
    phrase.noun_before, phrase.noun_behind, phrase.noun_of, phrase.holds, spelling.how_spelled,
    spelling.namesake_kind, line.mark_before, line.mark_behind, line.clitic, line.style,
    line.word_before, line.second_word_before, line.word_behind, line.second_word_behind,
    shared.near_word, shared.words_round, belonging.belongs,
)  # fmt: skip
_MEASURES = tuple((look.__name__, look) for look in MEASURES)
_SORTS = tuple((look.__name__, look) for look in SORTS)


def features(around: Around) -> dict[str, Seen]:
    """Everything that was seen of a spot, by the name of the feature."""
    found: dict[str, Seen] = {}
    for title, look in _MEASURES:
        seen = look(around)
        if seen[0]:
            found[title] = seen
    for title, sort in _SORTS:
        for label in sort(around):
            found[f"{title}={label}"] = (1.0, "")
    return found
