"""Texts as DrawingML: paragraphs and runs that say only what their placeholder does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.deck.model import Align, Paragraph, Run, Style, Text
from generator.deck.ooxml import ALIGNS, SLIDE_NUMBER_FIELD, languages
from generator.deck.theme import fill
from generator.text.markup import escape
from generator.text.typography import runs as by_language

Link = Callable[[str], str]
"""Turns the key of a slide into the id of a relationship to it."""

KEEP_COLOR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr'
    ' xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
"""A link keeps the colour of its text; without it PowerPoint takes the theme's link colour."""


class Writer:
    """Writes the texts of one slide."""

    def __init__(self, language: str, dark: bool, link: Link) -> None:
        self.language, self.dark, self.link = language, dark, link

    def footer(self, text: str, style: Style, align: Align) -> str:
        """Return a footer's paragraph, which says its look again: LibreOffice does not take it from the layout."""
        run = Run(text, bold=style.bold, size=style.size, color=style.color)
        return f"<a:p>{self._foot(style, align)}{self._run(run, style, style.size, True, False)}</a:p>"

    def number(self, number: int, style: Style, align: Align) -> str:
        """Return the paragraph of a slide number, a field that PowerPoint keeps up to date."""
        attributes = f'{languages(self.language)} sz="{round(style.size * 100)}"'
        look = f"<a:rPr {attributes}>{fill(style.color, self.dark)}</a:rPr>"
        field = f'<a:fld id="{SLIDE_NUMBER_FIELD}" type="slidenum">{look}<a:t>{number}</a:t></a:fld>'
        return f"<a:p>{self._foot(style, align)}{field}<a:endParaRPr {attributes}/></a:p>"

    def plain(self, content: str | int) -> str:
        """Return a footer's text, or a slide number as a field, that says nothing of its look."""
        if isinstance(content, str):
            return f"<a:p>{self._spoken(content, '', '')}</a:p>" if content else "<a:p/>"
        look = f"<a:rPr {languages(self.language)}/>"
        field = f'<a:fld id="{SLIDE_NUMBER_FIELD}" type="slidenum">{look}<a:t>{content}</a:t></a:fld>'
        return f"<a:p>{field}</a:p>"

    def _foot(self, style: Style, align: Align) -> str:
        return self._properties(Paragraph((), align=align), style.line)

    def placeholder(self, text: Text, styles: Sequence[Style], flat: bool = False) -> str:
        """Return the paragraphs of a text in a placeholder with these level styles; `flat` ones without bullets."""
        ratio = text.size / styles[0].size if text.size else 1.0
        leveled = ((p, styles[min(p.level, len(styles) - 1)]) for p in text.paragraphs)
        return "".join(self._in_placeholder(p, style, ratio, flat) for p, style in leveled)

    def _in_placeholder(self, paragraph: Paragraph, style: Style, ratio: float, flat: bool) -> str:
        size = round(style.size * ratio * 2) / 2
        line = round(style.line * ratio * 4) / 4 if ratio != 1 or flat else None
        body = "".join(self._run(r, style, size, size != style.size, False) for r in paragraph.runs)
        return f"<a:p>{self._properties(paragraph, line, style.before if flat else None)}{body}</a:p>"

    def cell(self, text: Text, styles: Sequence[Style]) -> str:
        """Return the paragraphs of a table cell; `styles` has one for each paragraph, and everything is said."""
        found = []
        for paragraph, style in zip(text.paragraphs, styles, strict=True):
            shrunk = text.size is not None and style.min_size and paragraph.style is None
            size = text.size if shrunk and text.size else style.size
            line = text.line if shrunk and text.line else style.line
            body = "".join(self._run(r, style, size, True, True) for r in paragraph.runs if r.text)
            end = "" if body else f'<a:endParaRPr {languages(self.language)} sz="{round(size * 100)}"/>'
            found.append(f"<a:p>{self._properties(paragraph, line)}{body}{end}</a:p>")
        return "".join(found)

    def _properties(self, paragraph: Paragraph, line: float | None, flat: float | None = None) -> str:
        """Return what a paragraph says of itself; `flat` is the space before one without indent and bullet."""
        attributes = ' marL="0" indent="0"' if flat is not None else ""
        attributes += f' lvl="{paragraph.level}"' if paragraph.level else ""
        if paragraph.align:
            attributes += f' algn="{ALIGNS[paragraph.align]}"'
        inside = f'<a:lnSpc><a:spcPts val="{round(line * 100)}"/></a:lnSpc>' if line else ""
        if flat is not None:
            inside += f'<a:spcBef><a:spcPts val="{round(flat * 100)}"/></a:spcBef>'
            inside += '<a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/>'
        return f"<a:pPr{attributes}>{inside}</a:pPr>" if attributes or inside else ""

    def _run(self, run: Run, style: Style, size: float, sized: bool, full: bool) -> str:
        """Return the `a:r` elements of a run: one for each language, breaks between them."""
        points = run.points(size)
        attributes = f' sz="{round(points * 100)}"' if sized or run.scale or run.size else ""
        bold = style.bold if full and run.bold is None else run.bold
        if bold is not None:
            attributes += f' b="{int(bold)}"'
        inside = fill(run.color or (style.color if full else None), self.dark) if run.color or full else ""
        if full and style.face == "heading":
            inside += '<a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/>'
        if run.link:
            id = self.link(run.link)
            inside += f'<a:hlinkClick r:id="{id}" action="ppaction://hlinksldjump">{KEEP_COLOR}</a:hlinkClick>'
        broken = f"<a:br><a:rPr {languages(self.language)}{attributes}/></a:br>"
        return broken.join(self._spoken(part, attributes, inside) for part in run.text.split("\v"))

    def _spoken(self, text: str, attributes: str, inside: str) -> str:
        return "".join(
            f"<a:r><a:rPr {languages(tag)}{attributes}>{inside}</a:rPr><a:t>{escape(part)}</a:t></a:r>"
            for part, tag in by_language(text, self.language)
        )
