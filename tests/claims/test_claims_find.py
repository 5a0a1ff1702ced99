"""From a sentence to its claims: own sentences in four languages, each with what a careful reader would note down.

A case is read like documentation: the text, then for every claim its kind, the places, the figures with their scope.
"""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_incidents.gazetteer import load
from geo_incidents.model import Claim, Document, EventKind, Polarity, Scope, Source
from geo_incidents.pipeline import find_document_claims
from geo_incidents.text import blocks


def document(text: str, lang: str = "en", published: str = "2025-03-09") -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(digest, text, Source("r", publisher="Paper", published=published, lang=lang), blocks(text))


@cache
def claims(text: str, lang: str = "en") -> tuple[Claim, ...]:
    made = document(text, lang)
    return find_document_claims(made, load())


def seen(text: str, lang: str = "en") -> set[tuple[str, str, tuple[int, ...]]]:
    """Kind, places as written, own and shared killed figures of every asserted claim that has a place."""
    return {
        (
            str(claim.kind),
            ", ".join(place.mention.surface for place in claim.places),
            tuple(n.min for n in claim.counts if n.outcome == "killed" and n.scope is not Scope.AREA),
        )
        for claim in claims(text, lang)
        if claim.polarity is Polarity.ASSERTED and claim.places
    }


ATTACHMENT = [
    (
        "en",
        "Gunmen killed at least 24 men in the village of al-Sanoubar in Latakia countryside on Friday, residents said.",
        {("killing", "al-Sanoubar", (24,))},
    ),
    (
        "en",
        "Warplanes bombed the town of Kafr Zita in northern Hama countryside and wounded four people.",
        {("airstrike", "Kafr Zita", ())},
    ),
    (
        "en",
        "Clashes broke out near the town of Jableh on Thursday, the Observatory said.",
        {("clash", "Jableh", ())},
    ),
    (
        "en",
        "Six soldiers were killed in an attack in the Syrian city of Jableh, a security source said.",
        {("clash", "Jableh", (6,))},
    ),
    (
        "en",
        "In Baniyas, on Syria's coast, gunmen looted shops and set houses on fire.",
        {("looting", "Baniyas", ()), ("arson", "Baniyas", ())},
    ),
    (
        "en",
        "Shells fell on the villages of Qastoun, al-Ankawi and al-Hamidiyah in the western countryside of Hama.",
        {("shelling", "Qastoun, al-Ankawi, al-Hamidiyah", ())},
    ),
    (
        "ar",
        "قُتل ثلاثة مدنيين في قرية المختارية بريف اللاذقية يوم الجمعة، بحسب مصادر محلية.",
        {("killing", "المختارية", (3,))},
    ),
    (
        "ar",
        "استهدفت غارات جوية بلدة كفر زيتا بريف حماة الشمالي.",
        {("airstrike", "كفر زيتا", ())},
    ),
    (
        "ar",
        "أحرق مسلحون منازل في قرية الصنوبر بريف اللاذقية.",
        {("arson", "الصنوبر", ())},
    ),
    ("tr", "- El-Muhtariye köyü (Lazkiye kırsalı): 38 sivil öldürüldü", {("killing", "El-Muhtariye", (38,))}),
    (
        "fr",
        "Douze civils ont été tués dans le village de Barmaya, près de Banias, en Syrie, selon l'OSDH.",
        {("killing", "Barmaya", (12,))},
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), ATTACHMENT, ids=lambda v: v[:40] if isinstance(v, str) else None)
def test_events_and_figures_are_where_they_belong(
    lang: str, text: str, expected: set[tuple[str, str, tuple[int, ...]]]
) -> None:
    assert expected <= seen(text, lang)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("No shelling was reported in the town of Jableh on Friday.", Polarity.NEGATED),
        ("The ministry denied the killings in the village of al-Sanoubar.", Polarity.DENIED),
        ("Residents feared a massacre in the village of al-Sanoubar.", Polarity.HYPOTHETICAL),
        ("The army will shell the town of Jableh, he said.", Polarity.FUTURE),
        ("The looting stopped in the city of Baniyas on Saturday.", Polarity.CEASED),
        ("Troops shelled the town of Jableh in 2012.", Polarity.HISTORICAL),
        ("لم يُقتل أحد في قرية الصنوبر بريف اللاذقية.", Polarity.NEGATED),
        ("نفت الوزارة وقوع مجزرة في قرية الصنوبر بريف اللاذقية.", Polarity.DENIED),
    ],
)
def test_what_did_not_happen_is_not_asserted(text: str, polarity: Polarity) -> None:
    found = claims(text, "ar" if "ا" in text else "en")
    assert polarity in {claim.polarity for claim in found}
    assert Polarity.ASSERTED not in {claim.polarity for claim in found if claim.places}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels denied responsibility for the rockets that hit houses in the town of Mhardeh on Friday.",
        "The ministry denied that its forces were behind the killing of 12 people in the village of al-Sanoubar.",
        "نفت الهيئة أي علاقة لها بالهجوم على قرية الصنوبر بريف جبلة الذي قتل فيه خمسة أشخاص.",
    ],
)
def test_who_denies_that_it_was_he_does_not_deny_that_it_was(text: str) -> None:
    found = claims(text, "ar" if "ا" in text else "en")
    assert {claim.polarity for claim in found if claim.places} == {Polarity.ASSERTED}


