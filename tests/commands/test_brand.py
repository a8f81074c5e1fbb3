"""`brand list` and `brand export` on the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator import cli
from generator.problems import ExitCode
from tests.conftest import brands


def test_list_names_every_brand_with_its_colours(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["brand", "list"]) == ExitCode.DONE
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == brands()
    steppe = next(line for line in lines if line.startswith("steppe"))
    assert "#123a63" in steppe
    assert steppe.endswith("extends base")
    assert all(len(re.findall("#[0-9a-f]{6}", line)) >= 7 for line in lines)


def test_list_shows_swatches_on_a_terminal_that_has_them(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLORTERM", "truecolor")
    assert cli.main(["brand", "list"]) == ExitCode.DONE
    out = capsys.readouterr().out
    assert "\x1b[48;2;18;58;99m" in out
    assert "#123a63" not in out


def test_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["brand", "list", "--json"]) == ExitCode.DONE
    answer = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in answer["brands"]] == brands()
    assert {"name", "title", "extends", "colors"} == set(answer["brands"][0])


def test_list_still_names_the_others_when_one_is_faulty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator import resources
    from generator.brand import load

    for folder in resources.folder("templates").iterdir():
        (tmp_path / folder.name).symlink_to(folder)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "brand.yml").write_text("color: [red\n", "utf-8")
    monkeypatch.setattr(load, "folder", lambda name: tmp_path if name == "templates" else resources.folder(name))
    assert cli.main(["brand", "list", "--json"]) == ExitCode.PROBLEMS
    answer = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in answer["brands"]] == brands()
    assert answer["problems"][0]["file"].endswith("broken/brand.yml")


def test_export_writes_the_template(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "new" / "house.potx"
    assert cli.main(["brand", "export", "ink", "-o", str(target), "--lang", "en"]) == ExitCode.DONE
    assert re.fullmatch(rf"{re.escape(str(target))}  \(\d+ layouts\)\n", capsys.readouterr().out)
    assert [path.name for path in target.parent.iterdir()] == ["house.potx"]


def test_export_without_a_name_goes_into_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["brand", "export", "steppe", "--json"]) == ExitCode.DONE
    answer = json.loads(capsys.readouterr().out)
    assert answer["outputs"] == {"template": "out/steppe.zh-CN.potx"}
    assert "封面" in answer["layouts"]


def test_export_takes_any_folder(tmp_path: Path) -> None:
    (tmp_path / "harbour").mkdir()
    (tmp_path / "harbour" / "brand.yml").write_text("meta: {name: Harbour}\n", "utf-8")
    target = tmp_path / "harbour.potx"
    assert cli.main(["brand", "export", str(tmp_path / "harbour"), "-o", str(target)]) == ExitCode.DONE
    assert target.is_file()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["export", "steppe", "-o", "x.pptx"], ExitCode.USAGE, ".potx"),
        (["export", "stepe"], ExitCode.PROBLEMS, "Did you mean `steppe`?"),
        (["export"], ExitCode.USAGE, "--help"),
        ([], ExitCode.USAGE, "--help"),
        (["lisst"], ExitCode.USAGE, "list"),
    ],
)
def test_what_cannot_be_done_is_said(
    words: list[str], code: ExitCode, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert cli.main(["brand", *words]) == code
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
