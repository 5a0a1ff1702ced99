"""The factory keeps the promises that tests of the outputs lean on."""

from factory import make_case, make_result

from geo_incidents.model import IncidentStatus, Precision, Scope


def test_same_arguments_give_the_same_result() -> None:
    assert make_result(40) == make_result(40)
    assert make_result(40) != make_result(40, seed=1)


def test_every_quote_and_name_stands_in_its_report() -> None:
    result, texts = make_case(60)
    assert all(claim.span.of(texts[claim.document]) == claim.quote for claim in result.claims)
    for resolution in result.resolutions:
        mention = resolution.mention
        assert mention.span.of(texts[mention.document]) == mention.surface


def test_variety() -> None:
    result = make_result(100)
    assert len(result.incidents) == len({incident.id for incident in result.incidents}) == 100
    assert {incident.precision for incident in result.incidents} == {p for p in Precision if p.is_mark}
    assert {incident.status for incident in result.incidents} == set(IncidentStatus)
    assert {count.scope for claim in result.claims for count in claim.counts} == set(Scope)
    assert any(incident.when.start is None for incident in result.incidents)
