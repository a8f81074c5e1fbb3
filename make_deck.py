#!/usr/bin/env python3
"""Run `python make_deck.py --help`."""

import sys

from generator.cli import main

if __name__ == "__main__":
    sys.exit(main())
