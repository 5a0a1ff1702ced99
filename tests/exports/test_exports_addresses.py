"""No password of a database's address is shown, whatever its form."""

import pytest
from click.testing import CliRunner
from factory import make_result
from factory_places import FakeShapes

from geo_incidents.cli.app import cli
from geo_incidents.errors import DatabaseError, UsageError
from geo_incidents.exports import format_of, write
from geo_incidents.exports.addresses import printable_target, without_secrets

SECRET = "s3cr3t"
ADDRESSES = [
    f"postgresql://me:{SECRET}@localhost:1/db",
    f"postgres://me:{SECRET}@localhost:1/db?sslmode=disable",
    f"postgis://me:{SECRET}@localhost:1/db",
    f"POSTGRESQL://me:{SECRET}@localhost:1/db",
    f"PostGIS://me:{SECRET}@localhost:1/db",
    f"postgresql://localhost:1/db?user=me&password={SECRET}",
    f"postgresql://localhost:1/db?PASSWORD={SECRET}",
    f"postgresql://localhost:1/db?sslpassword={SECRET}",
    f"postgresql://me:{SECRET}@",
    f"postgresql://me:{SECRET}",
    f"postgresql://me:{SECRET}/x@localhost:1/db",
    f"postgresql://me:x@{SECRET}@localhost:1/db",
    f"postgresql://me:{SECRET}%zz@localhost:1/db",
    f"postgresql://me:{SECRET}#@localhost:1/db",
    f"postgresql://me:{SECRET}@[::1/db",
    f"postgresql://me:{SECRET}@localhost:port/db",
    f"postgresql:/me:{SECRET}@localhost:1/db",
    f" postgresql://me:{SECRET}@localhost:1/db",
    f"mysql://me:{SECRET}@localhost/db",
    f"sftp://me:{SECRET}@localhost/a.geojson",
    f"host=localhost port=1 user=me password={SECRET} dbname=db",
    f"host=localhost port=1 user=me password='{SECRET}' dbname=db",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_shown(address: str) -> None:
    assert SECRET not in printable_target(address)


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_a_failure_says(address: str) -> None:
    with pytest.raises((DatabaseError, UsageError)) as told:
        write(make_result(3), address, FakeShapes())
    assert SECRET not in str(told.value)
    assert SECRET not in repr(told.value.__cause__)
    assert told.value.__suppress_context__ or told.value.__context__ is None


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_the_command_prints(address: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    report = tmp_path_factory.mktemp("in") / "a.txt"
    report.write_text("Three people were killed in Jableh on 7 March 2025.")
    run = CliRunner().invoke(cli, ["export", str(report), "-o", address])
    assert SECRET not in run.output + repr(run.exception)


def test_a_file_is_shown_as_it_is() -> None:
    assert printable_target("out/incidents.gpkg") == "out/incidents.gpkg"
    assert printable_target("postgresql://me:x@db.example:5432/case") == "postgresql://db.example:5432/case"


def test_a_database_is_known_in_any_letters() -> None:
    assert {format_of(a).name for a in ("postgis://h/d", "POSTGRES://h/d", "postgresql://h/d")} == {"PostGIS"}


def test_what_a_library_says_loses_its_secrets() -> None:
    address = f"postgresql://me:{SECRET}%21@localhost/db"
    assert SECRET not in without_secrets(f'invalid "me:{SECRET}%21@localhost" ({SECRET}!)', address)
