"""Candidates are weighed by themselves and by their neighbours."""

from geo_incidents.model import Document, Source
from geo_incidents.people.features import FEATURES
from geo_incidents.people.reading import Reading
from geo_incidents.people.weigh import THRESHOLD, Weighed, weigh, weights
from geo_incidents.text import analyse, blocks


def weighed(text: str) -> list[Weighed]:
    return weigh(Reading(analyse(Document("d", text, Source("r", lang="en"), blocks(text))), ()))


def features(one: Weighed) -> set[str]:
    return {reason.feature for reason in one.reasons}


def test_every_feature_has_its_weight_and_every_weight_its_feature() -> None:
    assert {*FEATURES, THRESHOLD, "chained", "told"} == weights().keys()


def test_the_score_is_the_sum_of_the_reasons() -> None:
    (one,) = weighed("Her son Ahmad died.")
    assert round(one.score, 6) == round(sum(reason.weight for reason in one.reasons), 6)


def test_a_name_beside_one_that_is_believed_needs_less() -> None:
    _, other = weighed("Her sons Ahmad and Zzyxq died.")
    assert "chained" in features(other)


def test_a_name_before_one_that_is_believed_needs_less() -> None:
    one, _ = weighed("They were Zzyxq and Ahmad, 9.")
    assert "chained" in features(one)


def test_a_shared_office_holds_for_the_name_beside() -> None:
    assert [one.office for one in weighed("Ministers Khaled Haddad and Nadia Sanobar met.")][-2:] == ["title", "title"]
