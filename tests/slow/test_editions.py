"""Every case in every brand, as every edition and on every paper: printed, checked, and read back."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


def product() -> Iterator[Any]:
    """Yield every report in every brand in every setting; of the small cases most are left to the exhaustive run."""
    for at, (summary, language) in enumerate(REPORTS):
        for turn, brand in enumerate(brands()):
            for step, name in enumerate(SETTINGS):
                often = summary == SHIPPED or (at + turn + step) % len(SETTINGS) == 0
                yield pytest.param(
                    summary,
                    language,
                    brand,
                    name,
                    id=f"{summary.parent.name}-{language or 'own'}-{brand}-{name}",
                    marks=pytest.mark.slow if often else pytest.mark.exhaustive,
                )


@pytest.mark.parametrize(("summary", "language", "brand", "name"), list(product()))
def test_it_is_whole(summary: Path, language: str | None, brand: str, name: str, tmp_path: Path) -> None:
    result = build(
        summary, brand=brand, language=language, out=tmp_path, only="handout", settings={"handout": SETTINGS[name]}
    )
    path = result.outputs["handout"]
    report = load(summary, language).report
    assert not errors(result.problems)
    assert pdf.problems(path) == []
    assert absent(wanted.figures(report), pdf.text(path)) == []
    if qpdf := shutil.which("qpdf"):
        done = subprocess.run([qpdf, "--check", str(path)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
