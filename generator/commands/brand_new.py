"""`make_deck.py brand new`: a folder for another organisation's look, from its name and one colour."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from generator.build import Result
from generator.commands import options as shared
from generator.problems import UsageProblem

MODEL = "new/brand.yml"


def add(commands: shared.Commands[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("new", help="make a brand folder from a name and one colour")
    parser.add_argument("folder", type=Path, metavar="NAME-OR-FOLDER", help="the folder to make")
    parser.add_argument("--colour", "--color", required=True, metavar="'#…'", help="the organisation's colour")
    parser.add_argument("--name", help="the organisation's name (default: that of the folder)")
    parser.add_argument("--like", default="steppe", metavar="BRAND", help="whose slides and pages (default: steppe)")
    shared.json(parser)
    parser.set_defaults(run=run, say=say)


def run(options: argparse.Namespace, result: Result) -> None:
    """Write the folder; UsageProblem if it holds a brand already or the colour is none, InputProblems for `--like`."""
    from string import Template

    from generator import outputs
    from generator.brand import load
    from generator.brand.colors import hex_of
    from generator.brand.source import find

    target: Path = options.folder
    if target.exists() and (not target.is_dir() or find(target)):
        raise UsageProblem(f"{target} is there already. Name another folder, or change its brand.yml.")
    colour = hex_of(options.colour)
    if colour is None:
        raise UsageProblem(f"`{options.colour}` is no colour. Write it as '#0b6e6e', in quotes.")
    like = load.load(options.like)
    known = options.like in load.available()
    model = Template(like.file(MODEL).read_text("utf-8"))
    text = model.substitute(
        name=json.dumps(options.name or target.resolve().name, ensure_ascii=False),
        colour=f'"{colour}"',
        like=options.like if known else json.dumps(str(Path(options.like).resolve()), ensure_ascii=False),
    )
    target.mkdir(parents=True, exist_ok=True)
    with outputs.drafts(target) as drafts:
        draft = drafts / "brand.yml"
        draft.write_text(text, "utf-8")
        outputs.replace([draft], target)
    result.problems += load.problems(load.load(target))
    result.outputs["brand"] = target / "brand.yml"


def say(options: argparse.Namespace, result: Result) -> Iterator[str]:
    """Yield the file, and how to go on."""
    yield f"{result.outputs['brand']}"
    shown = options.folder if "/" in str(options.folder) else f"./{options.folder}"
    yield f"Now try: make_deck.py preview --brand {shown}"
