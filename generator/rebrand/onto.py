"""What a deck is moved onto: a brand's master and layouts as a package, ours or the organisation's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.brand.model import Brand
from generator.corporate import keys, opc, place, read, roles, settings, stage
from generator.corporate.recolor import BY_SLOT, COLOR
from generator.corporate.roles import Ink
from generator.deck import master
from generator.deck.layout_parts import Layouts
from generator.deck.layouts import layouts
from generator.deck.theme import color

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
ALWAYS = "title-only"
"""The layout for slides whose own the brand does not have."""


class Target(Struct, frozen=True):
    """The other brand as an empty deck."""

    package: opc.Package
    offered: Layouts
    """In the lengths of its slide."""
    parts: Mapping[str, str]
    """Part of each layout that is needed, by its key."""
    plain: Layouts
    """As our own master has them, with the numbers of our placeholders."""
    inks: Mapping[str, Ink] | None
    """The theme colour of every role, on an organisation's own template."""
    slots: Mapping[str, str]
    """The theme's own name of each colour by what slides call it, there."""


def target(brand: Brand, language: str, wanted: Iterable[str]) -> Target:
    """Return the brand with the layouts of these keys, as far as it has them; InputProblems if it is faulty."""
    offered = layouts(brand, language)
    needed = {key for name in wanted if (key := keys.offered(name, offered))} | {ALWAYS}
    if not settings.has(brand):
        package = opc.parse(master.template(brand, language, offered, needed), brand.name)
        return Target(package, offered, _by_key(package, offered), offered, None, {})
    found = settings.setting(brand)
    offered = place.on_slide(offered)
    data, made = stage.base(found, brand, language, offered, [offered.layouts[key] for key in sorted(needed)])
    parts = {key: made.get(key) or offered.layouts[key].part for key in needed}
    bare = replace(brand, settings={**brand.settings, "deck": {**brand.deck, "template": ""}})
    package = opc.parse(data, brand.name)
    slots = stage.slots_of(package, found.master.part)
    return Target(package, offered, parts, layouts(bare, language), found.inks, slots)


def _by_key(package: opc.Package, offered: Layouts) -> dict[str, str]:
    names = {layout.name: key for key, layout in offered.layouts.items()}
    found = {}
    for name, kind in package.types.items():
        if kind.endswith("slideLayout+xml"):
            tree = package.tree(name)
            found[tree.get("matchingName") or names[tree.find(f"{P}cSld").get("name")]] = name
    return found


def roles_of(package: opc.Package, layout: str, recipe: Mapping[str, Any]) -> dict[str, str]:
    """Return the roles by the theme colours that carry them on an organisation's template, as an import proposes them.

    Charts use the theme's own names, slides those of the master's colour map; both are there.
    """
    part = package.one(layout, "slideMaster") or ""
    masters = read.of(package).masters
    inks = roles.assign(next((m for m in masters if m.part == part), masters[0]), recipe)
    slots = stage.slots_of(package, part)
    found: dict[str, str] = {}
    for role in (*dict.fromkeys(BY_SLOT.values()), "rule"):
        name, *tint = inks[role].written.split()
        for known in (name, slots.get(name, name)):
            found.setdefault(" ".join([known, *tint]), role)
    return found


def ours(xml: str, by_ink: Mapping[str, str]) -> str:
    """Return XML with our theme colours in place of a template's: those that carry a role there."""

    def other(match: Any) -> str:
        name, mod, off, more = match.groups()
        tint = " ".join(f"{int(n) / 1000:g}" for n in (mod, off) if n)
        role = by_ink.get(f"{name} {tint}".strip())
        if role and not more:
            return color(role)
        role = by_ink.get(name)
        if role is None:
            return str(match[0])
        return str(match[0]).replace(f'val="{name}"', f'val="{color(role).split(chr(34))[1]}"', 1)

    return COLOR.sub(other, xml)
