from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.report import prose
from generator.report.load import load


def test_references_become_figures(write: Callable[..., Path]) -> None:
    report = load(write()).report
    assert prose.resolve("查{checks}，降{fall}", report) == "查13.6万次，降46.6%"
    assert prose.resolve("查{checks.number}，{{原样}}", report) == "查13.6万，{原样}"


def test_english_uses_the_units_of_the_translation(translated: Callable[..., Path]) -> None:
    report = load(translated(), "en").report
    assert prose.resolve("{checks}; {checks.number}; down {fall}", report) == "136,000 checks; 136,000; down 46.6%"


def test_an_unknown_id_is_a_key_error(write: Callable[..., Path]) -> None:
    with pytest.raises(KeyError):
        prose.resolve("{nobody}", load(write()).report)


def test_refs_are_listed_once_in_order() -> None:
    assert prose.refs("{b} {a.number} {b} {{c}}") == ("b", "a")


def test_what_is_no_reference_is_broken() -> None:
    assert prose.broken("{} {Two words} } {fine} {{also fine}}") == ("{}", "{Two words}", "}")
