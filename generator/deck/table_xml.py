"""Tables as DrawingML, in the table placeholder that the layout offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.deck.model import Box, Cell, Rule, Style, Table, Text
from generator.deck.ooxml import emu
from generator.deck.package import TABLE_STYLE
from generator.deck.table_width import GAP
from generator.deck.text_xml import Writer
from generator.deck.theme import fill
from generator.text.markup import quoteattr

RULES: Mapping[Rule, tuple[str, float]] = {"hair": ("rule", 0.75), "thin": ("deep", 0.75), "strong": ("deep", 1.5)}
"""Role and weight (points) of a rule."""
URI = "http://schemas.openxmlformats.org/drawingml/2006/table"


Styles = Mapping[str, Style]


def frame(shape_id: int, name: str, idx: int, table: Table, box: Box, styles: Styles, write: Writer) -> str:
    """Return a table as a graphic frame in the placeholder `idx`."""
    width, height = sum(table.columns), sum(table.heights)
    alt = f" descr={quoteattr(table.alt)}" if table.alt else ""
    place = f'<a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/>'
    grid = "".join(f'<a:gridCol w="{emu(w)}"/>' for w in table.columns)
    first = ' firstRow="1"' if table.header else ""
    rows = "".join(_row(table, i, styles, write) for i in range(len(table.rows)))
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{shape_id}" name={quoteattr(name)}{alt}/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f'<p:nvPr><p:ph type="tbl" idx="{idx}" sz="quarter"/></p:nvPr></p:nvGraphicFramePr><p:xfrm>{place}</p:xfrm>'
        f'<a:graphic><a:graphicData uri="{URI}"><a:tbl><a:tblPr{first}><a:tableStyleId>{TABLE_STYLE}</a:tableStyleId>'
        f"</a:tblPr><a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(table: Table, number: int, styles: Styles, write: Writer) -> str:
    cells = []
    column = 0
    row = table.rows[number]
    for cell in row:
        column += cell.span
        above = table.top if number == 0 else "none"
        cells.append(_cell(table, cell, number, above, column == len(table.columns), styles, write))
        cells += ['<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:p/></a:txBody><a:tcPr/></a:tc>'] * (cell.span - 1)
    return f'<a:tr h="{emu(table.heights[number])}">{"".join(cells)}</a:tr>'


def _cell(table: Table, cell: Cell, number: int, above: Rule, last: bool, styles: Styles, write: Writer) -> str:
    head = table.header and number == 0
    own = table.head_style if head else table.style
    used: Sequence[Style] = [styles[p.style or own] for p in cell.text.paragraphs]
    span = f' gridSpan="{cell.span}"' if cell.span > 1 else ""
    text = write.cell(_aligned(cell), used)
    right = GAP if cell.align == "left" and not last else 0
    ground = fill(cell.fill, write.dark) if cell.fill else "<a:noFill/>"
    # The rules of a table meet in pairs: what one cell says below, the next says above, so that programs that
    # look only at one of the two agree.
    lines = _rule("lnT", _above(table, number, cell, above)) + _rule("lnB", cell.below)
    lines = _none("lnL") + _none("lnR") + lines
    return (
        f'<a:tc{span}><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody><a:tcPr marL="{emu(cell.pad)}"'
        f' marR="{emu(right)}" marT="0" marB="0" anchor="ctr">{lines}{ground}</a:tcPr></a:tc>'
    )


def _above(table: Table, number: int, cell: Cell, top: Rule) -> Rule:
    if number == 0:
        return top
    at = table.rows[number].index(cell)
    before = table.rows[number - 1]
    return before[at].below if at < len(before) else "none"


def _aligned(cell: Cell) -> Text:
    if cell.align == "left":
        return cell.text
    return replace(cell.text, paragraphs=tuple(replace(p, align=p.align or cell.align) for p in cell.text.paragraphs))


def _none(tag: str) -> str:
    return f'<a:{tag} w="0"><a:noFill/></a:{tag}>'


def _rule(tag: str, rule: Rule) -> str:
    if rule == "none":
        return _none(tag)
    role, weight = RULES[rule]
    paint = f'{fill(role)}<a:prstDash val="solid"/>'
    return f'<a:{tag} w="{round(weight * 12700)}" cap="flat" cmpd="sng" algn="ctr">{paint}</a:{tag}>'
