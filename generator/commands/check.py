"""`make_deck.py check`: find every problem of the input, write nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from generator.build import Result
from generator.commands import evidence
from generator.commands import options as shared
from generator.problems import UsageProblem


def add(commands: shared.Commands[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("check", help="find every problem of the input, write nothing")
    shared.report(parser)
    parser.add_argument(
        "--accept", action="store_true", help="with --lang: record that the translation fits the original as it is now"
    )
    evidence.add(parser)
    parser.set_defaults(run=run, say=say)


def run(options: argparse.Namespace, result: Result) -> None:
    """Check, after recording a translation as checked if that is asked for."""
    from generator.build import check

    evidence.update(options)
    if options.accept and not options.lang:
        raise UsageProblem("--accept records a translation as checked; say which with --lang, such as --lang en.")
    if options.accept:
        from generator.report.overlay import accept

        accept(options.summary, options.lang)
    with shared.Progress() as on_step:
        check(
            options.summary,
            brand=options.brand,
            language=options.lang,
            source=options.source,
            settings=shared.settings(options),
            on_step=on_step,
            result=result,
        )
    evidence.built(options, result)


def say(options: argparse.Namespace, result: Result) -> Iterator[str]:
    """Yield the one line that says how much was checked."""
    proof = "not compared with a source text (--source FILE)"
    if options.source:
        proof = f"{result.figures_verified} found in the source text"
    yield f"No problems. {result.figures_total} figures, {proof}."
    yield from evidence.lines(result, options.coverage)
