"""The command line: reads the arguments, runs a command, prints what came of it, returns the exit code.

The commands are in `commands/`. Nothing heavy is imported at the top, so `--help` and `check` answer at once.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from generator import commands
from generator.build import Result, collecting_seldom
from generator.problems import ExitCode, InputProblems, MissingTool, Problem, UsageProblem, errors

OTHER_WORDS = ("-h", "--help", "--version")
"""What may come first besides a command; anything else belongs to `build`."""


class _Parser(argparse.ArgumentParser):
    """argparse, with the next step in its error."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        print(f"{self.prog}: {message}. See {self.prog} --help.", file=sys.stderr)
        raise SystemExit(ExitCode.USAGE)


def program() -> NoReturn:
    """Be the whole program of a process: run the command it was given, and end with its exit code.

    What is left at the end goes with the process; taking a deck's half a million objects apart one by one before
    that costs a tenth of a second.
    """
    code = main()
    gc.freeze()
    sys.exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (problems.ExitCode)."""
    words = list(sys.argv[1:] if argv is None else argv)
    parser, known = _parser()
    if not words or (words[0] not in known and words[0] not in OTHER_WORDS):
        words.insert(0, "build")
    try:
        options = parser.parse_args(words)
    except SystemExit as stop:
        return int(stop.code or 0)
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    """Run the command; every exception that may reach a user becomes a message and an exit code here."""
    result = Result()
    code = ExitCode.DONE
    try:
        command: Callable[[argparse.Namespace, Result], None] = options.run
        with collecting_seldom():
            command(options, result)
    except InputProblems as problem:
        result.problems, code = list(problem.problems), ExitCode.PROBLEMS
    except UsageProblem as problem:
        result.problems, code = [Problem(str(problem))], ExitCode.USAGE
    except MissingTool as problem:
        result.problems, code = [Problem(str(problem))], ExitCode.MISSING
    except KeyboardInterrupt:
        result.problems, code = [Problem("Stopped. Earlier outputs are as they were.")], ExitCode.USAGE
    except Exception as fault:
        result.problems, code = [_fault(fault)], ExitCode.FAULT
    _report(result, code, options)
    return int(code)


def _fault(fault: Exception) -> Problem:
    """A fault of the program itself: where it happened, in one line; the whole trace with MAKE_DECK_TRACE=1."""
    import os
    import traceback

    if os.environ.get("MAKE_DECK_TRACE"):
        traceback.print_exception(fault)
    last = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    return Problem(
        f"make-deck failed on its own account: {type(fault).__name__}: {fault} ({place}).",
        hint="Nothing was written. Please report this line with the summary; MAKE_DECK_TRACE=1 prints the whole trace.",
    )


def _report(result: Result, code: ExitCode, options: argparse.Namespace) -> None:
    """Print problems to stderr and results to stdout; with --json one object on stdout and nothing else.

    A command that fails may have written something before, which is said as well.
    """
    if options.json:
        print(json.dumps({"exit": int(code), **result.as_dict()}, ensure_ascii=False, indent=2))
        return
    for problem in result.problems:
        print(problem, file=sys.stderr)
    if code == ExitCode.PROBLEMS:
        print(f"{len(errors(result.problems))} problem(s); nothing was written.", file=sys.stderr)
    if code == ExitCode.DONE or result.outputs:
        say: Callable[[argparse.Namespace, Result], Iterable[str]] = options.say
        for line in say(options, result):
            print(line)


def _parser() -> tuple[argparse.ArgumentParser, Iterable[str]]:
    """Return the parser, and the names of the commands."""
    parser: argparse.ArgumentParser = _Parser(
        prog="make_deck.py",
        description="One summary of a report in; an editable PowerPoint deck and a typeset PDF handout out.",
        epilog="Without a command: build. Without a summary: the shipped report. "
        "Exit codes: 0 done, 1 the input has problems, 2 wrong usage, 3 something is missing on this machine, "
        "4 a fault of make-deck.",
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="print the version and exit")
    below = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    commands.add(below)
    return parser, below.choices


class _ShowVersion(argparse.Action):
    """argparse's own `version` wants the text beforehand, and looking it up takes as long as all the rest of --help."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(_version())
        parser.exit()


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"make-deck {version('make-deck')}"
    except PackageNotFoundError:
        return "make-deck (checkout)"
