"""The words that the program itself puts on slides and pages, in the language of the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from generator.brand.model import Brand
from generator.brand.source import read
from generator.problems import InputProblems, Problem, Where


class UnknownWord(KeyError):
    """No word has this key. The nearest key is looked for only when somebody reads the message: `get` never does."""

    def __init__(self, key: str, language: str, known: Mapping[str, str]) -> None:
        super().__init__(key)
        self.key, self.language, self.known = key, language, known

    def __str__(self) -> str:
        near = get_close_matches(self.key, self.known, 1)
        return f"no word {self.key!r} in {self.language}" + (f"; near: {near[0]!r}" if near else "")


class Words(Mapping[str, str]):
    """Interface words by dotted key, such as `common.source`. An unknown key is a KeyError that names a near one."""

    def __init__(self, language: str, entries: Mapping[str, str]) -> None:
        self.language = language
        self._entries = dict(entries)

    def __getitem__(self, key: str) -> str:
        try:
            return self._entries[key]
        except KeyError:
            raise UnknownWord(key, self.language, self._entries) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def format(self, key: str, **values: object) -> str:
        """Return the word with its `{places}` filled in."""
        return self[key].format(**values)


def words(brand: Brand, language: str) -> Words:
    """Return the words of a language, those of the brand before those of the brands it extends.

    Raises InputProblems if a file cannot be read, holds something else than words, or no brand has the language.
    """
    entries: dict[str, str] = {}
    for folder in reversed(brand.folders):
        path = folder / "words" / f"{language}.yaml"
        if path.is_file():
            entries |= _flat(read(path).data, "", path)
    if not entries:
        message = f"There are no words for the language `{language}`."
        raise InputProblems([Problem(message, Where(str(brand.folders[-1] / "words")))])
    return Words(language, entries)


def _flat(node: Any, prefix: str, path: Path) -> dict[str, str]:
    """Return nested groups as one dictionary with dotted keys; an empty group is none."""
    if isinstance(node, str):
        return {prefix: node}
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        message = f"`{prefix}` must be text; put it in quotes."
        raise InputProblems([Problem(message, Where(str(path)))])
    flat: dict[str, str] = {}
    for key, value in node.items():
        flat |= _flat(value, f"{prefix}.{key}" if prefix else str(key), path)
    return flat
