"""The least ICC profile of a CMYK printer that littleCMS takes (ICC.1:2001-04); no printer prints like it."""

from __future__ import annotations

import struct
from itertools import product

RICH = (200, 150, 100, 255)
"""What the profile makes of black: all four inks, so that text which it has converted is told from black alone."""


def profile(space: bytes = b"CMYK") -> bytes:
    """Return the profile: the lighter a colour, the less of every ink."""
    light = [bytes(4) if lightness else bytes(RICH) for lightness, _, _ in product((0, 1), repeat=3)]
    lab = [bytes((0 if k else 255 - 60 * (c + m + y), 128, 128)) for c, m, y, k in product((0, 1), repeat=4)]
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 10) + b"Test press" + bytes(90),
        b"cprt": b"text" + bytes(4) + b"none\0",
        b"wtpt": b"XYZ " + bytes(4) + _xyz(),
        b"A2B0": _table(4, 3, b"".join(lab)),
        b"B2A0": _table(3, 4, b"".join(light)),
    }
    body, index = b"", struct.pack(">I", len(tags))
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        index += name + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    size = struct.pack(">I", start + len(body))
    head = size + bytes(4) + b"\x02\x10\0\0" + b"prtr" + space + b"Lab " + bytes(12) + b"acsp"
    return (head + bytes(28) + _xyz()).ljust(128, b"\0") + index + body


def _xyz() -> bytes:
    return struct.pack(">3i", *(round(value * 65536) for value in (0.9642, 1.0, 0.8249)))


def _table(inputs: int, outputs: int, nodes: bytes) -> bytes:
    """Return a table of two nodes to each input channel, with straight curves before and after it (lut8Type)."""
    matrix = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    curve = bytes(range(256))
    return b"mft1" + bytes(4) + bytes((inputs, outputs, 2, 0)) + matrix + curve * inputs + nodes + curve * outputs
