"""Decks as PowerPoint's own library, a second validator and LibreOffice see them; handouts as qpdf sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import resources
from generator.build import DEFAULT_BRAND
from generator.deck import lint
from tests.conftest import CASES, Builder, Built, brands
from tests.support import office, pdf
from tests.support.overflow import overflow

pytestmark = pytest.mark.slow

SHIPPED = resources.default_summary()
BUILDS = [
    *((SHIPPED, brand, language) for brand in brands() for language in ("zh-CN", "en")),
    *((summary, brand, None) for summary in sorted(CASES.glob("*/summary.yaml")) for brand in brands()),
]


def _name(build: tuple[Path, str, str | None]) -> str:
    return "-".join([build[0].parent.name, build[1], *([build[2]] if build[2] else [])])


@pytest.fixture(scope="session", params=BUILDS, ids=_name)
def made(request: pytest.FixtureRequest, built: Builder) -> Built:
    return built(*request.param)


@pytest.fixture(autouse=True, scope="module")
def tools() -> None:
    missing = office.missing()
    assert not missing, f"not installed: {', '.join(missing)} (.ci/run installs them)"


def test_open_xml_sdk_finds_nothing(made: Built) -> None:
    assert office.sdk_problems(made.deck.path) == []


def test_openxml_audit_finds_nothing(made: Built) -> None:
    assert office.audit_problems(made.deck.path) == []


def test_own_lint_finds_nothing(made: Built) -> None:
    assert lint.lint(made.deck.path) == []


def test_qpdf_and_our_own_checks_find_nothing_in_the_handout(made: Built) -> None:
    assert pdf.qpdf(made.pdf) == 0
    assert pdf.problems(made.pdf) == []


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_libreoffice_shows_every_slide_and_all_its_text(language: str, built: Builder, tmp_path: Path) -> None:
    made = built(SHIPPED, DEFAULT_BRAND, language)
    shown = office.render(made.deck.path, tmp_path)
    assert len(pdf.pages(shown)) == made.result.slides
    assert overflow(made.deck, shown) == []
    assert pdf.foreign_fonts(shown) == set()


@pytest.mark.parametrize("summary", sorted(CASES.glob("*/summary.yaml")), ids=lambda path: path.parent.name)
def test_libreoffice_keeps_the_text_of_each_case_on_its_slides(summary: Path, built: Builder, tmp_path: Path) -> None:
    made = built(summary, DEFAULT_BRAND, None)
    shown = office.render(made.deck.path, tmp_path)
    assert len(pdf.pages(shown)) == made.result.slides
    assert overflow(made.deck, shown) == []
