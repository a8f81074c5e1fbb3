"""`make_deck.py brand …`: what can be done with brands. Each subcommand is a module of its own."""

from __future__ import annotations

import argparse

from generator.commands import brand_check, brand_export, brand_import, brand_list, brand_new
from generator.commands import options as shared


def add(commands: shared.Commands[argparse.ArgumentParser]) -> None:
    """Describe the command and those below it."""
    parser = commands.add_parser("brand", help="list, make and check brands, export a template to work with by hand")
    below = parser.add_subparsers(dest="subcommand", metavar="COMMAND", required=True)
    for one in (brand_list, brand_new, brand_check, brand_import, brand_export):
        one.add(below)
