"""Drawings of the slides as pictures of the handout, so that a brand draws its motif once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.brand.model import Brand
from generator.deck import layoutfile
from generator.deck.model import Box
from generator.deck.motif import FILE, Segment, Stroke, strokes
from generator.handout.motif import Motif, View, mix
from generator.problems import InputProblems, Problem, Where


def picture(brand: Brand, art: Motif, name: str, view: View, index: int) -> str:
    """Return the picture `name` (cover, back, band) as SVG; `index` is the section's, from 0.

    InputProblems if the drawing is not there.
    """
    spec = art.drawn[name]
    tree = layoutfile.read(brand.folders, FILE)
    key = str(spec["motif"]).format(n=index % int(spec.get("count", 1)) + 1)
    if key not in tree:
        place = Where(str(brand.file("handout/motif.yaml")))
        raise InputProblems([Problem(f"There is no motif `{key}` in deck/{FILE}.", place, "Name one of those there.")])
    box = _box(spec, view, art)
    width, height = view.size
    ground = art.colors[spec.get("ground", "ground")]
    body = "".join(_drawn(strokes(tree, key, box, within=True), brand, art))
    return view.svg(f'<rect width="{width:g}" height="{height:g}" fill="{ground}"/>{body}')


def _box(spec: Mapping[str, Any], view: View, art: Motif) -> Box:
    """Return where a drawing stands; `keep` gives it the proportions that it has in a band of the usual depth.

    `high` makes it as high as its box and wider or narrower at the right, `whole` as large as fits into the middle.
    """
    x, y, w, h = spec["box"]
    width, height = view.size
    box = Box(x * width, y * height, w * width, h * height)
    if "keep" not in spec:
        return box
    ratio = height / float(art.data["band"]["height"])
    scale = ratio if spec["keep"] == "high" else min(ratio, 1.0)
    size = box.w * scale, box.h * scale / ratio
    if spec["keep"] == "high":
        return Box(box.x, box.y, *size)
    return Box(box.x + (box.w - size[0]) / 2, box.y + (box.h - size[1]) / 2, *size)


def _drawn(found: Iterator[Stroke], brand: Brand, art: Motif) -> Iterator[str]:
    for stroke in found:
        fill, line = (_color(name, stroke.light, brand, art) for name in (stroke.fill, stroke.line))
        if fill == line == "none":
            continue
        look = f'fill="{fill}" stroke="{line}"'
        look += f' stroke-width="{stroke.weight:g}"' if line != "none" else ""
        look += f' opacity="{1 - stroke.clear:g}"' if stroke.clear else ""
        if stroke.box:
            b = stroke.box
            yield f'<circle cx="{b.x + b.w / 2:.2f}" cy="{b.y + b.h / 2:.2f}" r="{b.w / 2:.2f}" {look}/>'
        else:
            yield f'<path d="{"".join(map(_path, stroke.runs))}" {look}/>'


def _color(name: str | None, light: float, brand: Brand, art: Motif) -> str:
    """Return the colour behind a role or alias; `none` where the brand says so."""
    if name is None or brand.role(name) is None:
        return "none"
    return mix(art.colors[name], WHITE if light > 0 else BLACK, abs(light))


WHITE, BLACK = "#" + 6 * "f", "#" + 6 * "0"


def _path(run: tuple[Segment, ...]) -> str:
    def point(p: tuple[float, float]) -> str:
        return f"{p[0]:.2f} {p[1]:.2f}"

    return f"M{point(run[0][0])}" + "".join(f"C{point(b)} {point(c)} {point(d)}" for _, b, c, d in run)
