"""The pieces of a native chart as DrawingML text, in the order that the schema wants.

Written out, not made by python-pptx: its charts carry negative axis ids (invalid), no East Asian font, fixed sheet
names and one number format for a whole series.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.deck.chart_book import Column, Sheet
from generator.deck.chart_ink import WRAPPED, Ink, PointLabel, point_labels
from generator.text.markup import escape, quoteattr

CATEGORY_AXIS, VALUE_AXIS = 1000001, 1000002
_NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def bar_series(
    ink: Ink,
    sheet: Sheet,
    number: int,
    roles: Sequence[str],
    labels: Iterable[PointLabel],
    seam: float = 0,
) -> str:
    """Return a series of bars; `roles` colours them one by one, `seam` parts them, in points.

    The series itself has the quiet colour: a row that a colleague adds is no second emphasis.
    """
    column = sheet.columns[number]
    own = next((role for role in roles if role != "strong"), roles[0])
    outline = "on-strong" if seam else None
    points = "".join(
        f'<c:dPt><c:idx val="{i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{ink.shape(role, outline, seam)}</c:dPt>"
        for i, role in enumerate(roles)
        if role != own
    )
    return (
        f"{_series_head(sheet, number)}{ink.shape(own, outline, seam)}"
        f'<c:invertIfNegative val="0"/>{points}{point_labels(ink, labels)}{_data(sheet, column, number)}</c:ser>'
    )


def line_series(
    ink: Ink,
    sheet: Sheet,
    number: int,
    role: str,
    weight: float,
    marker: float,
    marked: Sequence[bool],
    labels: Iterable[PointLabel],
    point_roles: Mapping[int, str] | None = None,
) -> str:
    """Return a line; `weight` 0 draws the markers alone. Markers stand where `marked` says so, sizes in points."""
    stroke = _stroke(ink, role, weight)
    own = point_roles or {}
    # A point's line is the stretch that leads to it, so the first one has none. LibreOffice takes the colour of the
    # point's own mark from it all the same.
    points = "".join(
        f'<c:dPt><c:idx val="{i}"/>{_marker(ink, own.get(i, role), marker if shown else 0)}'
        f'<c:bubble3D val="0"/>{_stroke(ink, own.get(i, role) if i == 0 else role, weight)}</c:dPt>'
        for i, shown in enumerate(marked)
        if not shown or i in own
    )
    return (
        f"{_series_head(sheet, number)}{stroke}{_marker(ink, role, marker)}{points}{point_labels(ink, labels)}"
        f'{_data(sheet, sheet.columns[number], number)}<c:smooth val="0"/></c:ser>'
    )


def _stroke(ink: Ink, role: str, weight: float) -> str:
    return f"<c:spPr>{ink.line(role, weight) if weight else ink.line(None)}</c:spPr>"


def _marker(ink: Ink, role: str, size: float) -> str:
    if not size:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return f'<c:marker><c:symbol val="circle"/><c:size val="{round(size)}"/>{ink.shape(role)}</c:marker>'


def _series_head(sheet: Sheet, number: int) -> str:
    head = escape(sheet.columns[number].heading)
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef>'
        f"<c:f>{escape(sheet.heading_ref(number))}</c:f>"
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{head}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def _data(sheet: Sheet, column: Column, number: int) -> str:
    count = len(sheet.categories)
    names = "".join(f'<c:pt idx="{i}"><c:v>{escape(c)}</c:v></c:pt>' for i, c in enumerate(sheet.categories))
    values = "".join(
        f'<c:pt idx="{i}" formatCode={quoteattr(column.formats[i])}><c:v>{value:f}</c:v></c:pt>'
        for i, value in enumerate(column.values)
        if value is not None  # a gap has no point
    )
    return (
        f"<c:cat><c:strRef><c:f>{escape(sheet.categories_ref())}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>{escape(sheet.values_ref(number))}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{count}"/>{values}</c:numCache></c:numRef></c:val>'
    )


def bar_plot(series: str, horizontal: bool, stacked: bool, gap: float, overlap: float) -> str:
    """Return a plot of bars or columns; gap and overlap in per cent of a bar's thickness."""
    return (
        f'<c:barChart><c:barDir val="{"bar" if horizontal else "col"}"/>'
        f'<c:grouping val="{"stacked" if stacked else "clustered"}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{round(gap)}"/><c:overlap val="{round(overlap)}"/>{_axis_ids()}</c:barChart>'
    )


