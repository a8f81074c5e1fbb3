"""The page system of the handout: grid, type styles and air, as `geometry.yaml` states them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.brand.model import Brand


@dataclass(frozen=True)
class Style:
    """A type style. Sizes in points."""

    name: str
    face: str
    """`head`, `body` or `text`: which of the brand's families sets it."""
    weight: int
    size: float
    line: float


@dataclass(frozen=True)
class Geometry:
    """The grid. `u` is one line and `z` one character, both in points; positions on a page count in them."""

    u: float
    z: float
    cells: int
    """Width of the type area in z."""
    lines: int
    """Height of the type area in u."""
    styles: Mapping[str, Style]
    spans: Mapping[str, int]
    space: Mapping[str, float]
    data: Mapping[str, Any]
    """The whole file, for what only one page or the stylesheet needs."""

    def span(self, name: str) -> int:
        """Return a width in z."""
        return self.spans[name]

    def number(self, group: str, key: str) -> float:
        """Return one number of a group such as `opener`."""
        return float(self.data[group][key])

    def up(self, points: float) -> int:
        """Return the number of whole lines that hold this many points."""
        return math.ceil(points / self.u - 0.02)


def geometry(brand: Brand, language: str) -> Geometry:
    """Return the page system of a brand: its own geometry.yaml, or the one it inherits."""
    return _read(brand.file("handout/geometry.yaml"), language)


@lru_cache(maxsize=8)
def _read(path: Path, language: str) -> Geometry:
    data = read_yaml(path)
    own = data.get("languages", {}).get(language, {})
    styles = {name: Style(name, **(style | own.get(name, {}))) for name, style in data["styles"].items()}
    area = data["area"]
    return Geometry(
        data["unit"], data["cell"], area["cells"], area["lines"], styles, data["spans"], data["space"], data
    )


def read_yaml(path: Path) -> Any:
    """Return the content of a YAML file of ours as plain values."""
    from ruamel.yaml import YAML

    return YAML(typ="safe").load(path.read_text("utf-8"))
