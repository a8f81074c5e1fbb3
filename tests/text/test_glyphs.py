"""A character that the brand's fonts lack stops a build, with the character and its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import cli, resources
from generator.brand import load as brands
from generator.problems import ExitCode
from generator.report import load as reports
from generator.text import glyphs

CASE = Path(__file__).parents[1] / "cases" / "one-section-no-figures" / "summary.yaml"


def spoiled(folder: Path, new: str) -> tuple[Path, int]:
    """Return a copy of a small summary whose publisher is another, and the line that says so."""
    lines = CASE.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("publisher:"))
    lines[at] = f"publisher: {new}"
    path = folder / "summary.yaml"
    path.write_text("\n".join(lines), "utf-8")
    return path, at + 1


def test_the_shipped_report_needs_no_other_glyph() -> None:
    for language in ("zh-CN", "en"):
        loaded = reports.load(resources.default_summary(), language)
        assert glyphs.check(loaded, brands.load("steppe", language=language)) == ()


@pytest.mark.parametrize("rare", ["\U00020bb7", "\U0001f600", "\u0e01"])
def test_a_missing_glyph_is_named_with_its_place(rare: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, line = spoiled(tmp_path, f"镇{rare}图书室")
    out = tmp_path / "out"
    assert cli.main([str(path), "--out", str(out)]) == ExitCode.PROBLEMS
    message = capsys.readouterr().err
    assert f"{path}:{line}:12: " in message
    assert rare in message
    assert f"U+{ord(rare):04X}" in message
    assert not out.exists()


def test_a_character_is_reported_once_for_all_places(tmp_path: Path) -> None:
    path, _ = spoiled(tmp_path, "镇\U00020bb7\U00020bb7室")
    problems = glyphs.check(reports.load(path), brands.load("steppe"))
    assert len(problems) == 1
