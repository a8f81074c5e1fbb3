"""The layouts files of a brand, merged and spelt out: families become single layouts, `extends` is resolved.

What comes back is still plain data, the shape of layouts.yaml without `extends`, `sizes` and `kinds`;
`layouts.py` turns it into values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator import yamlnodes
from generator.brand.model import Brand
from generator.problems import InputProblems, Problem, Where

Tree = dict[str, Any]

OWN = ("name", "type", "always", "longer", "extends", "sizes", "kinds")
"""What a layout says of itself only; whoever extends it does not take it over."""

KEYS = (*OWN, "ground", "marks", "furniture", "decoration", "placeholders", "repeat")


def read(folders: tuple[Path, ...], name: str) -> Tree:
    """Return the file of this name of every folder, merged; the first folder says the last word.

    Raises InputProblems if a file is no YAML mapping, FileNotFoundError if no folder has it.
    """
    paths = [folder / "deck" / name for folder in reversed(folders)]
    found = [path for path in paths if path.is_file()]
    if not found:
        raise FileNotFoundError(f"deck/{name} is in none of {', '.join(map(str, folders))}")
    tree: Tree = {}
    for path in found:
        tree = merge(tree, _load(path, path.stat().st_mtime_ns), keep=True)
    return tree


@cache
def _load(path: Path, _changed: int) -> Tree:
    """Return one YAML file. Reading takes a good part of a build, so a process reads each state of it once."""
    return yamlnodes.read(path)


def format_of(brand: Brand, tree: Tree) -> str:
    """Return the format of the brand's slides; InputProblems if the layouts know no such format."""
    asked = str(brand.deck.get("format", ""))
    if asked in tree["formats"]:
        return asked
    message = f"There is no slide format `{asked}`."
    raise InputProblems([Problem(message, Where(str(brand.folders[0])), f"There are {', '.join(tree['formats'])}.")])


def merge(base: Mapping[str, Any], over: Mapping[str, Any], keep: bool = False) -> Tree:
    """Return both trees as one: mappings join, everything else of `over` replaces, None takes away.

    With `keep` a None stays, so that it can still take away what the layout inherits.
    """
    out = dict(base)
    for key, value in over.items():
        if value is None and not keep:
            out.pop(key, None)
        elif isinstance(value, dict):
            below = out.get(key)
            out[key] = merge(below if isinstance(below, dict) else {}, value, keep)
        else:
            out[key] = value
    return out


def expand(tree: Mapping[str, Any]) -> tuple[dict[str, Tree], list[str]]:
    """Return every layout that has a name, by key, and what is wrong with the rest.

    Each holds `values` (the numbers that its boxes may use), `suffix` and no `extends`.
    """
    layouts: Mapping[str, Any] = tree.get("layouts", {})
    wrong: list[str] = []
    out: dict[str, Tree] = {}
    for key, layout in layouts.items():
        wrong += [f"`{key}` has an unknown setting `{k}`" for k in layout if k not in KEYS]
        if key in out:  # one member of a family, which says what differs
            out[key] = merge(out[key], layout)
        elif layout.get("name"):
            out |= dict(_family(key, layout, layouts, wrong))
    return out, wrong


def _family(key: str, layout: Tree, layouts: Mapping[str, Any], wrong: list[str]) -> Iterator[tuple[str, Tree]]:
    """Yield the layouts that one entry stands for."""
    whole = _resolved(key, layout, layouts, wrong)
    if "sizes" not in layout:
        yield key, whole | {"values": {}}
        return
    for size, values in layout["sizes"].items():
        count = int(size)
        numbers = {k: v for k, v in values.items() if k != "change"} | {"n": count}
        for kind, what in (layout.get("kinds") or {"": {}}).items():
            member = merge(whole, values.get("change", {}))
            member = merge(member, _resolved(key, what, layouts, wrong))
            always = what.get("always", layout.get("always", False))
            member |= {"values": numbers, "always": always is True or always == count}
            member |= {"suffix": what.get("suffix", {}), "name": layout["name"]}
            yield f"{key}-{count}" + (f"-{kind}" if kind else ""), member


def _resolved(
    key: str, layout: Mapping[str, Any], layouts: Mapping[str, Any], wrong: list[str], depth: int = 0
) -> Tree:
    """Return the layout with everything that it extends."""
    out: Tree = {}
    parents = layout.get("extends") or []
    for parent in [parents] if isinstance(parents, str) else parents:
        if parent not in layouts or depth > 8:
            wrong.append(f"`{key}` extends `{parent}`, which is not there or extends itself")
            continue
        above = _resolved(parent, layouts[parent], layouts, wrong, depth + 1)
        out = merge(out, {k: v for k, v in above.items() if k not in OWN})
    return merge(out, {k: v for k, v in layout.items() if k not in ("extends", "sizes", "kinds", "suffix")})


def place(folders: tuple[Path, ...], name: str, message: str) -> Where:
    """Return the first line of the brand's files that holds a word which the message quotes in backticks."""
    for word in reversed(re.findall(r"`([^`]+)`", message)):
        for path in (folder / "deck" / name for folder in folders):
            lines = path.read_text("utf-8").splitlines() if path.is_file() else []
            for count, line in enumerate(lines, 1):
                if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", line.split("# ")[0]):
                    return Where(str(path), count)
    return Where(str(folders[0] / "deck" / name))


TERM = re.compile(r"([+-]?)\s*([a-z]+\d*\.?\d*|\d*\.?\d+)\s*")


def number(value: object, values: Mapping[str, object], grid: Mapping[str, float]) -> float:
    """Return what a number of a box comes to, in inches; ValueError says which word is unknown.

    `c5` is the left edge of the fifth grid column, `s4` the width of four columns, `p4` what four columns and their
    gutters take (from one card to the next); other words are `values`.
    """
    if isinstance(value, (int, float)):
        return float(value)
    text, at, total = str(value).strip(), 0, 0.0
    while at < len(text):
        term = TERM.match(text, at)
        if not term or (at and not term[1]):
            raise ValueError(f"`{text}` is not a sum of numbers")
        total += (-1 if term[1] == "-" else 1) * _term(term[2], values, grid)
        at = term.end()
    return total


def _term(word: str, values: Mapping[str, object], grid: Mapping[str, float]) -> float:
    if word in values:
        return number(values[word], {}, grid)
    if re.fullmatch(r"c\d+", word):
        return grid["left"] + (int(word[1:]) - 1) * grid["pitch"]
    if re.fullmatch(r"s[\d.]+", word):
        return float(word[1:]) * grid["pitch"] - grid["gutter"]
    if re.fullmatch(r"p[\d.]+", word):
        return float(word[1:]) * grid["pitch"]
    try:
        return float(word)
    except ValueError:
        raise ValueError(f"`{word}` is no grid column and no value of this layout") from None


@cache
def rounded(inches: float) -> float:
    """Return a length with four decimals; rounding is slow, and the same few hundred lengths come back all the time."""
    return round(inches, 4)


def said(words: Mapping[str, str], language: str) -> str:
    """Return the word in the deck's language, its nearest relative or English; empty if there is none."""
    if own := words.get(language):
        return own
    near = (w for tag, w in words.items() if tag.split("-")[0] == language.partition("-")[0])
    return next(near, words.get("en", ""))
