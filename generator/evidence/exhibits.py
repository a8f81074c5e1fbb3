"""The exhibits that a draft proposes: a chart where chart/honesty.py allows it, figures, a table of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.evidence import pick
from generator.evidence.pick import Picked
from generator.evidence.sections import width
from generator.report.model import ChartBlock, Report
from generator.text.words import Words

Data = dict[str, Any]
_MOST_CHARTS, _MOST_ROWS = 2, 8
_LONGEST_LABEL = 30
_FEW = 2
_FORMS = {"fall": ("fall",), "share": ("share", "bar"), "rise": ("bar",), "count": ("bar",), "money": ("bar",)}


def exhibits(section: Data, figures: Sequence[Picked], report: Report, words: Words) -> list[Data]:
    """Return the blocks of a section; together they show each of its statistics once."""
    left = [p for p in figures if p.used]
    blocks: list[Data] = []
    for group in _groups(left):
        chart = _chart(group, f"{section['id']}-chart-{len(blocks) + 1}", report, words)
        if chart and len(blocks) < _MOST_CHARTS:
            blocks.append(chart)
            shown = {row["stat"] for row in chart["rows"]}
            left = [p for p in left if p.id not in shown]
    big = sorted((p for p in left if pick.is_short(p)), key=lambda p: pick.rank(p.found))[: _panels(len(left))]
    if len(left) <= _FEW:  # a table of one or two rows is an empty slide
        big = left
    if big and (pick.rank(big[0].found) == 0 or len(left) <= _FEW):
        big = [p for p in left if p in big]
        blocks.insert(0, _figures(section, big, words))
        left = [p for p in left if p not in big]
    return [*blocks, *tabulated(section, left, words)]


def _panels(count: int) -> int:
    """Return how many figures stand side by side, so that a table has no fewer than three rows after them."""
    return {5: 2, 6: 3}.get(count, 4)


def tabulated(section: Data, figures: Sequence[Picked], words: Words) -> list[Data]:
    """Return a table of the figures that are used; none if there are none."""
    stats = [p.id for p in figures if p.used]
    title = words.format("draft.table", section=section["title"])
    return [{"kind": "table", "id": f"{section['id']}-table", "title": title, "stats": stats}] if stats else []


def _figures(section: Data, shown: Sequence[Picked], words: Words) -> Data:
    title = words.format("draft.figures", section=section["title"])
    return {
        "kind": "figures",
        "id": f"{section['id']}-figures",
        "title": title,
        "items": [{"stat": p.id} for p in shown],
    }


def _groups(figures: Sequence[Picked]) -> list[list[Picked]]:
    """Return figures that one list of the source or one column of a table sets side by side, larger groups first."""
    groups: dict[tuple[int, str, str, str], list[Picked]] = {}
    for p in figures:
        if p.found.group and p.found.upper is None and p.found.value is not None:
            groups.setdefault((p.found.group, p.found.unit, p.found.sense, p.found.period), []).append(p)
    return sorted((g for g in groups.values() if len(g) > 1), key=lambda g: -len(g))


def _chart(group: Sequence[Picked], id: str, report: Report, words: Words) -> Data | None:
    from generator.chart import honesty

    rows = sorted(group, key=lambda p: -(p.found.value or 0))[:_MOST_ROWS]
    rows = [p for p in group if p in rows]
    named = [_name(p) for p in rows]
    if len(set(named)) < len(rows) or any(not 2 <= width(name) <= _LONGEST_LABEL for name in named):
        return None
    largest = max(rows, key=lambda p: p.found.value or 0)
    for form in _FORMS.get(rows[0].found.sense, ()):
        data: Data = {
            "kind": "chart",
            "id": id,
            "form": form,
            "title": words.format("draft.chart", label=_name(largest), figure=f"{{{largest.id}}}"),
            "rows": [
                {"stat": p.id, "label": name, **({"accent": True} if p is largest else {})}
                for p, name in zip(rows, named, strict=True)
            ],
        }
        if len(rows) > (2 if form == "bar" and rows[0].found.sense != "rise" else 1) and not honesty.problems(
            ChartBlock.model_validate(data), report
        ):
            return data
    return None


def _name(p: Picked) -> str:
    return p.found.subject or p.label
