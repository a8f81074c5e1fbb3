"""Colour roles that a brand does not give, made from those it gives."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from generator.brand.contrast import ratio

if TYPE_CHECKING:
    from coloraide import Color

STEP = 0.01
"""How far the lightness moves at a time on the way to the contrast asked for."""


def derive(given: Mapping[str, str], recipe: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return every role: those given unchanged, the others as the recipe (palette.yaml) says.

    `given` must hold `paper` and at least one of `accent` and `deep`. A hue comes from the role named `from`; a
    grey has none, and what is made from it is grey again.
    """
    missing = {role: how for role, how in recipe.items() if role not in given}
    if not missing:
        return dict(given)
    roles = dict(given)
    while missing:
        ready = [r for r, how in missing.items() if {how["from"], how.get("on", "paper")} <= roles.keys()]
        # An accent is made from `deep` against a panel that is itself made from the accent: start it against paper.
        role = ready[0] if ready else next(r for r, how in missing.items() if how["from"] in roles)
        roles[role] = _make(missing.pop(role), roles)
    return roles


def _make(how: Mapping[str, Any], roles: Mapping[str, str]) -> str:
    from coloraide import Color

    source = Color(roles[how["from"]]).convert("oklch")
    grey = source["chroma"] < 0.012 or math.isnan(source["hue"])
    chroma = source["chroma"] * 0.5 if grey else min(float(how["chroma"]), 1.6 * source["chroma"])
    hue = float(how.get("hue", 0 if math.isnan(source["hue"]) else source["hue"]))
    paper = Color(roles["paper"]).convert("oklch")["lightness"]
    lightness = float(how["lightness"]) if paper > 0.5 else min(0.98, 1 - float(how["lightness"]) + paper)
    ground = roles.get(how.get("on", "paper"), roles["paper"])
    need = float(how.get("contrast", 0))
    away = -STEP if Color(ground).convert("oklch")["lightness"] > 0.6 else STEP
    color = _hex(Color("oklch", [lightness, chroma, hue]))
    while ratio(color, ground) < need and 0 < lightness < 1:
        lightness += away
        color = _hex(Color("oklch", [lightness, chroma, hue]))
    return color


def _hex(color: Color) -> str:
    return str(color.convert("srgb").fit("srgb", method="oklch-chroma").to_string(hex=True))
