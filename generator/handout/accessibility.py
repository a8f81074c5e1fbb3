"""What WeasyPrint leaves to do in a finished PDF: page labels, outlines beside the pages, bytes without a clock."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.brand.model import Brand
from generator.handout import archive, attachments, cmyk, sheets
from generator.handout.edition import Edition


def finish(path: Path, brand: Brand, edition: Edition, files: Sequence[attachments.Attached]) -> None:
    """Rewrite the PDF in place, as the edition wants it, with files inside; the same input gives the same bytes."""
    import pikepdf

    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.D, St=1)]))
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
        attachments.attach(pdf, files)
        if edition.profile:
            cmyk.convert(pdf, edition.profile)
        sheets.prepare(pdf, edition)
        if edition.archive:
            archive.declare(pdf, brand.file("handout/archive.xmp"))
        pdf.save(path, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
