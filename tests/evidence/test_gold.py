"""The figures that a careful reader found in six reports, against those that the program finds.

`gold.yaml` was made by hand, by reading; it holds figures and paragraphs alone. The texts are not part of the project:
the test runs where they are at hand (see `reports.py`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator.evidence.extract import extract
from generator.evidence.read import read
from tests.evidence import reports

LEAST = 0.95
"""Precision and recall over all reports together."""
_ABOUT = re.compile("^(近|约|超过|超|逾|达|about|over|morethan|nearly|almost|around|approximately|some|atleast|~|≈)+")


@dataclass
class Score:
    """How many figures both found, only the reader, only the program."""

    both: int = 0
    missed: list[tuple[int, str]] = field(default_factory=list)
    invented: list[tuple[int, str]] = field(default_factory=list)


def core(figure: str) -> str:
    """The figure without spaces, full-width forms and words such as `about`."""
    return _ABOUT.sub("", re.sub(r"\s+", "", unicodedata.normalize("NFKC", figure)).lower())


def same(one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Whether two stand in one paragraph and one holds the other: a reader may leave a counter out."""
    (where, a), (place, b) = one, other
    return where == place and (core(a) in core(b) or core(b) in core(a))


def score(report: dict[str, Any], path: Path) -> Score:
    found = extract(read(path))
    stretches = report["stretches"]
    left = [(f.paragraph, f.exact) for f in found if any(a <= f.paragraph <= b for a, b in stretches)]
    result = Score()
    for paragraph, figure, *_ in report["figures"]:
        wanted = (paragraph, figure)
        exact = [g for g in left if g[0] == paragraph and core(g[1]) == core(figure)]
        match = exact or [g for g in left if same(g, wanted)]
        if match:
            left.remove(match[0])
            result.both += 1
        else:
            result.missed.append(wanted)
    doubtful = [(p, f) for p, f, *_ in report.get("left_out", ())]
    for one in left:
        either = next((d for d in doubtful if same(d, one)), None)
        if either:
            doubtful.remove(either)
        else:
            result.invented.append(one)
    return result


def test_figures_are_found_as_a_careful_reader_finds_them() -> None:
    gold = YAML(typ="safe").load(Path(__file__).with_name("gold.yaml").read_text("utf-8"))
    paths = {path.name: path for path in (reports.source(), *reports.texts())}
    scores = {r["file"]: score(r, paths[r["file"]]) for r in gold["reports"]}
    both = sum(s.both for s in scores.values())
    missed = [(name, *m) for name, s in scores.items() for m in s.missed]
    invented = [(name, *m) for name, s in scores.items() for m in s.invented]
    assert both / (both + len(missed)) >= LEAST, missed
    assert both / (both + len(invented)) >= LEAST, invented
