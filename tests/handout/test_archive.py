"""Files inside the handout, and the handout as PDF/A-3 and PDF/UA-1 at once."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pikepdf
import pytest

from generator import resources
from generator.build import build
from generator.report.load import load
from tests.support import archive
from tests.support import pdf as reader


def make(out: Path, language: str = "zh-CN", brand: str = "steppe", **settings: object) -> Path:
    """Build the shipped report's handout."""
    result = build(
        resources.default_summary(),
        brand=brand,
        language=language,
        out=out,
        only="handout",
        settings={"handout": settings},
    )
    assert result.problems == []
    return result.outputs["handout"]


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("archive"), "en", archive=True)


def test_summary_translation_and_figures_are_inside(archived: Path) -> None:
    folder = resources.default_summary().parent
    with pikepdf.open(archived) as document:
        files = {name: one.get_file().read_bytes() for name, one in document.attachments.items()}
        kinds = {name: str(one.relationship) for name, one in document.attachments.items()}
        dates = {str(one.obj.EF.F.Params.ModDate) for one in document.attachments.values()}
    assert kinds == {"summary.yaml": "/Source", "summary.en.yaml": "/Source", "statistics.csv": "/Data"}
    assert dates == {"D:20200101000000Z"}
    assert files["summary.yaml"] == (folder / "summary.yaml").read_bytes()
    assert files["summary.en.yaml"] == (folder / "summary.en.yaml").read_bytes()
    table = list(csv.DictReader(io.StringIO(files["statistics.csv"].decode("utf-8-sig"))))
    stated = list(load(resources.default_summary(), "en").report.statistics())
    assert [row["id"] for row in table] == [one.id for one in stated]
    assert {row["id"]: row["figure"] for row in table} == {one.id: one.figure for one in stated}
    assert not {"slides", "pages", "state"} & set(table[0])


def test_it_is_pdf_a_and_passes_the_other_checks(archived: Path) -> None:
    assert archive.problems(archived) == []
    assert reader.problems(archived) == []


@pytest.mark.parametrize("settings", [{"brand": "harbour"}, {"edition": "print-shop"}, {"paper": "a5"}])
def test_so_are_other_brands_editions_and_papers(settings: dict[str, str], tmp_path: Path) -> None:
    assert archive.problems(make(tmp_path, archive=True, **settings)) == []


def test_the_checks_tell_an_ordinary_handout_from_an_archive_copy(tmp_path: Path) -> None:
    assert "no output intent with a profile" in archive.problems(make(tmp_path))


def test_the_same_input_gives_the_same_bytes(archived: Path, tmp_path: Path) -> None:
    assert make(tmp_path, "en", archive=True).read_bytes() == archived.read_bytes()
