"""Colours, type and point labels of native charts as DrawingML text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.brand.model import ROLES, Brand
from generator.chart.style import roles
from generator.text.markup import quoteattr

_EMU_PER_PT = 12700
WRAPPED = 'rot="0" vert="horz"'
"""Body properties of text that may take several lines."""


_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext>'
    "</c:extLst>"
)
"""No line from a mark to a label that stands a little off."""


@dataclass(frozen=True)
class Ink:
    """Colours and language for one chart; colours are keys of the `roles` group of chart.yaml."""

    slots: Mapping[str, str]
    language: str

    def fill(self, role: str) -> str:
        """Return a solid fill in a theme colour."""
        slot = self.slots[role]
        if slot == "rule":  # no slot of its own: the deep colour, lightened
            inner = '<a:schemeClr val="dk2"><a:lumMod val="25000"/><a:lumOff val="75000"/></a:schemeClr>'
        else:
            inner = f'<a:schemeClr val="{slot}"/>'
        return f"<a:solidFill>{inner}</a:solidFill>"

    def line(self, role: str | None, points: float = 0) -> str:
        """Return an outline; None is none at all."""
        if role is None:
            return "<a:ln><a:noFill/></a:ln>"
        return f'<a:ln w="{round(points * _EMU_PER_PT)}" cap="flat">{self.fill(role)}<a:round/></a:ln>'

    def shape(self, fill: str | None = None, line: str | None = None, points: float = 0) -> str:
        """Return shape properties; what is None is not drawn."""
        inside = self.fill(fill) if fill else "<a:noFill/>"
        return f"<c:spPr>{inside}{self.line(line, points)}</c:spPr>"

    def text(
        self, size: float, role: str, bold: bool = False, body: str = 'rot="0" vert="horz" wrap="none"', face: str = "n"
    ) -> str:
        """Return text properties: theme fonts for Latin and East Asian characters, `size` in points.

        `face` is DrawingML's letter of the theme's fonts: `n` for running text, `j` for headings.
        """
        return (
            f"<c:txPr><a:bodyPr {body}/><a:lstStyle/><a:p><a:pPr>"
            f'<a:defRPr lang="{self.language}" sz="{round(size * 100)}" b="{int(bold)}" i="0">{self.fill(role)}'
            f'<a:latin typeface="+m{face}-lt"/><a:ea typeface="+m{face}-ea"/><a:cs typeface="+m{face}-cs"/>'
            "</a:defRPr></a:pPr>"
            f'<a:endParaRPr lang="{self.language}"/></a:p></c:txPr>'
        )


def ink(brand: Brand, language: str) -> Ink:
    """Return the brand's colours as theme slots."""
    slots = {}  # the theme's own names: LibreOffice draws `tx1` in a chart black, whatever the theme says
    for key, name in roles(brand).items():
        role = brand.role(name) or "ink"
        slots[key] = ROLES.get(role, role)
    return Ink(slots, language)


@dataclass(frozen=True)
class PointLabel:
    """The label of one point. Offsets are fractions of the chart's width and height from the usual position."""

    index: int
    number_format: str
    size: float
    role: str
    bold: bool
    position: str
    """`outEnd`, `ctr`, `t`, `b`, `r`: DrawingML's words."""
    name: str = ""
    """What stands between the series' name and the value; without it the name does not show."""
    offset: tuple[float, float] | None = None


def point_labels(ink: Ink, labels: Iterable[PointLabel]) -> str:
    """Return the labels of a series: those given, each linked to the sheet's value, and no others."""
    found = "".join(_point_label(ink, label) for label in labels)
    return f"<c:dLbls>{found}{_show(value=False, name=False)}{_NO_LEADERS}</c:dLbls>"


def _point_label(ink: Ink, label: PointLabel) -> str:
    layout = ""
    if label.offset:
        x, y = label.offset
        layout = f'<c:layout><c:manualLayout><c:x val="{x:.5f}"/><c:y val="{y:.5f}"/></c:manualLayout></c:layout>'
    separator = f'<c:separator xml:space="preserve">{label.name}</c:separator>' if label.name else ""
    return (
        f'<c:dLbl><c:idx val="{label.index}"/>{layout}'
        f'<c:numFmt formatCode={quoteattr(label.number_format)} sourceLinked="0"/>{ink.shape()}'
        f"{ink.text(label.size, label.role, label.bold, face='j')}"
        f'<c:dLblPos val="{label.position}"/>{_show(value=True, name=bool(label.name))}{separator}</c:dLbl>'
    )


def _show(value: bool, name: bool) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(name)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
