"""What a presentation holds beside its slides' content: sections of the outline, notes, properties."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from generator.deck.model import Deck, Text
from generator.deck.ooxml import NAMESPACES, ROOT_GROUP
from generator.deck.text_xml import Writer
from generator.text.markup import quoteattr

if TYPE_CHECKING:
    from pptx.presentation import Presentation

P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_NOTES_IMAGE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
    '</p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
)
_NOTES_BODY = (
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
    '<p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody></p:sp>'
)


def sections(presentation: Presentation, deck: Deck, ids: Mapping[str, int]) -> None:
    """Write the sections that the outline view and the slide sorter show. PowerPoint wants their ids in upper case."""
    from pptx.oxml import parse_xml

    rows = []
    for number, (name, slides) in enumerate(groupby(deck.slides, lambda s: s.section), 1):
        id = "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, f"make-deck/section/{number}/{name}")).upper() + "}"
        inside = "".join(f'<p14:sldId id="{ids[s.key]}"/>' for s in slides)
        head = f'<p14:section name={quoteattr(name)} id="{id}">'
        rows.append(f"{head}<p14:sldIdLst>{inside}</p14:sldIdLst></p14:section>")
    root = presentation.part._element
    extensions = root.find(f"{{{P}}}extLst")
    if extensions is None:
        extensions = parse_xml(f"<p:extLst {NAMESPACES}/>")
        root.append(extensions)
    for old in [e for e in extensions if e.get("uri") == SECTIONS]:
        extensions.remove(old)
    listed = f'<p14:sectionLst xmlns:p14="{P14}">{"".join(rows)}</p14:sectionLst>'
    extensions.insert(0, parse_xml(f'<p:ext {NAMESPACES} uri="{SECTIONS}">{listed}</p:ext>'))


def notes(slide: Any, lines: Sequence[str], language: str) -> None:
    """Write the speaker's notes of a slide, one paragraph a line.

    The part is made here: python-pptx would look for a free name among all parts and clone the notes master's shapes.
    """
    from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from pptx.opc.packuri import PackURI
    from pptx.oxml import parse_xml
    from pptx.parts.slide import NotesSlidePart

    writer = Writer(language, False, lambda key: key)
    body = "".join(writer.placeholder(Text.of(line), (_PLAIN,)) for line in lines)
    shapes = _NOTES_IMAGE + _NOTES_BODY.format(body=body)
    xml = (
        f"<p:notes {NAMESPACES}><p:cSld><p:spTree>{ROOT_GROUP}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
    package = slide.part.package
    name = PackURI(f"/ppt/notesSlides/notesSlide{slide.part.partname.idx}.xml")
    part = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, parse_xml(xml))
    part.relate_to(package.presentation_part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    slide.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)


def properties(presentation: Presentation, deck: Deck) -> None:
    """Write title, subject, author and language of the file; its dates stay those of the template."""
    core = presentation.core_properties
    core.title, core.subject, core.author = deck.title[:255], deck.subject[:255], deck.publisher[:255]
    core.last_modified_by, core.language, core.revision = deck.publisher[:255], deck.language, 1


def _plain() -> Any:
    from generator.deck.model import Style

    return Style(size=1, line=1)


_PLAIN = _plain()
"""A style that says nothing: notes take theirs from the notes master."""
