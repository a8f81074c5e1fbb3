"""`make_deck.py schema`: print the JSON Schema of a summary."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator

from generator.build import Result
from generator.commands import options as shared


def add(commands: shared.Commands[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("schema", help="print the JSON Schema of a summary, for editors")
    parser.set_defaults(run=lambda options, result: None, say=say, json=False)


def say(_options: argparse.Namespace, _result: Result) -> Iterator[str]:
    """Yield the schema."""
    from generator.report.schema import schema

    yield json.dumps(schema(), ensure_ascii=False, indent=2)
