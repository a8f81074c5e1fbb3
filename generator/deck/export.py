"""A brand's empty PowerPoint template (.potx), for colleagues who make slides by hand."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from generator.brand.model import Brand
from generator.deck import master
from generator.deck.layouts import Layout, Layouts, layouts


class Template(Struct, frozen=True):
    """A template as bytes, and the names of its layouts in the order of PowerPoint's menu."""

    data: bytes
    layouts: tuple[str, ...]


def potx(brand: Brand, language: str) -> Template:
    """Return the template with the layouts that the brand offers and no slide; the same brand gives the same bytes.

    It is the master that decks are written on, but with the content type of a template: PowerPoint opens it as a new
    presentation, and python-pptx refuses it. InputProblems if the brand's layouts are faulty.
    """
    offered = layouts(brand, language)
    ordered = {layout.key: layout for layout in _menu(offered)}
    data = master.template(brand, language, replace(offered, layouts=ordered), kind="template")
    return Template(data, tuple(layout.name for layout in ordered.values()))


def _menu(offered: Layouts) -> list[Layout]:
    """Return the layouts as a person looks for them: those of every day first.

    Variants for long texts are left out, which the fitter alone chooses, and layouts that look like an earlier one.
    """
    long = {layout.longer for layout in offered.layouts.values()}
    menu: list[Layout] = []
    for layout in sorted(offered.layouts.values(), key=lambda one: not one.always):
        if layout.key not in long and not any(_look(layout) == _look(other) for other in menu):
            menu.append(layout)
    return menu


def _look(layout: Layout) -> Layout:
    """Return the layout without what it is called and when it is chosen."""
    return replace(layout, key="", name="", always=False, longer="")
