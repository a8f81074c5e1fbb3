"""The layouts that a brand offers, as plain values: boxes in inches, styles in points, colours as roles.

`python -m generator.deck.layouts [BRAND]` prints every layout with the keys of its placeholders.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from generator.brand.model import ALIASES, ROLES, Brand
from generator.deck import layoutfile
from generator.deck.layout_parts import Layout, Layouts, Part, SectionMarks, Spot, variants
from generator.deck.model import Box, PlaceholderSpec, Style
from generator.problems import InputProblems, Problem

__all__ = ["Layout", "Layouts", "Part", "SectionMarks", "Spot", "layouts"]
FILE = "layouts.yaml"
TYPES = ("title", "body", "chart", "table", "pic", "ftr", "sldNum")
KINDS = ("rect", "hair", "motif", "mark", "text")
MODIFIERS: Mapping[str, Mapping[str, Any]] = {
    "bold": {"bold": True},
    "regular": {"bold": False},
    "heading": {"face": "heading"},
    "body": {"face": "body"},
    "single": {"single": True},
}
NUMBERED: Mapping[str, str] = {"before": "before", "min": "min_size"}
"""Words of a style that a number follows, and what they set; points."""
HAIR = 0.0104
"""Thickness of a hairline in inches (0.75 pt)."""


def layouts(brand: Brand, language: str, room: float = 1) -> Layouts:
    """Return the brand's layouts, with `adapt.fitted`'s room; InputProblems with all that is wrong in its files."""
    tree = layoutfile.read(brand.folders, FILE)
    template = bool(brand.deck.get("template"))
    further: list[str] = []
    if template:
        from generator.corporate import adapt

        tree, format = adapt.fitted(tree, brand, room)
        further = [adapt.FILE]
    else:
        format = layoutfile.format_of(brand, tree)
    for file in (tree["formats"][format].get("file"), *further):
        if file:
            tree = layoutfile.merge(tree, layoutfile.read(brand.folders, file), keep=True)
    reader = _Reader(brand, language, tree, format)
    try:
        offered = reader.read()
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        message = f"Something here does not have the shape of a layout ({type(error).__name__}: {error})."
        where = layoutfile.place(brand.folders, FILE, f"`{reader.key}`")
        hint = "The base template's layouts.yaml says at its top how a layout is written."
        raise InputProblems([Problem(message, where, hint)]) from error
    return adapt.adapted(offered, brand) if template else offered


class _Reader:
    """Turns the merged tree into values and collects what is wrong on the way."""

    def __init__(self, brand: Brand, language: str, tree: layoutfile.Tree, format: str) -> None:
        self.brand, self.language, self.tree = brand, language, tree
        self.size: Mapping[str, float] = tree["formats"][format]
        widest: Mapping[str, float] = next(iter(tree["formats"].values()))
        self.squeeze = self.size["width"] / widest["width"]
        """What lengths across are multiplied by."""
        self.wrong: list[str] = []
        self.values: Mapping[str, Any] = {}
        self.numbers: dict[str, float] = {}
        """What the sums of the layout that is being read come to."""
        self.spoken: dict[str, Style] = {}
        """The styles behind the words met so far."""
        self.key = "layouts"
        """The layout that is being read."""

    def read(self) -> Layouts:
        self.grid: Mapping[str, float] = self.tree["grid"]
        self.styles = {k: self._base_style(k, v) for k, v in self.tree["styles"].items()}
        spelt, wrong = layoutfile.expand(self.tree)
        self.wrong += wrong
        found = {key: self.layout(key, what) for key, what in spelt.items()}
        self.wrong += variants(found)
        master = layoutfile.merge({}, self.tree["master"])
        slots = {k: self.placeholder(k, k, v, 0, Box(0, 0, 0, 0)) for k, v in master["placeholders"].items()}
        parts = tuple(self.parts(master))
        marks = SectionMarks(**self.tree["section-marks"])
        shades = ("lit", "unlit", "all", "lit_dark", "unlit_dark")
        roles: dict[str, Any] = {k: self.role(v) or "track" for k in shades if (v := getattr(marks, k))}
        marks = replace(marks, **roles)
        marks = replace(marks, right=marks.right * self.squeeze, width=marks.width * self.squeeze)
        ground = self.role(master["ground"]) or "paper"
        if self.wrong:
            raise InputProblems(
                [Problem(m + ".", layoutfile.place(self.brand.folders, FILE, m)) for m in dict.fromkeys(self.wrong)]
            )
        size, guides = self.size, self.tree["guides"]
        names = {k: layoutfile.said(v, self.language) for k, v in self.tree["parts"].items()}
        lines = (tuple(x * self.squeeze for x in guides["x"]), tuple(guides["y"]))
        slide = Box(0, 0, round(size["width"] * 72) / 72, round(size["height"] * 72) / 72)
        return Layouts(slide, self.styles, found, slots, ground, parts, lines, marks, names, self.squeeze)

    def layout(self, key: str, what: layoutfile.Tree) -> Layout:
        self.key, self.values, self.numbers = key, what["values"], {}
        slots = list(self.slots(what))
        if doubled := [idx for idx, count in Counter(s.idx for s in slots).items() if count > 1]:
            self.wrong.append(f"`{key}` uses the placeholder number {min(doubled)} twice")
        slots.sort(key=_reading_order)
        name = "".join(layoutfile.said(what.get(key) or {}, self.language) for key in ("name", "suffix")).format(
            **self.values
        )
        ground = self.role(what.get("ground", "paper")) or "paper"
        return Layout(
            key=key,
            name=name,
            placeholders={s.key: s for s in slots},
            dark=self.is_dark(ground),
            longer=what.get("longer", "").format(**self.values),
            type=what.get("type", ""),
            always=bool(what.get("always")),
            ground=ground,
            parts=tuple(self.parts(what)),
            marks=bool(what.get("marks")),
            furniture=what.get("furniture", True),
            spots=dict(self.spots(what)),
        )

    def slots(self, what: layoutfile.Tree) -> Iterator[PlaceholderSpec]:
        free = 20
        for key, one in what.get("placeholders", {}).items():
            yield self.placeholder(key, re.sub(r"-\d+$", "", key), one, free, Box(0, 0, 0, 0))
            free += "idx" not in one
        for group in what.get("repeat", {}).values():
            for i, corner in enumerate(self.corners(group)):
                for k, (key, one) in enumerate(group.get("placeholders", {}).items()):
                    idx = group.get("first", 20) + 10 * i + k
                    yield self.placeholder(f"{key}-{i + 1}", key, one, idx, corner, i + 1)

    def parts(self, what: layoutfile.Tree) -> Iterator[Part]:
        for key, one in what.get("decoration", {}).items():
            yield self.part(key, one, 0, Box(0, 0, 0, 0))
        for group in what.get("repeat", {}).values():
            for i, corner in enumerate(self.corners(group)):
                for key, one in group.get("decoration", {}).items():
                    yield self.part(key, one, i, corner)

    def spots(self, what: layoutfile.Tree) -> Iterator[tuple[str, Spot]]:
        for group in what.get("repeat", {}).values():
            for i, corner in enumerate(self.corners(group)):
                for key, one in group.get("spots", {}).items():
                    fill = self.role(one.get("fill", "mark")) or "mark"
                    yield f"{key}-{i + 1}", Spot(self.kept(self.box(one.get("box"), corner)), fill)

    def corners(self, group: Mapping[str, Any]) -> Iterator[Box]:
        """Yield the top left corner of each card; width and height are 0."""
        count = int(self.number(group["count"]))
        across = int(self.number(group.get("columns", count)))
        (x, y), (dx, dy) = map(self.pair, (group["origin"], group["step"]))
        for i in range(count):
            yield Box(x + (i % across) * dx, y + (i // across) * dy, 0, 0)

    def placeholder(
        self, key: str, base: str, what: Mapping[str, Any], idx: int, corner: Box, card: int = 1
    ) -> PlaceholderSpec:
        kind = what.get("type", "body")
        if kind not in (*TYPES, "dt"):
            self.wrong.append(f"`{key}` of `{self.key}` has the unknown type `{kind}`")
        styles = what.get("style", "body")
        found = tuple(self.style(s) for s in ([styles] if isinstance(styles, str) else styles))
        name = layoutfile.said(what.get("prompt") or self.tree["prompts"].get(base) or {}, self.language)
        sample = str(what.get("sample") or self.tree["samples"].get(base) or name)
        box = self.box(what.get("box"), corner)
        anchor, align, lends = what.get("anchor", "top"), what.get("align", "left"), tuple(what.get("lends", ()))
        sample = sample.replace("{i}", str(card))
        return PlaceholderSpec(key, what.get("idx", idx), kind, box, found, anchor, align, sample, name, lends)

    def part(self, key: str, what: Mapping[str, Any], index: int, corner: Box) -> Part:
        kind = next((k for k in KINDS if k in what), "")
        if not kind:
            self.wrong.append(f"`{key}` of `{self.key}` draws nothing; say one of {', '.join(KINDS)}")
        box = what.get({"text": "box", "motif": "within"}.get(kind, kind), [0, 0, 0, 0])
        if kind == "hair":
            box = [*box, HAIR]
        whole = self.box(box, corner)
        if kind == "mark":
            whole = self.kept(whole)
        return Part(
            key=key,
            kind=kind,
            box=whole,
            fill=self.role(what.get("fill", "rule" if kind == "hair" else "none")),
            line=self.role(what.get("line", "none")),
            motif=what.get("motif", "").format(**self.values),
            variant=index,
            dark=bool(what.get("dark")),
            text=str(what.get("text", "")).format(i=index + 1),
            style=self.style(what["style"]) if "style" in what else None,
            anchor=what.get("anchor", "top"),
        )

    def box(self, numbers: object, corner: Box) -> Box:
        if not isinstance(numbers, list) or len(numbers) != 4:
            self.wrong.append(f"`{self.key}` has a box that is not [x, y, width, height]: {numbers}")
            return corner
        x, y, w, h = (layoutfile.rounded(self.number(n)) for n in numbers)
        q = self.squeeze
        return Box(
            layoutfile.rounded((corner.x + x) * q), layoutfile.rounded(corner.y + y), layoutfile.rounded(w * q), h
        )

    def kept(self, box: Box) -> Box:
        """Return the box with its own proportions again."""
        return replace(box, w=layoutfile.rounded(box.w / self.squeeze))

    def number(self, value: object) -> float:
        if isinstance(value, (float, int)):
            return float(value)
        if not isinstance(value, str):
            return self._sum(value)
        if value not in self.numbers:
            self.numbers[value] = self._sum(value)
        return self.numbers[value]

    def _sum(self, value: object) -> float:
        try:
            return layoutfile.number(value, self.values, self.grid)
        except ValueError as error:
            self.wrong.append(f"{error}, in `{self.key}`")
            return 0.0

    def pair(self, values: list[object]) -> tuple[float, float]:
        x, y = values
        return self.number(x), self.number(y)

    def _base_style(self, key: str, what: Mapping[str, Any]) -> Style:
        try:
            style = Style(**what)
        except TypeError:
            self.wrong.append(f"The style `{key}` has an unknown setting")
            return Style(12, 18)
        return replace(style, color=self.role(style.color) or "ink")

    def style(self, words: str) -> Style:
        """Return the style behind words such as `title deep min 20` or `note bold muted before 4.5`."""
        if words not in self.spoken:
            self.spoken[words] = self._style(words)
        return self.spoken[words]

    def _style(self, words: str) -> Style:
        name, *rest = words.split()
        if name not in self.styles:
            self.wrong.append(f"`{words}` names the unknown style `{name}`")
            return next(iter(self.styles.values()))
        style = self.styles[name]
        rest_words = iter(rest)
        for word in rest_words:
            if word in NUMBERED:
                change: dict[str, Any] = {NUMBERED[word]: float(next(rest_words, "0"))}
                style = replace(style, **change)
            elif word in MODIFIERS:
                style = replace(style, **MODIFIERS[word])
            else:
                style = replace(style, color=self.role(word) or "ink")
        return style

    def role(self, name: str) -> str | None:
        """Return the role behind a role or alias; None for `none`."""
        if name == "none":
            return None
        if name not in ROLES and name not in ALIASES and name != "rule":
            self.wrong.append(f"`{name}` is no colour role")
            return None
        return self.brand.role(name)

    def is_dark(self, role: str) -> bool:
        value = self.brand.colors[role].lstrip("#")
        red, green, blue = (int(value[i : i + 2], 16) for i in (0, 2, 4))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110


def _reading_order(slot: PlaceholderSpec) -> tuple[int, int]:
    """Return where a placeholder comes when the slide is read aloud: title, content, source, footer, number."""
    rank = {"title": 0, "ftr": 3, "sldNum": 4}.get(slot.type, 1)
    return (2 if slot.key == "source" else rank, slot.idx)


if __name__ == "__main__":
    import sys

    from generator.brand.load import load

    brand_name = sys.argv[1] if len(sys.argv) > 1 else "steppe"
    for one in layouts(load(brand_name), "en").layouts.values():
        sys.stdout.write(f"{one.key:20} {one.name:36} {' '.join(one.placeholders)}\n")