def line_plot(series: str) -> str:
    """Return a plot of lines."""
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
        f'<c:marker val="1"/>{_axis_ids()}</c:lineChart>'
    )


def _axis_ids() -> str:
    return f'<c:axId val="{CATEGORY_AXIS}"/><c:axId val="{VALUE_AXIS}"/>'


@dataclass(frozen=True)
class CategoryAxis:
    """The axis of the categories; without `words` it is only the baseline."""

    horizontal_bars: bool
    size: float
    words: bool = True
    role: str = "baseline"
    weight: float = 0
    low: bool = False
    """Words stand at the low end of the scale, clear of negative bars."""
    skip: int = 1
    crosses: str = "autoZero"
    """Where on the scale the axis stands: `autoZero`, or `min` where the scale holds no zero."""
    offset: float = 100
    """Distance of the words from the axis in per cent of the usual one. LibreOffice ignores it."""
    spaced: bool = False
    """Tick marks without a line stand between axis and words: the one distance that LibreOffice keeps."""


def category_axis(ink: Ink, axis: CategoryAxis) -> str:
    """Return the category axis; rows read from the top down."""
    orientation = "maxMin" if axis.horizontal_bars else "minMax"
    labels = "none" if not axis.words else "low" if axis.low else "nextTo"
    skip = f'<c:tickLblSkip val="{axis.skip}"/><c:tickMarkSkip val="1"/>' if axis.skip > 1 else ""
    return (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="{orientation}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if axis.horizontal_bars else "b"}"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="{"out" if axis.spaced else "none"}"/>'
        '<c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{labels}"/>{ink.shape(None, axis.role if axis.weight else None, axis.weight)}'
        f"{ink.text(axis.size, 'label', body=WRAPPED)}"
        f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="{axis.crosses}"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="{round(axis.offset)}"/>{skip}<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


@dataclass(frozen=True)
class ValueAxis:
    """The value axis. Without a `step` it is not drawn."""

    horizontal_bars: bool
    low: Decimal
    high: Decimal
    size: float
    step: Decimal | None = None
    number_format: str = "General"
    grid: float = 0
    """Weight of the lines at the ticks, in points; 0 for none."""
    grid_role: str = "grid"
    between: bool = True
    """Whether categories stand between the ticks, as bars do, or on them."""


def value_axis(ink: Ink, axis: ValueAxis) -> str:
    """Return the value axis with fixed ends: left to itself it would not begin at zero."""
    shown = axis.step is not None
    grid = (
        f"<c:majorGridlines><c:spPr>{ink.line(axis.grid_role, axis.grid)}</c:spPr></c:majorGridlines>"
        if axis.grid
        else ""
    )
    unit = f'<c:majorUnit val="{axis.step:f}"/>' if axis.step is not None else ""
    return (
        f'<c:valAx><c:axId val="{VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{axis.high:f}"/><c:min val="{axis.low:f}"/></c:scaling><c:delete val="{int(not shown)}"/>'
        f'<c:axPos val="{"b" if axis.horizontal_bars else "l"}"/>{grid}'
        f'<c:numFmt formatCode={quoteattr(axis.number_format)} sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{"nextTo" if shown else "none"}"/>{ink.shape()}{ink.text(axis.size, "tick")}'
        # Rows run from the top down, so the foot of the plot is the far end of the categories.
        f'<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="{"max" if axis.horizontal_bars else "autoZero"}"/>'
        f'<c:crossBetween val="{"between" if axis.between else "midCat"}"/>{unit}</c:valAx>'
    )


def chart_space(ink: Ink, plot: str, axes: str, inner: tuple[float, float, float, float], size: float) -> bytes:
    """Return the whole chart part; `inner` is the plot's left, top, width and height in parts of the frame."""
    x, y, w, h = inner
    layout = (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.5f}"/><c:y val="{y:.5f}"/><c:w val="{w:.5f}"/><c:h val="{h:.5f}"/></c:manualLayout></c:layout>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{layout}{plot}{axes}{ink.shape()}</c:plotArea>'
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{ink.shape()}'
        f"{ink.text(size, 'label', body=WRAPPED)}</c:chartSpace>"
    ).encode()
