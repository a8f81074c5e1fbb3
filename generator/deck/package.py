"""The parts of a .pptx that say nothing about the look: content types, relationships, presentation, notes master."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Literal

from generator.brand.model import Brand
from generator.deck import ooxml
from generator.deck.layouts import Layouts
from generator.deck.model import Box, PlaceholderSpec, Style
from generator.deck.ooxml import HEAD, NAMESPACES, ROOT_GROUP, relationships
from generator.deck.theme import MASTER_MAP, color, fill
from generator.text.markup import escape, quoteattr

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every entry in the zip; the earliest that a zip can hold."""
CREATED = "2000-01-01T00:00:00Z"
"""The date of an empty template; the writer sets the deck's own."""
TABLE_STYLE = "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, "make-deck/table-style")).upper() + "}"
"""The id of the one table style, which every table names."""

NOTES = (6858000, 9144000)
"""The notes page in EMU."""

Kind = Literal["presentation", "template"]
"""A deck; or a .potx, which has a master for printed handouts as well."""

_PML = "application/vnd.openxmlformats-officedocument.presentationml."
_OFFICE = "application/vnd.openxmlformats-officedocument."
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def themes(kind: Kind) -> range:
    """Return the numbers of the themes: one for each master."""
    return range(1, 4 if kind == "template" else 3)


def frame(brand: Brand, language: str, layouts: Layouts, count: int, kind: Kind = "presentation") -> dict[str, str]:
    """Return every part but themes, master and layouts, by its name in the package."""
    handout = kind == "template"
    numbers = range(1, count + 1)
    master = [(f"rId{i}", "slideLayout", f"../slideLayouts/slideLayout{i}.xml") for i in numbers]
    parts = {
        "[Content_Types].xml": _content_types(count, kind),
        "_rels/.rels": relationships(
            [
                ("rId1", "officeDocument", "ppt/presentation.xml"),
                ("rId2", _CORE, "docProps/core.xml"),
                ("rId3", "extended-properties", "docProps/app.xml"),
            ]
        ),
        "docProps/core.xml": _core(brand, language),
        "docProps/app.xml": _app(layouts),
        "ppt/presentation.xml": _presentation(language, layouts, kind),
        "ppt/_rels/presentation.xml.rels": relationships(
            [
                ("rId1", "slideMaster", "slideMasters/slideMaster1.xml"),
                ("rId2", "notesMaster", "notesMasters/notesMaster1.xml"),
                ("rId3", "presProps", "presProps.xml"),
                ("rId4", "viewProps", "viewProps.xml"),
                ("rId5", "theme", "theme/theme1.xml"),
                ("rId6", "tableStyles", "tableStyles.xml"),
                *([("rId7", "handoutMaster", "handoutMasters/handoutMaster1.xml")] if handout else []),
            ]
        ),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": table_style(layouts),
        "ppt/notesMasters/notesMaster1.xml": _notes_master(language, layouts),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relationships([("rId1", "theme", "../theme/theme2.xml")]),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(
            [*master, (f"rId{count + 1}", "theme", "../theme/theme1.xml")]
        ),
    }
    if handout:
        rels = "ppt/handoutMasters/_rels/handoutMaster1.xml.rels"
        parts["ppt/handoutMasters/handoutMaster1.xml"] = _handout_master(language, layouts)
        parts[rels] = relationships([("rId1", "theme", "../theme/theme3.xml")])
    to_master = relationships([("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")])
    return parts | {f"ppt/slideLayouts/_rels/slideLayout{i}.xml.rels": to_master for i in numbers}


def _content_types(count: int, kind: Kind) -> str:
    handout = {"ppt/handoutMasters/handoutMaster1.xml": f"{_PML}handoutMaster+xml"} if kind == "template" else {}
    types: Mapping[str, str] = {
        "ppt/presentation.xml": f"{_PML}{kind}.main+xml",
        "ppt/slideMasters/slideMaster1.xml": f"{_PML}slideMaster+xml",
        **{f"ppt/slideLayouts/slideLayout{i}.xml": f"{_PML}slideLayout+xml" for i in range(1, count + 1)},
        "ppt/notesMasters/notesMaster1.xml": f"{_PML}notesMaster+xml",
        **handout,
        **{f"ppt/theme/theme{i}.xml": f"{_OFFICE}theme+xml" for i in themes(kind)},
        "ppt/tableStyles.xml": f"{_PML}tableStyles+xml",
        "ppt/presProps.xml": f"{_PML}presProps+xml",
        "ppt/viewProps.xml": f"{_PML}viewProps+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": f"{_OFFICE}extended-properties+xml",
    }
    rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _core(brand: Brand, language: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(brand.title)}</dc:title>'
        f"<dc:language>{escape(language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{CREATED}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{CREATED}</dcterms:modified></cp:coreProperties>'
    )


def _app(layouts: Layouts) -> str:
    shape = "On-screen Show (4:3)" if layouts.slide.w * 3 == layouts.slide.h * 4 else "Widescreen"
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Microsoft Office PowerPoint</Application>"
        f"<PresentationFormat>{shape}</PresentationFormat>"
        "</Properties>"
    )


