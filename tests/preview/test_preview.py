from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from generator import cli
from generator.problems import ExitCode
from tests.conftest import CASES

SMALL = CASES / "one-section-no-figures" / "summary.yaml"
NAME = "qingshi-reading-room.zh-CN"


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def preview(out: Path, *words: str, summary: Path = SMALL) -> int:
    return cli.main(["preview", str(summary), "--out", str(out), *words])


def test_it_writes_a_sheet_of_each_output(fake: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert preview(out) == ExitCode.DONE
    assert files(out) == [f"{NAME}.deck.png", f"{NAME}.handout.png"]
    assert capsys.readouterr().out.split() == [str(out / name) for name in files(out)]
    for name in files(out):
        with Image.open(out / name) as sheet:
            assert sheet.width == 2400


def test_each_writes_every_slide_and_page(fake: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    stale = out / f"{NAME}.deck" / "77.png"
    own = stale.with_name("note.txt")
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"of a longer deck")
    own.write_text("keep me", "utf-8")
    assert preview(out, "--each", "--json") == ExitCode.DONE
    answer = json.loads(capsys.readouterr().out)
    assert set(answer["outputs"]) == {"deck", "deck/", "handout", "handout/"}
    slides = [name for name in files(out) if name.startswith(f"{NAME}.deck/") and name.endswith(".png")]
    pages = [name for name in files(out) if name.startswith(f"{NAME}.handout/")]
    assert len(slides) == answer["slides"] > 2
    assert len(pages) == answer["pages"] > 2
    assert slides[0].endswith("/01.png")
    assert own.is_file()


def test_several_brands_have_a_sheet_each(fake: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert preview(out, "--brand", "ink,cinnabar", "--only", "deck", "--json") == ExitCode.DONE
    assert files(out) == [f"{NAME}.cinnabar.deck.png", f"{NAME}.ink.deck.png"]
    assert set(json.loads(capsys.readouterr().out)["outputs"]) == {"ink.deck", "cinnabar.deck"}


def test_many_slides_make_several_sheets_and_an_older_one_too_many_goes(fake: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    name = "jiangcheng-libraries.zh-CN"
    for stale in (f"{name}.deck.png", f"{name}.deck-7.png", f"{name}.deck-x.png"):
        (out / stale).write_bytes(b"earlier")
    assert preview(out, "--only", "deck", summary=CASES / "all-forms" / "summary.yaml") == ExitCode.DONE
    assert files(out) == [f"{name}.deck-1.png", f"{name}.deck-2.png", f"{name}.deck-x.png"]


def test_without_libreoffice_the_handout_is_shown_all_the_same(
    bare: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert preview(out) == ExitCode.MISSING
    said = capsys.readouterr()
    assert "LibreOffice" in said.err
    assert "install" in said.err
    assert "handout are written" in said.err
    assert files(out) == [f"{NAME}.handout.png"]
    assert said.out.split() == [str(out / f"{NAME}.handout.png")]


def test_the_handout_alone_needs_no_libreoffice(bare: Path, tmp_path: Path) -> None:
    assert preview(tmp_path / "out", "--only", "handout") == ExitCode.DONE


def test_the_deck_alone_without_libreoffice_writes_nothing(bare: Path, tmp_path: Path) -> None:
    assert preview(tmp_path / "out", "--only", "deck") == ExitCode.MISSING
    assert not (tmp_path / "out").exists()


def test_a_brand_that_is_not_there_leaves_earlier_sheets_alone(fake: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    earlier = out / f"{NAME}.steppe.deck.png"
    earlier.write_bytes(b"earlier")
    assert preview(out, "--brand", "steppe,stepe") == ExitCode.PROBLEMS
    assert files(out) == [earlier.name]
    assert earlier.read_bytes() == b"earlier"


def test_a_failure_while_drawing_leaves_earlier_sheets_alone(
    fake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.preview import sheets

    def fail(*_: object) -> None:
        raise RuntimeError("out of paint")

    monkeypatch.setattr(sheets, "sheet", fail)
    out = tmp_path / "out"
    out.mkdir()
    (out / f"{NAME}.deck.png").write_bytes(b"earlier")
    assert preview(out, "--only", "deck") == ExitCode.FAULT
    assert [path.read_bytes() for path in out.iterdir()] == [b"earlier"]
