"""Names found in sentences: which words, in what part, qualified by what."""

from __future__ import annotations

import itertools

import pytest
from counting import calls_of
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_incidents.gazetteer import load
from geo_incidents.mentions import find_mentions
from geo_incidents.mentions.find import WEIGHTS
from geo_incidents.mentions.select import LIKELY
from geo_incidents.model import Mention, Proposal, Relation
from geo_incidents.scoring import table
from geo_incidents.text import analyse_text


def proposals(text: str) -> dict[str, Proposal]:
    """Likely names of a text by their words."""
    return {one.mention.surface: one for one in find_mentions(analyse_text(text), load())}


def mentions(text: str) -> dict[str, Mention]:
    """Likely names of a text by their words, as they are told."""
    return {surface: one.mention for surface, one in proposals(text).items()}


RELATIONS = [
    ("Fighters left Jableh for Latakia, Syria.", "Jableh", Relation.PLACE),
    ("A drone fell near Jableh in Syria.", "Jableh", Relation.NEAR),
    ("Shells hit the outskirts of Jableh in Syria.", "Jableh", Relation.NEAR),
    ("The village of Qarfis in the Jableh countryside of Latakia was shelled.", "Jableh", Relation.CONTAINER),
    ("The village of Qarfis in the Jableh countryside of Latakia was shelled.", "Latakia", Relation.CONTAINER),
    ("They were shot in Qarfis, near Jableh, in Syria.", "Jableh", Relation.REFERENCE),
    ("The village of Qarfis, 10 km south of Jableh, is in Syria.", "Jableh", Relation.REFERENCE),
    ("Buses were stopped on the Jableh-Latakia highway in Syria.", "Latakia", Relation.ROAD),
    ("Residents of Baniyas in Syria said so.", "Baniyas", Relation.ORIGIN),
    ("قُتل ثلاثة قرب جبلة في سوريا.", "جبلة", Relation.NEAR),
    ("قُتلوا في حمام واصل قرب القدموس بريف طرطوس.", "القدموس", Relation.REFERENCE),
    ("قُتلوا في قرية قرفيص بريف جبلة.", "جبلة", Relation.CONTAINER),
    ("قطع مسلحون طريق جبلة في سوريا.", "جبلة", Relation.ROAD),
    ("قال أهالي القرداحة في سوريا ذلك.", "القرداحة", Relation.ORIGIN),
]


@pytest.mark.parametrize(("text", "surface", "relation"), RELATIONS)
def test_what_a_name_does_in_its_phrase(text: str, surface: str, relation: Relation) -> None:
    assert mentions(text)[surface].relation is relation


QUALIFIERS = [
    ("The village of Qarfis in the Jableh countryside of Latakia.", "Qarfis", {"countryside_of"}),
    ("Qarfis, 10 km south of Jableh, in Syria, was shelled.", "Qarfis", {"s_of"}),
    ("The villages of Qarfis and Barmaya in Tartus province.", "Qarfis", {"governorate_of"}),
    ("In the northern countryside of Hama, the town of Murak was hit.", "Murak", {"countryside_of", "n_in"}),
    ("Syria: shelling on Murak village in Hama northern countryside.", "Murak", {"countryside_of", "n_in"}),
    ("قُتل ثلاثة في قرية سريحين بريف حماة الجنوبي", "سريحين", {"countryside_of", "s_in"}),
    ("قُتل ثلاثة في قرية الحمرا بريف حماة الشمالي الشرقي", "الحمرا", {"ne_in"}),
    ("قرية قرفيص بريف جبلة في محافظة اللاذقية", "قرفيص", {"countryside_of"}),
    ("- Yahmur (Tartus kırsalı): Suriye'de 2 kişi öldürüldü.", "Yahmur", {"countryside_of"}),
    ("Syria: Hama countryside Kafr Zita was hit.", "Kafr Zita", {"countryside_of"}),
    ("Syria: air strikes on Kafr Zita - Hama", "Kafr Zita", {"in"}),
    ("Salamiyah, Hama: Syria's army shelled the town.", "Salamiyah", {"in"}),
]


@pytest.mark.parametrize(("text", "surface", "relations"), QUALIFIERS)
def test_what_qualifies_a_name(text: str, surface: str, relations: set[str]) -> None:
    found = {qualifier.relation for qualifier in mentions(text)[surface].qualifiers if qualifier.place_ids}
    assert relations <= found


def test_a_town_in_a_list_does_not_lie_in_the_next() -> None:
    found = mentions("Syria: clashes in Salamiyah, Hama and Tartus left three dead.")["Salamiyah"]
    assert "in" not in {qualifier.relation for qualifier in found.qualifiers if qualifier.place_ids}


