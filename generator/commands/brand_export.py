"""`make_deck.py brand export`: the empty branded template, for colleagues who work by hand."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.build import DEFAULT_LANGUAGE, Result
from generator.commands import options as shared
from generator.problems import UsageProblem

ENDING = ".potx"


def add(commands: shared.Commands[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("export", help="write a brand's empty PowerPoint template, with every layout")
    parser.add_argument("brand", metavar="BRAND", help=shared.BRAND)
    parser.add_argument("-o", dest="file", type=Path, metavar="FILE", help="default: out/BRAND.LANGUAGE.potx")
    shared.language(parser, f"default: {DEFAULT_LANGUAGE}", DEFAULT_LANGUAGE)
    shared.json(parser)
    parser.set_defaults(run=run, say=say)


def run(options: argparse.Namespace, result: Result) -> None:
    """Write the template; UsageProblem if the file is not called .potx, InputProblems if the brand is faulty."""
    from generator import outputs
    from generator.brand import load
    from generator.deck import export

    brand = load.load(options.brand, language=options.lang)
    target: Path = options.file or Path("out") / f"{brand.name}.{options.lang}{ENDING}"
    if target.suffix.lower() != ENDING:
        raise UsageProblem(f"{target}: a template is called .potx; PowerPoint opens another ending as something else.")
    result.problems += load.problems(brand)
    made = export.potx(brand, options.lang)
    with outputs.drafts(target.parent) as drafts:
        draft = drafts / target.name
        draft.write_bytes(made.data)
        outputs.replace([draft], target.parent)
    result.outputs["template"] = target
    result.more["layouts"] = list(made.layouts)


def say(_options: argparse.Namespace, result: Result) -> Iterator[str]:
    """Yield the file, and how many layouts it has."""
    layouts: Any = result.more["layouts"]
    yield f"{result.outputs['template']}  ({len(layouts)} layouts)"
