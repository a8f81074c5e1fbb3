"""The tours of both READMEs are true: what they tell to type works."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from generator import cli
from generator.build import build, check
from generator.problems import ExitCode, InputProblems

ROOT = Path(__file__).resolve().parents[1]
READMES = ["README.md", "README.zh-CN.md"]


def blocks(readme: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / readme).read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.fixture(params=READMES)
def tour(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder that the tour makes: summary.yaml, source.txt and a brand."""
    summary, brand, *_ = blocks(request.param, "yaml")
    (tmp_path / "summary.yaml").write_text(summary, "utf-8")
    (tmp_path / "source.txt").write_text(blocks(request.param, "text")[0], "utf-8")
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand" / "brand.yml").write_text(brand, "utf-8")
    return tmp_path


def test_tour_builds_in_both_brands(tour: Path) -> None:
    for brand in ("cinnabar", str(tour / "brand")):
        result = build(tour / "summary.yaml", brand=brand, out=tour / "out", source=tour / "source.txt")
        assert result.problems == []
        assert result.figures_verified == result.figures_total == 3
        assert sorted(path.suffix for path in result.outputs.values()) == [".pdf", ".pptx"]


@pytest.mark.parametrize("readme", READMES)
def test_rebranding_works_as_typed_from_an_empty_folder(
    readme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command of the tour after the summary is written, in order, with the files that it tells to write."""
    monkeypatch.chdir(tmp_path)
    summary, brand, *_ = blocks(readme, "yaml")
    for name, text in {"my-report/summary.yaml": summary, "my-report/source.txt": blocks(readme, "text")[0]}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "my-brand").mkdir()
    (tmp_path / "my-brand" / "brand.yml").write_text(brand, "utf-8")
    lines = [line for block in blocks(readme, "sh") for line in block.splitlines() if "make_deck.py" in line]
    typed = [shlex.split(line.partition("make_deck.py ")[2]) for line in lines]
    assert ["brand", "new"] in [words[:2] for words in typed]
    assert cli.main(["brand", "export", "steppe", "-o", "corporate.potx"]) == ExitCode.DONE
    assert cli.main(["my-report/summary.yaml", "--out", "before"]) == ExitCode.DONE
    shutil.copy(next((tmp_path / "before").glob("*.pptx")), "edited.pptx")
    for words in typed:
        assert cli.main(words) == ExitCode.DONE, (words, capsys.readouterr().err)
    assert "warning" not in capsys.readouterr().err


def test_tour_stops_at_a_changed_digit(tour: Path) -> None:
    summary = tour / "summary.yaml"
    text = summary.read_text("utf-8")
    changed = re.sub(r"figure: (61,234|6\.1)", lambda m: m[0][:-1] + "9", text, count=1)
    assert changed != text
    summary.write_text(changed, "utf-8")
    with pytest.raises(InputProblems) as found:
        check(summary, source=tour / "source.txt")
    line = next(n for n, row in enumerate(changed.splitlines(), 1) if "figure:" in row)
    assert [problem.where.line for problem in found.value.problems if problem.where] == [line]


@pytest.mark.parametrize("readme", READMES)
def test_commands_of_the_readme_are_those_of_the_program(readme: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command is in the overview with each of its options, and nothing else."""
    overview = next(block for block in blocks(readme, "text") if block.startswith("make_deck.py"))
    listed = set()
    for line in overview.splitlines():
        command = re.findall(r"[a-z]+", line.removeprefix("make_deck.py"))
        command = command[: 2 if command[0] == "brand" else 1]
        listed.add(" ".join(command))
        assert cli.main([*command, "--help"]) == ExitCode.DONE
        offered = set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help"}
        assert set(re.findall(r"--[a-z]+", line)) == offered
    assert listed == commands([], capsys)


def commands(above: list[str], capsys: pytest.CaptureFixture[str]) -> set[str]:
    """Return every command that `--help` lists, with those below it."""
    assert cli.main([*above, "--help"]) == ExitCode.DONE
    section = capsys.readouterr().out.partition("  COMMAND\n")[2]
    names = re.findall(r"^    (\w+)", section.partition("\n\n")[0], re.MULTILINE)
    found = [commands([*above, name], capsys) or {" ".join([*above, name])} for name in names]
    return set().union(*found)
