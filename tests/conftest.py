"""Reports that are built once a session and read by many tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from generator import resources
from generator.build import Result, build
from generator.report.load import load
from generator.report.model import Report
from tests.support import pdf
from tests.support.deck import DeckFile

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Built:
    """A report, and what came out of it."""

    summary: Path
    language: str | None
    brand: str
    result: Result

    @cached_property
    def report(self) -> Report:
        """The summary in the language that was built."""
        return load(self.summary, self.language).report

    @cached_property
    def deck(self) -> DeckFile:
        """The deck, read back."""
        return DeckFile(self.result.outputs["deck"])

    @property
    def pdf(self) -> Path:
        """The handout."""
        return self.result.outputs["handout"]

    @cached_property
    def pdf_text(self) -> str:
        """The handout's text."""
        return pdf.text(self.pdf)


Builder = Callable[[Path, str, str | None], Built]


def brands() -> list[str]:
    """Return the names of the shipped brands that can be built."""
    return sorted(p.name for p in resources.folder("templates").iterdir() if p.is_dir() and p.name != "base")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Builder:
    """Builds a summary in a brand and a language, once."""
    done: dict[tuple[Path, str, str | None], Built] = {}

    def make(summary: Path, brand: str, language: str | None = None) -> Built:
        key = (summary, brand, language)
        if key not in done:
            out = tmp_path_factory.mktemp("built")
            done[key] = Built(summary, language, brand, build(summary, brand=brand, language=language, out=out))
        return done[key]

    return make