def _presentation(language: str, layouts: Layouts, kind: Kind) -> str:
    handout = '<p:handoutMasterIdLst><p:handoutMasterId r:id="rId7"/></p:handoutMasterIdLst>'
    width, height = ooxml.emu(layouts.slide.w), ooxml.emu(layouts.slide.h)
    size = ' type="screen4x3"' if width * 3 == height * 4 else ""
    default = f"<a:defPPr><a:defRPr {ooxml.languages(language)}/></a:defPPr>"
    default += ooxml.levels([layouts.styles["body"]] * 9)
    start, end = quoteattr(ooxml.NO_START), quoteattr(ooxml.NO_END)
    kinsoku = f'<p:kinsoku lang="zh-CN" invalStChars={start} invalEndChars={end}/>'
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0"><p:sldMasterIdLst>'
        '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst>'
        f'<p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'{handout if kind == "template" else ""}<p:sldSz cx="{width}" cy="{height}"{size}/>'
        f'<p:notesSz cx="{NOTES[0]}" cy="{NOTES[1]}"/>{kinsoku}<p:defaultTextStyle>{default}</p:defaultTextStyle>'
        "</p:presentation>"
    )


def table_style(layouts: Layouts) -> str:
    """Return the table style: rules only, a strong one under the head, the head in quiet bold."""

    def edge(name: str, role: str | None, points: float = 0) -> str:
        width = f' w="{round(points * 12700)}" cmpd="sng"' if role else ""
        return f"<a:{name}><a:ln{width}>{fill(role)}</a:ln></a:{name}>"

    def text(role: str, bold: bool = False) -> str:
        weight = ' b="on"' if bold else ""
        return f'<a:tcTxStyle{weight}><a:fontRef idx="minor"/>{color(role)}</a:tcTxStyle>'

    none = "".join(edge(side, None) for side in ("left", "right", "top"))
    whole = none + edge("bottom", "rule", 0.75) + edge("insideH", "rule", 0.75) + edge("insideV", None)
    name = quoteattr(layouts.names.get("table-style", "table"))
    return (
        f'{HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{TABLE_STYLE}">'
        f'<a:tblStyle styleId="{TABLE_STYLE}" styleName={name}><a:wholeTbl>{text("ink")}<a:tcStyle>'
        f"<a:tcBdr>{whole}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle></a:wholeTbl>"
        f"<a:lastRow>{text('deep', True)}<a:tcStyle><a:tcBdr>{edge('top', 'deep', 0.75)}</a:tcBdr></a:tcStyle>"
        f"</a:lastRow><a:firstRow>{text('muted', True)}<a:tcStyle><a:tcBdr>{edge('bottom', 'deep', 1.5)}</a:tcBdr>"
        "</a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
    )


def _notes_master(language: str, layouts: Layouts) -> str:
    """Return the notes page: the slide on top, the notes below in the body face, page number at the foot."""
    note, small = layouts.styles["note"], layouts.styles["source"]
    quiet = Style(small.size, small.line, color="muted")
    slots = [
        PlaceholderSpec("notes", 1, "body", Box(0.75, 4.75, 6.0, 4.4), (note,) * 5, prompt=""),
        PlaceholderSpec("footer", 2, "ftr", Box(0.75, 9.4, 4.5, 0.25), (quiet,), "middle"),
        PlaceholderSpec("number", 3, "sldNum", Box(5.75, 9.4, 1.0, 0.25), (quiet,), "middle", "right"),
    ]
    names = layouts.names
    shapes = _slide_image(names.get("sldImg", "image"))
    for i, slot in enumerate(slots, 3):
        name = f"{names.get('notes' if slot.type == 'body' else slot.type, slot.key)} {i - 1}"
        shapes += ooxml.placeholder(i, name, slot, language, False, slot.type, idx=True)
    ground = f"<p:bg><p:bgPr>{fill('paper')}<a:effectLst/></p:bgPr></p:bg>"
    return (
        f"{HEAD}<p:notesMaster {NAMESPACES}><p:cSld>{ground}<p:spTree>{ROOT_GROUP}{shapes}</p:spTree></p:cSld>"
        f"{MASTER_MAP}<p:notesStyle>{ooxml.levels([note] * 9)}</p:notesStyle></p:notesMaster>"
    )


def _handout_master(language: str, layouts: Layouts) -> str:
    """Return the page on which several slides are printed: a line above and one below, in the brand's face."""
    small = layouts.styles["source"]
    quiet = (Style(small.size, small.line, color="muted"),)
    slots = (
        PlaceholderSpec("header", 0, "hdr", Box(0.75, 0.35, 4.5, 0.25), quiet, "middle"),
        PlaceholderSpec("date", 1, "dt", Box(5.25, 0.35, 1.5, 0.25), quiet, "middle", "right"),
        PlaceholderSpec("footer", 2, "ftr", Box(0.75, 9.4, 4.5, 0.25), quiet, "middle"),
        PlaceholderSpec("number", 3, "sldNum", Box(5.75, 9.4, 1.0, 0.25), quiet, "middle", "right"),
    )
    shapes = "".join(
        ooxml.placeholder(
            i, f"{layouts.names.get(slot.type, slot.key)} {i - 1}", slot, language, False, slot.type, idx=True
        )
        for i, slot in enumerate(slots, 2)
    )
    ground = f"<p:bg><p:bgPr>{fill('paper')}<a:effectLst/></p:bgPr></p:bg>"
    return (
        f"{HEAD}<p:handoutMaster {NAMESPACES}><p:cSld>{ground}<p:spTree>{ROOT_GROUP}{shapes}</p:spTree></p:cSld>"
        f"{MASTER_MAP}</p:handoutMaster>"
    )


def _slide_image(name: str) -> str:
    box = Box(0.75, 0.8, 6.0, 3.375)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name={quoteattr(name + " 1")}/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="0"/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{ooxml.xfrm(box)}{ooxml.preset('rect')}<a:noFill/>"
        f"{ooxml.outline('rule', 0.75, False)}</p:spPr></p:sp>"
    )
