"""Small reports and brands for the deck's tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from generator import resources
from generator.brand.load import load as load_brand
from generator.brand.model import Brand
from generator.deck.compose import compose
from generator.deck.fit import fit
from generator.deck.layouts import Layouts, layouts
from generator.deck.model import Deck, Slide, Table, Text
from generator.deck.sizes import Ruler
from generator.deck.storyboard import plan
from generator.problems import Problem
from generator.report.load import load
from generator.report.model import Report
from generator.text.words import words

CASES = Path(__file__).parents[1] / "cases"


@cache
def shipped(language: str = "zh-CN") -> Report:
    return load(resources.default_summary(), language).report


@cache
def case(name: str) -> Report:
    return load(CASES / name / "summary.yaml").report


def statistic(id: str, figure: str = "12个", paragraph: int = 2, **more: Any) -> dict[str, Any]:
    cite = {"paragraph": paragraph, "exact": figure}
    return {"id": id, "figure": figure, "label": f"指标{id}", "sense": "count", "cite": cite, **more}


def report(*blocks: dict[str, Any], statistics: int = 12, **more: Any) -> Report:
    """A report of one section with statistics s1, s2 … and these blocks."""
    stats = [statistic(f"s{i}", f"{i}个", i + 1) for i in range(1, statistics + 1)]
    section = {
        "id": "one",
        "title": "第一节",
        "headline": "副题",
        "gloss": "说明",
        "summary": "概述。",
        "statistics": stats,
        "blocks": list(blocks),
    }
    base = {
        "id": "small",
        "language": "zh-CN",
        "title": "小报告",
        "subtitle": "副标题",
        "publisher": "编制单位",
        "period": "2024年",
        "source": {"title": "原文", "publisher": "编制单位"},
        "abstract": "摘要。",
        "sections": [section],
    }
    return Report.model_validate({**base, **more})


def figures(count: int, **more: Any) -> dict[str, Any]:
    items = [{"stat": f"s{i}"} for i in range(1, count + 1)]
    return {"kind": "figures", "id": "row", "title": "一排数字", "items": items, **more}


@cache
def dressed(name: str = "steppe", language: str = "zh-CN") -> tuple[Brand, Layouts]:
    brand = load_brand(name, language=language)
    return brand, layouts(brand, language)


@cache
def ruler(language: str = "zh-CN") -> Ruler:
    """What measures with the fonts of the usual brand."""
    brand, offered = dressed(language=language)
    return Ruler(brand, offered, language)


def planned(made: Report, brand: Brand | None = None, folder: Path | None = None) -> Deck:
    usual, offered = dressed("steppe", made.language)
    brand = brand or usual
    return plan(made, brand, words(brand, made.language), offered, folder)


def composed(made: Report) -> Deck:
    """The finished plan: told, measured, links resolved; nothing may be too long."""
    brand, offered = dressed("steppe", made.language)
    found = compose(made, brand, words(brand, made.language), offered)
    assert found.problems == ()
    return found.deck


def retold(folder: Path, storyboard: str) -> Brand:
    """A brand that extends the default one and tells its own story."""
    (folder / "deck").mkdir(parents=True)
    (folder / "brand.yml").write_text("defaults:\n  make-deck:\n    extends: steppe\n", "utf-8")
    (folder / "deck" / "storyboard.yaml").write_text(storyboard, "utf-8")
    return load_brand(folder)


def by_key(deck: Deck) -> dict[str, Slide]:
    return {slide.key: slide for slide in deck.slides}


def said(slide: Slide, key: str) -> str:
    """The text in a placeholder; empty when the slide leaves it out."""
    found = next((f.content for f in slide.fills if f.key == key), None)
    return found.plain() if isinstance(found, Text) else ""


def table(slide: Slide) -> Table:
    return next(f.content for f in slide.fills if isinstance(f.content, Table))


def rows(found: Table) -> list[list[str]]:
    return [[cell.text.plain() for cell in row] for row in found.rows]


def fitted(*slides: Slide) -> tuple[list[Slide], tuple[Problem, ...]]:
    """Return the slides with their texts made to fit, and the problems."""
    brand, offered = dressed()
    found = fit(Deck("t", "zh-CN", "p", "s", "f", (), slides), brand, offered)
    return list(found.deck.slides), found.problems
