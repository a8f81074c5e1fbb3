"""`make_deck.py brand list`: the brands there are, with their colours."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from generator.build import Result
from generator.commands import options as shared
from generator.problems import InputProblems, Problem

SHOWN = ("deep", "accent", "mark", "soft", "glow", "track", "panel", "paper", "ink")
"""The roles whose colours tell one brand from another, strongest first."""


def add(commands: shared.Commands[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("list", help="the brands there are: name, title, colours, and what each extends")
    shared.json(parser)
    parser.set_defaults(run=run, say=say)


def run(_options: argparse.Namespace, result: Result) -> None:
    """Load every brand; InputProblems, with those of all, if one cannot be loaded."""
    from generator.brand import load

    found: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for name in load.available():
        try:
            brand = load.load(name)
        except InputProblems as bad:
            problems += bad.problems
            continue
        colors = {role: brand.colors[role] for role in SHOWN}
        found.append({"name": name, "title": brand.title, "extends": brand.folders[1].name, "colors": colors})
    result.more["brands"] = found
    if problems:
        raise InputProblems(problems)


def say(_options: argparse.Namespace, result: Result) -> Iterator[str]:
    """Yield a line for each brand: swatches on a terminal that can show them, otherwise the values."""
    brands: Any = result.more["brands"]
    name, title = (max(len(one[key]) for one in brands) for key in ("name", "title"))
    for one in brands:
        extends = f"extends {one['extends']}"
        yield f"{one['name']:{name}}  {one['title']:{title}}  {_colours(one['colors'])}  {extends}"


def _colours(colors: Mapping[str, str]) -> str:
    values = list(dict.fromkeys(colors.values()))
    if not (sys.stdout.isatty() and os.environ.get("COLORTERM") in ("truecolor", "24bit")):
        return " ".join(values)
    return "".join(f"\x1b[48;2;{';'.join(str(part) for part in bytes.fromhex(v[1:]))}m   " for v in values) + "\x1b[0m"
