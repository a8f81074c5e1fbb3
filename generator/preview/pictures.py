"""Pictures of the pages of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


def pages(pdf: Path, width: int, finer: int = 1) -> Iterator[tuple[str, Image]]:
    """Yield each page of a PDF: the number it goes by, and its picture, `width` pixels wide.

    It is drawn `finer` times larger and then made smaller: in a small picture hairlines come out even.
    """
    import pypdfium2
    from PIL.Image import Resampling

    document = pypdfium2.PdfDocument(pdf)
    try:
        for at in range(len(document)):
            page = document[at]
            scale = finer * width / page.get_width()
            drawn = page.render(scale=scale).to_pil().convert("RGB")
            height = round(drawn.height * width / drawn.width)
            yield document.get_page_label(at) or str(at + 1), drawn.resize((width, height), Resampling.LANCZOS)
            page.close()
    finally:
        document.close()
