"""Longer and longer reports: the cost of a page must not grow with their number."""

from __future__ import annotations

import json
import re
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.timing import MAKE_DECK, RUNS, Timed, head, row

COPIES = (2, 10, 22, 80)
"""How often every section's exhibits are repeated; about 20, 60, 120 and 400 pages of the shipped report."""
WARM = 1.2
"""Seconds that the handout of the shipped report may take in a process that has made one before."""
_IDS = {"id", "stat", "before", "after", "whole"}


def run() -> None:
    """Print pages, seconds and seconds a page; whole processes, one run each."""
    head(f"The shipped handout in a process that is warm, median of {RUNS}")
    row("handout", _warm(), WARM)
    head("Longer reports, whole process, one run each")
    for copies in COPIES:
        with tempfile.TemporaryDirectory() as folder:
            summary = Path(folder) / "summary.yaml"
            summary.write_text(json.dumps(_grown(copies), ensure_ascii=False, default=str), "utf-8")
            for only in ("handout", "deck"):
                _one(summary, only)


def _warm() -> Timed:
    """Return what several builds took in this process, the first one not counted."""
    from generator import resources
    from generator.build import build

    seconds, processor = [], []
    with tempfile.TemporaryDirectory() as folder:
        for run in range(RUNS + 1):
            start, used = time.perf_counter(), time.process_time()
            build(resources.default_summary(), only="handout", out=Path(folder))
            if run:
                seconds.append(time.perf_counter() - start)
                processor.append(time.process_time() - used)
    return Timed(statistics.median(seconds), min(seconds), max(seconds), statistics.median(processor))


def _one(summary: Path, only: str) -> None:
    import subprocess

    start = time.perf_counter()
    command = [*MAKE_DECK, "build", str(summary), "--only", only, "--json", "--out", str(summary.parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        print(f"  {only}: not built ({json.loads(done.stdout)['problems'][0]['message']})")
        return
    answer = json.loads(done.stdout)
    count, word = (answer["pages"], "pages") if only == "handout" else (answer["slides"], "slides")
    print(f"  {count:4} {word:<7}{seconds:7.2f} s   {seconds / count:.3f} s each")


def _grown(copies: int) -> dict[str, Any]:
    """Return the shipped summary with every section's statistics, texts and exhibits repeated under other ids."""
    from ruamel.yaml import YAML

    from generator import resources

    data: dict[str, Any] = YAML(typ="safe", pure=True).load(resources.default_summary())
    for section in data["sections"]:
        known = {stat["id"] for stat in section.get("statistics", ())}
        for part in ("statistics", "text", "blocks"):
            items = section.get(part, [])
            section[part] = [_renamed(item, known, n) for n in range(copies) for item in items]
    return data


def _renamed(node: Any, known: set[str], copy: int, key: str = "") -> Any:
    if not copy:
        return node
    if isinstance(node, dict):
        return {name: _renamed(value, known, copy, name) for name, value in node.items()}
    if isinstance(node, list):
        return [_renamed(value, known, copy, "stat" if key == "stats" else key) for value in node]
    if not isinstance(node, str):
        return node
    if key == "id" or (key in _IDS and node in known):
        return f"{node}-{copy}"
    return re.sub(r"\{([a-z0-9-]+)", lambda m: _reference(m, known, copy), node)


def _reference(match: re.Match[str], known: set[str], copy: int) -> str:
    return f"{match[0]}-{copy}" if match[1] in known else match[0]
