"""How far apart two colours stay for those who see fewer, and on a grey printer."""

from __future__ import annotations

from generator.brand.contrast import ratio

DEFICIENCIES = ("protan", "deutan", "tritan")
APART, GREY = 0.1, 1.4
"""The least distance (OKLab) and the least ratio of luminances at which two bars of a chart are told apart."""


def distance(one: str, other: str) -> float:
    """Return the least distance of two #rrggbb colours in OKLab, seen with and without each colour deficiency."""
    from coloraide import Color

    first, second = Color(one), Color(other)
    pairs = [(first, second), *((first.filter(kind), second.filter(kind)) for kind in DEFICIENCIES)]
    return float(min(a.delta_e(b, method="ok") for a, b in pairs))


def apart(one: str, other: str) -> bool:
    """Return whether two colours are told apart under every deficiency and in grey."""
    return distance(one, other) >= APART and ratio(one, other) >= GREY
