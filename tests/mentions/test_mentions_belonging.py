"""What belongs to towns and what to provinces, beside a name that both bear."""

import pytest

from geo_incidents.gazetteer import load
from geo_incidents.mentions.find import context_of
from geo_incidents.mentions.select import proposed
from geo_incidents.text.analysed import analyse_text

TOLD = [
    ("A car bomb went off in the bazaar of Latakia.", "Latakia", {"town before", "town right before"}),
    ("In September a bomb in Latakia's Hamam Square killed ten.", "Latakia", {"town behind"}),
    ("The fire crept through the forests of Latakia.", "Latakia", {"province before", "province right before"}),
    ("ودخل الجيش مركزي اللاذقية وطرطوس", "طرطوس", {"town before", "town right before"}),
    ("احترقت غابات اللاذقية", "اللاذقية", {"province before", "province right before"}),
    ("Im Basar von Latakia blieb es ruhig.", "Latakia", {"town before", "town right before"}),
    ("Lazkiye'nin çarşısında iki kişi öldü.", "Lazkiye", {"town behind", "town right behind"}),
    ("Les rues de Lattaquié étaient vides.", "Lattaquié", {"town before", "town right before"}),
    ("The market was shut. Latakia slept.", "Latakia", set()),  # another sentence
    ("The market of Salma was shut.", "Salma", set()),  # no province bears that name
]


@pytest.mark.parametrize(("text", "name", "told"), TOLD)
def test_what_belongs_to_a_town_or_a_province(text: str, name: str, told: set[str]) -> None:
    spots = proposed(context_of(analyse_text(text), load()))
    (features,) = [one.features for one in spots if one.spot.span.of(text) == name]
    assert {key.partition("=")[2] for key in features if key.startswith("belongs=")} == told
