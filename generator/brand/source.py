"""brand.yml as nested dictionaries that remember where each key stood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.problems import InputProblems, Problem, Where

if TYPE_CHECKING:
    from generator.report.yamlfile import Key

FILE_NAMES = ("brand.yml", "_brand.yml", "brand.yaml", "_brand.yaml")
"""Under which name a brand folder may hold its file; the standard writes `_brand.yml`, we write `brand.yml`."""


class Source(Struct, frozen=True):
    """One brand.yml. `folder` is the brand's folder, `data` its content ({} when the file is empty)."""

    folder: Path
    path: Path
    data: Mapping[str, Any]
    places: Mapping[Key, Where]

    def get(self, *keys: str | int) -> Any:
        """Return the value at these keys, or None if there is none."""
        node: Any = self.data
        for key in keys:
            try:
                node = node[key]
            except (KeyError, IndexError, TypeError):
                return None
        return node

    def where(self, *keys: str | int) -> Where:
        """Return where this key stands, or its nearest parent that has a place."""
        from generator.report.yamlfile import nearest

        return nearest(self.places, keys, shown(self.path))

    def problem(self, message: str, *keys: str | int, hint: str = "") -> Problem:
        """Return an error that points at these keys."""
        return Problem(message, self.where(*keys), hint)

    def warning(self, message: str, *keys: str | int, hint: str = "") -> Problem:
        """Return a warning that points at these keys: something that was passed over."""
        return Problem(message, self.where(*keys), hint, "warning")

    def settings(self) -> Mapping[str, Any]:
        """Return what stands under `defaults: make-deck:`; {} if that is missing or no mapping."""
        found = self.get("defaults", "make-deck")
        return found if isinstance(found, Mapping) else {}


def shown(path: Path) -> str:
    """Return the path as a person would type it from the current folder."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def find(folder: Path) -> Path | None:
    """Return the brand file of a folder, or None if it holds none."""
    return next((folder / name for name in FILE_NAMES if (folder / name).is_file()), None)


def read(path: Path) -> Source:
    """Read one brand file; InputProblems with line and column if it is no readable YAML mapping."""
    from generator.report.yamlfile import parse

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputProblems([Problem("The file is not UTF-8 text.", Where(shown(path)), "Save it as UTF-8.")]) from None
    if all(line.lstrip().startswith("#") or not line.strip() for line in text.splitlines()):
        return Source(path.parent, path, {}, {})
    document = parse(text, shown(path), "a brand file has keys such as `meta:` and `color:`")
    if document.problems:
        raise InputProblems(document.problems)
    data = document.data if isinstance(document.data, dict) else {}  # `parse` lets nothing else through
    return Source(path.parent, path, data, document.values | document.keys)


def did_you_mean(word: str, known: Iterator[str] | list[str] | tuple[str, ...], otherwise: str = "") -> str:
    """Return a hint that names the nearest known word, or `otherwise`."""
    near = get_close_matches(word, list(known), 1, 0.6)
    return f"Did you mean `{near[0]}`?" if near else otherwise
