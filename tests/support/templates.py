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


BAND = (
    '<p:sp><p:nvSpPr><p:cNvPr id="99" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
    '<a:off x="0" y="6400800"/><a:ext cx="9144000" cy="457200"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:sp></p:spTree>'
)
"""A rectangle along the foot of a slide 10 inches wide, to put in place of the end of its shapes."""


def twice(path: Path) -> Path:
    """Give a template a second master, equal to its first; its layouts have numbers from 101."""
    return changed(path, _twice)


def _twice(package: opc.Package) -> None:
    main, master = package.presentation, "ppt/slideMasters/slideMaster1.xml"
    other = master.replace("1.xml", "2.xml")
    names = {r.target: re.sub(r"(\d+)\.xml", r"10\1.xml", r.target) for r in package.of(master, "slideLayout")}
    names = {old: re.sub(r"10(\d\d)\.", r"1\1.", new) for old, new in names.items()} | {master: other}
    for old, new in names.items():
        package.parts[new], package.types[new] = package.parts[old], package.types[old]
        package.rels[new] = [
            opc.Rel(r.id, r.type, names.get(r.target, r.target), r.external) for r in package.rels[old]
        ]
    text = package.parts[other].decode()
    package.parts[other] = re.sub(r'(<p:sldLayoutId [^>]*?\bid=")2147(\d+)"', r'\g<1>3147\2"', text).encode()
    entry = f'<p:sldMasterId id="3147000000" r:id="{package.relate(main, "slideMaster", other)}"/></p:sldMasterIdLst>'
    package.parts[main] = package.parts[main].replace(b"</p:sldMasterIdLst>", entry.encode())


def slide_in(layout: str) -> Callable[[opc.Package], None]:
    """Return a change that adds an empty slide in a layout."""

    def change(package: opc.Package) -> None:
        main, part = package.presentation, "ppt/slides/slide1.xml"
        package.parts[part] = SLIDE.encode()
        package.types[part] = f"{PML}slide+xml"
        package.relate(part, "slideLayout", layout)
        listed = f'<p:sldIdLst><p:sldId id="256" r:id="{package.relate(main, "slide", part)}"/></p:sldIdLst><p:sldSz'
        package.parts[main] = package.parts[main].replace(b"<p:sldSz", listed.encode(), 1)

    return change


SLIDE = (
    '<p:sld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cSld><p:spTree><p:nvGrpSpPr>'
    '<p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:spTree></p:cSld></p:sld>'
)
