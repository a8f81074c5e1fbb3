"""Small reports made in code, and the shipped one planned and printed once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator import resources
from generator.brand import load as brands
from generator.brand.model import Brand
from generator.handout.attachments import Attached
from generator.handout.model import Handout
from generator.handout.pdf import PdfResult, write
from generator.handout.plan import plan
from generator.report.load import load
from generator.report.model import Report
from generator.text.words import words

TEXT = {
    "zh-CN": "各级机关围绕全年目标推进工作，学习、检查与服务三条线同步展开，所列数字按次计算，不作相加，也不比较。",
    "en": "The agencies worked towards the goals of the year; study and service ran side by side, nothing is added. ",
}
FIGURES = {"zh-CN": ("{n}个", "{n}.5%"), "en": ("{n} sites", "{n}.5%")}


def make(
    language: str = "zh-CN", *, sections: int = 2, text: int = 3, blocks: tuple[str, ...] = (), **more: Any
) -> Report:
    """Return a report with so many sections, each with so many paragraphs and these exhibits."""
    words_ = TEXT[language]
    made = [_section(words_, language, n, text, blocks) for n in range(sections)]
    values: dict[str, Any] = {
        "id": "case",
        "language": language,
        "title": words_[:12],
        "subtitle": words_[:20],
        "publisher": words_[:6],
        "period": "2022",
        "source": {"title": words_[:14], "publisher": words_[:6]},
        "abstract": words_ * 2,
        "sections": made,
    }
    return Report.model_validate(values | more)


def _section(words_: str, language: str, n: int, text: int, blocks: tuple[str, ...]) -> dict[str, Any]:
    count, share = FIGURES[language]
    statistics = [
        {
            "id": f"s{n}-{kind}{j}",
            "figure": pattern.format(n=31 + 7 * j),
            "label": f"{words_[:6].strip()} {n}.{kind}{j}",
            "sense": sense,
            "period": "2022",
            "cite": {"paragraph": 3 + j, "exact": pattern.format(n=31 + 7 * j)},
        }
        for kind, sense, pattern in (("c", "count", count), ("p", "fall", share))
        for j in range(4)
    ]
    return {
        "id": f"section-{n}",
        "title": f"{words_[:5].strip()}{n}",
        "headline": words_[:14],
        "gloss": words_[:16],
        "summary": words_,
        "text": [words_ * (1 + j % 3) for j in range(text)],
        "statistics": statistics,
        "blocks": [_block(words_, kind, n, i) for i, kind in enumerate(blocks)],
    }


def _block(words_: str, kind: str, n: int, i: int) -> dict[str, Any]:
    name = kind.rstrip("0123456789")
    size = int(kind.removeprefix(name) or 2)
    block: dict[str, Any] = {"id": f"x{n}-{i}", "title": words_[:24], "kind": name}
    cite = {"paragraph": 4}
    match name:
        case "bar" | "fall":
            rows = [{"stat": f"s{n}-{'c' if name == 'bar' else 'p'}{j}"} for j in range(4)]
            return block | {"kind": "chart", "form": name, "rows": rows}
        case "figures":
            return block | {"items": [{"stat": f"s{n}-c{j}", "text": words_[:18]} for j in range(size)]}
        case "checklist":
            return block | {"rows": [{"stat": f"s{n}-p{j}", "exception": words_[:20]} for j in range(size)]}
        case "points":
            return block | {"items": [{"heading": words_[:10], "text": words_[:50]} for _ in range(size)]}
        case "profiles":
            person = {"name": words_[:4], "place": words_[:4], "post": words_[:20], "text": words_[:50], "cite": cite}
            return block | {"items": [person] * size}
        case "timeline":
            event = {"heading": words_[:10], "text": words_[:40], "cite": cite}
            return block | {
                "events": [event | {"id": f"e{n}-{i}-{j}", "date": f"2022-{1 + j:02}-11"} for j in range(size)]
            }
        case "quote":
            return block | {"text": words_[:40], "who": words_[:8]}
    return block | {"columns": [words_[:4]] * 3, "rows": [[words_[:9], words_[:30], f"{{s{n}-c0}}"]] * size}


ALL = (
    "bar",
    "fall",
    "figures1",
    "figures2",
    "figures4",
    "checklist",
    "points5",
    "profiles4",
    "timeline4",
    "quote",
    "table9",
)
"""One exhibit of each kind."""


@pytest.fixture(scope="session")
def steppe() -> Brand:
    return brands.load("steppe")


@dataclass(frozen=True)
class Printed:
    """The shipped report, planned and printed."""

    report: Report
    handout: Handout
    path: Path
    result: PdfResult


def files(summary: Path) -> list[Attached]:
    """Return a summary as a file to put inside a PDF."""
    return [Attached(summary.name, summary.read_bytes(), "application/yaml", "summary", "Source")]


@pytest.fixture(scope="session")
def printed(steppe: Brand, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    summary = resources.default_summary()
    report = load(summary).report
    spoken = words(steppe, report.language)
    handout = plan(report, steppe, spoken)
    path = tmp_path_factory.mktemp("handout") / "handout.pdf"
    return Printed(report, handout, path, write(handout, steppe, spoken, path, files(summary)))
