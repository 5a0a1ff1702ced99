"""The weights of the decisions on names: learned in the same bytes, from examples that there are."""

from __future__ import annotations

import re
from dataclasses import replace
from io import StringIO

import pytest

pytest.importorskip("sklearn", reason="scikit-learn is missing")

from geo_incidents.mentions import features as name_features
from geo_incidents.places import features as place_features
from geo_incidents.places.features import PRODUCT, STEP
from geo_incidents.scoring.table import Model, load, read
from training import names, report
from training.labels import TEXTS, Text, batch_texts
from training.pieces import PIECE, pieces, report_of
from training.split import folds

TABLES = ("names", "places")
SHORT, EVERY = 60, 4  # reports: enough for every model to have examples of both answers


def some() -> list[Text]:
    """A few reports of either length."""
    return batch_texts(TEXTS / "short")[:SHORT] + batch_texts(TEXTS / "train")[::EVERY]


@pytest.fixture(scope="module")
def small() -> names.Learned:
    """Both decisions, learned from some of the reports."""
    return names.learn(some())


def test_the_same_texts_give_the_same_bytes(small: names.Learned) -> None:
    assert names.tables(names.learn(some())) == names.tables(small)


def test_a_table_is_read_as_it_was_learned(small: names.Learned) -> None:
    tables = {name: read(StringIO(content)) for name, content in names.tables(small).items()}
    assert set(tables["places"]) == set(names.GROUPS)
    learned = small.names["latin"].model
    for feature, weight in tables["names"]["latin"].weights.items():
        assert weight == pytest.approx(learned.weights[feature], abs=0.005)


@pytest.mark.parametrize("name", TABLES)
def test_every_weight_is_of_a_feature_that_there_is(name: str) -> None:
    looks = (*name_features.MEASURES, *name_features.SORTS)
    known = {look.__name__ for look in looks}
    if name == "places":
        known = {f"its {title}" for title in known}
        known |= {look.__name__ for look in (*place_features.MEASURES, *place_features.SORTS)}
    for model in load(name).values():
        parts = {part for feature in model.weights for part in re.split(f"{PRODUCT}|{STEP}.*", feature) if part}
        assert {re.sub("=.*", "", part, flags=re.DOTALL) for part in parts} <= known


def test_reports_of_one_event_share_a_fold() -> None:
    texts = batch_texts(TEXTS / "train")
    fold_of = folds(texts)
    for one in texts:
        for other in texts:
            if one.events & other.events:
                assert fold_of[one.name] == fold_of[other.name]


def test_a_piece_says_what_its_report_says_there() -> None:
    for text in batch_texts(TEXTS / "train")[:5]:
        for piece in pieces(text):
            start = int(piece.name.partition(PIECE)[2])
            assert report_of(piece.name) == text.name
            assert text.document.text[start:].startswith(piece.document.text)
            for label in piece.labels:
                assert (
                    label.span.of(piece.document.text)
                    == text.document.text[start + label.span.start : start + label.span.end]
                )


def test_whether_a_road_s_end_is_a_place_is_not_asked() -> None:
    text = next(text for text in batch_texts(TEXTS / "seats1") if text.name.endswith("seats-026"))
    road = text.roads[0]
    assert road.of(text.document.text) == "Tartus-Baniyas road"
    assert names.is_here(text, road) is None
    assert names.is_here(replace(text, roads=()), road) is False


def test_the_report_tells_how_good_a_model_is(small: names.Learned) -> None:
    whole = {one.text.name: 0 for one in small.reads}
    judged = list(report.judgements(small.reads, "latin", whole))
    lines = list(report.section("latin", judged, small.places["latin"].model))
    assert lines[0].startswith(f"## latin: {len(judged)} examples")
    assert report.by_fold(judged)[0] > 0.8
    assert report.calibration_error(judged) < 0.2


def test_what_speaks_for_a_feature_is_what_it_saves() -> None:
    judged = [report.Judged(0, 2.0, True, {"good": 1.0}), report.Judged(0, -2.0, False, {"bad": 1.0})]
    gains = report.gains(judged, Model(0.0, {"good": 2.0, "bad": 1.0}))
    assert gains["good"] > 0 > gains["bad"]
