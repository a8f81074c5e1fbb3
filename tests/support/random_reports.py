"""Random summaries: valid by the schema, or nearly so, with every kind of block and every kind of text.

`reports()` draws the mapping that a summary.yaml holds. A report has one tone (its language, how wild its texts are,
how long they grow), so that many reports are plain enough to become a deck and the others show how a build refuses.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.support import pictures
from tests.support.random_blocks import PICTURES, Blocks
from tests.support.random_parts import Draw, Tree
from tests.support.random_texts import HARD, PLAIN, WILD, Tone, below

_BLOCKS = ("points", "figures", "chart", "checklist", "profiles", "timeline", "quote", "table", "picture")


def _tone(draw: Draw) -> Tone:
    """Draw how a report's texts are written: most plain, some hard to set, few impossible."""
    hard, wild = HARD[draw(below(len(HARD)))], WILD[draw(below(len(WILD)))]
    some = (*PLAIN, *PLAIN, hard)
    kinds = (PLAIN, some, PLAIN, some, (*PLAIN, *HARD), (*PLAIN, *PLAIN, *PLAIN, wild))[draw(below(6))]
    language = ("zh-CN", "zh-CN", "en")[draw(below(3))]
    stretch = (0.7, 0.5, 0.6, 0.8, 0.7, 0.9, 1.0, 3.0)[draw(below(8))]
    return Tone(language, kinds, stretch)


@st.composite
def reports(draw: Draw) -> Tree:
    """Draw a summary as the mapping that its file holds; None stands for a key that is left out."""
    make = Blocks(draw, _tone(draw), draw(below(6)) == 5)
    sections = [_section(make, number) for number in range(make.count(1, 2, 3, 4, 9))]
    make.stats = []
    make.tone = replace(make.tone, refs=tuple(make.known[:12]))
    tree: Tree = {
        "id": "random-report",
        "language": make.tone.language,
        "title": make.text(22),
        "subtitle": make.text(24),
        "series": make.maybe(10),
        "publisher": make.text(10),
        "period": make.text(6),
        "source": {"title": make.text(12), "publisher": make.text(10)},
        "names": ["110", "12345", *make.texts(3, 0, 1)],
        "abstract": make.text(80),
        "highlights": _highlights(make),
        "derived": _derived(make),
        "overview": [make.block(make.one(*_BLOCKS)) for _ in range(make.count(0, 0, 1))],
        "method": make.terms(5, 36, 0, 1, 4, 5, 9),
        "closing": make.one(None, {"title": make.text(12), "statements": make.terms(6, 36, 1, 2, 3)}),
        "titles": {"agenda": make.maybe(20), "statistics": make.maybe(20), "method": make.maybe(20)},
        "sections": sections,
    }
    sections[0]["statistics"] = [*sections[0]["statistics"], *make.stats]
    found: Tree = _without_none(tree)
    return found


def _section(make: Blocks, number: int) -> Tree:
    make.stats = []
    for _ in range(make.count(1, 0, 4)):
        make.statistic()
    make.tone = replace(make.tone, refs=tuple(make.known[-12:]))
    section = {
        "id": f"section-{number}",
        "title": make.text(9),
        "headline": make.text(18),
        "gloss": make.text(16),
        "summary": make.text(50),
        "text": make.texts(60, 1, 0, 3),
        "blocks": [make.block(make.one(*_BLOCKS)) for _ in range(make.count(1, 2, 0, 3))],
    }
    if not (section["text"] or make.stats or section["blocks"] or make.sloppy):
        section["text"] = [make.text(60)]
    section["statistics"], make.stats = make.stats, []
    return section


def _highlights(make: Blocks) -> Tree | None:
    items = [{"stat": id, "text": make.maybe(18)} for id in make.shown(4, 2, 3, 5, 11)]
    hero = {"stat": make.statistic(), "text": make.maybe(30)}
    whole: Tree = {"title": make.text(30), "lead": make.maybe(30), "hero": hero, "items": items}
    return None if make.one(True, False) else whole


def _derived(make: Blocks) -> list[Tree]:
    if not make.one(False, True):
        return []
    a, b = make.statistic("2045场", "count"), make.statistic("1250场", "count")
    formula = make.one(f"{a} - {b}", f"{a} + {b}", f"{b} * 100 / {a}", f"{a} / {b}")
    return [
        {
            "id": "computed",
            "formula": formula,
            "label": make.text(8),
            "unit": "场",
            "decimals": make.one(1, 0, None) if make.sloppy else 1,
        }
    ]


def _without_none(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _without_none(value) for key, value in node.items() if value is not None}
    return [_without_none(value) for value in node] if isinstance(node, list) else node


def folder(parent: Path) -> Path:
    """Make a folder with the pictures that random reports name, and return it."""
    found = parent / "summary"
    found.mkdir()
    pictures.saved(pictures.landscape(1200, 500), found / PICTURES[0])
    pictures.saved(pictures.landscape(500, 900), found / PICTURES[1])
    (found / PICTURES[2]).write_text(pictures.MAP, "utf-8")
    (found / "broken.png").write_bytes(b"no picture")
    return found


def yaml(report: Tree) -> str:
    """Return a report as the text of a summary.yaml (JSON with one value a line, which is YAML)."""
    return json.dumps(report, ensure_ascii=False, indent=1)
