"""Whole processes, timed from outside."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
MAKE_DECK = (sys.executable, str(ROOT / "make_deck.py"))


def median(command: Sequence[str], cwd: Path = ROOT, runs: int = RUNS) -> tuple[float, float, float]:
    """Return median, fastest and slowest of several runs, in seconds; one more run before them is not counted."""
    seconds = []
    for run in range(runs + 1):
        start = time.perf_counter()
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
        if run:
            seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), min(seconds), max(seconds)


def head(title: str) -> None:
    """Print the title of a part."""
    print(f"\n{title}")


def row(name: str, seconds: tuple[float, float, float], bound: float | None = None) -> None:
    """Print one line: median, range, and the bound that was set for it."""
    middle, low, high = seconds
    limit = "" if bound is None else f"   bound {bound:.1f} s {'kept' if middle <= bound else 'MISSED'}"
    print(f"  {name:<34}{middle:7.2f} s   ({low:.2f} to {high:.2f}){limit}")
