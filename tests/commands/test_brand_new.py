"""`brand new` and `brand check` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import cli
from generator.brand.load import load
from generator.problems import ExitCode


def test_new_makes_a_folder_that_is_a_brand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "house"
    assert (
        cli.main(["brand", "new", str(folder), "--colour", "rgb(109, 32, 119)", "--name", 'A "B" 省']) == ExitCode.DONE
    )
    brand = load(folder)
    assert (brand.title, brand.colors["accent"], brand.folders[1].name) == ('A "B" 省', "#6d2077", "steppe")
    assert str(folder) in capsys.readouterr().out


def test_new_takes_the_slides_of_another_brand(tmp_path: Path) -> None:
    assert cli.main(["brand", "new", str(tmp_path / "a"), "--color", "#0b6e6e", "--like", "qing"]) == ExitCode.DONE
    assert cli.main(["brand", "new", str(tmp_path / "b"), "--color", "#c8102e", "--like", str(tmp_path / "a")]) == 0
    assert [f.name for f in load(tmp_path / "b").folders] == ["b", "a", "qing", "base"]


@pytest.mark.parametrize(
    ("more", "code"),
    [(["--colour", "reddish"], ExitCode.USAGE), (["--colour", "#123456", "--like", "stepe"], ExitCode.PROBLEMS)],
)
def test_new_writes_nothing_when_something_is_wrong(tmp_path: Path, more: list[str], code: ExitCode) -> None:
    assert cli.main(["brand", "new", str(tmp_path / "house"), *more]) == code
    assert not (tmp_path / "house").exists()


def test_new_leaves_a_brand_that_is_there_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "brand.yml").write_text("meta: {name: Mine}\n", "utf-8")
    assert cli.main(["brand", "new", str(tmp_path), "--colour", "#123456"]) == ExitCode.USAGE
    assert (tmp_path / "brand.yml").read_text("utf-8") == "meta: {name: Mine}\n"
    assert "there already" in capsys.readouterr().err


def test_check_shows_pairs_origins_and_overrides(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "en.yaml").write_text("common: {source: From}\n", "utf-8")
    text = 'defaults: {make-deck: {extends: qing, colors: {accent: "#ffd100"}}}\n'
    (tmp_path / "brand.yml").write_text(text, "utf-8")
    assert cli.main(["brand", "check", str(tmp_path), "--json"]) == ExitCode.DONE
    said = json.loads(capsys.readouterr().out)
    assert said["extends"] == ["qing", "base"]
    assert said["own"] == {"words": ["words/en.yaml"]}
    assert (said["origins"]["accent"], said["origins"]["deep"]) == (tmp_path.name, "qing")
    pair = next(p for p in said["pairs"] if (p["front"], p["ground"]) == ("accent", "paper"))
    assert (pair["need"], pair["ratio"] < 2) == (4.5, True)
    assert any("`accent` (#ffd100) on `paper`" in p["message"] for p in said["problems"])


def test_check_names_characters_that_no_font_of_the_brand_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from generator.resources import folder

    source = folder("assets") / "fonts" / "SourceSans3-Regular.ttf"
    (tmp_path / "house.ttf").write_bytes(source.read_bytes())
    text = (
        "typography:\n  fonts: [{family: House, source: file, files: [house.ttf]}]\n  base: House\n"
        "defaults: {make-deck: {extends: steppe, handout: {fonts: {body-ea: House}}}}\n"
    )
    (tmp_path / "brand.yml").write_text(text, "utf-8")
    assert cli.main(["brand", "check", str(tmp_path)]) == ExitCode.DONE
    assert "`House` has no glyph for" in capsys.readouterr().err


def test_check_stops_at_a_faulty_file_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "brand.yml").write_text("defaults:\n  make-deck:\n    colors: {acent: red}\n", "utf-8")
    assert cli.main(["brand", "check", str(tmp_path)]) == ExitCode.PROBLEMS
    assert "brand.yml:3:14" in capsys.readouterr().err
