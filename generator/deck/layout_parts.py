"""What layouts.yaml comes to: layouts with what is drawn on them. Lengths are inches, colours are roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.deck.model import Box, LayoutSpec, PlaceholderSpec, Style


@dataclass(frozen=True)
class Part:
    """Something drawn on a layout. `fill` and `line` are roles, already looked up through the aliases."""

    key: str
    kind: str
    box: Box
    """Without width and height it is the whole slide."""
    fill: str | None = None
    line: str | None = None
    motif: str = ""
    variant: int = 0
    """Which of a motif's variants; the number of the card, from 0."""
    dark: bool = False
    text: str = ""
    style: Style | None = None
    anchor: str = "top"


@dataclass(frozen=True)
class Spot:
    """A place for something that a slide draws itself, such as an icon."""

    box: Box
    fill: str
    """A role, already looked up."""


@dataclass(frozen=True)
class Layout(LayoutSpec):
    """A layout with what is drawn on it."""

    type: str = ""
    """PowerPoint's own name for such a layout (`title`, `secHead`, `obj`), or empty."""
    always: bool = False
    """Whether it stays in every deck's layout menu."""
    ground: str = "paper"
    """The role of the background."""
    parts: tuple[Part, ...] = ()
    furniture: bool = True
    """Whether the master's own drawing shows."""
    spots: Mapping[str, Spot] = field(default_factory=dict)


@dataclass(frozen=True)
class SectionMarks:
    """The row of marks at the top right of a slide; inches."""

    right: float
    width: float
    gap: float
    y: float
    height: float
    most: int
    lit: str
    unlit: str

    def boxes(self, count: int) -> tuple[Box, ...]:
        """Return one box for each of `count` sections; none when there are too many or only one."""
        if not 1 < count <= self.most:
            return ()
        width = (self.width - self.gap * (count - 1)) / count
        left = self.right - self.width
        return tuple(Box(left + i * (width + self.gap), self.y, width, self.height) for i in range(count))


@dataclass(frozen=True)
class Layouts:
    """Everything that layouts.yaml says, for one brand and language."""

    slide: Box
    styles: Mapping[str, Style]
    layouts: Mapping[str, Layout]
    master: Mapping[str, PlaceholderSpec]
    ground: str
    parts: tuple[Part, ...]
    """What is drawn on the master."""
    guides: tuple[tuple[float, ...], tuple[float, ...]]
    section_marks: SectionMarks
    names: Mapping[str, str] = field(default_factory=dict)
    """What drawn parts are called in the selection pane."""
    squeeze: float = 1.0
    """How wide the slide is, measured by the format that the layouts are drawn on."""

    def slot_name(self, slot: PlaceholderSpec) -> str:
        """Return what a placeholder is called in the selection pane, without its number."""
        return self.names.get(slot.type) or slot.name or slot.key
