"""docs/intake.md tells of every form of the registry what is true of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo_incidents.documents.formats import EXTRA, FORMATS, Format, by_suffix
from geo_incidents.documents.known import known

PAGE = (Path(__file__).parents[2] / "docs" / "intake.md").read_text("utf8")
TABLE = {
    cells[0].removesuffix(" †"): (cells[0].endswith("†"), cells[1])
    for line in PAGE.splitlines()
    if line.startswith("| ") and len(cells := [cell.strip() for cell in line.strip("| ").split(" | ")]) > 2
}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_table_has_the_form(form: Format) -> None:
    needs_extra, suffixes = TABLE[form.name]
    assert needs_extra == bool(form.needs)
    assert [word for word in suffixes.split() if word.startswith(".")] == list(form.suffixes)


def test_the_table_has_no_other_form() -> None:
    assert set(TABLE) == {"Form", *(form.name for form in FORMATS)}


def test_no_suffix_is_of_two_forms_or_cured_though_read() -> None:
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert not any(by_suffix(f"a{suffix}") for suffix in known("cures"))


def test_the_extra_has_every_package_that_is_needed() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf8"))["project"]
    packages = " ".join(project["optional-dependencies"][EXTRA.partition("[")[2].rstrip("]")])
    told = {"docx": "python-docx", "odf": "odfpy"}
    assert all(told.get(form.needs, form.needs) in packages for form in FORMATS)
