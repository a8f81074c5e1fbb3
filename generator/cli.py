"""The command line: reads the arguments, runs a command, prints what came of it, returns the exit code.

Nothing heavy is imported at the top, so `--help` and `check` answer at once.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from generator import resources
from generator.build import DEFAULT_BRAND, OUTPUTS, Result
from generator.problems import ExitCode, InputProblems, MissingTool, Problem, UsageProblem, errors

COMMANDS = ("build", "check", "schema")
LANGUAGES = {"zh": "zh-CN", "zh-CN": "zh-CN", "zh-cn": "zh-CN", "en": "en"}


class _Parser(argparse.ArgumentParser):
    """argparse, with the next step in its error."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        print(f"{self.prog}: {message}. See {self.prog} --help.", file=sys.stderr)
        raise SystemExit(ExitCode.USAGE)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (problems.ExitCode)."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or (words[0] not in COMMANDS and words[0] not in ("-h", "--help", "--version")):
        words.insert(0, "build")
    try:
        options = _parser().parse_args(words)
    except SystemExit as stop:
        return int(stop.code or 0)
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    """Run the command; every exception that may reach a user becomes a message and an exit code here."""
    # One command, then the process ends: looking for garbage after every 700 objects finds next to none.
    gc.set_threshold(50_000, 20, 20)
    result = Result()
    code = ExitCode.DONE
    try:
        command: Callable[[argparse.Namespace, Result], None] = options.run
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
    if options.command != "schema" or code:
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
    """Print problems to stderr and results to stdout; with --json one object on stdout and nothing else."""
    if options.json:
        print(json.dumps({"exit": int(code), **result.as_dict()}, ensure_ascii=False, indent=2))
        return
    for problem in result.problems:
        print(problem, file=sys.stderr)
    if code == ExitCode.PROBLEMS:
        print(f"{len(errors(result.problems))} problem(s); nothing was written.", file=sys.stderr)
    for name, path in result.outputs.items():
        size = f"{result.slides} slides" if name == "deck" else f"{result.pages} pages"
        print(f"{path}  ({size})")
    if code == ExitCode.DONE and options.command == "check":
        print(_checked(result, options))


def _checked(result: Result, options: argparse.Namespace) -> str:
    proof = "not compared with a source text (--source FILE)"
    if options.source:
        proof = f"{result.figures_verified} found in the source text"
    return f"No problems. {result.figures_total} figures, {proof}."


def _build(options: argparse.Namespace, result: Result) -> None:
    from generator.build import build

    with _Progress() as on_step:
        build(
            options.summary,
            brand=options.brand,
            language=options.lang,
            out=options.out,
            only=options.only,
            source=options.source,
            on_step=on_step,
            result=result,
        )


def _check(options: argparse.Namespace, result: Result) -> None:
    from generator.build import check

    if options.accept and not options.lang:
        raise UsageProblem("--accept records a translation as checked; say which with --lang, such as --lang en.")
    if options.accept:
        from generator.report.overlay import accept

        accept(options.summary, options.lang)
    with _Progress() as on_step:
        check(
            options.summary,
            brand=options.brand,
            language=options.lang,
            source=options.source,
            on_step=on_step,
            result=result,
        )


def _schema(_options: argparse.Namespace, _result: Result) -> None:
    from generator.report.schema import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))


class _Progress:
    """One line on stderr that names the current step, on a terminal only; gone when the work is done."""

    def __enter__(self) -> Callable[[str], None]:
        return self._show if sys.stderr.isatty() else lambda name: None

    def _show(self, name: str) -> None:
        print(f"\r\x1b[K{name} …", end="", file=sys.stderr, flush=True)

    def __exit__(self, *_: object) -> None:
        if sys.stderr.isatty():
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise argparse.ArgumentTypeError(f"{text!r} is not a language that can be built; use zh-CN or en")
    return LANGUAGES[text]


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="make_deck.py",
        description="One summary of a report in; an editable PowerPoint deck and a typeset PDF handout out.",
        epilog="Without a command: build. Without a summary: the shipped report. "
        "Exit codes: 0 done, 1 the input has problems, 2 wrong usage, 3 something is missing on this machine, "
        "4 a fault of make-deck.",
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    build = commands.add_parser("build", help="write the deck and the handout (default)")
    _common(build)
    build.add_argument("--out", type=Path, default=Path("out"), metavar="DIR", help="output folder (default: out)")
    build.add_argument("--only", choices=OUTPUTS, help="write one of the two")
    build.set_defaults(run=_build)
    check = commands.add_parser("check", help="find every problem of the input, write nothing")
    _common(check)
    check.add_argument(
        "--accept", action="store_true", help="with --lang: record that the translation fits the original as it is now"
    )
    check.set_defaults(run=_check)
    schema = commands.add_parser("schema", help="print the JSON Schema of a summary, for editors")
    schema.set_defaults(run=_schema, json=False)
    return parser


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "summary", nargs="?", type=Path, default=resources.default_summary(), metavar="SUMMARY", help="summary.yaml"
    )
    parser.add_argument("--brand", default=DEFAULT_BRAND, metavar="B", help="a brand's name, or any folder of one")
    parser.add_argument("--lang", type=_language, metavar="L", help="zh-CN or en (default: the summary's own)")
    parser.add_argument("--source", type=Path, metavar="FILE", help="the report's text; proves every figure against it")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")


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
