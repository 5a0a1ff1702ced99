"""Constants for merging claims: families of kinds and tolerances, each with its reason."""

from __future__ import annotations

from datetime import timedelta

from geo_incidents.model import Category, DatePrecision, EventKind, Precision, SpeakerKind

# Reports of one event differ by a day (late at night, time of writing); MELTT's documented example uses a day too.
TOLERANCE = timedelta(days=1)

# Kinds that come again the next day at the same place: two neighbouring days are two events, not one misdated.
RECURRING = frozenset({"strike", "clash", "service", "security"})

# A claim whose window is longer than this does not say when closely enough to found an incident beside others.
LONGEST_WINDOW = timedelta(days=7)

# A report written this long after an event may still mean it when it gives no day.
UNDATED_REACH = timedelta(days=7)

# The basis of a day that no report states: news is of about the day of its publication. It joins no claims.
ASSUMED = "publication"

# Bases of a day that the sentence itself does not say: such a day contradicts no other.
GUESSED = frozenset({ASSUMED, "carried", "telling"})

# Kinds of one family may be two sources' words for one event.
FAMILIES: dict[EventKind, str] = {
    EventKind.KILLING: "killing",
    EventKind.MASSACRE: "killing",
    EventKind.EXECUTION: "killing",
    EventKind.CLASH: "clash",
    EventKind.AMBUSH: "clash",
    EventKind.TERRITORY_CHANGE: "territory",
    EventKind.SHELLING: "strike",
    EventKind.AIRSTRIKE: "strike",
    EventKind.EXPLOSION: "strike",
    EventKind.LANDMINE: "strike",
    EventKind.DETENTION: "arrest",
    EventKind.ABDUCTION: "arrest",
    EventKind.LOOTING: "property",
    EventKind.ARSON: "property",
    EventKind.PROPERTY_DAMAGE: "property",
    EventKind.SERVICE_OUTAGE: "service",
    EventKind.DISPLACEMENT: "displacement",
    EventKind.BURIAL: "bodies",
    EventKind.BODIES_FOUND: "bodies",
    EventKind.SECURITY_OPERATION: "security",
    EventKind.ACCESS_RESTRICTION: "security",
    EventKind.PROTEST: "protest",
    EventKind.WILDFIRE: "wildfire",
    EventKind.DISASTER: "disaster",
    EventKind.ACCIDENT: "accident",
    EventKind.OTHER: "other",
}
# A family that accompanies others joins an incident of theirs at the same place and days ("gunmen killed the men and
# burned the houses"), and stands alone otherwise. Families stand behind those they accompany.
ACCOMPANIES: dict[str, tuple[str, ...]] = {
    "clash": ("territory",),
    "killing": ("strike", "clash", "territory"),
    "bodies": ("killing",),
    "property": ("killing", "wildfire", "disaster"),
    "service": ("strike",),
    "security": ("arrest",),
}
# Families that join another only with its figure of the dead: a strike and its dead are one event, but a massacre in a
# village that was shelled that day is none of the shelling.
BY_THE_DEAD = frozenset({"killing"})

# Families of what somebody does or suffers, as against what it leads to, the heaviest first.
ACTS = ("killing", "strike", "clash", "territory", "arrest", "protest", "wildfire", "disaster", "accident")

# Victims of these categories are identified one by one: "a UN staff member was killed" is an event of its own
# beside the day's other killings unless another claim counts the same category.
IDENTIFIED = frozenset({Category.AID_WORKER, Category.JOURNALIST, Category.MEDICAL})

# How closely a claim knows what it speaks of, closest first: ranks the claims when one figure is put forward as best.
PLACE_RANK = tuple(Precision)
DATE_RANK = tuple(DatePrecision)

# Speakers who cannot be distinguished within one report: two residents in one article are one origin.
POOLED = frozenset({SpeakerKind.WITNESS, SpeakerKind.ANONYMOUS})

# An incident with only these speakers is `weak`, since nobody could be asked again.
WEAK = frozenset({SpeakerKind.ANONYMOUS, SpeakerKind.UNKNOWN})

# Share of the shorter text's five-word shingles found in the longer from which one is a copy of the other. Jaccard
# misses a wire copy cut to its first half (.52); containment gives it 1.0, and unrelated reports stay below .05.
COPY_CONTAINMENT = 0.6
SHINGLE_WORDS = 5

# A figure this close below a speaker's exact one is the same figure rounded ("over 1,000" beside 1,018).
ROUNDING = 0.05
