"""A result as records and back: the same result, whatever it holds, and the same records however it came about."""

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson
import pytest
from factory import make_result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo_incidents.errors import InputError
from geo_incidents.exports.case import from_records, to_records
from geo_incidents.exports.consistent import checked
from geo_incidents.model import AreaStatement, Claim, Incident, Resolution, Result, Series, Source

Change = Callable[[Any], object]

RESULT = make_result(60)
EMPTY = make_result(0)


def through_json(result: Result) -> Result:
    return from_records(orjson.loads(orjson.dumps(to_records(result))))


@pytest.mark.parametrize("n", [0, 1, 60])
def test_round_trip(n: int) -> None:
    assert through_json(make_result(n)) == make_result(n)


def test_records_do_not_depend_on_which_objects_are_shared() -> None:
    unshared = Result(**{name: copy.deepcopy(getattr(RESULT, name)) for name in Result.__slots__})
    assert unshared == RESULT
    assert orjson.dumps(to_records(unshared)) == orjson.dumps(to_records(RESULT))


def test_a_value_is_written_once() -> None:
    records = to_records(RESULT)
    ids = [record["id"] for record in records["pool:place"]]
    assert len(ids) == len(set(ids))
    assert len(records["pool:claim"]) == len(RESULT.claims)


# Integers that JSON readers agree on, and no float that JSON cannot write.
st.register_type_strategy(int, st.integers(-(2**53) + 1, 2**53 - 1))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


KINDS = {
    "sources": Source,
    "resolutions": Resolution,
    "claims": Claim,
    "incidents": Incident,
    "area_statements": AreaStatement,
    "series": Series,
}


@pytest.mark.parametrize("part", KINDS)
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_value_survives(part: str, data: st.DataObject) -> None:
    value = data.draw(st.from_type(KINDS[part]))
    result = replace(EMPTY, **{part: (value, value)})
    assert through_json(result) == result


def test_damaged_records_are_refused_in_one_line() -> None:
    records = to_records(RESULT)
    del records["incidents"][0]["place"]
    with pytest.raises(InputError, match="damaged"):
        from_records(records)
    with pytest.raises(InputError):
        from_records({})


@pytest.mark.parametrize(
    ("part", "change", "says"),
    [
        ("sources", lambda records: records.clear(), "is referred to but not listed"),
        ("sources", lambda records: records.append(records[0]), "the same id"),
        ("incidents", lambda records: records[0].update(place=999_999), "damaged"),
        ("incidents", lambda records: records[0].update(place=-1), "damaged"),
        ("incidents", lambda records: records[0].update(claims=[]), "has no claim"),
        ("pool:place", lambda records: [record.update(lat=950.0) for record in records], "lies at 950.0"),
        ("pool:claim", lambda records: records[0].update(span={"start": -5, "end": 3}), "stands at -5"),
        ("pool:claim", lambda records: records[0].update(kind="holiday"), "damaged"),
        ("pool:claim", lambda records: records[0].update(when=7), "damaged"),
    ],
)
def test_a_case_that_does_not_fit_together_is_refused(part: str, change: Change, says: str) -> None:
    records = orjson.loads(orjson.dumps(to_records(make_result(4))))
    change(records[part])
    with pytest.raises(InputError, match=says):
        checked(from_records(records))


@pytest.mark.parametrize("number", [2**53 + 1, 2**70, -(2**64), 1e300])
def test_a_number_that_no_format_can_write_is_refused(number: float) -> None:
    records = orjson.loads(orjson.dumps(to_records(make_result(2))))
    records["pool:claim"][0]["counts"][0]["max"] = number
    with pytest.raises(InputError, match="damaged"):
        from_records(records)
