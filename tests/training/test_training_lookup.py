"""What a name alone means is learned from reports, and told of reports that were not learned from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geo_incidents.gazetteer import load
from geo_incidents.gazetteer.likely import MODEL, TABLE
from geo_incidents.scoring.table import FOLDER
from training import lookup
from training.fit import Fitted, table


@cache
def learned() -> tuple[list[lookup.Asked], list[Fitted], Fitted]:
    asked = list(lookup.read(load()))
    return asked, *lookup.learned(asked)


def test_the_weights_that_ship_are_the_ones_learned() -> None:
    assert (Path(str(FOLDER)) / f"{TABLE}.csv").read_text("utf8") == table({MODEL: learned()[2]})


def test_names_of_batches_not_seen_find_their_place() -> None:
    asked, folds, _ = learned()
    right = {lang: [lookup.is_right(one, folds[one.fold].model) for one in asked if one.here and one.lang == lang]
             for lang in ("ar", "en")}  # fmt: skip
    assert sum(right["ar"]) / len(right["ar"]) >= 0.96
    assert sum(right["en"]) / len(right["en"]) >= 0.955


def test_a_batch_says_nothing_of_its_own_names() -> None:
    own = lookup.Counts({("hill", "gi:one"): 2})
    others = lookup.Others(load(), lookup.Counts({("hill", "gi:one"): 2, ("jableh", "ocha:C3585"): 1}), own)
    place = load().place("ocha:C3585")
    assert (others.told(place, "Jableh", 0.0).so, others.told(place, "Jableh", 0.0).anyhow) == (1, 1)
