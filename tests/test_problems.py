from __future__ import annotations

from generator.problems import ExitCode, Problem, Where, errors


def test_problem_reads_as_place_what_and_what_to_do() -> None:
    problem = Problem("unknown key `titel`.", Where("summary.yaml", 3, 1), hint="Did you mean `title`?")
    assert str(problem) == "summary.yaml:3:1: unknown key `titel`. Did you mean `title`?"


def test_place_without_line_is_the_file() -> None:
    assert str(Where("summary.yaml")) == "summary.yaml"


def test_warning_says_so_and_does_not_stop() -> None:
    warning = Problem("unused.", severity="warning")
    assert str(warning) == "warning: unused."
    assert errors([warning]) == ()


def test_json_form_has_null_for_what_is_unknown() -> None:
    assert Problem("x").as_dict() == {
        "severity": "error", "file": None, "line": None, "column": None, "message": "x", "hint": "",
    }  # fmt: skip


def test_exit_codes_are_the_documented_ones() -> None:
    assert [int(code) for code in ExitCode] == [0, 1, 2, 3, 4]
