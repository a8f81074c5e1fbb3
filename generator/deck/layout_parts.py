"""What layouts.yaml comes to: layouts with what is drawn on them. Lengths are inches, colours are roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from generator.deck.model import Box, LayoutSpec, PlaceholderSpec, Style


class Part(Struct, frozen=True):
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


class Frame(Struct, frozen=True):
    """Where what is planned in the lengths of layouts.yaml stands on a slide of another size: scaled, then moved."""

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    """Inches."""

    def box(self, box: Box) -> Box:
        """Return a planned box on the slide."""
        return Box(box.x * self.scale + self.x, box.y * self.scale + self.y, box.w * self.scale, box.h * self.scale)

    def back(self, box: Box) -> Box:
        """Return a box of the slide in planned lengths."""
        return Box((box.x - self.x) / self.scale, (box.y - self.y) / self.scale, box.w / self.scale, box.h / self.scale)


class Spot(Struct, frozen=True):
    """A place for something that a slide draws itself, such as an icon."""

    box: Box
    fill: str
    """A role, already looked up."""


class Layout(LayoutSpec, frozen=True):
    """A layout with what is drawn on it."""

    type: str = ""
    """PowerPoint's own name for such a layout (`title`, `secHead`, `obj`), or empty."""
    always: bool = False
    """Whether it stays in every deck's layout menu."""
    ground: str = "paper"
    """The role of the background."""
    parts: tuple[Part, ...] = ()
    marks: bool = False
    """Whether its slides show the section marks."""
    furniture: bool = True
    """Whether the master's own drawing shows."""
    spots: Mapping[str, Spot] = field(default_factory=dict)
    frame: Frame = Frame()
    """Where it stands on the slide of an organisation's template."""
    part: str = ""
    """The layout of the template that it is; empty for one of ours."""
    on: str = ""
    """The layout of the template from which it is made."""
    titled: int | None = None
    """The number of their text place that becomes the title of a copy of their layout (`on`)."""
    joins: Mapping[str, str] = field(default_factory=dict)
    """Placeholders that the template's layout does not have: what goes into each goes into another one as further
    paragraphs, or with an empty name nowhere."""


class SectionMarks(Struct, frozen=True):
    """The row of marks at the top right of a slide; inches."""

    right: float
    width: float
    gap: float
    y: float
    height: float
    most: int
    lit: str
    """The current section's mark; a role, as those below."""
    unlit: str
    all: str = ""
    """Every mark of a slide about the whole report; empty: as the current one."""
    lit_dark: str = ""
    """On a dark ground; empty: as on a light one."""
    unlit_dark: str = ""

    def fill(self, index: int, current: int | None, dark: bool) -> str:
        """Return the role of mark number `index` (from 0) on a slide about section `current`."""
        if current is None and self.all:
            return self.all
        lit, unlit = (self.lit_dark or self.lit, self.unlit_dark or self.unlit) if dark else (self.lit, self.unlit)
        return lit if current in (None, index) else unlit

    def boxes(self, count: int) -> tuple[Box, ...]:
        """Return one box for each of `count` sections; none when there are too many or only one."""
        if not 1 < count <= self.most:
            return ()
        width = (self.width - self.gap * (count - 1)) / count
        left = self.right - self.width
        return tuple(Box(left + i * (width + self.gap), self.y, width, self.height) for i in range(count))


class Layouts(Struct, frozen=True):
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
    frame: Frame = Frame()
    """Where content stands on an organisation's template."""

    def nth(self, name: str, index: int, kind: str = "") -> str:
        """Return the layout for section `index` (from 0): `name-1`, `name-2` … in turn, or `name` alone.

        `kind` is the end of its name, as in `divider-2-bare`; it is left out if there is no such layout.
        """
        end = f"-{kind}" if kind else ""
        count = sum(f"{name}-{n}" in self.layouts for n in range(1, len(self.layouts)))
        found = f"{name}-{index % count + 1}" if count else name
        return found + end if found + end in self.layouts else found

    def slot_name(self, slot: PlaceholderSpec) -> str:
        """Return what a placeholder is called in the selection pane, without its number."""
        return self.names.get(slot.type) or slot.name or slot.key


def variants(layouts: Mapping[str, Layout]) -> Iterator[str]:
    """Yield what is wrong with variants for long content: each takes what the layout takes, none comes twice."""
    for layout in layouts.values():
        seen, here = {layout.key}, layout
        while here.longer:
            longer = layouts.get(here.longer)
            if longer is None or longer.key in seen:
                yield f"`{here.key}` has the longer variant `{here.longer}`, which is not there or leads back to it"
                break
            if lacking := here.placeholders.keys() - longer.placeholders.keys():
                yield f"`{longer.key}` lacks the placeholder `{min(lacking)}` of `{here.key}`, whose variant it is"
            seen.add(longer.key)
            here = longer
