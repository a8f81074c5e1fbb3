"""Other tools with the same content in the same run: Chromium prints the handout's HTML, PptxGenJS writes the deck.

Typst sets the handout's text (typst_peer.py). All get their content ready made (planned, measured and drawn by us),
which is more than a fair start. A tool that is not installed is skipped and said so.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.timing import MAKE_DECK, ROOT, RUNS, Timed, head, median, row
from bench.typst_peer import typst
from generator import resources
from generator.brand import load as brands
from generator.build import DEFAULT_BRAND
from generator.deck.model import Deck, Table, Text
from generator.report import load as reports

PPTXGENJS = ROOT / ".tools" / "pptxgenjs" / "node_modules" / "pptxgenjs"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def run() -> None:
    """Print the time of each peer and of our own run beside it."""
    head(f"The same content by other tools, a new process each time, median of {RUNS}")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        ours = median([*MAKE_DECK, "build", "--out", folder])
        row("make-deck, both outputs", ours)
        typst(place)
        theirs = [_chromium(place), _pptxgenjs(place)]
        if all(theirs):
            total = sum(timed.middle for timed in theirs if timed)
            processor = sum(timed.processor for timed in theirs if timed)
            verdict = "ours is no slower" if ours.middle <= total else "ours is SLOWER"
            print(f"  {'the two together, one by one':<34}{total:7.2f} s{processor:26.2f} s CPU   {verdict}")


def _chromium(folder: Path) -> Timed | None:
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        print("  Chromium: skipped, not installed")
        return None
    page = folder / "handout.html"
    page.write_text(_html(), "utf-8")
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--user-data-dir={folder / 'profile'}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={folder / 'chromium.pdf'}",
        page.as_uri(),
    ]
    seconds = median(command)
    row("Chromium prints the handout", seconds)
    return seconds


def _pptxgenjs(folder: Path) -> Timed | None:
    if shutil.which("node") is None or not PPTXGENJS.is_dir():
        print("  PptxGenJS: skipped, not installed (`make bench` installs it where there is npm)")
        return None
    content = folder / "deck.json"
    content.write_text(json.dumps(list(_slides()), ensure_ascii=False), "utf-8")
    script = ROOT / "bench" / "pptxgenjs.cjs"
    seconds = median(["node", str(script), str(PPTXGENJS), str(content), str(folder / "peer.pptx")])
    row("PptxGenJS writes the deck", seconds)
    return seconds


def _html() -> str:
    from generator.handout import html, plan
    from generator.text.words import words

    brand = brands.load(DEFAULT_BRAND)
    report = reports.load(resources.default_summary()).report
    spoken = words(brand, report.language)
    return html.html(plan.plan(report, brand, spoken), brand, spoken)


def _slides() -> Iterator[list[dict[str, Any]]]:
    """Yield what stands on each slide, with its place: texts, tables, and charts with their values."""
    from generator.deck import fit, layouts, storyboard
    from generator.text.words import words

    brand = brands.load(DEFAULT_BRAND)
    report = reports.load(resources.default_summary()).report
    offered = layouts.layouts(brand, report.language)
    deck: Deck = fit.fit(storyboard.plan(report, brand, words(brand, report.language)), brand, offered).deck
    for slide in deck.slides:
        spec = offered.layouts[slide.layout]
        items = [{"text": slide.title, **_box(spec.placeholders["title"].box)}] if "title" in spec.placeholders else []
        for fill in slide.fills:
            placeholder = spec.placeholders[fill.key]
            items.append({**_content(fill.content, placeholder.styles[0].size), **_box(fill.box or placeholder.box)})
        items += [{"shape": shape.kind, **_box(shape.box)} for shape in slide.shapes]
        yield items


def _content(content: Any, size: float) -> dict[str, Any]:
    if isinstance(content, Text):
        return {"text": content.plain(), "size": content.size or size}
    if isinstance(content, Table):
        return {"table": [[cell.text.plain() for cell in cells] for cells in content.rows]}
    series = [
        {"name": s.name, "labels": list(content.categories), "values": [float(m.value) if m else 0 for m in s.marks]}
        for s in content.series
    ]
    return {"chart": series, "line": content.form == "line"}


def _box(box: Any) -> dict[str, float]:
    return {"x": box.x, "y": box.y, "w": box.w, "h": box.h}
