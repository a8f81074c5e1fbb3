#!/usr/bin/env python3
"""Run `python make_deck.py --help`."""

from generator.cli import program

if __name__ == "__main__":
    program()
