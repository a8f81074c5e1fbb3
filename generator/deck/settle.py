"""The same bytes from the same input: a package rewritten without the clock.

python-pptx stamps zip entries with the time of day, and the workbook inside a native chart says when it was made.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pptx.presentation import Presentation

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip entry can hold."""
MOMENT = "2000-01-01T00:00:00Z"
"""What the core properties say unless the caller knows better."""

CORE = "docProps/core.xml"
FIRST = ("[Content_Types].xml", "_rels/.rels")
"""What readers want at the beginning of a package."""

_DATES = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")


def saved(presentation: Presentation, moment: str = MOMENT) -> bytes:
    """Return the presentation as a .pptx with fixed dates throughout, as `settle` does.

    The parts come straight from python-pptx's package writer: its `save` would compress all of them only for `settle`
    to unpack them again.
    """
    from pptx.opc.serialized import PackageWriter

    package = presentation.part.package
    parts = _Parts()
    out: Any = PackageWriter("", package._rels, tuple(package.iter_parts()))
    out._write_content_types_stream(parts)
    out._write_pkg_rels(parts)
    out._write_parts(parts)
    return _zip(parts.found, moment)


class _Parts:
    """What python-pptx writes a package into, in place of a zip file."""

    def __init__(self) -> None:
        self.found: dict[str, bytes] = {}

    def write(self, name: Any, content: bytes) -> None:
        """Keep the content of one part."""
        self.found[name.membername] = content


def settle(data: bytes, moment: str = MOMENT) -> bytes:
    """Return the .pptx (or .xlsx) with fixed dates throughout, embedded workbooks included.

    `moment` is the date that the core properties give as created and modified, as 2022-12-31T00:00:00Z.
    Raises zipfile.BadZipFile if the data is no package.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return _zip({name: source.read(name) for name in source.namelist()}, moment)


def _zip(parts: Mapping[str, bytes], moment: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in sorted(parts, key=_place):
            content = parts[name]
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
