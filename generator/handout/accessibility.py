"""What WeasyPrint leaves to do in a finished PDF: page labels, one entry for each attached file, stable bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def finish(path: Path) -> None:
    """Rewrite the PDF in place; the same input gives the same bytes."""
    import pikepdf

    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        _label_pages(pdf)
        _list_attachments_once(pdf)
        pdf.save(path, deterministic_id=True, linearize=False)


def _label_pages(pdf: Any) -> None:
    """Number the pages in the viewer as on paper, and open with the outlines."""
    import pikepdf

    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.D, St=1)]))
    pdf.Root.PageMode = pikepdf.Name.UseOutlines


def _list_attachments_once(pdf: Any) -> None:
    """WeasyPrint 70 lists an associated file twice."""
    import pikepdf

    listed = pdf.Root.get("/AF")
    if listed is None:
        return
    seen: dict[tuple[int, int], Any] = {}
    for entry in listed:
        seen.setdefault(entry.objgen, entry)
    pdf.Root.AF = pikepdf.Array(list(seen.values()))
