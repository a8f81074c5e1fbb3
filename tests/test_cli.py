"""What a user meets on the command line: messages, exit codes, and earlier outputs that stay as they were."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pptx import Presentation

from generator import cli, resources
from generator.problems import ExitCode

ROOT = Path(__file__).resolve().parents[1]
SUMMARY = resources.default_summary()


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    """A copy of the shipped summary (and its English overlay) that a test may spoil."""
    for name in ("summary.yaml", "summary.en.yaml"):
        (tmp_path / name).write_text((SUMMARY.parent / name).read_text("utf-8"), "utf-8")
    return tmp_path / "summary.yaml"


def spoil(path: Path, old: str, new: str, count: int = 1) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), "utf-8")


def line_of(path: Path, text: str) -> int:
    return next(n for n, line in enumerate(path.read_text("utf-8").splitlines(), 1) if text in line)


def test_check_of_the_shipped_report_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == ExitCode.DONE
    assert capsys.readouterr().out.startswith("No problems.")


def test_json_is_one_object_with_the_documented_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--json"]) == ExitCode.DONE
    out = capsys.readouterr().out
    answer = json.loads(out)
    assert {"outputs", "slides", "pages", "figures", "problems", "seconds"} <= set(answer)
    assert answer["figures"]["total"] >= 35
    assert answer["slides"] >= 16


def test_misspelt_key_is_named_with_its_place(summary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(summary, "\nsubtitle:", "\nsubtitel:")
    assert cli.main(["check", str(summary)]) == ExitCode.PROBLEMS
    message = capsys.readouterr().err
    assert f"{summary}:{line_of(summary, 'subtitel:')}:1: " in message
    assert "subtitle" in message


def test_unknown_id_in_prose_is_named_with_its_place(summary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = summary.read_text("utf-8")
    summary.write_text(text.replace("\nabstract:", "\nabstract: 见{no-such-figure}。\nx-abstract:", 1), "utf-8")
    assert cli.main(["check", str(summary)]) == ExitCode.PROBLEMS
    text = summary.read_text("utf-8")
    summary.write_text(text.replace("\nx-abstract:", "\nsubtitle_was:", 1), "utf-8")
    assert str(summary) in capsys.readouterr().err


def test_missing_file_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(tmp_path / "nothing.yaml")]) == ExitCode.USAGE
    assert "nothing.yaml" in capsys.readouterr().err


def test_unreadable_yaml_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "summary.yaml"
    bad.write_text("id: a\ntitle: [one, two\nlanguage: zh-CN\n", "utf-8")
    assert cli.main(["check", str(bad)]) == ExitCode.PROBLEMS
    assert f"{bad}:" in capsys.readouterr().err


def test_unknown_command_option_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "--colour", "red"]) == ExitCode.USAGE
    assert "--help" in capsys.readouterr().err


def test_unknown_brand_lists_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--brand", "stepe"]) == ExitCode.PROBLEMS
    assert "steppe" in capsys.readouterr().err


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema"]) == ExitCode.DONE
    assert "properties" in json.loads(capsys.readouterr().out)


def test_failed_build_leaves_earlier_outputs_alone(summary: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    earlier = {out / f"neimenggu-gongan-2022.zh-CN{end}": end.encode() for end in (".pptx", ".pdf")}
    for path, content in earlier.items():
        path.write_bytes(content)
    spoil(summary, "\ntitle:", "\ntitel:")
    assert cli.main([str(summary), "--out", str(out)]) == ExitCode.PROBLEMS
    assert {path: path.read_bytes() for path in out.iterdir()} == earlier


def test_an_output_that_cannot_be_replaced_leaves_both_as_they_were(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = tmp_path / "neimenggu-gongan-2022.zh-CN.pptx"
    deck.write_bytes(b"earlier")
    (tmp_path / "neimenggu-gongan-2022.zh-CN.pdf").mkdir()  # as impossible to replace as a file that is held open
    assert cli.main(["--out", str(tmp_path)]) == ExitCode.USAGE
    said = capsys.readouterr()
    assert "cannot be replaced" in said.err
    assert said.out == ""
    assert deck.read_bytes() == b"earlier"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_build_that_fails_leaves_no_empty_folder(summary: Path, tmp_path: Path) -> None:
    spoil(summary, "heading: 三级改革完成", "heading: " + "三级改革完成" * 400)
    assert cli.main([str(summary), "--only", "deck", "--out", str(tmp_path / "new" / "deep")]) == ExitCode.PROBLEMS
    assert not (tmp_path / "new").exists()


def test_accept_needs_a_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--accept"]) == ExitCode.USAGE
    assert "--lang en" in capsys.readouterr().err


def test_fault_in_the_last_step_leaves_earlier_outputs_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from generator.handout import pdf

    def fail(*_: object) -> None:
        raise RuntimeError("the printer is on fire")

    monkeypatch.setattr(pdf, "write", fail)
    earlier = tmp_path / "neimenggu-gongan-2022.zh-CN.pptx"
    earlier.write_bytes(b"earlier")
    assert cli.main(["--out", str(tmp_path)]) == ExitCode.FAULT
    assert "the printer is on fire" in capsys.readouterr().err
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"earlier"]


def test_missing_pango_is_one_clear_message_and_exit_three(tmp_path: Path) -> None:
    """A machine without Pango: cffi finds no library. Run in a process of its own, where nothing is loaded yet."""
    code = (
        "import cffi, sys\n"
        "real = cffi.FFI.dlopen\n"
        "def dlopen(self, name, *rest):\n"
        "    if name and 'pango' in str(name).lower():\n"
        "        raise OSError('cannot load library')\n"
        "    return real(self, name, *rest)\n"
        "cffi.FFI.dlopen = dlopen\n"
        "from generator.cli import main\n"
        f"sys.exit(main(['--only', 'handout', '--out', {str(tmp_path)!r}]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env=os.environ, check=False
    )
    assert done.returncode == ExitCode.MISSING, done.stderr
    assert "apt-get install" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_progress_when_stderr_is_no_terminal(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "make_deck.py", "check"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""


def test_the_program_ends_with_its_exit_code_and_all_it_had_to_say(tmp_path: Path) -> None:
    def ran(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "make_deck.py", *words]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    done = ran("build", "--only", "deck", "--out", str(tmp_path), "--json")
    assert done.returncode == ExitCode.DONE
    assert Path(json.loads(done.stdout)["outputs"]["deck"]).is_file()
    wrong = ran("check", str(tmp_path / "nothing.yaml"))
    assert wrong.returncode == ExitCode.USAGE
    assert "nothing.yaml" in wrong.stderr


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path: Path) -> None:
    """Copies of the fonts, 23 MB with each handout, once stayed there."""
    (tmp_path / "temporary").mkdir()
    command = [sys.executable, "make_deck.py", "build", "--out", str(tmp_path / "out")]
    subprocess.run(
        command, cwd=ROOT, capture_output=True, check=True, env=os.environ | {"TMPDIR": str(tmp_path / "temporary")}
    )
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_format_is_asked_for_once_or_set_by_the_brand(tmp_path: Path) -> None:
    for words, width in (((), 12192000), (("--format", "4:3"), 9144000)):
        assert cli.main(["build", "--only", "deck", "--out", str(tmp_path), *words]) == 0
        (deck,) = tmp_path.glob("*.pptx")
        assert Presentation(str(deck)).slide_width == width


def test_a_format_that_is_not_there_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--format", "5:3"]) == 1
    assert "There is no slide format `5:3`. There are 16:9, 4:3." in capsys.readouterr().err


def test_editions_and_papers_are_asked_for_once_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--edition", "print", "--paper", "a5", "--only", "handout", "--out", str(tmp_path), "--json"]
    assert cli.main(["build", *words]) == ExitCode.DONE
    answer = json.loads(capsys.readouterr().out)
    assert answer["handout"] == {"edition": "print", "paper": "a5", "archive": False}
    assert [path.name for path in tmp_path.iterdir()] == ["neimenggu-gongan-2022.zh-CN.print.a5.pdf"]
    assert cli.main(["check", "--edition", "print", "--paper", "a5", "--built", str(tmp_path)]) == ExitCode.DONE


def test_an_edition_or_paper_that_is_not_there_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--edition", "proof", "--paper", "a6"]) == ExitCode.PROBLEMS
    said = capsys.readouterr().err
    assert "There is no edition `proof`. There are screen, print, print-shop." in said
    assert "There is no paper `a6`. There are a4, letter, a5." in said


def test_an_edition_of_a_handout_that_is_left_out_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["build", "--only", "deck", "--paper", "a5"]) == ExitCode.USAGE
    assert "--only deck leaves it out" in capsys.readouterr().err
