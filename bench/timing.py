"""Whole processes, timed from outside: by the clock, and by what they and their children had of the processor."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
MAKE_DECK = (sys.executable, str(ROOT / "make_deck.py"))


class Timed(NamedTuple):
    """What some runs of a command took, in seconds."""

    middle: float
    """The median by the clock; on a machine that does other things as well it says more about those."""
    fastest: float
    slowest: float
    processor: float
    """The median of user and system time, children included. It may exceed the clock where two cores work."""


def median(command: Sequence[str], cwd: Path = ROOT, runs: int = RUNS) -> Timed:
    """Return what several runs took; one more run before them is not counted, so files are cached and compiled."""
    seconds, processor = [], []
    for run in range(runs + 1):
        start, used = time.perf_counter(), _used()
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
        if run:
            seconds.append(time.perf_counter() - start)
            processor.append(_used() - used)
    return Timed(statistics.median(seconds), min(seconds), max(seconds), statistics.median(processor))


def _used() -> float:
    """Return the processor time of all children that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def head(title: str) -> None:
    """Print the title of a part."""
    print(f"\n{title}")


def row(name: str, timed: Timed, bound: float | None = None) -> None:
    """Print one line: median and range by the clock, processor time, and the bound that was set for the clock."""
    limit = "" if bound is None else f"   bound {bound:.1f} s {'kept' if timed.middle <= bound else 'MISSED'}"
    clock = f"{timed.middle:7.2f} s   ({timed.fastest:.2f} to {timed.slowest:.2f})"
    print(f"  {name:<34}{clock}   {timed.processor:5.2f} s CPU{limit}")
