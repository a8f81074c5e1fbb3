"""One command in a process of its own, from its start to the finished file; the files it reads are in memory."""

from __future__ import annotations

import tempfile

from bench.timing import MAKE_DECK, RUNS, head, median, row

COMMANDS: tuple[tuple[str, tuple[str, ...], float | None], ...] = (
    ("deck alone", ("build", "--only", "deck"), 0.9),
    ("handout alone", ("build", "--only", "handout"), None),
    ("both outputs", ("build",), 2.5),
    ("both outputs, English", ("build", "--lang", "en"), 2.5),
    ("check", ("check",), 0.4),
    ("--help", ("--help",), 0.4),
)


def run() -> None:
    """Print the time of each command on the shipped report."""
    head(f"The shipped report, a new process each time, median of {RUNS}")
    with tempfile.TemporaryDirectory() as out:
        for name, words, bound in COMMANDS:
            place = ("--out", out) if words[0] == "build" else ()
            row(name, median([*MAKE_DECK, *words, *place]), bound)
