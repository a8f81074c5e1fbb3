"""What `check` has for the source: how much of it is used, and the summary brought up to a new edition of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands import options as shared
from generator.problems import UsageProblem

if TYPE_CHECKING:
    from generator.build import Result


def add(check: argparse.ArgumentParser) -> None:
    """Add the options to `check`."""
    check.add_argument("--coverage", action="store_true", help="with --source: list what of the source is not used")
    check.add_argument(
        "--update", action="store_true", help="with --source: rewrite the paragraphs of figures that only moved"
    )
    check.add_argument("--built", type=Path, metavar="DIR", help="compare the outputs in this folder with the summary")


def update(options: argparse.Namespace) -> None:
    """Bring the summary's cites up to the source, if that is asked for; UsageProblem without a source."""
    if (options.update or options.coverage) and not options.source:
        raise UsageProblem("--update and --coverage compare with the source; name it with --source FILE.")
    if not options.update:
        return
    from generator.evidence import changes
    from generator.evidence.extract import extract
    from generator.evidence.read import read
    from generator.report.load import load

    loaded = load(options.summary)
    source = read(options.source)
    changes.update(loaded, source, changes.changes(loaded, source, extract(source)))


def lines(result: Result, everything: bool) -> Iterator[str]:
    """Yield how much of the source is used; with `everything` what is not."""
    if result.proof:
        yield str(result.proof.coverage)
        if everything:
            yield from result.proof.coverage.lines()


def built(options: argparse.Namespace, result: Result) -> None:
    """Read the outputs of an earlier build back, if that is asked for; UsageProblem if there are none."""
    if options.built is None:
        return
    from generator.brand import load as brands
    from generator.evidence import outputs
    from generator.handout import edition
    from generator.report.load import load
    from generator.text.words import words

    loaded = load(options.summary, options.lang)
    language = loaded.report.language
    house = brands.load(options.brand, language=language, over=shared.settings(options))
    stem = f"{loaded.report.id}.{language}"
    paths = {"deck": options.built / f"{stem}.pptx", "handout": options.built / f"{stem}{edition.suffix(house)}.pdf"}
    there = {name: path for name, path in paths.items() if path.is_file()}
    if not there:
        raise UsageProblem(f"There is neither {paths['deck']} nor {paths['handout']}. Build first.")
    spoken = words(house, language)
    compared = outputs.read_back(loaded, spoken, there)
    result.more["read_back"] = {one.output: one.as_dict() for one in compared}
    result.add([problem for one in compared for problem in one.problems(str(there[one.output]))])
