"""How places and choices are named in messages: paths by id, did-you-mean, lists of words."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from generator.report.yamlfile import Key


def path_name(data: object, path: Key) -> str:
    """Return a path that survives reordering: list entries by their id or statistic, else counted from 1.

    For example `sections.people-first.statistics.inspections.label`.
    """
    parts: list[str] = []
    for step in path:
        data = _step(data, step)
        parts.append(_entry(data, step) if isinstance(step, int) else step)
    return ".".join(parts)


def _step(data: object, step: str | int) -> object:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def _entry(data: object, index: int) -> str:
    found = identity(data)
    return found[1] if found else str(index + 1)


def identity(data: object) -> tuple[str, str] | None:
    """Return the key and value by which an entry of a list is known, if it has one."""
    if isinstance(data, dict):
        for key in ("id", "stat", "before"):
            if isinstance(data.get(key), str):
                return key, data[key]
    return None


def meant(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that the word is probably a misspelling of."""
    close = get_close_matches(word, list(choices), n=1, cutoff=0.7)
    return close[0] if close else None


def did_you_mean(word: str, choices: Iterable[str], otherwise: str = "") -> str:
    """Return the hint for an unknown word."""
    close = meant(word, choices)
    return f"Did you mean `{close}`?" if close else otherwise


def listed(words: Iterable[str]) -> str:
    """Return the words in backticks, with commas."""
    return ", ".join(f"`{word}`" for word in words)
