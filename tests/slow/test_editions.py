"""Every case in every brand, as every edition and on every paper: printed, checked, and read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import resources
from generator.build import build
from generator.problems import errors
from generator.report.load import load
from tests.conftest import CASES, brands
from tests.support import pdf, wanted
from tests.support.plain import absent

SHIPPED = resources.default_summary()
REPORTS = [(SHIPPED, "zh-CN"), (SHIPPED, "en"), *((path, None) for path in sorted(CASES.glob("*/summary.yaml")))]
SETTINGS = {
    "print": {"edition": "print", "openers": "odd"},
    "print-shop": {"edition": "print-shop"},
    "letter": {"paper": "letter"},
    "a5": {"edition": "print", "paper": "a5"},
    "a5-print-shop": {"edition": "print-shop", "paper": "a5", "openers": "odd"},
}


pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize("brand", brands())
@pytest.mark.parametrize(
    ("summary", "language"), REPORTS, ids=[f"{path.parent.name}-{language or 'own'}" for path, language in REPORTS]
)
def test_it_is_whole(summary: Path, language: str | None, brand: str, name: str, tmp_path: Path) -> None:
    result = build(
        summary, brand=brand, language=language, out=tmp_path, only="handout", settings={"handout": SETTINGS[name]}
    )
    path = result.outputs["handout"]
    report = load(summary, language).report
    assert not errors(result.problems)
    assert pdf.problems(path) == []
    assert absent(wanted.figures(report), pdf.text(path)) == []
    assert pdf.qpdf(path) == 0
