"""From the colours of a brand file to one #rrggbb for each role."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.brand.model import ALIASES, ROLES
from generator.brand.source import Source, did_you_mean
from generator.problems import Problem

STANDARD = {
    "foreground": "ink",
    "background": "paper",
    "primary": "accent",
    "secondary": "mark",
    "light": "panel",
    "dark": "deep",
}
"""What the names of the brand.yml standard mean to us; our own `colors:` go before them."""
OTHER_STANDARD = ("tertiary", "success", "info", "warning", "danger")
NOT_CSS = (*STANDARD, *OTHER_STANDARD)
NAMES = (*ROLES, "rule")
HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
OURS = ("defaults", "make-deck")
PASSED_OVER = "It is passed over."


def given(chain: tuple[Source, ...], problems: list[Problem]) -> dict[str, str]:
    """Return role to #rrggbb for the roles that some brand of the chain (own first) gives; bad ones are reported.

    A palette name is looked up in the file that uses it and then in those it extends.
    """
    colors: dict[str, str] = {}
    for at, source in enumerate(chain):
        for role, value, keys in _wanted(source, problems):
            color = _color(value, source, chain[at:], keys, problems)
            if color:
                colors.setdefault(role, color)
    return colors


def standard(chain: tuple[Source, ...]) -> dict[str, tuple[Source, tuple[str, ...]]]:
    """Return the roles whose colour comes from a name of the standard, with the source and keys that say it.

    Such a colour was chosen for other media: a bright `primary` may be no colour for text (`legible.py`).
    """
    found: dict[str, tuple[Source, tuple[str, ...]]] = {}
    for source in chain:
        for role, _, keys in _wanted(source, []):
            found.setdefault(role, (source, keys))
    return {role: place for role, place in found.items() if place[1][:2] != OURS}


def named(source: Source) -> tuple[str, ...]:
    """Return the roles that one brand file gives a colour."""
    return tuple(dict.fromkeys(role for role, _, _ in _wanted(source, [])))


def _wanted(source: Source, problems: list[Problem]) -> list[tuple[str, Any, tuple[str, ...]]]:
    """Return (role, value as written, its keys): our own settings first, then the standard's names."""
    found: list[tuple[str, Any, tuple[str, ...]]] = []
    own = source.settings().get("colors") or {}
    if not isinstance(own, Mapping):
        problems.append(source.problem("`colors` must be a list of `role: colour`.", "defaults", "make-deck", "colors"))
        own = {}
    for role, value in own.items():
        keys = ("defaults", "make-deck", "colors", role)
        if role in NAMES:
            found.append((role, value, keys))
        else:
            hint = did_you_mean(str(role), NAMES, f"Roles are {', '.join(NAMES)}.")
            problems.append(source.problem(f"There is no colour role `{role}`.", *keys, hint=hint))
    standard = source.get("color") or {}
    names = [name for name in STANDARD if isinstance(standard, Mapping) and name in standard]
    return found + [(STANDARD[name], standard[name], ("color", name)) for name in names]


def _color(
    value: Any, source: Source, below: tuple[Source, ...], keys: tuple[str, ...], problems: list[Problem]
) -> str | None:
    """Return the #rrggbb behind a colour as written, following palette names; None after reporting a bad one."""
    seen: list[str] = []
    while True:
        if isinstance(value, Mapping) and "light" in value:  # a colour for light and dark pages: paper is light
            value = value["light"]
        if not isinstance(value, str):
            hint = 'Write it as "#rrggbb", in quotes.'
            problems.append(_blame(source, keys, f"`{value}` is not a colour.", hint))
            return None
        value = value.strip().rstrip(";").rstrip()  # as copied out of a stylesheet
        if HEX.fullmatch(value):
            return _long(value)
        if value not in seen and not _known(value, below) and (color := _css(value)):
            return color
        if value in seen:
            circle = " → ".join([*seen, value])
            problems.append(_blame(source, keys, f"These colours refer to each other in a circle: {circle}."))
            return None
        seen.append(value)
        value = _look_up(value, source, below, keys, problems)
        if value is None:
            return None


