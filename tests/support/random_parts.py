"""Small things of random summaries: ids, texts, cites and figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from tests.support import random_texts
from tests.support.random_texts import Tone, below

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
