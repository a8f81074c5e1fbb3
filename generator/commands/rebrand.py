"""`make_deck.py rebrand`: another brand for a deck that people have worked on."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from generator.build import Result
from generator.commands import options as shared
from generator.problems import UsageProblem


def add(commands: shared.Commands[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("rebrand", help="give a deck that people have edited another brand")
    parser.add_argument("deck", type=Path, metavar="DECK", help="a .pptx that was built here, edited or not")
    parser.add_argument("--brand", required=True, metavar="B", help=shared.BRAND)
    parser.add_argument("-o", dest="file", type=Path, required=True, metavar="FILE", help="the new .pptx")
    shared.language(parser, "the deck's own")
    shared.json(parser)
    parser.set_defaults(run=run, say=say)


def run(options: argparse.Namespace, result: Result) -> None:
    """Write the deck; UsageProblem for another ending or the deck itself, InputProblems if it is not ours."""
    from generator import outputs
    from generator.brand import load
    from generator.rebrand.rebrand import language_of, rebranded

    target: Path = options.file
    if not options.deck.is_file():
        raise UsageProblem(f"{options.deck}: there is no such file.")
    if target.suffix.lower() != ".pptx" or (target.exists() and target.samefile(options.deck)):
        raise UsageProblem(f"{target}: give -o another file that ends in .pptx; the deck itself stays as it is.")
    language = options.lang or language_of(options.deck)
    made = rebranded(options.deck, load.load(options.brand, language=language), language)
    result.problems += made.problems
    result.slides = made.slides
    with outputs.drafts(target.parent) as drafts:
        draft = drafts / target.name
        draft.write_bytes(made.data)
        outputs.replace([draft], target.parent)
    result.outputs["deck"] = target


def say(_options: argparse.Namespace, result: Result) -> Iterator[str]:
    """Yield the file, and how many slides it has."""
    yield f"{result.outputs['deck']}  ({result.slides} slides)"
