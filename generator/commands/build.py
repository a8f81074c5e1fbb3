"""`make_deck.py build`: write the deck and the handout."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from generator.build import OUTPUTS, Result
from generator.commands import options as shared


def add(commands: shared.Commands[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("build", help="write the deck and the handout (default)")
    shared.report(parser)
    parser.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="output folder (default: out)")
    parser.add_argument("--evidence", action="store_true", help="also write where each figure comes from and stands")
    parser.add_argument("--only", choices=OUTPUTS, help="write one of the two")
    parser.set_defaults(run=run, say=say)


def run(options: argparse.Namespace, result: Result) -> None:
    """Build."""
    from generator.build import build

    with shared.Progress() as on_step:
        build(
            options.summary,
            brand=options.brand,
            language=options.lang,
            out=options.out,
            only=options.only,
            source=options.source,
            settings=shared.settings(options),
            evidence=options.evidence,
            on_step=on_step,
            result=result,
        )


def say(_options: argparse.Namespace, result: Result) -> Iterator[str]:
    """Yield a line for each output."""
    sizes = {"deck": f"{result.slides} slides", "handout": f"{result.pages} pages"}
    for name, path in result.outputs.items():
        yield f"{path}  ({sizes[name]})" if name in sizes else str(path)
