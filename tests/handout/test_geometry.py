"""What a designer writes wrong in the files of the handout's pages is said with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import resources
from generator.build import check
from generator.problems import InputProblems


@pytest.mark.parametrize("name", ["geometry.yaml", "editions.yaml"])
def test_a_file_that_is_no_yaml_is_a_problem_with_line_and_column(name: str, tmp_path: Path) -> None:
    (tmp_path / "handout").mkdir()
    (tmp_path / "brand.yml").write_text("meta: {name: B}\ndefaults:\n  make-deck: {extends: steppe}\n", "utf-8")
    (tmp_path / "handout" / name).write_text("styles:\n  body: [1, 2\n", "utf-8")
    with pytest.raises(InputProblems) as caught:
        check(resources.default_summary(), brand=str(tmp_path))
    [problem] = caught.value.problems
    assert str(problem).startswith(f"{tmp_path / 'handout' / name}:3:1: This is not valid YAML")
