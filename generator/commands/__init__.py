"""One module for each command: `add` describes it to argparse, `run` does it, `say` yields what to print.

Nothing heavy is imported at the top of any of them, so that `--help` and `check` answer at once.
"""

from __future__ import annotations

import argparse

from generator.commands import brand, build, check, draft, preview, rebrand, schema


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add every command, in the order in which `--help` lists them."""
    for one in (build, check, draft, preview, brand, rebrand, schema):
        one.add(commands)
