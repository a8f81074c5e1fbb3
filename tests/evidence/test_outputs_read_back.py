"""Finished files are read back: what is missing in them, and what was put in by hand, is found."""

from __future__ import annotations

import csv
import json
import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from generator.brand import load as brands
from generator.build import Result, build
from generator.cli import main
from generator.evidence import readback
from generator.evidence.compare import compare
from generator.evidence.readback import Place
from generator.report.load import load
from generator.report.model import Timeline
from generator.text.words import words
from tests.conftest import CASES

CASE = CASES / "six-sections"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """Build a case with its evidence, once."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(CASE, folder / "case")
    summary = folder / "case" / "summary.yaml"
    return summary, build(summary, source=summary.with_name("source.txt"), out=folder / "out", evidence=True)


@pytest.fixture
def again(made: tuple[Path, Result], tmp_path: Path) -> tuple[Path, Path]:
    """Copy the summary and the outputs, to be spoiled."""
    summary, result = made
    shutil.copytree(result.outputs["deck"].parent, tmp_path / "out")
    shutil.copy(summary, tmp_path / "summary.yaml")
    return tmp_path / "summary.yaml", tmp_path / "out"


def _change(deck: Path, part: str, old: str, new: str) -> None:
    """Change the first part of a package that matches and holds the text."""
    with zipfile.ZipFile(deck) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = next(n for n in parts if re.fullmatch(part, n) and old.encode() in parts[n])
    parts[name] = parts[name].replace(old.encode(), new.encode(), 1)
    with zipfile.ZipFile(deck, "w") as package:
        for one, content in parts.items():
            package.writestr(one, content)


def test_a_build_is_read_back_without_a_word(made: tuple[Path, Result]) -> None:
    _, result = made
    assert [str(p) for p in result.problems] == []
    back = result.as_dict()["read_back"]
    assert isinstance(back, dict)
    nothing = {"missing": [], "unknown": [], "from_another_summary": False}
    assert back["deck"] == back["handout"] == {"figures": result.figures_total, **nothing}


def test_a_comma_between_two_names_makes_no_number_of_them(made: tuple[Path, Result], tmp_path: Path) -> None:
    """Titles that are joined with a comma, such as those of an agenda, once gave a figure of 110,123."""
    summary = shutil.copy(made[0], tmp_path / "summary.yaml")
    report = load(Path(summary)).report.model_copy(update={"names": ("110", "12345")})
    place = Place("slide", 3, "拨打110，12345或者119，120")
    found = compare("deck", [place], report, words(brands.load("steppe"), "zh-CN"))
    assert [number for number, _ in found.unknown] == ["119", "120"]


def test_a_chart_of_figures_in_hundreds_is_read_back_without_a_word(tmp_path: Path) -> None:
    """The chart stores 5200 where the summary says 52 hundred, which is a value and no figure in print."""
    summary = tmp_path / "summary.yaml"
    summary.write_text((CASE / "summary.yaml").read_text("utf-8").replace("5230人", "52百人"), "utf-8")
    result = build(summary, only="deck", out=tmp_path / "out")
    charts = [place for place in readback.deck(result.outputs["deck"]) if place.kind == "chart"]
    assert any("5200" in place.values for place in charts)
    assert [str(p) for p in result.problems if "no figure of the summary" in p.message] == []


def test_the_years_of_a_timeline_s_scale_are_no_figures(made: tuple[Path, Result]) -> None:
    report = load(CASES / "all-forms" / "summary.yaml").report
    dated = [{"id": f"e{n}", "date": f"{year}-05-01", "heading": "事", "text": "事。", "cite": {"paragraph": 2}}
             for n, year in enumerate((1871, 2124))]  # fmt: skip
    block = Timeline.model_validate({"kind": "timeline", "id": "t", "title": "大事", "events": dated})
    report = report.model_copy(update={"overview": (*report.overview, block)})
    found = compare(
        "deck", [Place("slide", 9, "1880\n1900\n2125\n2130\n2990\n1870")], report, words(brands.load("steppe"), "zh-CN")
    )
    assert [number for number, _ in found.unknown] == ["2990", "1870"]


def test_unspoiled_outputs_have_no_problems(again: tuple[Path, Path]) -> None:
    summary, out = again
    assert main(["check", str(summary), "--built", str(out)]) == 0


def test_a_number_changed_on_a_slide_is_found(again: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    summary, out = again
    deck = next(out.glob("*.pptx"))
    _change(deck, r"ppt/slides/slide\d+\.xml", "3.12", "3.21")
    assert main(["check", str(summary), "--built", str(out)]) == 1
    assert re.search(rf"{re.escape(str(deck))}: slide \d+ holds `3.21`", capsys.readouterr().err)


def test_a_workbook_changed_by_hand_is_found(again: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    summary, out = again
    deck = next(out.glob("*.pptx"))
    with zipfile.ZipFile(deck) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = next(n for n in parts if n.endswith(".xlsx"))
    with zipfile.ZipFile(BytesIO(parts[name])) as book:
        sheets = {n: book.read(n) for n in book.namelist()}
    sheet = next(n for n in sheets if "worksheets/sheet" in n)
    sheets[sheet] = re.sub(rb'(<c r="B2"[^>]*><v>)[^<]+', rb"\g<1>987654", sheets[sheet], count=1)
    changed = BytesIO()
    with zipfile.ZipFile(changed, "w") as book:
        for one, content in sheets.items():
            book.writestr(one, content)
    parts[name] = changed.getvalue()
    with zipfile.ZipFile(deck, "w") as package:
        for one, content in parts.items():
            package.writestr(one, content)
    assert main(["check", str(summary), "--built", str(out)]) == 1
    assert re.search(r"the workbook behind slide \d+ holds `987654`", capsys.readouterr().err)


def test_a_chart_changed_by_hand_is_found(again: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    summary, out = again
    deck = next(out.glob("*.pptx"))
    with zipfile.ZipFile(deck) as package:
        chart = next(n for n in package.namelist() if re.fullmatch(r"ppt/charts/chart[^/]*\.xml", n))
        cached = re.findall(rb"<c:val>.*?<c:v>([^<]+)</c:v>", package.read(chart), re.DOTALL)[0].decode()
    _change(deck, re.escape(chart), f"<c:v>{cached}</c:v>", "<c:v>987654</c:v>")
    _change(deck, re.escape(chart), f"<c:v>{cached}</c:v>", "<c:v>987654</c:v>")
    assert main(["check", str(summary), "--built", str(out)]) == 1
    assert re.search(r"the chart on slide \d+ holds `987654`", capsys.readouterr().err)


def test_outputs_of_another_build_are_found(again: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    summary, out = again
    text = summary.read_text("utf-8")
    summary.write_text(text.replace("3.12千瓦时", "4.77千瓦时"), "utf-8")
    assert main(["check", str(summary), "--built", str(out)]) == 1
    said = capsys.readouterr().err
    assert re.search(r"\.pdf: it was made from another version of the summary", said)
    assert re.search(r"\.pptx: slide \d+ holds `3.12`", said)
    assert re.search(r"\.pptx: the figure `[a-z-]+` stands nowhere in it", said)


def test_there_must_be_outputs(again: tuple[Path, Path], tmp_path: Path) -> None:
    assert main(["check", str(again[0]), "--built", str(tmp_path / "nowhere")]) == 2


def test_the_statistics_are_written_as_data_with_locators(made: tuple[Path, Result]) -> None:
    _, result = made
    written = json.loads(result.outputs["json"].read_text("utf-8"))
    rows = list(csv.DictReader(result.outputs["csv"].read_text("utf-8-sig").splitlines()))
    assert len(rows) == len(written["statistics"]) == result.figures_total
    for row, entry in zip(rows, written["statistics"], strict=True):
        assert (row["id"], row["figure"]) == (entry["id"], entry["figure"])
        assert int(row["paragraph"]) == entry["paragraph"] > 0
        assert entry["state"] == "verified"
        assert entry["slides"]
        assert entry["pages"]


def test_the_evidence_is_one_page_that_needs_nothing_else(made: tuple[Path, Result]) -> None:
    summary, result = made
    page = result.outputs["evidence"].read_text("utf-8")
    source = summary.with_name("source.txt").read_text("utf-8")
    marked = re.findall(r"<mark>([^<]+)</mark>", page)
    assert len(marked) == result.figures_total
    assert all(figure in source for figure in marked)
    assert not re.search(r"https?://|src=|<script|<link", page)
    assert page.count('class="state verified"') == result.figures_total
