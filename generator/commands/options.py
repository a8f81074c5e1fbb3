"""Options that several commands have, and the line that shows where a long one is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator import resources
from generator.build import DEFAULT_BRAND
from generator.problems import UsageProblem

Commands = argparse._SubParsersAction
LANGUAGES = {"zh": "zh-CN", "zh-CN": "zh-CN", "zh-cn": "zh-CN", "en": "en"}
BRAND = "a brand's name, or any folder of one"


def report(parser: argparse.ArgumentParser, brand: str = BRAND) -> None:
    """Add what every command takes that works on a summary; `brand` is the help of `--brand`."""
    parser.add_argument(
        "summary", nargs="?", type=Path, default=resources.default_summary(), metavar="SUMMARY", help="summary.yaml"
    )
    parser.add_argument("--brand", default=DEFAULT_BRAND, metavar="B", help=brand)
    language(parser, "the summary's own")
    parser.add_argument("--format", metavar="F", help="of the slides: 16:9 or 4:3 (the brand's own)")
    parser.add_argument("--edition", metavar="E", help="of the handout: screen, print or print-shop (the brand's own)")
    parser.add_argument("--paper", metavar="P", help="of the handout: a4, letter or a5 (the brand's own)")
    parser.add_argument("--archive", action="store_true", help="make the handout PDF/A-3, for archives")
    parser.add_argument("--source", type=Path, metavar="FILE", help="the report's text; proves every figure against it")
    json(parser)


def settings(options: argparse.Namespace) -> dict[str, Any]:
    """Return what the options lay over the brand's settings; UsageProblem if one is for an output that is left out."""
    deck = {"format": options.format}
    handout = {"edition": options.edition, "paper": options.paper, "archive": options.archive}
    if getattr(options, "only", None) == "deck" and any(handout.values()):
        raise UsageProblem("--edition, --paper and --archive are for the handout, and --only deck leaves it out.")
    given = {"deck": deck, "handout": handout}
    asked = {part: {key: value for key, value in some.items() if value} for part, some in given.items()}
    return {part: some for part, some in asked.items() if some}


def language(parser: argparse.ArgumentParser, otherwise: str, default: str | None = None) -> None:
    """Add `--lang`; `otherwise` says in the help what is taken without it."""
    parser.add_argument("--lang", type=_language, default=default, metavar="L", help=f"zh-CN or en ({otherwise})")


def json(parser: argparse.ArgumentParser) -> None:
    """Add `--json`."""
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise argparse.ArgumentTypeError(f"{text!r} is not a language that can be built; use zh-CN or en")
    return LANGUAGES[text]


class Progress:
    """One line on stderr that names the current step, on a terminal only; gone when the work is done."""

    def __enter__(self) -> Callable[[str], None]:
        return self._show if sys.stderr.isatty() else lambda name: None

    def _show(self, name: str) -> None:
        sys.stderr.write(f"\r\x1b[K{name} …")
        sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