SHARED = (
    "Thirty people were killed in the villages of Barmaya and Harf Benmra in the Baniyas countryside, in Syria. "
    "A toll of 800 for the coast was given by the monitor."
)


def test_a_shared_toll_is_nobodys_own_and_a_regional_one_is_no_places() -> None:
    found = claims(SHARED)
    assert {n.scope for c in found for n in c.counts if n.min == 30} == {Scope.SHARED}
    assert {n.scope for c in found for n in c.counts if n.min == 800} <= {Scope.AREA}


def test_figures_that_alternate_with_places_go_to_their_own() -> None:
    text = (
        "وثّق المرصد مقتل سبعة أشخاص في قرية بارمايا، وثلاثة أشخاص في قرية أرزونة، "
        "وأربعة أشخاص في مدينة بانياس في طرطوس."
    )
    own = {(c.places[0].mention.surface, n.min) for c in claims(text, "ar") if c.places for n in c.counts}
    assert {("بارمايا", 7), ("أرزونة", 3), ("بانياس", 4)} <= own


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The Syrian Observatory for Human Rights said four people were killed in Jableh.", "sohr"),
        ("A war monitor reported that four people were killed in Jableh.", "sohr"),
        ("Four people were killed in Jableh, according to SANA.", "sana"),
        ("Local sources told Al Mayadeen that four people were killed in Jableh.", "anonymous"),
        ("Four people were killed in Jableh, residents told Reuters.", "witness"),
        ("Four people were killed in Jableh.", "publisher:paper"),
        ("أفاد المرصد السوري لحقوق الإنسان بمقتل أربعة أشخاص في مدينة جبلة.", "sohr"),
        ("قُتل أربعة أشخاص في مدينة جبلة بحسب مصادر محلية.", "anonymous"),
        ("Selon l'OSDH, quatre personnes ont été tuées à Banias.", "sohr"),
    ],
)
def test_who_says_so_root_first_publisher_last(text: str, root: str) -> None:
    lang = "ar" if "ا" in text else "fr" if text.startswith("Selon") else "en"
    found = [claim for claim in claims(text, lang) if claim.kind is EventKind.KILLING]
    assert {claim.speakers[0].key for claim in found} == {root}
    assert {claim.speakers[-1].key for claim in found} == {"publisher:paper"}


def test_a_resident_with_a_name_is_a_private_person() -> None:
    text = "Karim Haddad, a 40-year-old resident of Jableh, said gunmen killed two men in the town of Jableh."
    speaker = claims(text)[0].speakers[0]
    assert (speaker.name, speaker.private) == ("Karim Haddad", True)


def test_he_said_goes_back_to_its_speaker() -> None:
    text = "The Observatory said gunmen killed two men in the town of Jableh. It added that houses were burned there."
    assert {claim.speakers[0].key for claim in claims(text)} == {"sohr"}


def test_could_not_verify_is_a_flag() -> None:
    text = "Gunmen killed two men in the town of Jableh, residents said. Reuters could not independently verify this."
    assert any(claim.unverified for claim in claims(text))


def test_what_was_told_before_happens_again() -> None:
    text = "A massacre took place in the village of al-Mukhtariya in Latakia. The same happened in the town of Haffa."
    assert ("massacre", "Haffa", ()) in seen(text)


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                *SHARED.split(),
                *["قُتل", "5", "في", "قرية", "الصنوبر", "،", ".", ":", "(", ")", "31%", "🙂"],
                "\n",
                "\n- ",
            ]
        ),
        max_size=40,
    )
)
def test_any_text_gives_exact_quotes_and_never_breaks(parts: list[str]) -> None:
    made = document(" ".join(parts))
    for claim in find_document_claims(made, load()):
        assert claim.quote == claim.span.of(made.text)
        assert claim.span.contains(claim.trigger) or not claim.counts
        assert all(0 <= n.span.start < n.span.end <= len(made.text) for n in claim.counts)


def test_ids_are_stable_and_distinct() -> None:
    text = "\n".join(text for lang, text, _ in ATTACHMENT if lang == "en")
    one, two = find(text), find(text)
    assert one == two
    assert len(set(one)) == len(one)


def find(text: str) -> list[str]:
    made = document(text)
    return [claim.id for claim in find_document_claims(made, load())]


@pytest.mark.parametrize(
    "text",
    [
        "Warplanes struck the town of Latamneh on 5 March and the town of Morek on 6 March.",
        "Shells fell on the town of Latamneh on Wednesday and on the town of Morek on Thursday.",
    ],
)
def test_what_one_word_tells_of_two_places_happened_on_the_day_beside_each(text: str) -> None:
    days = {claim.places[0].mention.surface: claim.when.start for claim in claims(text)}
    assert days == {"Latamneh": date(2025, 3, 5), "Morek": date(2025, 3, 6)}
