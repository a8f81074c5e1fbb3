"""A stand-in for LibreOffice: a program on the PATH that makes an empty page for each slide that shows."""

from __future__ import annotations

import sys
from pathlib import Path

PROGRAM = """#!{python}
import pathlib, sys
import pikepdf, pptx
words = sys.argv[1:]
out = pathlib.Path(words[words.index("--outdir") + 1])
for deck in words[words.index("--outdir") + 2:]:
    pdf = pikepdf.new()
    for slide in pptx.Presentation(deck).slides:
        if slide._element.get("show") != "0":
            pdf.add_blank_page(page_size=(960, 540))
    pdf.save(out / f"{{pathlib.Path(deck).stem}}.pdf")
"""


def install(folder: Path, program: str = PROGRAM) -> Path:
    """Put a `soffice` into the folder and return it."""
    folder.mkdir(exist_ok=True)
    path = folder / "soffice"
    path.write_text(program.format(python=sys.executable), "utf-8")
    path.chmod(0o755)
    return path
