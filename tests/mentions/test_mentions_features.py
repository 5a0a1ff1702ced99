"""What is seen of a name: the persons, groups and words beside it."""

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.mentions.features import MEASURES, SORTS
from geo_incidents.mentions.find import context_of
from geo_incidents.mentions.select import proposed
from geo_incidents.text import analyse_text

# Text, the words of the name, features that are seen of it, and features that are not.
SEEN = [
    ("Malik Kessab spoke in Syria.", "Kessab", {"borne_before"}, {"organisation"}),
    ("The village of Malik Kessab in Syria.", "Kessab", set(), {"organisation"}),
    ("Samira stayed at home in Syria.", "Samira", {"borne_itself", "borne_bare"}, {"borne_before"}),
    ("They met in Samira, Syria.", "Samira", {"borne_itself"}, {"borne_bare"}),
    ("The village of Samira in Syria.", "Samira", {"borne_itself"}, {"borne_bare"}),
    ("Salma Darwish left Syria.", "Salma", {"borne_itself"}, {"organisation"}),
    ("Abu Omar al-Hamwi left Syria.", "al-Hamwi", {"borne_before", "behind_kunya"}, set()),
    ("The Hama Martyrs Brigade in Syria.", "Hama", {"organisation"}, {"borne_before"}),
    ("Jableh FC won in Syria.", "Jableh", {"organisation"}, set()),
    ("The Latakia Operations Room in Syria.", "Latakia", {"organisation"}, set()),
    ("Jaysh al-Izza left Syria.", "al-Izza", {"organisation"}, set()),
    ("Jableh itself was calm in Syria.", "Jableh", set(), {"organisation", "borne_before", "borne_bare"}),
    ("كتيبة شهداء سلمية في سوريا", "سلمية", {"organisation"}, set()),
    ("لعب نادي جبلة في سوريا", "جبلة", {"organisation", "organisation_before"}, set()),
    ("وصل شهداء سلمية إلى سوريا", "سلمية", set(), {"organisation"}),
    ("عدد العائدين إلى سوريا", "العائدين", {"of_many"}, set()),
    ("قرية العائدين في سوريا", "العائدين", set(), {"of_many"}),
    ("Shells hit Deir Salma in Syria.", "Salma", {"behind_head"}, set()),
    ("Fighting in Salma Jableh Slinfah, Syria.", "Jableh", {"known_beside"}, set()),
    ("Fighting in Salma, Jableh, Slinfah, Syria.", "Jableh", set(), {"known_beside"}),
    ("Toll:\nJableh:\n5 dead in Syria.", "Jableh", {"heads_line"}, set()),
    ("Toll of Jableh:\n5 dead in Syria.", "Jableh", set(), {"heads_line"}),
    ("A man from Khan al-Asal left Syria.", "al-Asal", {"inside_longer"}, {"known_beside"}),
    ("A man from al-Asal left Syria.", "al-Asal", set(), {"inside_longer"}),
    ("Khalaf al-Rahjan left Syria.", "al-Rahjan", {"given_before"}, set()),
    ("Fighting in Salma al-Rahjan, Syria.", "al-Rahjan", {"borne_before"}, {"given_before"}),
    ("The Catholic Relief of Latakia left Syria.", "Latakia", {"capital_of"}, set()),
    ("The people of Latakia left Syria.", "Latakia", set(), {"capital_of"}),
    ("The Latakia brigade left Syria.", "Latakia", {"organisation"}, set()),
    ("The Latakia agreement held in Syria.", "Latakia", set(), {"organisation"}),
    ("Tanks entered Latakia, Syria. Shops in the city closed.", "Latakia", {"city_behind"}, {"city_before"}),
    ("Tanks left the city. In Latakia, Syria, it was calm.", "Latakia", {"city_before"}, {"city_behind"}),
    ("Tanks entered Latakia, Syria. The city of Homs was calm.", "Latakia", set(), {"city_behind"}),
    ("Tanks entered Latakia, Syria. Homs city was calm.", "Latakia", set(), {"city_behind"}),
    ("Tanks entered Qarfis, Syria. Shops in the city closed.", "Qarfis", set(), {"city_behind"}),
    ("Fires in Latakia, Syria, spread over the province.", "Latakia", {"province_behind"}, {"city_behind"}),
    ("دخلت الدبابات جبلة في سوريا وأغلقت محال المدينة", "جبلة", {"city_behind", "cities_in_report"}, set()),
    ("دخلت الدبابات جبلة في سوريا وأغلقت محال مدينة حمص", "جبلة", set(), {"city_behind"}),
    ("احترقت غابات جبلة في سوريا كما قالت المحافظة", "جبلة", {"province_behind"}, set()),
]


@pytest.mark.parametrize(("text", "surface", "seen", "unseen"), SEEN)
def test_what_is_seen_of_a_name(text: str, surface: str, seen: set[str], unseen: set[str]) -> None:
    found = proposed(context_of(analyse_text(text), load()))
    features = next(one.features for one in found if one.spot.span.of(text) == surface)
    assert seen <= features.keys()
    assert unseen.isdisjoint(features)


UNLISTED = [
    ("The village of Qasr Blonko in Syria.", "Qasr Blonko"),
    ("Shells hit Deir Sakra and Jableh in Syria.", "Deir Sakra"),
    ("They fled the hamlet of Mazraat Dulaym, Syria.", "Mazraat Dulaym"),
    ("قتل ثلاثة في قرية قصر بلونكو بريف جبلة", "قصر بلونكو"),
    ("قتل شابان في بلدة كفر زهران التابعة لمدينة سلحب", "كفر زهران"),
]


@pytest.mark.parametrize(("text", "surface"), UNLISTED)
def test_a_name_that_is_listed_only_in_part_is_proposed_as_a_whole(text: str, surface: str) -> None:
    found = proposed(context_of(analyse_text(text), load()))
    assert [one.spot.matches for one in found if one.spot.span.of(text) == surface] == [()]


@pytest.mark.parametrize(
    "text",
    ["In Salma, shells fell on Syria.", "From Salma, Syria, they fled.", "The village of Qarfis Jableh in Syria."],
)
def test_what_is_no_part_of_a_name_is_not_read_into_it(text: str) -> None:
    found = {one.spot.span.of(text) for one in proposed(context_of(analyse_text(text), load()))}
    assert found.isdisjoint({"In Salma", "From Salma", "Qarfis Jableh"})


def test_every_feature_is_documented() -> None:
    names = [look.__name__ for look in (*MEASURES, *SORTS)]
    assert len(set(names)) == len(names)
    assert all(look.__doc__ for look in (*MEASURES, *SORTS))


DATELINES = [
    ("LATAKIA (Reuters) - Three were killed in Syria.", "LATAKIA", True),
    (f"{'Calm in Syria. ' * 20}\n\nSalamiyeh, SANA - Three were killed.", "Salamiyeh", True),
    (f"{'Calm in Syria. ' * 20}\n\nSalamiyeh: three were killed.", "Salamiyeh", False),
    (f"{'Calm in Syria. ' * 20}\n\nSalamiyeh, which SANA named, was hit.", "Salamiyeh", False),
]


@pytest.mark.parametrize(("text", "surface", "expected"), DATELINES)
def test_a_dateline_opens_a_report_or_with_an_agency_one_of_its_parts(
    text: str, surface: str, *, expected: bool
) -> None:
    found = proposed(context_of(analyse_text(text), load()))
    features = next(one.features for one in found if one.spot.span.of(text) == surface)
    assert ("dateline" in features) is expected
