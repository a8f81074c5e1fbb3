"""The same bytes from the same input: a package rewritten without the clock.

python-pptx stamps zip entries with the time of day, and the workbook inside a native chart says when it was made.
"""

from __future__ import annotations

import io
import re
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip entry can hold."""
MOMENT = "2000-01-01T00:00:00Z"
"""What the core properties say unless the caller knows better."""

CORE = "docProps/core.xml"
FIRST = ("[Content_Types].xml", "_rels/.rels")
"""What readers want at the beginning of a package."""

_DATES = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")


def settle(data: bytes, moment: str = MOMENT) -> bytes:
    """Return the .pptx (or .xlsx) with fixed dates throughout, embedded workbooks included.

    `moment` is the date that the core properties give as created and modified, as 2022-12-31T00:00:00Z.
    Raises zipfile.BadZipFile if the data is no package.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist(), key=_place):
            content = source.read(name)
            if name.endswith(".xlsx"):
                content = settle(content, moment)
            elif name == CORE:
                content = _DATES.sub(rb"\g<1>" + moment.encode() + rb"\g<3>", content)
            target.writestr(_entry(name), content, zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()


def _place(name: str) -> tuple[int, str]:
    return (FIRST.index(name) if name in FIRST else len(FIRST)), name


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.create_system = 3  # the same on every operating system
    entry.external_attr = 0o600 << 16
    return entry
