"""Outside judges: Debian's QGIS, GDAL and PostGIS. Where one is missing, its tests are skipped here and fail in CI."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

POSTGRES = Path("/usr/lib/postgresql/15/bin")
SYSTEM_PYTHON = Path("/usr/bin/python3")


def demand(present: bool, package: str) -> None:
    """Go on only where the Debian package is installed."""
    if not present:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"needs Debian's {package}")


@pytest.fixture(scope="session")
def ogrinfo() -> str:
    """Path of Debian's ogrinfo."""
    found = shutil.which("ogrinfo")
    demand(found is not None, "gdal-bin")
    return str(found)


@pytest.fixture(scope="session")
def qgis_python() -> str:
    """A Python that can import QGIS."""
    run = subprocess.run([SYSTEM_PYTHON, "-c", "import qgis.core"], capture_output=True, check=False)
    demand(run.returncode == 0, "python3-qgis and qgis-providers")
    return str(SYSTEM_PYTHON)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Folder with the socket of a PostgreSQL of our own: no network port, gone afterwards."""
    demand((POSTGRES / "initdb").exists(), "postgresql-15")
    demand(Path("/usr/share/postgresql/15/extension/postgis.control").exists(), "postgresql-15-postgis-3")
    # A socket's path has to be short, and PostgreSQL will not run as root.
    user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="gi-", dir="/tmp") as folder:
        if user:
            shutil.chown(folder, "postgres")
        data = f"{folder}/data"
        quiet = {"check": True, "capture_output": True, "cwd": folder, **user}
        subprocess.run([POSTGRES / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8"], **quiet)
        options = f"-c listen_addresses='' -k {folder} -c fsync=off"
        subprocess.run([POSTGRES / "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"], **quiet)
        try:
            yield folder
        finally:
            subprocess.run([POSTGRES / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"], **quiet)


@pytest.fixture
def database(server: str, request: pytest.FixtureRequest) -> str:
    """Address of a fresh database with PostGIS."""
    psycopg = pytest.importorskip("psycopg")
    name = f"t{abs(hash(request.node.name))}"
    with psycopg.connect(f"postgresql://tester@/postgres?host={server}", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    url = f"postgresql://tester@/{name}?host={server}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION postgis")
    return url
