"""Our theme colours turned into a template's: each slot that we name is looked up as the role that it carries."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.brand.model import ROLES
from generator.corporate.roles import Ink
from generator.deck.theme import MAPPED, RULE

COLOR = re.compile(
    r'<a:schemeClr val="(\w+)"(?:/>|>(?:<a:lumMod val="(\d+)"/>)?(?:<a:lumOff val="(\d+)"/>)?(.*?)</a:schemeClr>)'
)
MAPPED_NAME = re.compile(r'<a:schemeClr val="(\w+)"')
BY_SLOT = {slot: role for role, slot in ROLES.items()} | {MAPPED.get(slot, slot): role for role, slot in ROLES.items()}
QUIET = {(str(RULE[1]), str(RULE[2])), ("25000", "75000")}
"""How a rule is written on slides and in charts: a tint of a text colour."""


def recolored(xml: str, inks: Mapping[str, Ink]) -> str:
    """Return the XML of a slide, layout or chart with the template's theme colours in place of ours.

    A tint that somebody gave a colour stays, on the template's colour.
    """

    def other(match: re.Match[str]) -> str:
        slot, mod, off, more = match.groups()
        role = BY_SLOT.get(slot)
        if role is None:
            return match[0]
        quiet = (mod, off) in QUIET and role in ("muted", "deep")
        return _written(inks["rule" if quiet else role], None if quiet else mod, None if quiet else off, more or "")

    return COLOR.sub(other, xml)


def charted(xml: str, slots: Mapping[str, str]) -> str:
    """Return a chart with the theme's own names in place of those of a master's colour map, which is `slots`.

    LibreOffice draws `tx1` in a chart black, whatever the theme and the map say.
    """
    return MAPPED_NAME.sub(lambda match: f'<a:schemeClr val="{slots.get(match[1], match[1])}"', xml)


def _written(ink: Ink, mod: str | None, off: str | None, more: str) -> str:
    name, *numbers = ink.written.split()
    own = [str(round(float(n) * 1000)) for n in numbers]
    mod = mod or (own[0] if own else None)
    off = off or (own[1] if len(own) > 1 else None) if mod else off
    inside = f'<a:lumMod val="{mod}"/>' if mod else ""
    inside += f'<a:lumOff val="{off}"/>' if off else ""
    return (
        f'<a:schemeClr val="{name}">{inside}{more}</a:schemeClr>' if inside + more else f'<a:schemeClr val="{name}"/>'
    )
