"""Which theme colour of a template plays which of our parts, so that all text stays readable."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from generator.brand.contrast import luminance, ratio
from generator.corporate.model import Master
from generator.corporate.palette import tinted

FILE = "corporate.yaml"
NEAR = 0.02
"""How far the channels of two colours may differ that count as the same."""


class Ink(Struct, frozen=True):
    """A theme colour as slides name it: `tx1`, or `tx1 65 35` with its lumMod and lumOff in percent."""

    written: str
    color: str
    """#rrggbb."""


def ink(written: str, colors: Mapping[str, str]) -> Ink | None:
    """Return a colour as written; None if it names no theme colour or has no numbers where they belong."""
    name, *numbers = written.split()
    if name not in colors or len(numbers) > 2 or not all(n.replace(".", "", 1).isdigit() for n in numbers):
        return None
    mod, off = ([float(n) for n in numbers] + [100.0, 0.0][len(numbers) :])[:2]
    return Ink(written, tinted(colors[name], mod, off) if numbers else colors[name])


def assign(master: Master, recipe: Mapping[str, Any]) -> dict[str, Ink]:
    """Return the theme colour of every role, in the order in which they build on each other."""
    chooser = _Chooser(master, recipe)
    return {**chooser.found}


class _Chooser:
    def __init__(self, master: Master, recipe: Mapping[str, Any]) -> None:
        self.colors = master.colors
        self.grey = float(recipe["grey"])
        self.tints: Mapping[str, Sequence[str]] = recipe["tints"]["light" if luminance(master.ground) > 0.3 else "dark"]
        self.found = {"paper": self.paper(master.ground, recipe["grounds"])}
        for role, how in recipe["colors"].items():
            self.found[role] = self.choose(how)

    def paper(self, ground: str, tints: Sequence[str]) -> Ink:
        """Return the theme colour that is the background, or what comes nearest to a picture or gradient."""
        names = ("bg1", "bg2", "tx1", "tx2")
        same = next((n for n in names if _apart(self.colors[n], ground) < NEAR), "")
        if same:
            return Ink(same, ground)
        options = [o for t in tints for n in names if (o := ink(f"{n} {t}".strip(), self.colors))]
        return min(options, key=lambda o: _apart(o.color, ground))

    def choose(self, how: Mapping[str, Any]) -> Ink:
        options = list(self.options(how))
        for option in options:
            if self.fits(option, how):
                return option
        if how["else"] == "best":
            return max(options, key=lambda o: ratio(o.color, self.found[how["on"]].color))
        return self.found[how["else"]]

    def options(self, how: Mapping[str, Any]) -> Iterator[Ink]:
        names, tints = [self.named(name) for name in how["from"]], self.tints[how["tints"]]
        pairs = [(n, t) for t in tints for n in names] if how.get("plain") else [(n, t) for n in names for t in tints]
        for name, tint in pairs:
            found = ink(f"{name} {tint}".strip() if " " not in name else name, self.colors)
            if found:
                yield found

    def named(self, name: str) -> str:
        """Return a colour as written, with the theme colour in place of a part that is already found."""
        first, *rest = name.split()
        if first not in self.found:
            return name
        base, *below = self.found[first].written.split()
        return " ".join([base, *(_composed(below, rest) if below and rest else below or rest)])

    def fits(self, option: Ink, how: Mapping[str, Any]) -> bool:
        got = ratio(option.color, self.found[how["on"]].color)
        if not how["least"] <= got <= how.get("most", 21):
            return False
        if how.get("panel") and ratio(option.color, self.found["panel"].color) < min(4.5, how["least"]):
            return False
        if "legible" in how and ratio(option.color, self.found[how["legible"]].color) < 5.5:
            return False
        if how.get("hue") and _spread(option.color) < self.grey:
            return False
        return not ("other" in how and _hue_apart(option.color, self.found[how["other"]].color) < 0.06)


def _composed(below: Sequence[str], above: Sequence[str]) -> Sequence[str]:
    """Return the lumMod and lumOff of a tint of a tint."""
    (mod, off), (times, plus) = (([float(n) for n in numbers] + [0.0])[:2] for numbers in (below, above))
    found = [mod * times / 100, off * times / 100 + plus]
    return [f"{n:g}" for n in (found if found[1] else found[:1])]


def _channels(color: str) -> tuple[float, float, float]:
    red, green, blue = (part / 255 for part in bytes.fromhex(color[1:]))
    return red, green, blue


def _apart(one: str, other: str) -> float:
    return max(abs(a - b) for a, b in zip(_channels(one), _channels(other), strict=True))


def _spread(color: str) -> float:
    return max(_channels(color)) - min(_channels(color))


def _hue_apart(one: str, other: str) -> float:
    """Return how far two hues are apart on the circle, 0 to 0.5."""
    first, second = (colorsys.rgb_to_hls(*_channels(c))[0] for c in (one, other))
    return min(abs(first - second), 1 - abs(first - second))
