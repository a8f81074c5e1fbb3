"""A hundred reports in one process: the rate, and whether memory stays flat."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.timing import ROOT, head

REPORTS = 100
WARM = 10
"""Reports before memory is first read: by then every library is loaded and every cache is full."""


def run() -> None:
    """Build in a process of its own, so that nothing else of the benchmark counts."""
    head(f"{REPORTS} reports in one process, both outputs each")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "bench.batch"], cwd=ROOT, check=True)


def _build() -> None:
    from generator import resources
    from generator.build import build

    summary = resources.default_summary()
    memory = []
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as out:
        for number in range(1, REPORTS + 1):
            build(summary, language=("zh-CN", "en")[number % 2], out=Path(out) / str(number))
            if number in (WARM, REPORTS):
                memory.append(resident())
    seconds = time.perf_counter() - start
    rate = REPORTS / seconds
    print(f"  {rate:.2f} reports a second ({seconds:.0f} s)   bound 1 {'kept' if rate >= 1 else 'MISSED'}")
    print(f"  memory after {WARM}: {memory[0]:.0f} MB, after {REPORTS}: {memory[1]:.0f} MB")


def resident() -> float:
    """Return the memory that the process holds now, in MB (its peak where the system does not tell)."""
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(row for row in status.read_text().splitlines() if row.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


if __name__ == "__main__":
    _build()
