"""Small Word and PDF files, made for a test."""

from __future__ import annotations

import zipfile
from pathlib import Path

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {_W}>
<w:style w:styleId="a0"><w:name w:val="Title"/></w:style>
<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="own"><w:name w:val="Our own"/><w:basedOn w:val="1"/></w:style>
<w:style w:styleId="deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
</w:styles>"""


def paragraph(text: str, style: str = "") -> str:
    """Return a paragraph of a Word document; a `/` in the text splits it into two runs."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in text.split("/"))
    return f"<w:p>{named}{runs}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of a Word document."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def word(path: Path, *body: str) -> Path:
    """Write a Word document."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>")
        package.writestr("word/styles.xml", STYLES)
    return path


def pdf(path: Path, *pages: str) -> Path:
    """Write a PDF with a page head and a page number on every page; `pages` are HTML."""
    import weasyprint

    style = """@page { size: A5; margin: 20mm; @top-center { content: "某局年度报告" } }
    @page { @bottom-center { content: counter(page) } }
    body { font-family: "Noto Sans SC", sans-serif; font-size: 10pt } section { break-after: page }"""
    html = f"<style>{style}</style>" + "".join(f"<section>{page}</section>" for page in pages)
    weasyprint.HTML(string=html).write_pdf(path)
    return path
