"""The page system of the handout: grid, type styles and air, as `geometry.yaml` states them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator import yamlnodes
from generator.brand.model import Brand
from generator.problems import InputProblems, Problem, Where


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
    columns: int
    """Of running text. In one column everything has the whole width."""
    data: Mapping[str, Any]
    """The whole file, for what only one page or the stylesheet needs."""

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of the paper in points."""
        return float(self.data["paper"]["width"]), float(self.data["paper"]["height"])

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
    """Return the page system of a brand: what its geometry.yaml says over those it inherits, then its paper and area.

    The setting `handout: paper: NAME` lays geometry-NAME.yaml over all of them, `handout: area: NAME` the file of that
    name, on another paper than A4 geometry-AREA-PAPER.yaml; InputProblems if no folder has the file.
    """
    area, sheet = setting(brand, "area"), paper(brand)
    usual = sheet == papers(brand)[0]
    names = ["geometry", *([] if usual else [f"geometry-{sheet}"])]
    if area:
        names.append(f"geometry-{area}" if usual else f"geometry-{area}-{sheet}")
    found = [_files(brand, f"{name}.yaml") for name in names]
    if not all(found):
        missing = names[found.index([])]
        what = f"type area `{area}`" if missing.startswith(f"geometry-{area}") and area else f"paper `{sheet}`"
        on = "" if usual or not area else f" on {sheet}"
        message = f"There is no {what}{on}: no folder of the brand holds handout/{missing}.yaml."
        hint = "Leave `area` empty, or write the file; base/handout has those that come with the program."
        raise InputProblems([Problem(message, Where(str(brand.folders[0])), hint)])
    return _read(tuple(path for some in found for path in some), language)


def setting(brand: Brand, key: str) -> Any:
    """Return what stands under `handout:` in the brand's settings; empty where nothing does."""
    settings = brand.settings.get("handout")
    return settings.get(key) or "" if isinstance(settings, Mapping) else ""


def paper(brand: Brand) -> str:
    """Return the name of the paper that the brand's settings ask for."""
    return str(setting(brand, "paper")).lower() or papers(brand)[0]


def papers(brand: Brand) -> tuple[str, ...]:
    """Return the names of the papers there are, the usual one first."""
    return tuple(_papers(tuple(_files(brand, "geometry.yaml"))))


@lru_cache(maxsize=8)
def _papers(paths: tuple[Path, ...]) -> tuple[str, ...]:
    return tuple(_read(paths, "").data["papers"])


def _files(brand: Brand, name: str) -> list[Path]:
    """Return the files of this name in the brand's folders, its own last."""
    return [f / "handout" / name for f in reversed(brand.folders) if (f / "handout" / name).is_file()]


@lru_cache(maxsize=8)
def _read(paths: tuple[Path, ...], language: str) -> Geometry:
    data: dict[str, Any] = {}
    for path in paths:
        above = yamlnodes.read(path)
        data = _over(_scaled(data, above.pop("scale", None)), above)
    own = data.get("languages", {}).get(language, {})
    styles = {name: Style(name, **(style | own.get(name, {}))) for name, style in data["styles"].items()}
    area = data["area"]
    measures = data["unit"], data["cell"], area["cells"], area["lines"]
    return Geometry(*measures, styles, data["spans"], data["space"], int(data["columns"]), data)


def _scaled(data: dict[str, Any], scale: Mapping[str, float] | None) -> dict[str, Any]:
    """Return the measures with type sizes, leading and air made larger or smaller."""
    if not scale:
        return data

    def some(style: Mapping[str, Any]) -> dict[str, Any]:
        return {k: round(v * scale[k], 3) if k in scale else v for k, v in style.items()}

    def all_(styles: Mapping[str, Any]) -> dict[str, Any]:
        return {name: some(style) for name, style in styles.items()}

    languages = {name: all_(styles) for name, styles in data.get("languages", {}).items()}
    space = {name: round(points * scale["line"], 3) for name, points in data["space"].items()}
    return {**data, "styles": all_(data["styles"]), "languages": languages, "space": space}


def _over(below: Any, above: Any) -> Any:
    """Return both as one: mappings join key by key, everything else is replaced."""
    if not isinstance(below, Mapping) or not isinstance(above, Mapping):
        return above
    return {**below, **{key: _over(below.get(key), value) for key, value in above.items()}}
