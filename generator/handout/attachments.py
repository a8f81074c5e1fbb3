"""Files inside the PDF: the summary that it was made from, and its figures as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from msgspec import Struct

EPOCH = "D:20200101000000Z"
"""When every attached file is said to have been made: a clock would change the bytes at each build."""


class Attached(Struct, frozen=True):
    """A file to put inside the PDF."""

    name: str
    data: bytes
    mime: str
    description: str
    relationship: Literal["Source", "Data"]
    """What it is to the document (ISO 32000-2, 14.13)."""


def attach(pdf: Any, files: Sequence[Attached]) -> None:
    """Put files into an open PDF, as files associated with the whole document."""
    import pikepdf

    associated = pikepdf.Array()
    for file in files:
        made = pikepdf.AttachedFileSpec(
            pdf,
            file.data,
            description=file.description,
            filename=file.name,
            mime_type=file.mime,
            creation_date=EPOCH,
            mod_date=EPOCH,
            relationship=pikepdf.Name(f"/{file.relationship}"),
        )
        pdf.attachments[file.name] = made
        associated.append(pdf.attachments[file.name].obj)
    if files:
        pdf.Root.AF = associated
