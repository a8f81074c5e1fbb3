"""Draws rectangles, dots, lines and words on an SVG canvas whose units are points, with y growing downwards.

matplotlib does the drawing. It is told nothing that it could decide differently on another machine: no layout engine,
no font look-up, no styles, no random ids. Text stays text (the page's own fonts show it), so it can be searched.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from generator.brand.model import Brand
from generator.chart.style import numbers, roles

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.ft2font import FT2Font

Align = Literal["left", "right", "center"]

_OPENING = "\u201c\u2018\u300a\u300c\uff08"
_SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "make-deck",
    "text.parse_math": False,
    "path.simplify": False,
    "figure.dpi": 72,
}
_CAP = 0.365
"""Half of the height of a digit in parts of the type size: from a middle line down to the baseline."""


class Pen:
    """One drawing. Colours are given as keys of the `roles` group of chart.yaml."""

    def __init__(self, width: float, height: float, brand: Brand, language: str) -> None:
        from matplotlib import rc_context
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        self.width, self.height, self.brand = width, height, brand
        self.g: Mapping[str, float] = numbers("print", brand)
        self._hangs = language != "en"  # a Chinese opening mark is blank in its left half, a Latin one is not
        self._roles = roles(brand)
        # The first family shows what both have, such as quotes: a Chinese page wants them full-width.
        fonts = brand.print_fonts
        first, second = (fonts.body, fonts.body_ea) if language == "en" else (fonts.body_ea, fonts.body)
        self._families = tuple(dict.fromkeys(name for name in (first, second) if name))
        with rc_context(_SETTINGS):  # type: ignore[arg-type]
            self._figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor="none")
            FigureCanvasSVG(self._figure)
        # Straight onto the figure: axes would cost more time than all marks together.
        self._points = Affine2D().scale(1, -1).translate(0, height)

    def color(self, role: str) -> str:
        """Return the colour, #rrggbb, of a role of chart.yaml."""
        return self.brand.colors[self.brand.role(self._roles[role]) or "ink"]

    def rect(self, x: float, y: float, width: float, height: float, role: str) -> None:
        """Fill a rectangle; a negative width goes to the left."""
        from matplotlib.patches import Rectangle

        self._add(Rectangle((x, y), width, height, facecolor=self.color(role), edgecolor="none"))

    def dot(self, x: float, y: float, radius: float, role: str) -> None:
        """Fill a circle."""
        from matplotlib.patches import Circle

        self._add(Circle((x, y), radius, facecolor=self.color(role), edgecolor="none"))

    def line(self, points: Sequence[tuple[float, float]], weight: float, role: str) -> None:
        """Draw a polyline."""
        from matplotlib.lines import Line2D

        xs, ys = [p[0] for p in points], [p[1] for p in points]
        self._add(Line2D(xs, ys, color=self.color(role), linewidth=weight))

    def text(
        self, x: float, baseline: float, text: str, size: float, role: str, bold: bool = False, align: Align = "left"
    ) -> None:
        """Set one line of text. A full-width opening mark at its start hangs in the margin."""
        from matplotlib.font_manager import FontProperties

        if self._hangs and align == "left" and text[:1] in _OPENING:
            x -= 0.45 * size
        families = list(self._families)
        properties = FontProperties(family=families, weight=self._weight(bold), size=size, fname=self._file(text, bold))
        self._figure.text(
            x,
            baseline,
            text,
            color=self.color(role),
            fontproperties=properties,
            ha=align,
            va="baseline",
            transform=self._points,
        )

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._points)
        self._figure.add_artist(artist, clip=False)

    def middle(
        self, x: float, y: float, text: str, size: float, role: str, bold: bool = False, align: Align = "left"
    ) -> None:
        """Set one line of text whose digits stand centred on y."""
        self.text(x, y + _CAP * size, text, size, role, bold, align)

    def measure(self, text: str, size: float, bold: bool = False) -> float:
        """Return the width of the text in points."""
        return sum(_advance(self._file(character, bold), character) for character in text) * size

    def svg(self) -> str:
        """Return the drawing as an `svg` element without ids, comments or a date."""
        from matplotlib import rc_context

        out = io.BytesIO()
        with rc_context(_SETTINGS):  # type: ignore[arg-type]
            self._figure.canvas.print_svg(out, metadata={"Date": None, "Creator": None})  # type: ignore[attr-defined]
        return _bare(out.getvalue().decode("utf-8"))

    def _weight(self, bold: bool) -> int:
        return int(self.g["bold"] if bold else self.g["weight"])

    def _file(self, text: str, bold: bool) -> str:
        """Return the font file of the first family that can show the text, as the page will choose it."""
        weight = self._weight(bold)
        files = [str(font) for name in self._families if (font := self.brand.font(name, weight)) is not None]
        showing = (file for file in files if all(_has(file, character) for character in text))
        return next(showing, files[-1] if files else _installed(self._families, weight))


@lru_cache(maxsize=4096)
def _advance(path: str, character: str) -> float:
    """Return the advance of a character in em."""
    from matplotlib.ft2font import LoadFlags

    font = _font(path)
    return float(font.load_char(ord(character), flags=LoadFlags.NO_SCALE).horiAdvance / font.units_per_EM)


@lru_cache(maxsize=4096)
def _has(path: str, character: str) -> bool:
    return _font(path).get_char_index(ord(character)) != 0


@lru_cache(maxsize=16)
def _installed(families: tuple[str, ...], weight: int) -> str:
    """Return a font of the machine: the brand names one and ships none."""
    from matplotlib.font_manager import FontProperties, findfont

    return findfont(FontProperties(family=list(families), weight=weight))


@lru_cache(maxsize=16)
def _font(path: str) -> FT2Font:
    from matplotlib.ft2font import FT2Font

    return FT2Font(path)


def _bare(svg: str) -> str:
    """Return the bare element.

    matplotlib writes a prolog, each text again as a comment, ids that two figures on a page would share, and a style
    sheet for `*` that would reach the page around it.
    """
    svg = re.sub(r"<!--.*?-->", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    svg = re.sub(r"<metadata>.*?</metadata>|<defs>\s*<style.*?</defs>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'(<g) id="[^"]*"', r"\1", svg)
    svg = svg.replace("<svg ", '<svg stroke-linejoin="round" stroke-linecap="butt" ', 1)
    return re.sub(r"\n\s*(?=\n)", "", svg).strip() + "\n"
