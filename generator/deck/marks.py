"""What a storyboard may ask of the section marks: where each stands, and what to write beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from generator.deck.layout_parts import SectionMarks
from generator.report.model import Report


class MarkNames(Struct, frozen=True):
    """The marks of one report. Sections count from 1."""

    report: Report
    marks: SectionMarks
    word: Callable[[Any], str]
    """The number of a section in words: Part 2."""

    def box(self, number: int) -> dict[str, float]:
        """Return `x` and `w` of a section's mark in inches; {} if it has none."""
        boxes = self.marks.boxes(len(self.report.sections))
        return {"x": boxes[number - 1].x, "w": boxes[number - 1].w} if 0 < number <= len(boxes) else {}

    def name(self, number: int, most: int) -> str:
        """Return a section's title, or its number where some title has more than `most` characters; empty if none."""
        sections = self.report.sections
        if not self.box(number):
            return ""
        section = sections[number - 1]
        return section.title if all(len(s.title) <= most for s in sections) else self.word(section)
