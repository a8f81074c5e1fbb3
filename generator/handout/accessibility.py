"""What WeasyPrint leaves to do in a finished PDF: page labels, outlines beside the pages, bytes without a clock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.handout import sheets
from generator.handout.edition import Edition


def finish(path: Path, edition: Edition) -> None:
    """Rewrite the PDF in place, as the edition wants it; the same input gives the same bytes."""
    import pikepdf

    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.D, St=1)]))
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
        _undate_attachments(pdf)
        sheets.prepare(pdf, edition)
        pdf.save(path, deterministic_id=True, linearize=False)


def _undate_attachments(pdf: Any) -> None:
    """WeasyPrint stamps attached files with the time of writing, which would change the bytes at every build."""
    names = pdf.Root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", [])
    for entry in list(names)[1::2]:
        parameters = entry.EF.F.get("/Params", {})
        for key in ("/CreationDate", "/ModDate"):
            if key in parameters:
                del parameters[key]