def test_villages_of_a_list_are_told_as_several() -> None:
    found = mentions("وصلنا من قرى جبلة وبانياس في سوريا نداءات")
    assert all("villages_of" in {one.relation for one in found[name].qualifiers} for name in ("جبلة", "بانياس"))


def test_a_distance_is_measured_in_metres() -> None:
    qualifier = next(
        q for q in mentions("Qarfis, 10 km south of Jableh, in Syria.")["Qarfis"].qualifiers if q.distance_m
    )
    assert (qualifier.distance_m, qualifier.text) == (10_000, "10 km south of Jableh")


NO_NAMES = [
    "Colonel Ahmad al-Hamwi spoke in Syria.",
    "The Hama Media Center published a list in Syria.",
    "قال المقدم أحمد الحموي في سوريا.",
    "Hamas rejected the plan, and Syria was not invited.",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_traps_are_no_names(text: str) -> None:
    likely = {surface for surface, one in proposals(text).items() if one.probability > LIKELY}
    assert likely <= {"Syria", "سوريا"}


def test_every_name_says_why() -> None:
    found = proposals("The village of Qarfis in Syria was shelled.")["Qarfis"]
    evidence = table.load(WEIGHTS)[found.script].reasons(found.features)
    assert {"intercept", "cue_before"} <= {reason.feature for reason in evidence}
    assert sum(reason.weight for reason in evidence) >= 0


PIECES = st.sampled_from(
    ["the village of ", "Jableh", "قرية ", "اللاذقية", "و", "al- ", "Hwaiz", "’", "'s ", "- ", "\n\n", "\n", ", ", "(",
     ")", "<br/>", "&nbsp;", "\u200f", "\u0301", "ـ", "٣ كم ", "5 km north of ", "🔥", "HAMA", "بريف ",
     "d'Al-Qoussour ", " "]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES | st.text(max_size=6), max_size=40).map("".join))
def test_offsets_are_exact_whatever_the_text(text: str) -> None:
    found = [one.mention for one in find_mentions(analyse_text(text), load())]
    for mention in found:
        assert mention.span.of(text) == mention.surface
        assert mention.surface.strip() == mention.surface != ""
        assert all(qualifier.span.of(text) == qualifier.text for qualifier in mention.qualifiers)
    assert [m.span for m in found] == sorted(m.span for m in found)
    assert not any(a.span.overlaps(b.span) for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("initial", ['"س"', "«ع»", "“ج”", '"أ" و"ب"', "س", '"و"'])
def test_an_initial_stands_for_a_village_that_is_not_named(initial: str) -> None:
    """Sources make villages anonymous so; a name of one letter once cost the whole report."""
    assert "جبلة" in mentions(f"قتل 3 مدنيين في قرية {initial} بريف جبلة")


@pytest.mark.parametrize(
    "unit", ["Shells hit the village of Qarfis, near Jableh, Syria. ", "قصف قرية قرفيص بريف جبلة "]
)
def test_cost_grows_with_length_and_no_faster(unit: str) -> None:
    def calls(times: int) -> int:
        analysed = analyse_text(unit * times)
        return calls_of(lambda: find_mentions(analysed, load()))

    calls(50)  # what is read once is not counted
    assert calls(500) < 6 * calls(125)  # the square would be 16


def test_a_megabyte_without_a_space_is_read() -> None:
    assert mentions("x" * 1_000_000) == {}


@pytest.mark.parametrize("figure", ["²", "③", "½", "9" * 400, "1,2,3", "٣"])
def test_a_distance_that_is_no_number_costs_nothing_but_itself(figure: str) -> None:
    assert "Jableh" in mentions(f"Shells fell {figure} km from Jableh, Syria.")


def test_a_preposition_with_its_noun_is_no_village() -> None:
    assert list(mentions("أضرم مسلحون النار في عشرات المنازل بقرية بيت عانا يوم السبت.")) == ["بيت عانا"]


PRESENTED = "\ufeed"  # the letter و in the shape that a PDF file keeps


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"قصف الطيران جبلة {PRESENTED}اللاذقية وطرطوس مساء أمس.", "اللاذقية"),
        ("قصف الطيران جبلة و\u064eاللاذقية وطرطوس مساء أمس.", "\u064eاللاذقية"),
        ("قصف الطيران جبلة وـبانياس وطرطوس مساء أمس.", "ـبانياس"),
    ],
)
def test_a_clitic_is_left_out_in_whatever_shape_it_stands(text: str, name: str) -> None:
    assert name in mentions(text)