def hex_of(value: str) -> str | None:
    """Return the #rrggbb of a colour in any way that CSS writes it, or None if it is none."""
    value = value.strip().rstrip(";").rstrip()
    return _long(value) if HEX.fullmatch(value) else _css(value)


def _known(name: str, below: tuple[Source, ...]) -> bool:
    return any(name in (source.get("color", "palette") or ()) for source in below)


def _css(value: str) -> str | None:
    """Return the #rrggbb of a colour written in another way of CSS (`white`, `rgb(…)`), or None."""
    value = value.lower()
    if not re.fullmatch(r"[a-z]+|#([0-9a-f]{4}|[0-9a-f]{8})|[a-z]+\(.*\)", value) or value in NOT_CSS:
        return None
    from coloraide import Color

    try:
        return str(Color(value).convert("srgb").fit().to_string(hex=True, alpha=False))
    except ValueError:
        return None


def _look_up(
    name: str, source: Source, below: tuple[Source, ...], keys: tuple[str, ...], problems: list[Problem]
) -> Any:
    known: list[str] = []
    for each in below:
        palette = each.get("color", "palette")
        if isinstance(palette, Mapping):
            if name in palette:
                return palette[name]
            known += [str(key) for key in palette]
        standard = each.get("color", name) if name in (*STANDARD, *OTHER_STANDARD) else None
        if standard is not None:
            return standard
    hint = did_you_mean(name, known, 'Name a colour of the palette, or write "#rrggbb" in quotes.')
    problems.append(_blame(source, keys, f"`{name}` is neither in the palette nor a value like #rrggbb.", hint))
    return None


def _blame(source: Source, keys: tuple[str, ...], message: str, hint: str = "") -> Problem:
    """Return an error for our own settings, and a warning for what the standard or another tool may have meant."""
    if keys[:2] == OURS:
        return source.problem(message, *keys, hint=hint)
    return source.warning(message, *keys, hint=f"{PASSED_OVER} {hint}".strip())


def _long(value: str) -> str:
    digits = value[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(d * 2 for d in digits))


def aliases(chain: tuple[Source, ...], problems: list[Problem]) -> dict[str, str]:
    """Return alias to role, alias or `none`, the brand's own first; unknown names and circles are reported."""
    found: dict[str, str] = {}
    origin: dict[str, Source] = {}
    for source in chain:
        own = source.settings().get("aliases") or {}
        for alias, target in own.items() if isinstance(own, Mapping) else ():
            keys = ("defaults", "make-deck", "aliases", alias)
            if alias not in ALIASES:
                hint = did_you_mean(str(alias), ALIASES, f"Aliases are {', '.join(ALIASES)}.")
                problems.append(source.problem(f"There is no alias `{alias}`.", *keys, hint=hint))
            elif target not in (*NAMES, *ALIASES, "none"):
                hint = did_you_mean(str(target), (*NAMES, *ALIASES), "Name a role, an alias or `none`.")
                problems.append(source.problem(f"`{target}` is no colour role.", *keys, hint=hint))
            elif alias not in found:
                found[alias], origin[alias] = target, source
    _refuse_circles(found, origin, problems)
    return found


def _refuse_circles(found: dict[str, str], origin: dict[str, Source], problems: list[Problem]) -> None:
    reported: set[str] = set()
    for alias in found:
        path = [alias]
        while (target := found.get(path[-1])) is not None and target not in path:
            path.append(target)
        if target == alias and not reported & set(path):
            reported |= set(path)
            circle = " → ".join([*path, alias])
            message = f"These aliases refer to each other in a circle: {circle}."
            problems.append(origin[alias].problem(message, "defaults", "make-deck", "aliases", alias))
