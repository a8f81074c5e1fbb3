"""`make_deck.py brand import`: a brand folder from an organisation's own PowerPoint template."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.build import Result
from generator.commands import options as shared


def add(commands: shared.Commands[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("import", help="make a brand folder from your own .pptx or .potx")
    parser.add_argument("template", type=Path, metavar="FILE", help="the organisation's PowerPoint template")
    parser.add_argument("-o", dest="folder", type=Path, metavar="FOLDER", help="default: a folder of the file's name")
    parser.add_argument("--name", default="", metavar="N", help="the name that a person reads (default: the file's)")
    shared.json(parser)
    parser.set_defaults(run=run, say=say)


def run(options: argparse.Namespace, result: Result) -> None:
    """Write the folder; UsageProblem if it holds a brand already, InputProblems if the file cannot be read."""
    from generator.corporate.folder import imported

    folder: Path = options.folder or Path(options.template.stem)
    made = imported(options.template, folder, options.name)
    master = made.template.masters[made.proposal.master - 1]
    result.problems += made.problems
    result.outputs["brand"] = folder
    result.more["master"] = master.name
    result.more["base"] = master.pages[made.proposal.base - 1].name if made.proposal.base else None
    result.more["layouts"] = {
        role: {"layout": master.pages[m.page - 1].name, "confidence": m.confidence, "why": m.why}
        for role, m in made.proposal.roles.items()
    }


def say(_options: argparse.Namespace, result: Result) -> Iterator[str]:
    """Yield the folder, what was found in the template, and the next step."""
    folder, found = result.outputs["brand"], result.more
    layouts: Any = found["layouts"]
    for role, one in layouts.items():
        yield f"{role}: `{' '.join(one['layout'].split())}`, confidence {one['confidence']}"
    base = f"`{' '.join(str(found['base']).split())}`" if found["base"] else "their bare master"
    yield f"everything else: made from {base}"
    yield f"{folder}/  (correct {folder / 'brand.yml'} if need be, then build with --brand {folder})"
