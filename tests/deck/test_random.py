"""Random summaries become a deck without overflow, or a clear problem; nothing crashes.

`RANDOM_SEED=7 pytest tests/deck/test_random.py` tries other summaries than the usual ones.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pptx
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from generator.build import Result, build
from generator.deck import lint
from generator.problems import InputProblems, Problem, errors
from generator.report.load import load
from tests.support import proof, random_reports, wanted
from tests.support.deck import DeckFile
from tests.support.plain import absent

SEED = int(os.environ.get("RANDOM_SEED", "0"))
SLOW = 20
"""Parts of the thousand: one seed gives summaries that are like each other, many seeds differ more."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pictures that the summaries name."""
    return random_reports.folder(tmp_path_factory.mktemp("random"))


def _prove(examples: int, chosen: int, folder: Path) -> None:
    @seed(chosen)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # shrinking takes minutes; the summary that failed is printed as it is
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
    )
    @given(random_reports.reports())
    def prove(report: dict[str, Any]) -> None:
        summary = folder / "summary.yaml"
        summary.write_text(random_reports.yaml(report), "utf-8")
        result, problems = _built(summary, folder / "out")
        assert [str(p) for p in problems if not _clear(p, summary)] == []
        assert bool(result.outputs) != bool(errors(problems))
        if result.outputs:
            _sound(result.outputs["deck"], summary, result.slides)

    prove()


def _built(summary: Path, out: Path) -> tuple[Result, Sequence[Problem]]:
    """Return what a build did, and what it says of the summary; any exception but InputProblems is a crash."""
    try:
        result = build(summary, only="deck", out=out)
    except InputProblems as refused:
        return Result(), refused.problems
    return result, result.problems


def _clear(problem: Problem, summary: Path) -> bool:
    """Return whether a problem says what is wrong, in which line of the summary, and what to do."""
    place = problem.where
    return bool(problem.message and place and place.file == str(summary) and place.line and problem.hint)


def _sound(path: Path, summary: Path, slides: int) -> None:
    deck, report = DeckFile(path), load(summary).report
    assert lint.lint(path) == []
    assert len(pptx.Presentation(str(path)).slides) == slides == len(deck.slides)
    assert absent(wanted.slides(report), deck.text) == []
    assert [str(fault) for fault in proof.faults(deck, report)] == []


@pytest.mark.parametrize("part", [1, 2])
def test_random_summaries_give_a_deck_without_overflow_or_a_clear_problem(part: int, folder: Path) -> None:
    _prove(20, SEED * 100 + part, folder)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(1, SLOW + 1))
def test_a_thousand_random_summaries_do(part: int, folder: Path) -> None:
    _prove(1000 // SLOW, SEED * 100 + 2 + part, folder)
