"""Completes the colours of a brand, and keeps those that cannot be read in a role out of it."""

from __future__ import annotations

from collections.abc import Mapping

from generator.brand import colors
from generator.brand.contrast import PAIRS, ratio
from generator.brand.model import ROLES
from generator.brand.source import Source, read
from generator.problems import Problem

ALL = (*ROLES, "rule")
GROUNDS = ("paper", "panel")
SEED = "seed"
"""A role for the while of the derivation: the organisation's colour when it is too light, or too dark, for text."""


def complete(given: Mapping[str, str], chain: tuple[Source, ...], problems: list[Problem]) -> dict[str, str]:
    """Return all roles; those that only `base` gives count when nothing better is there to derive them from.

    A colour that stands under a name of the brand.yml standard and cannot be read in its role is replaced by one of
    the same hue, with a warning that says so; what our own `colors:` say stays as it is.
    """
    alone = chain[0].settings().get("own-colors", False) is True
    if given.keys() >= set(ALL) and not colors.standard(chain[:1]) and not alone:
        return {role: given[role] for role in ALL}
    from generator.brand.palette import derive

    own = colors.given(chain[:1] if alone else chain[:-1], []) if len(chain) > 1 else dict(given)
    start = own if {"accent", "deep"} & own.keys() else dict(given)
    start = {"paper": colors.given(chain[-1:], [])["paper"] if alone else given["paper"], **start}
    unread = _unreadable(start, chain)
    recipe = dict(read(next(s.folder / "palette.yaml" for s in chain if (s.folder / "palette.yaml").is_file())).data)
    lost = "accent" in unread or ("deep" in unread and "accent" not in start)
    seed = start.get("accent", start.get("deep")) if lost else None
    kept = {role: color for role, color in start.items() if role not in unread}
    if seed:
        kept[SEED] = seed
        recipe["accent"] = {**recipe["seed"], "from": SEED, "lightness": _lightness(seed)}
    del recipe["seed"]
    roles = derive(kept, recipe)
    if "panel" not in kept:
        roles["panel"] = _paler(roles["panel"], roles["paper"], roles["accent"])
    if seed and "glow" not in kept and ratio(seed, roles["deep"]) >= 3 and ratio(seed, roles["paper"]) < 4.5:
        roles["glow"] = seed  # on dark grounds the organisation's own colour shows as it is
    for role, (front, back, need) in unread.items():
        source, keys = colors.standard(chain)[role]
        message = (
            f"`{keys[-1]}` ({start[role]}) cannot be used as `{role}`: its contrast is {front:.1f}, {need:g} is needed."
        )
        hint = f"{roles[role]} is used instead; `defaults: make-deck: colors: {{{role}: …}}` would set it for good."
        del back
        problems.append(source.warning(message, *keys, hint=hint))
    return {role: roles[role] for role in ALL}


def _paler(panel: str, paper: str, accent: str, need: float = 4.5) -> str:
    """Return the panel as near to the paper as it must be for the accent to be read on it; the paper at the last."""
    from coloraide import Color

    for _ in range(6):
        if ratio(accent, panel) >= need:
            return panel
        panel = str(Color(panel).mix(paper, 0.5, space="srgb").to_string(hex=True))
    return paper


def _lightness(color: str) -> float:
    from coloraide import Color

    return min(0.98, max(0.02, float(Color(color).convert("oklch")["lightness"])))


def _unreadable(start: Mapping[str, str], chain: tuple[Source, ...]) -> dict[str, tuple[float, str, float]]:
    """Return the roles from the standard's names whose contrast with a ground is too small: ratio, ground, need."""
    found: dict[str, tuple[float, str, float]] = {}
    for role in colors.standard(chain):
        if role not in start:
            continue
        for front, back, need in PAIRS:
            ground = start.get(back)
            if front != role or back not in GROUNDS or ground is None or role == "soft":
                continue
            got = ratio(start[role], ground)
            if got < need - 0.005 and (role not in found or got < found[role][0]):
                found[role] = (got, back, need)
    if (
        "panel" in start
        and "panel" in colors.standard(chain)
        and "ink" in start
        and ratio(start["ink"], start["panel"]) < 4.5
    ):
        found = {r: v for r, v in found.items() if v[1] != "panel"}
        found["panel"] = (ratio(start["ink"], start["panel"]), "ink", 4.5)
    return found


__all__ = ["complete"]
