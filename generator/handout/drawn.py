"""Drawings of the slides as pictures of the handout, so that a brand draws its motif once."""

from __future__ import annotations

from collections.abc import Iterator

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
    x, y, w, h = spec["box"]
    width, height = view.size
    box = Box(x * width, y * height, w * width, h * height)
    ground = art.colors[spec.get("ground", "ground")]
    body = "".join(_drawn(strokes(tree, key, box, within=True), brand, art))
    return view.svg(f'<rect width="{width:g}" height="{height:g}" fill="{ground}"/>{body}')


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
