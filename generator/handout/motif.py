"""The print motif, ridges and a sun, drawn as SVG from `motif.yaml` in the brand's colours."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator import yamlnodes
from generator.brand.model import Brand

Point = tuple[float, float]
Curve = list[Point]


def motif(brand: Brand) -> Motif:
    """Return the motif of a brand."""
    colors = dict(brand.colors)
    for alias in brand.aliases:
        role = brand.role(alias)
        colors[alias] = brand.colors[role] if role else brand.colors["paper"]
    data: dict[str, Any] = {}
    for folder in reversed(brand.folders):
        if (path := folder / "handout/motif.yaml").is_file():
            data |= yamlnodes.read(path)
    return Motif(data, colors)


@dataclass(frozen=True)
class View:
    """A picture of `width` x `height` points that shows a part of a drawing."""

    width: float
    height: float
    size: tuple[float, float]
    """Width and height of the drawing."""
    box: tuple[float, float, float, float]
    """Left, top, width and height of what shows of it."""

    def svg(self, body: str) -> str:
        """Return the picture of a drawing."""
        box = " ".join(f"{number:g}" for number in self.box)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}pt" height="{self.height:g}pt" '
            f'viewBox="{box}">{body}</svg>'
        )


@dataclass(frozen=True)
class Motif:
    """The description with the colours that its names stand for."""

    data: Mapping[str, Any]
    colors: Mapping[str, str]

    @property
    def drawn(self) -> Mapping[str, Any]:
        """The pictures that show a drawing of the slides instead, by name (`drawn.py`)."""
        return self.data.get("drawn") or {}

    def band_bleed(self, paper: float) -> float:
        """Return how far a band reaches past the type area at either side of paper so wide, in points."""
        return float(self.data["band"]["bleed"]) * paper / float(self.data["paper"][0])

    def sheet(self, width: float, height: float) -> View:
        """Return what shows of a picture of the whole sheet in this size: all of its foot, cut at head or sides."""
        wide, high = map(float, self.data["paper"])
        scale = max(width / wide, height / high)
        shown = width / scale, height / scale
        return View(width, height, (wide, high), ((wide - shown[0]) / 2, high - shown[1], *shown))

    def strip(self, width: float, height: float) -> View:
        """Return what shows of a band in this size: all of it."""
        wide = float(self.data["band"]["width"])
        size = wide, height * wide / width
        return View(width, height, size, (0.0, 0.0, *size))

    @property
    def lined(self) -> bool:
        """Whether the ground is so light that the motif is drawn in lines."""
        return _luminance(self.colors["ground"]) > float(self.data["line"]["light"])

    def full(self, name: str, view: View) -> str:
        """Return the art of a whole page, `cover` or `back`."""
        part = self.data[name]
        width, height = view.size
        return view.svg(self._ground(width, height) + self._sun(part, 0) + self._hills(part, width, height, 0))

    def band(self, view: View, index: int, count: int, *, sun: bool = True) -> str:
        """Return the band of a section; a band that is deeper than usual keeps its ground at the foot."""
        part = self.data["band"]
        width, height = view.size
        down = height - part["height"]
        share = index / (count - 1) if count > 1 else 0.5
        body = self._ground(width, height) + (self._sun(part, share, down) if sun else "")
        body += self._hills(part, width, height, index, down)
        if self.lined:
            body += f'<path d="M0 {height - 0.4:g}H{width:g}" stroke="{self.colors["ink"]}" stroke-width=".8"/>'
        return view.svg(body)

    # --- parts --------------------------------------------------------------------------------------------------------

    def _mix(self, spec: Sequence[Any]) -> str:
        return mix(self.colors[spec[0]], self.colors[spec[1]], float(spec[2]))

    def _ground(self, width: float, height: float) -> str:
        return f'<rect width="{width:g}" height="{height:g}" fill="{self.colors["ground"]}"/>'

    def _sun(self, part: Mapping[str, Any], share: float, down: float = 0) -> str:
        if "sun" not in part:
            return ""
        sun, look, line = part["sun"], self.data["sun"], self.data["line"]
        x, y = (a + (b - a) * share for a, b in zip(sun["from"], sun["to"], strict=True))
        y += down
        if self.lined:
            ring = f'fill="none" stroke="{self.colors[line["ridge"]]}" stroke-width="{line["weight"]}"'
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{sun["radius"]}" {ring}/>'
        disc = self.colors[look["role"]]
        rings = zip(sun["halos"], look["halo"], strict=False)
        halos = [(r, mix(self.colors["ground"], disc, tint)) for r, tint in rings]
        circles = [*halos, (sun["radius"], disc)]
        return "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}" fill="{c}"/>' for r, c in circles)

    def _hills(self, part: Mapping[str, Any], width: float, height: float, index: int, down: float = 0) -> str:
        top = part["top"] + down
        layers = part["layers"]
        seed = part["seed"] + index * 38
        out: list[str] = []
        for i, layer in enumerate(layers):
            t = i / max(len(layers) - 1, 1)
            base = top + (height - top) * (0.02 + 0.80 * t**1.15)
            amp = (height - top) * (0.085 - 0.02 * t) * part.get("tall", 1)
            shape = self._riser(base, width, part.get("rise", 0), t)
            ridge = shape(self._ridge(width, base, amp, seed + i * 7))
            inner = shape(self._ridge(width, base, amp * 0.55, seed + i * 7 + 3))
            out.append(self._layer(layer, ridge, height))
            out.append(self._contours(part, layer, ridge, inner, t, near=i == len(layers) - 1))
        return "".join(out)

    def _riser(self, base: float, width: float, rise: float, t: float) -> Callable[[Curve], Curve]:
        """Return what lets a band's ridge lie flat at the left and climb to the right."""
        if not rise:
            return lambda curve: curve

        def lift(x: float, y: float) -> float:
            calm = base + (y - base) * (0.35 + 0.65 * x / width)
            climb: float = max(0.0, (x - width * 0.3) / (width * 0.7)) ** 1.6
            return calm - rise * (1 - t) * climb

        return lambda curve: [(x, lift(x, y)) for x, y in curve]

    def _ridge(self, width: float, base: float, amp: float, seed: int) -> Curve:
        """Return a sum of three waves, about one, a half and a quarter of the width long."""
        r = random.Random(seed)  # noqa: S311 (the same hills every time)
        waves = [
            (r.uniform(0.6, 1.2), r.uniform(0, 6.3), 1.0),
            (r.uniform(1.5, 2.6), r.uniform(0, 6.3), 0.42),
            (r.uniform(3.4, 5), r.uniform(0, 6.3), 0.14),
        ]
        step = float(self.data["step"])
        count = math.ceil(width / step) + 1

        def at(x: float) -> float:
            return base - amp * sum(a * math.sin(f * 2 * math.pi * x / width + p) for f, p, a in waves) / 1.4

        return [(i * step, at(i * step)) for i in range(count)]

    def _layer(self, layer: int, ridge: Curve, height: float) -> str:
        fill = self.colors["ground"] if self.lined else self._mix(self.data["layers"][layer])
        line = self.data["line"]
        path = f'<path d="{smooth(ridge)}L{ridge[-1][0]:g} {height:g}L0 {height:g}Z" fill="{fill}"/>'
        if self.lined:
            stroke = self.colors[line["ridge"]]
            path += f'<path d="{smooth(ridge)}" fill="none" stroke="{stroke}" stroke-width="{line["weight"]}"/>'
        return path

    def _contours(
        self, part: Mapping[str, Any], layer: int, ridge: Curve, inner: Curve, t: float, *, near: bool
    ) -> str:
        """Return contours under a ridge, opening downwards and fading in three steps."""
        look, line, count = self.data["contour"], self.data["line"], part["contours"]
        fill = self._mix(self.data["layers"][layer])
        stroke = self._mix(line["contour"]) if self.lined else mix(fill, self.colors["on"], look["share"] - 0.1 * near)
        weight = line["contour-weight"] if self.lined else look["weight"]
        fades = look["fade"]
        steps: list[list[str]] = [[] for _ in fades]
        for k in range(1, count):
            depth = part["gap"] * k * (1 + 0.10 * k) * (1 + 0.25 * t)
            u = k / count
            curve = [(x, (1 - u) * y + u * y2 + depth) for (x, y), (_, y2) in zip(ridge, inner, strict=True)]
            steps[min(int(u * len(fades)), len(fades) - 1)].append(smooth(curve))
        return "".join(
            f'<path d="{"".join(paths)}" fill="none" stroke="{stroke}" '
            f'stroke-width="{weight}" stroke-opacity="{fade}"/>'
            for paths, fade in zip(steps, fades, strict=True)
            if paths
        )


def mix(one: str, other: str, share: float) -> str:
    """Return a colour between two, `share` of the way to the other."""
    a, b = ([int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in (one, other))
    return "#" + "".join(f"{round(p + (q - p) * share):02x}" for p, q in zip(a, b, strict=True))


def _luminance(color: str) -> float:
    return sum(int(color[i : i + 2], 16) * w for i, w in ((1, 0.299), (3, 0.587), (5, 0.114)))


def smooth(curve: Curve) -> str:
    """Return a path through the points, round between them (Catmull-Rom): few points, no corners."""
    path = f"M{curve[0][0]:g} {curve[0][1]:.1f}"
    for i in range(len(curve) - 1):
        before, start, end = curve[max(i - 1, 0)], curve[i], curve[i + 1]
        after = curve[min(i + 2, len(curve) - 1)]
        one = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        two = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        path += f"C{one[0]:.1f} {one[1]:.1f} {two[0]:.1f} {two[1]:.1f} {end[0]:g} {end[1]:.1f}"
    return path
