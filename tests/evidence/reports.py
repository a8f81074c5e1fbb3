"""Real reports, where their texts are at hand; they are never part of the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "assets" / "reports" / "neimenggu-gongan-2022" / "summary.yaml"
_SOURCE = Path("source") / "report.txt"


def folder() -> Path | None:
    """Return the folder with `source/` and `reports/`: MAKE_DECK_REPORTS, or `shared` beside the checkout."""
    named = os.environ.get("MAKE_DECK_REPORTS")
    places = [Path(named)] if named else [ROOT.parent / "shared"]
    return next((place for place in places if (place / _SOURCE).is_file()), None)


def texts() -> list[Path]:
    """Return the reports that are at hand."""
    found = folder()
    return sorted((found / "reports").glob("*.*")) if found else []


def source() -> Path:
    """Return the source of the shipped report; the test is skipped where it is not at hand."""
    found = folder()
    if found is None:
        pytest.skip("the source texts are not at hand; name their folder in MAKE_DECK_REPORTS")
    return found / _SOURCE
