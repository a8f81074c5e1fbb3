"""The geometry of charts, from chart.yaml of the brand's template folders."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.brand.model import Brand
from generator.resources import folder

FILE = "chart.yaml"


def numbers(group: str, brand: Brand | None = None) -> Mapping[str, float]:
    """Return the numbers of the group `print` (points) or `deck` (points and inches) by dotted key.

    Without a brand they are those of the base templates.
    """
    return {key: float(value) for key, value in _group(group, brand).items()}


def roles(brand: Brand | None = None) -> Mapping[str, str]:
    """Return which colour role draws what."""
    return {key: str(value) for key, value in _group("roles", brand).items()}


def types(brand: Brand | None = None) -> Mapping[str, str]:
    """Return which type style of the deck's layouts sets what."""
    return {key: str(value) for key, value in _group("type", brand).items()}


def _group(name: str, brand: Brand | None) -> dict[str, Any]:
    folders = brand.folders if brand is not None else (folder("templates") / "base",)
    return {k.removeprefix(f"{name}."): v for k, v in _merged(folders).items() if k.startswith(f"{name}.")}


@lru_cache(maxsize=16)
def _merged(folders: tuple[Path, ...]) -> dict[str, Any]:
    from generator import yamlnodes

    merged: dict[str, Any] = {}
    for path in (f / FILE for f in reversed(folders)):
        if path.is_file():
            merged |= _flat(yamlnodes.read(path))
    return merged


def _flat(node: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in node.items():
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = value
    return flat
