"""Everything that is weighed of a name: one function a line of data/people/weights.csv."""

from __future__ import annotations

from collections.abc import Callable

from geo_incidents.people.against import (
    organisation,
    place,
    place_called,
    place_given,
    place_in,
    place_longer,
    place_preposition,
    place_said,
    toponym,
    village,
    village_words,
)
from geo_incidents.people.alias import called, labelled
from geo_incidents.people.cues import (
    age,
    family_of,
    honorific,
    kin,
    kin_after,
    list_item,
    press,
    private,
    private_after,
    quoted,
    rank,
    row_place,
    speech_after,
    speech_before,
    speech_later,
    verb_before,
    victim_after,
    victim_before,
    vocative,
    weak,
)
from geo_incidents.people.itself import (
    ambiguous_family,
    ambiguous_given,
    armenian,
    everyday,
    family_plural,
    given_inside,
    initial,
    initials,
    known_family,
    kunya,
    kunya_other,
    mid_sentence,
    no_word,
    one_unknown_word,
    rare_given,
    sounds_given,
    unknown_family,
)
from geo_incidents.people.opening import acronym, known_given
from geo_incidents.people.reading import Reading
from geo_incidents.people.sentence import (
    agrees,
    among_given,
    beside_place,
    drawn_out,
    genitive,
    indefinite,
    repeated,
    verb_after,
    word_attached,
)
from geo_incidents.people.spots import Spot

Look = Callable[[Reading, Spot], bool]

FEATURES: dict[str, Look] = {
    look.__name__: look
    for look in (
        known_given, rare_given, sounds_given, ambiguous_given, known_family, unknown_family,
        ambiguous_family, given_inside, one_unknown_word, kunya,
        kunya_other, family_of, press, row_place, family_plural, honorific, everyday, no_word,
        initial, initials, kin, private, weak, rank, toponym, verb_before, vocative, repeated,
        victim_before, speech_before, age, kin_after,
        private_after, victim_after, speech_after, speech_later, mid_sentence, list_item, quoted, organisation, place,
        place_given, place_said, place_preposition, place_in, acronym,
        village, village_words, agrees, beside_place, indefinite, word_attached,
        called, labelled, genitive, among_given, verb_after, drawn_out, place_called,
        place_longer, armenian,
    )
}  # fmt: skip
