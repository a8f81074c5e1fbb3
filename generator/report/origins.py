"""Where the texts of an output come from: the place in the summary behind what stands on a slide or a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from generator.problems import Where

if TYPE_CHECKING:
    from generator.report.model import AnyBlock, Report

Positions = Mapping[Any, Where]
"""The place of every value of a summary by its path."""


class Origins(Struct, frozen=True):
    """Looks texts and blocks up; every answer is None when the summary has nothing like it."""

    texts: Mapping[str, Where] = field(default_factory=dict)
    """By the bare text with its figures in place."""
    blocks: Mapping[str, Where] = field(default_factory=dict)
    """The place of a block's title, by its id."""
    report: Where | None = None
    """The place of the report's title."""

    def text(self, text: str) -> Where | None:
        """Return the place of a whole text."""
        return self.texts.get(_known_by(text))

    def part(self, text: str) -> Where | None:
        """Return the place of the text that this is, or the first one that it is a line of."""
        wanted = bare(text)
        if not wanted:
            return None
        return self.texts.get(wanted) or next((w for known, w in self.texts.items() if wanted in known), None)

    def piece(self, text: str) -> Where | None:
        """Return the place of the longest text of the summary that this one contains, if it is most of it."""
        whole = bare(text)
        held = [known for known in self.texts if whole and known in whole and 2 * len(known) >= len(whole)]
        return self.texts[max(held, key=len)] if held else None

    def block(self, id: str) -> Where | None:
        """Return the place of a block's title."""
        return self.blocks.get(id)


def origins(report: Report, positions: Positions) -> Origins:
    """Return where the texts and the blocks of a report stand; `positions` as `Loaded` has them."""
    return Origins(texts(report, positions), dict(_blocks(report, positions)), positions.get(("title",)))


def texts(report: Report | None, positions: Positions | None) -> dict[str, Where]:
    """Return where each text of the summary stands, by the bare text with its figures in place."""
    if report is None or not positions:
        return {}
    from generator.report import prose

    found: dict[str, Where] = {}

    def walk(node: Any, path: tuple[Any, ...]) -> None:
        if isinstance(node, str):
            try:
                text = prose.resolve(node, report) if "{" in node else node
            except (KeyError, ValueError):
                return
            key = _known_by(text)
            if key and path in positions:
                found.setdefault(key, positions[path])
        elif isinstance(node, Mapping):
            for name, value in node.items():
                walk(value, (*path, name))
            if "formula" in node and (*path, "formula") in positions:
                found.setdefault(bare(prose.shown(report, node["id"]).text), positions[*path, "formula"])
            if "figure" in node and (*path, "figure") in positions:
                found.setdefault(bare(prose.shown(report, node["id"]).text), positions[*path, "figure"])
        elif isinstance(node, (list, tuple)):
            for index, value in enumerate(node):
                walk(value, (*path, index))

    walk(report.model_dump(), ())
    return found


def bare(text: str) -> str:
    """Return the letters and figures of a text; each output sets spaces, quotation marks and dashes in its own way."""
    return "".join(filter(str.isalnum, text))


def _known_by(text: str) -> str:
    """Return what a text is looked up by: its letters and figures, or its marks when it has nothing else."""
    return bare(text) or "".join(text.split())


def _blocks(report: Report, positions: Positions) -> Iterator[tuple[str, Where]]:
    sections = ((("sections", n, "blocks"), section.blocks) for n, section in enumerate(report.sections))
    groups: Iterable[tuple[tuple[str | int, ...], tuple[AnyBlock, ...]]] = chain(
        [(("overview",), report.overview)], sections
    )
    for path, blocks in groups:
        for index, block in enumerate(blocks):
            for place in ((*path, index, "title"), (*path, index)):
                if place in positions:
                    yield block.id, positions[place]
                    break
