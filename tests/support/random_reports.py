"""Random summaries: valid by the schema, or nearly so, with every kind of block and every kind of text.

`reports()` draws the mapping that a summary.yaml holds. A report has one tone (its language, how wild its texts are,
how long they grow), so that many reports are plain enough to become a deck and the others show how a build refuses.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.support import pictures, random_texts
from tests.support.random_texts import HARD, PLAIN, WILD, Tone, below

Draw = st.DrawFn
Tree = dict[str, Any]

_DIGITS = (
    "3",
    "46",
    "0",
    "9.8",
    "118",
    "0.02",
    "1250",
    "12.5",
    "61,234",
    "23.61",
    "100",
    "1,234,567",
    "98765432.10",
    "007",
)
_LONG = "1234567890123"
_UNITS_ZH = ("个", "", "次", "人次", "件", "元", "平方公里", "千瓦时", "个百分点", "%", "‰", "倍", "辆次以上的网上预约")
_SCALES_ZH = ("", "", "万", "亿", "万亿")
_UNITS_EN = (" visits", "", "%", " percentage points", " people", " operations carried out", " kWh", "x", " m²")
_SCALES_EN = ("", "", " million", " billion", " thousand")
_APPROX_ZH = ("", "", "", "近", "约", "超过", "至少")
_APPROX_EN = ("", "", "", "about ", "nearly ", "more than ", "over ")
_SENSES = ("count", "level", "money", "rise", "share", "fall", "streak", "duration")
_FORMS = ("bar", "fall", "share", "stacked", "tally", "line", "column", "change")


_BLOCKS = ("points", "figures", "chart", "checklist", "profiles", "timeline", "quote", "table", "picture")
PICTURES = ("wide.png", "tall.png", "map.svg")


@dataclass
class Maker:
    """Draws one report; statistics collect in the section that is being drawn."""

    draw: Draw
    tone: Tone
    sloppy: bool
    """Whether a block may break a rule of the summary now and then."""
    ids: int = 0
    known: list[str] = field(default_factory=list)
    stats: list[Tree] = field(default_factory=list)

    # --- small things -------------------------------------------------------------------------------------------------

    def id(self, kind: str) -> str:
        self.ids += 1
        return f"{kind}-{self.ids}"

    def one(self, *choices: Any) -> Any:
        return choices[self.draw(below(len(choices)))]

    def count(self, *choices: int) -> int:
        """Draw a number of items; the first is the plainest."""
        return int(self.one(*choices))

    def text(self, usual: int) -> str:
        return random_texts.text(self.draw, self.tone, usual)

    def maybe(self, usual: int) -> str | None:
        return self.text(usual) if self.one(True, False) else None

    def texts(self, usual: int, *counts: int) -> list[str]:
        return [self.text(usual) for _ in range(self.count(*counts))]

    def cite(self, exact: str | None = None) -> Tree:
        return {"paragraph": self.count(2, 3, 7, 40, 1234), "exact": exact if self.one(True, False) else None}

    def terms(self, head: int, body: int, *counts: int) -> list[Tree]:
        return [{"term": self.text(head), "text": self.text(body)} for _ in range(self.count(*counts))]

    # --- figures ------------------------------------------------------------------------------------------------------

    def statistic(self, figure: str | None = None, sense: str | None = None) -> str:
        """Add a figure to the section and return its id."""
        id = self.id("s")
        raw, unit = figure or self.figure(), None
        if self.tone.language == "en" and not raw.isascii():
            unit = self.one("cases", "items of some kind that is hard to name")
        stat = {
            "id": id,
            "figure": raw,
            "label": self.text(8),
            "sense": sense or self.one(*_SENSES),
            "unit": unit,
            "period": None if figure and sense == "fall" else self.maybe(6),  # falls share their period
            "scope": self.maybe(10),
            "caveat": self.maybe(20),
            "cite": self.cite(raw),
        }
        self.stats.append(stat)
        self.known.append(id)
        return id

    def figure(self) -> str:
        chinese = self.tone.language == "zh-CN"
        scales, units = (_SCALES_ZH, _UNITS_ZH) if chinese else (_SCALES_EN, _UNITS_EN)
        approx = self.one(*(_APPROX_ZH if chinese else _APPROX_EN))
        sign = self.one("", "", "", "-", "+")
        unit = self.one(*units)
        scale = "" if unit in ("%", "‰", "x", "倍") else self.one(*scales)
        digits = self.one(*_DIGITS, *_DIGITS, _LONG)
        return f"{approx}{sign if not approx else ''}{digits}{scale}{unit}"

    def shown(self, *counts: int) -> list[str]:
        """Return ids of figures that a block shows: new ones, sometimes an old or an unknown one."""
        found = []
        for _ in range(self.count(*counts)):
            old = self.known and self.one(False, False, True)
            found.append(self.one(*self.known) if old else self.statistic())
        if self.sloppy and self.one(False, False, True):
            found.append("nobody-knows")
        return found

    # --- blocks -------------------------------------------------------------------------------------------------------

    def block(self, kind: str) -> Tree:
        made: Callable[[], Tree] = getattr(self, kind)
        common = {
            "kind": kind,
            "id": self.id(kind),
            "title": self.text(30),
            "subtitle": self.maybe(30),
            "note": self.maybe(40),
            "only": self.one(None, None, None, "deck", "handout"),
            "cite": [self.cite() for _ in range(self.count(0, 1, 2))],
        }
        return {**common, **made()}

    def points(self) -> Tree:
        count = self.count(3, 1, 2, 4, 5, 6, 7, 13, 40)
        small = 0.5 if count > 4 else 1
        result = {
            "heading": self.text(8),
            "stats": self.shown(0, 1, 2)[:2],
            "text": self.maybe(50),
        }
        items = [
            {
                "topic": self.maybe(4),
                "heading": self.text(9),
                "text": self.text(round(40 * small)),
                "cite": self.one(None, self.cite()),
            }
            for _ in range(count)
        ]
        return {"items": self.with_icons(items), "result": self.one(None, result)}

    def figures(self) -> Tree:
        scope = {"title": self.text(8), "rows": self.terms(3, 18, 2, 1, 4)}
        reading = {"term": self.text(6), "text": self.text(50)}
        return {
            "items": self.with_icons([{"stat": id, "text": self.maybe(18)} for id in self.shown(3, 1, 2, 4, 5, 9)]),
            "reading": self.one(None, reading),
            "scope": self.one(None, scope),
        }

    def with_icons(self, items: list[Tree]) -> list[Tree]:
        names = ("book", "bell", "nobody-drew-this") if self.sloppy else ("book", "bell", "bicycle")
        if self.one(False, False, True):
            return [{**item, "icon": self.one(*names)} for item in items]
        return items

    def picture(self) -> Tree:
        files = ("no-such.png", "../outside.png", "broken.png") if self.sloppy else PICTURES
        return {
            "file": self.one(*files),
            "alt": self.text(20),
            "caption": self.maybe(40),
            "credit": self.maybe(12),
            "focus": self.one(None, [0.3, 0.7], [1, 0]),
            "fit": self.one(None, "whole", "crop"),
            "takeaway": self.one(None, {"lead": self.text(40), "notes": self.terms(6, 30, 0, 1, 2)}),
        }

    def checklist(self) -> Tree:
        rows = [
            {
                "stat": self.statistic("100%", "share"),
                "label": self.maybe(16),
                "exception": self.maybe(16),
                "wording": self.maybe(6),
            }
            for _ in range(self.count(2, 1, 3, 5, 6, 12))
        ]
        return {"rows": rows}

    def profiles(self) -> Tree:
        items = [
            {
                "name": self.text(4),
                "place": self.text(8),
                "post": self.text(15),
                "text": self.text(30),
                "honour": self.maybe(8),
                "cite": self.cite(),
            }
            for _ in range(self.count(2, 1, 3, 4, 5, 11))
        ]
        return {"items": items}

    def timeline(self) -> Tree:
        apart = self.count(40, 1, 0, 7, 400, 4000)
        day = dt.date(self.count(2022, 1949, 2024), self.count(3, 1, 12), self.count(9, 1, 28))
        events = []
        for number in range(self.count(3, 2, 4, 5, 6, 7, 14)):
            end = day + dt.timedelta(days=self.count(3, 0, 45))
            event = {
                "id": self.id("e"),
                "date": day.isoformat(),
                "end": self.one(None, end.isoformat()),
                "heading": self.text(8),
                "text": self.text(24),
                "cite": self.cite(),
            }
            events.append(event)
            day += dt.timedelta(days=apart if number % 3 else self.count(2, apart))
        return {"events": events}

    def quote(self) -> Tree:
        return {"text": self.text(80), "who": self.text(12)}

    def table(self) -> Tree:
        if self.one(True, False):
            return {"stats": self.shown(5, 1, 10, 11, 27)}
        columns = self.texts(6, 3, 2, 4, 7)
        rows = [[self.text(8) for _ in columns] for _ in range(self.count(4, 1, 9, 24))]
        if self.sloppy and self.one(False, True):
            rows[-1] = rows[-1][:-1] if self.one(True, False) else [*rows[-1], "more"]
        return {"columns": columns, "rows": rows}

    def chart(self) -> Tree:
        form = self.one(*_FORMS)
        rows = self._rows(form)
        if len(rows) and self.one(True, False):
            rows[self.draw(below(len(rows)))]["accent"] = True
        notes = self.terms(6, 30, 0, 1, 2)
        takeaway = {"lead": self.text(40), "notes": notes}
        return {"form": form, "rows": rows, "takeaway": self.one(None, takeaway)}

    def _rows(self, form: str) -> list[Tree]:
        if form == "change":
            return [
                {"before": self.statistic("1100册", "level"), "after": self.statistic("46册", "level"), "label": label}
                for label in self.texts(6, 2, 1, 5, 8)
            ]
        if form in ("line", "column"):
            return self._series(form)
        if form == "stacked":
            parts = self.one(
                ("62.5%", "37.5%"), ("46.2%", "30.3%", "19.9%", "3.6%"), ("90%", "4%", "2%", "2%", "1%", "1%")
            )
            return [{"stat": self.statistic(p, "share")} for p in parts]
        figures, sense = {
            "bar": (("283个", "118个", "46个", "980个", "-25个", "近3百个"), "count"),
            "fall": (("46.6%", "99%", "0.5%", "12.34%"), "fall"),
            "share": (("62.50%", "3%", "99.9%", "33.8%"), "share"),
            "tally": (("7年", "5年", "1年", "30年"), "streak"),
        }[form]
        count = self.count(2, 3, 5, 8) if not self.sloppy else self.count(2, 1, 10)
        return [
            {"stat": self.statistic(self.one(*figures), sense), "label": self.maybe(8)}
            for _ in range(min(count, 3) if form == "tally" else count)
        ]

    def _series(self, form: str) -> list[Tree]:
        names = self.one((None,), ("甲", "乙")) if form == "column" else self.one((None,), ("甲", "乙", "线上办理"))
        count = self.count(4, 5, 9, 20)
        labels = [f"{2000 + n}年" for n in range(count)]
        figures = ("12.4万件", "9.8万件", "15.6万件", "17.0万件", "0.3万件")
        return [
            {"stat": self.statistic(self.one(*figures), "count"), "series": name, "label": label}
            for name in names
            for label in labels
        ]


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
    make = Maker(draw, _tone(draw), draw(below(6)) == 5)
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


def _section(make: Maker, number: int) -> Tree:
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


def _highlights(make: Maker) -> Tree | None:
    items = [{"stat": id, "text": make.maybe(18)} for id in make.shown(4, 2, 3, 5, 11)]
    hero = {"stat": make.statistic(), "text": make.maybe(30)}
    whole: Tree = {"title": make.text(30), "lead": make.maybe(30), "hero": hero, "items": items}
    return None if make.one(True, False) else whole


def _derived(make: Maker) -> list[Tree]:
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
