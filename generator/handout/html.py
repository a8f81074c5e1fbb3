"""The handout as HTML: the brand's templates filled with the planned pages, pictures inside as data addresses."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.brand.model import Brand
from generator.handout import drawn, figures, motif, pictures
from generator.handout.content import ChartBody, Grid, Result, TimelineBody
from generator.handout.edition import Edition, edition
from generator.handout.geometry import Geometry, geometry
from generator.handout.model import Exhibit, Facing, Handout, Opener
from generator.text import typography
from generator.text.words import Words

if TYPE_CHECKING:
    from jinja2.bccache import Bucket, BytecodeCache

TEMPLATE = "handout/handout.html.j2"
OVER = 1.0
"""Points by which pictures pass the paper's edge where there is no bleed, so that no screen shows a seam there."""
SHEET = "handout/brand.css"
"""Rules of a brand that come after all others; those of the brands it extends come first."""


def html(handout: Handout, brand: Brand, words: Words, *, justified: bool = True) -> str:
    """Return the whole handout as one HTML document; `justified` says whether Chinese lines may be stretched.

    Templates come from the brand's folders, its own first. Jinja's errors are raised as they are.
    """
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    # `base/handout/…` is a brand's own file, so that one that bears the same name can extend it.
    named = PrefixLoader({folder.name: FileSystemLoader(str(folder)) for folder in reversed(brand.folders)})
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader([str(folder) for folder in brand.folders]), named]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_number,
        bytecode_cache=_compiled(),
    )
    page, chosen = geometry(brand, handout.language), edition(brand)
    inked = chosen.inked(brand)
    properties = _properties(inked, page, handout.language) | _sky(page, chosen)
    environment.globals |= _tools(handout, inked, page, words) | _art(brand, page, chosen)
    environment.globals["edition"] = chosen
    environment.globals["properties"] = properties
    environment.globals["axis"] = _axis(environment.get_template("handout/axis.svg.j2"))
    chinese = handout.language.startswith("zh")
    made = environment.get_template(TEMPLATE).render(handout=handout, justified=justified and chinese)
    return _resolved(made, properties)


@cache
def _compiled() -> BytecodeCache:
    """Return where compiled templates are kept: for the next handout of this process, as long as they do not change."""
    from jinja2 import BytecodeCache

    class Memory(BytecodeCache):
        def __init__(self) -> None:
            self.known: dict[tuple[str, str], Any] = {}

        def load_bytecode(self, bucket: Bucket) -> None:
            bucket.code = self.known.get((bucket.key, bucket.checksum))

        def dump_bytecode(self, bucket: Bucket) -> None:
            self.known[bucket.key, bucket.checksum] = bucket.code

    return Memory()


def _tools(handout: Handout, brand: Brand, page: Geometry, words: Words) -> dict[str, Any]:
    """Return what templates may use."""
    return {
        "g": page,
        "words": words,
        "colors": _colors(brand),
        "families": _families(brand, handout.language),
        "fonts": brand.fonts,
        "sheets": [f"{f.name}/{SHEET}" for f in reversed(brand.folders) if (f / SHEET).is_file()],
        "kind_of": lambda content: type(content).__name__,
        "stack": lambda grid: _stack(grid, page),
        "drawing": _drawings(handout, brand),
        "photo": pictures.address,
        "position": pictures.position,
        "spaced": lambda text: typography.glue(text, handout.language).replace(typography.JOINER, ""),
        "result_box": lambda exhibit, result, index: _result_box(exhibit, result, index, page),
    }


def _art(brand: Brand, page: Geometry, chosen: Edition) -> dict[str, Any]:
    """Return what templates may use to draw the motif, in the brand's own colours."""
    art = motif.motif(brand)
    return {
        "picture": _pictures(brand, art, page, chosen),
        "band_box": lambda opener: _band_box(opener, art, page, chosen),
    }


_VARIABLE = re.compile(r"var\(--([\w-]+)\)")


def _resolved(page: str, properties: dict[str, str]) -> str:
    """Return the page with known custom properties written out.

    WeasyPrint resolves `var()` anew for each element, which takes a third of the layout's time.
    """
    return _VARIABLE.sub(lambda match: properties.get(match[1], match[0]), page)


def _properties(brand: Brand, page: Geometry, language: str) -> dict[str, str]:
    """Return the custom properties of the stylesheets: colours by role and alias, families, air and grid."""
    families = {name: _with_han(brand, family) for name, family in _families(brand, language).items()}
    size = {"area-width": page.cells * page.z, "area-height": page.lines * page.u}
    lengths = {"u": page.u, "z": page.z, **size, **page.space}
    return {**_colors(brand), **families, **{name: f"{points:g}pt" for name, points in lengths.items()}}


