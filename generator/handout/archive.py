"""PDF/A-3 and PDF/UA-1 in one file, which WeasyPrint writes only one at a time."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

VARIANT = "pdf/a-3u"
"""What WeasyPrint is asked for: colours with a profile, annotations that print, the identifier of PDF/A in the XMP."""
END = b"</rdf:RDF>"


@contextmanager
def writing() -> Iterator[None]:
    """Keep quiet about the colour profile that WeasyPrint opens for PDF/A and does not close."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield


def declare(pdf: Any, schema: Path) -> None:
    """Add to the XMP of an open PDF/A that it is PDF/UA-1 as well.

    `schema` holds the declaration, with the description of its schema that PDF/A asks for (ISO 19005-3, 6.6.2.3.3).
    """
    written = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(written.replace(END, schema.read_bytes() + END))
