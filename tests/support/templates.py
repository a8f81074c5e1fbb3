"""Small PowerPoint templates made anew, with the oddities that organisations' own templates have."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pptx
from pptx.util import Inches

from generator.corporate import opc

PML = "application/vnd.openxmlformats-officedocument.presentationml."
OLD = "A slide that was in the template"


def plain(path: Path, width: float = 10, height: float = 7.5) -> Path:
    """Write a template of eleven usual layouts, with a theme of its own colours."""
    presentation = pptx.Presentation()
    across, down = width / 10, height / 7.5
    presentation.slide_width, presentation.slide_height = Inches(width), Inches(height)
    for page in (presentation.slide_master, *presentation.slide_layouts):
        for frame in page.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm"):
            for part in frame:
                for name, factor in (("x", across), ("cx", across), ("y", down), ("cy", down)):
                    if part.get(name):
                        part.set(name, str(round(int(part.get(name)) * factor)))
    presentation.save(str(path))
    return path


def changed(path: Path, change: Callable[[opc.Package], None]) -> Path:
    """Change a template's parts."""
    package = opc.read(path)
    change(package)
    path.write_bytes(package.file())
    return path


def replaced(part: str, *pairs: tuple[str, str]) -> Callable[[opc.Package], None]:
    """Return a change that replaces text in every part whose name matches; each pattern must be there."""

    def change(package: opc.Package) -> None:
        names = [name for name in package.parts if re.fullmatch(part, name)]
        assert names, part
        for pattern, new in pairs:
            count = 0
            for name in names:
                text, found = re.subn(pattern, new, package.parts[name].decode(), flags=re.DOTALL)
                package.parts[name] = text.encode()
                count += found
            assert count, pattern

    return change


def kind(name: str) -> Callable[[opc.Package], None]:
    """Return a change of the main part's content type: `template` or `slideshow`."""

    def change(package: opc.Package) -> None:
        package.types[package.presentation] = f"{PML}{name}.main+xml"

    return change


def used(path: Path) -> Path:
    """Add what a used file holds: slides with a jump and a picture, a section, comments, tags, custom XML, a show."""
    presentation = pptx.Presentation(str(path))
    for _ in range(2):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = OLD
        slide.notes_slide.notes_text_frame.text = OLD
    box = presentation.slides[0].shapes.add_textbox(0, 0, 99999, 99999)
    box.click_action.target_slide = presentation.slides[1]
    presentation.save(str(path))
    return changed(path, _used)


def _used(package: opc.Package) -> None:
    main = package.presentation
    namespace = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    sections = (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        f'<p14:sectionLst {namespace}><p14:section name="old" id="{{6A1E5C5A-0000-4000-8000-000000000001}}">'
        '<p14:sldIdLst><p14:sldId id="256"/><p14:sldId id="257"/></p14:sldIdLst></p14:section></p14:sectionLst>'
        "</p:ext></p:extLst></p:presentation>"
    )
    text = package.parts[main].decode()
    text = re.sub(r"<p:extLst>.*?</p:extLst>", "", text, flags=re.DOTALL)
    package.parts[main] = text.replace("</p:presentation>", sections).encode()
    slide = next(r.target for r in package.of(main, "slide"))
    head = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    added = {
        "ppt/comments/comment1.xml": (slide, "comments", f"<p:cmLst {head}/>", f"{PML}comments+xml"),
        "ppt/commentAuthors.xml": (main, "commentAuthors", f"<p:cmAuthorLst {head}/>", f"{PML}commentAuthors+xml"),
        "ppt/tags/tag1.xml": (
            main,
            "tags",
            f'<p:tagLst {head}><p:tag name="OWNER" val="x"/></p:tagLst>',
            f"{PML}tags+xml",
        ),
        "customXml/item1.xml": (main, "customXml", "<root/>", "application/xml"),
    }
    for name, (owner, relation, xml, type) in added.items():
        package.parts[name], package.types[name] = xml.encode(), type
        package.relate(owner, relation, name)
