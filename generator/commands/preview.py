"""`make_deck.py preview`: contact sheets of both outputs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from generator.build import OUTPUTS, Result
from generator.commands import options as shared

ALL = "all"


def add(commands: shared.Commands[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("preview", help="write contact sheets (PNG) of deck and handout, in one brand or more")
    shared.report(parser, f"{shared.BRAND}; several with commas between, or `{ALL}`")
    parser.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="output folder (default: out)")
    parser.add_argument("--only", choices=OUTPUTS, help="show one of the two")
    parser.add_argument(
        "--each", action="store_true", help="write every slide and page as a picture of its own as well"
    )
    parser.set_defaults(run=run, say=say)


def run(options: argparse.Namespace, result: Result) -> None:
    """Draw."""
    from generator.preview.preview import preview

    with shared.Progress() as on_step:
        preview(
            options.summary,
            brands=_brands(options.brand),
            language=options.lang,
            out=options.out,
            only=options.only,
            source=options.source,
            settings=shared.settings(options),
            each=options.each,
            on_step=on_step,
            result=result,
        )


def say(_options: argparse.Namespace, result: Result) -> Iterator[str]:
    """Yield a line for each sheet and each folder of pictures."""
    for name, path in result.outputs.items():
        yield f"{path}/" if name.endswith("/") else f"{path}"


def _brands(asked: str) -> list[str]:
    """Return the brands that are asked for, each once; a folder may have a comma in its name."""
    from generator.brand import load

    if asked == ALL:
        return list(load.available())
    if Path(asked).is_dir():
        return [asked]
    return list(dict.fromkeys(name.strip() for name in asked.split(",") if name.strip()))
