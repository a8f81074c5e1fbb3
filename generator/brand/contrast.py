"""WCAG 2.1 contrast, and the pairs of roles that must reach it."""

from __future__ import annotations

from generator.brand.model import Brand
from generator.problems import Problem, Where

PAIRS: tuple[tuple[str, str, float], ...] = (
    ("ink", "paper", 4.5),
    ("ink", "panel", 4.5),
    ("deep", "paper", 4.5),
    ("deep", "panel", 4.5),
    ("muted", "paper", 4.5),
    ("muted", "panel", 4.5),
    ("accent", "paper", 4.5),
    ("accent", "panel", 4.5),
    ("mark", "paper", 4.5),
    ("mark", "panel", 4.5),
    ("soft", "paper", 2.5),
    ("ink", "track", 4.5),
    ("accent", "track", 3.0),
    ("glow", "deep", 3.0),
    ("on", "ground", 7.0),
    ("on2", "ground", 4.5),
    ("online", "ground", 3.0),
)
"""Text or mark, its ground, and the ratio it needs (GUIDE section 3; 4.5 is level AA for text)."""


def luminance(color: str) -> float:
    """Return the relative luminance of #rrggbb, 0 for black to 1 for white (WCAG 2.1)."""
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    """Return the contrast ratio of two #rrggbb colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def problems(brand: Brand) -> tuple[Problem, ...]:
    """Return a warning for each pair of roles that is hard to read."""
    place = Where(str(brand.folders[0])) if brand.folders else None
    found = []
    for front, back, need in PAIRS:
        roles = brand.role(front), brand.role(back)
        if roles[0] is None or roles[1] is None:
            continue
        colors = brand.colors[roles[0]], brand.colors[roles[1]]
        if (got := ratio(*colors)) < need - 0.005:
            pair = f"`{front}` ({colors[0]}) on `{back}` ({colors[1]})"
            message = f"{pair} has a contrast of {got:.2f}; {need:g} is needed."
            found.append(Problem(message, place, "Make the one darker or the other lighter.", "warning"))
    return tuple(found)