def _sky(page: Geometry, chosen: Edition) -> dict[str, str]:
    """Return the custom properties of the sheet of paper, and of pictures that fill it to the bleed."""
    width, height = page.paper
    over = max(chosen.bleed, OVER)
    inner, outer = page.number("area", "inner"), page.number("area", "outer")
    if not chosen.facing:
        inner = outer = (inner + outer) / 2
    lengths = {
        "paper-width": width,
        "full-height": height - 0.01,  # a page that is as high as its paper can end up on two
        "sky-left": -over,
        "sky-width": width + 2 * over,
        "sky-height": height + 2 * over,
        "inner": inner,
        "outer": outer,
        "indent": 2 * page.z,
    }
    return {name: f"{points:.3f}pt" for name, points in lengths.items()}


def _number(value: Any) -> Any:
    """Print floats short: 16.999999 and 17.0 are both 17."""
    return format(round(value, 3), "g") if isinstance(value, float) else value


def _colors(brand: Brand) -> dict[str, str]:
    colors = dict(brand.colors)
    for alias in brand.aliases:
        role = brand.role(alias)
        colors[alias] = colors[role] if role else "transparent"
    return colors


def _families(brand: Brand, language: str) -> dict[str, str]:
    fonts = brand.print_fonts
    chinese = language.startswith("zh")
    head, body = (fonts.heading_ea, fonts.body_ea) if chinese else (fonts.heading, fonts.body)
    body = body or fonts.body
    return {"head": head or fonts.heading, "body": body, "text": fonts.serif or body}


def _with_han(brand: Brand, family: str) -> str:
    """Return a family for CSS, and after a Latin one the family of the same kind that sets Han in its text."""
    companions = brand.settings.get("companions")
    known = companions.items() if isinstance(companions, Mapping) else ()
    return ", ".join(f'"{name}"' for name in (family, *(han for han, latin in known if latin == family)))


def _stack(grid: Grid, page: Geometry) -> float:
    count = len(figures.rows(grid))
    return count * grid.row + (count - 1) * page.space["fig-gap"]


def _result_box(exhibit: Exhibit, result: Result, index: int, page: Geometry) -> str:
    """Return where a figure of a result strip stands: at its right end, or under its words when it is narrow."""
    full = exhibit.width > page.span("half")
    if full:
        step = (page.span("third") + page.span("gutter")) * page.z
        left = exhibit.width * page.z - page.space["panel-x"] - (len(result.cells) - index) * step
        return f"left: {left + page.span('gutter') * page.z:g}pt; top: {page.space['panel-y']:g}pt"
    words = sum(len(t) * page.styles[t.style].line for t in (result.heading, result.text) if t)
    part = (exhibit.width * page.z - 2 * page.space["panel-x"]) / len(result.cells)
    return f"left: {page.space['panel-x'] + index * part:g}pt; top: {page.space['panel-y'] + words:g}pt"


# --- pictures ---------------------------------------------------------------------------------------------------------


def _data(svg: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(svg.encode("utf-8")).decode("ascii")


def _axis(template: Any) -> Callable[[TimelineBody], str]:
    return lambda body: _data(template.render(body=body))


def _drawings(handout: Handout, brand: Brand) -> Callable[[ChartBody], str]:
    from generator.chart import svg

    return lambda body: _data(svg.svg(body.chart, brand, body.width, handout.language))


def _pictures(brand: Brand, art: motif.Motif, page: Geometry, chosen: Edition) -> Callable[..., str]:
    def picture(name: str, opener: Opener | Facing | None = None) -> str:
        if opener:
            view = art.strip(*band_size(opener, page, art, chosen))
        else:
            width, height = (side + 2 * max(chosen.bleed, OVER) for side in page.paper)
            view = art.sheet(width, height)
        if name in art.drawn:
            return _data(drawn.picture(brand, art, name, view, opener.index if opener else 0))
        if opener is None:
            return _data(art.full(name, view))
        return _data(art.band(view, opener.index, opener.count, sun=isinstance(opener, Opener)))

    return picture


def band_size(opener: Opener | Facing, page: Geometry, art: motif.Motif, chosen: Edition) -> tuple[float, float]:
    """Return width and height of a band in points; it bleeds past the trim at the top and both sides."""
    beside = art.band_bleed(page.paper[0])
    return page.cells * page.z + 2 * beside, opener.height * page.u + _above(page, chosen)


def _above(page: Geometry, chosen: Edition) -> float:
    """Return the depth of the band above the type area: to the page's edge, and half a line or the bleed over."""
    return page.number("area", "top") + max(page.u / 2, chosen.bleed)


def _band_box(opener: Opener | Facing, art: motif.Motif, page: Geometry, chosen: Edition) -> str:
    width, height = band_size(opener, page, art, chosen)
    left, top = -art.band_bleed(page.paper[0]), -_above(page, chosen)
    return f"left: {left:g}pt; top: {top:g}pt; width: {width:g}pt; height: {height:g}pt"
