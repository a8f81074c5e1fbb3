"""`make bench`: how fast the program is, and how fast others are with the same content on the same machine.

`python -m bench [cold] [batch] [growth] [peers]` runs some of the four; all of them without arguments.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable

from bench import batch, cold, growth, peers

PARTS: dict[str, Callable[[], None]] = {
    "cold": cold.run,
    "batch": batch.run,
    "growth": growth.run,
    "peers": peers.run,
}


def main() -> int:
    """Run the parts that were asked for."""
    wanted = sys.argv[1:] or list(PARTS)
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        print(f"bench: there is no part {', '.join(unknown)}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}")
    if hasattr(os, "getloadavg") and (load := os.getloadavg()[0]) > 0.5:
        print(f"The machine is busy (load {load:.1f}): the clock says more about that than about make-deck.")
    if sys.dont_write_bytecode:
        print("PYTHONDONTWRITEBYTECODE is set: each run compiles anew what is not compiled yet.")
    for name in wanted:
        PARTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
