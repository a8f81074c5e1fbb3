"""The shipped report's handout as a Typst document: its cover, contents, prose, bars and table of statistics."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from bench.timing import Timed, median, row
from generator import resources
from generator.report import load as reports
from generator.report import prose
from generator.report.figures import parse
from generator.report.model import ChartBlock, Report, Section

HEAD = """\
#set page(paper: "a4", margin: (x: 25mm, y: 24mm), numbering: "1")
#set text(lang: "zh", font: ("Noto Serif SC",), size: 10.5pt)
#set par(justify: true, first-line-indent: 2em, leading: 0.7em)
#show heading: set text(font: ("Noto Sans SC",))
"""
COMPILE = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"


def typst(folder: Path) -> Timed | None:
    """Return how long Typst takes in a new process, or None where it is not installed."""
    if find_spec("typst") is None:
        print("  Typst: skipped, not installed (`make bench` installs it where there is a package index)")
        return None
    page = folder / "handout.typ"
    page.write_text(HEAD + "\n".join(_document(reports.load(resources.default_summary()).report)), "utf-8")
    fonts = str(resources.folder("assets") / "fonts")
    seconds = median([sys.executable, "-c", COMPILE, str(page), str(folder / "typst.pdf"), fonts])
    row("Typst sets the handout's text", seconds)
    return seconds


def _document(report: Report) -> Iterator[str]:
    yield f"#page(fill: rgb(18, 58, 98))[#text(30pt, white)[{_said(report.title, report)}]]"
    yield "#outline(depth: 1)"
    yield _said(report.abstract, report)
    for section in report.sections:
        yield f"#pagebreak()\n= {_said(section.title, report)}\n*{_said(section.summary, report)}*"
        paragraphs = "\n\n".join(_said(text, report) for text in section.text)
        yield f"#columns(2)[{paragraphs}]"
        yield from (_bars(block, report) for block in section.blocks if isinstance(block, ChartBlock))
    yield "#pagebreak()"
    cells = ", ".join(f"[{cell}]" for section in report.sections for cell in _rows(section, report))
    yield f"#table(columns: 4, {cells})"


def _rows(section: Section, report: Report) -> Iterator[str]:
    for stat in section.statistics:
        yield from (
            _said(stat.label, report),
            _safe(stat.figure),
            _said(stat.period or "", report),
            str(stat.cite.paragraph),
        )


def _bars(block: ChartBlock, report: Report) -> str:
    values = [float(parse(report.statistics_by_id[r.stat].figure).value) for r in block.rows if r.stat]
    bars = "\n".join(f"#rect(width: {90 * v / max(values):.2f}%, height: 12pt)" for v in values if max(values) > 0)
    return f"*{_said(block.title, report)}*\n{bars}"


def _said(text: str, report: Report) -> str:
    return _safe(prose.resolve(text, report))


def _safe(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\#[]*_`$<>@~" else c for c in text)
