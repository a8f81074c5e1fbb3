"""Pieces of PresentationML as text, and what the format and its readers want of them.

Lengths come in as inches and go out as EMU (914400 to the inch); sizes come in as points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from generator.deck.model import Box, PlaceholderSpec, Style
from generator.deck.motif import Segment, Stroke, at
from generator.deck.theme import fill
from generator.text.markup import escape, quoteattr

EMU = 914400

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Inside `cNvPr`: screen readers skip the shape."""

ROOT_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
SLIDE_NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
ALIGNS = {"left": "l", "right": "r", "center": "ctr"}
FIELDS = ("ftr", "sldNum", "dt", "hdr")
PH_TYPES = {"table": "tbl"}
"""Placeholder types whose name in the file is not ours."""

# Characters that may not start or end a line (GB/T 15834, as PowerPoint's Simplified Chinese default has them):
# closing marks, then opening marks.
NO_START = (
    "!),.:;?]}\u3001\u3002\u2014\u02c7\u00a8\u3003\u3005\uff5e\u2016\u2026\u2019\u201d\u3015\u3009\u300b\u300d\u300f"
    "\u3017\u3011\u2236\uff01\uff02\uff07\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff40\uff5c\uff5d\u00b7\uff05\u2030"
)
NO_END = "([{\u2018\u201c\u3014\u3008\u300a\u300c\u300e\u3016\u3010\uff08\uff0e\uff3b\uff5b\uffe1\uffe5"


def emu(inches: float) -> int:
    """Return a length in EMU."""
    return round(inches * EMU)


def languages(language: str) -> str:
    """Return the language attributes of a run: its own language, and the one for the other script."""
    own, other = ("zh-CN", "en-US") if language.startswith("zh") else ("en-US", "zh-CN")
    return f'lang="{own}" altLang="{other}"'


def jump(relationship: str) -> str:
    """Return the click action of a shape that leads to the slide behind a relationship."""
    return f'<a:hlinkClick r:id="{relationship}" action="ppaction://hlinksldjump"/>'


def xfrm(box: Box) -> str:
    """Return a shape's place."""
    return f'<a:xfrm><a:off x="{emu(box.x)}" y="{emu(box.y)}"/><a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/></a:xfrm>'


@cache
def level(number: int, style: Style, dark: bool = False, align: str = "left") -> str:
    """Return one paragraph level of a list style.

    Line spacing is exact: percentages of this font's tall line box differ between programs. East Asian line
    breaking is on and hanging punctuation off, which is how the fitter measures.
    """
    face = "mj" if style.face == "heading" else "mn"
    before = f'<a:spcBef><a:spcPts val="{round(style.before * 100)}"/></a:spcBef>'
    return (
        f'<a:lvl{number}pPr marL="0" indent="0" algn="{ALIGNS[align]}" defTabSz="914400" rtl="0" eaLnBrk="1"'
        f' latinLnBrk="0" hangingPunct="0"><a:lnSpc><a:spcPts val="{round(style.line * 100)}"/></a:lnSpc>{before}'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft><a:buNone/>'
        f'<a:defRPr sz="{round(style.size * 100)}" b="{int(style.bold)}" i="0" kern="1200">{fill(style.color, dark)}'
        f'<a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
    )


def levels(styles: Sequence[Style], dark: bool = False, align: str = "left") -> str:
    """Return the levels of a list style, first to last."""
    return "".join(level(i, style, dark, align) for i, style in enumerate(styles, 1))


def body_pr(anchor: str) -> str:
    """Return text box settings: no insets, no autofit (the fitter has measured), lines wrap."""
    return (
        '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"'
        f' anchor="{ANCHORS[anchor]}"><a:noAutofit/></a:bodyPr>'
    )


def placeholder(
    shape_id: int, name: str, slot: PlaceholderSpec, language: str, dark: bool, kind: str, idx: bool
) -> str:
    """Return a placeholder with its style and prompt.

    `kind` is its type in the file; `idx` says that it belongs to a layout, whose placeholders have a size and a prompt.
    """
    field = slot.type in FIELDS
    custom = "" if field or not idx or not slot.prompt else ' hasCustomPrompt="1"'
    size = ' sz="quarter"' if kind not in ("title", "ctrTitle") and idx else ""
    number = f' idx="{slot.idx}"' if kind not in ("title", "ctrTitle") else ""
    text = prompts(slot, language)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(name)}/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{size}{number}{custom}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{xfrm(slot.box)}{preset('rect')}</p:spPr><p:txBody>{body_pr(slot.anchor)}"
        f"<a:lstStyle>{levels(slot.styles, dark, slot.align)}</a:lstStyle>{text}</p:txBody></p:sp>"
    )


def _number_field(language: str) -> str:
    return (
        f'<a:p><a:fld id="{SLIDE_NUMBER_FIELD}" type="slidenum"><a:rPr {languages(language)}/>'
        f"<a:t>\u2039#\u203a</a:t></a:fld></a:p>"
    )


def prompts(slot: PlaceholderSpec, language: str) -> str:
    """Return the prompt once for each level, so that the layout shows each level's look."""
    attributes = languages(language)
    if slot.type == "sldNum":
        return _number_field(language)
    if slot.type in FIELDS or not slot.prompt:
        return f"<a:p><a:endParaRPr {attributes}/></a:p>"
    run = f"<a:r><a:rPr {attributes}/><a:t>{escape(slot.prompt)}</a:t></a:r>"
    return "".join(f'<a:p><a:pPr lvl="{i}"/>{run}</a:p>' for i in range(len(slot.styles)))


def drawn(shape_id: int, name: str, geometry: str, box: Box, paint: str, text: str = "") -> str:
    """Return a decorative shape of a layout."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name={quoteattr(name)}>{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{xfrm(box)}{geometry}{paint}</p:spPr>{text}</p:sp>'
    )


def preset(kind: str) -> str:
    """Return a preset geometry, such as `rect` or `ellipse`."""
    return f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'


def outline(role: str | None, weight: float, dark: bool) -> str:
    """Return an outline of `weight` points, or none."""
    if not role:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{round(weight * 12700)}" cap="flat">{fill(role, dark)}<a:round/></a:ln>'


def shaded(paint: str, light: float, clear: float) -> str:
    """Return fills and outlines in theme colours so much lighter (darker below 0) and so much transparent, 0 to 1."""
    change = f'<a:lumMod val="{round((1 - abs(light)) * 100000)}"/>' if light else ""
    change += f'<a:lumOff val="{round(light * 100000)}"/>' if light > 0 else ""
    change += f'<a:alpha val="{round((1 - clear) * 100000)}"/>' if clear else ""
    return (
        re.sub(r'<a:schemeClr val="(\w+)"/>', rf'<a:schemeClr val="\1">{change}</a:schemeClr>', paint)
        if change
        else paint
    )


def group(shape_id: int, name: str, box: Box, shapes: Iterable[str]) -> str:
    """Return a decorative group whose children keep slide coordinates."""
    off, ext = f'x="{emu(box.x)}" y="{emu(box.y)}"', f'cx="{emu(box.w)}" cy="{emu(box.h)}"'
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{shape_id}" name={quoteattr(name)}>{DECORATIVE}</p:cNvPr><p:cNvGrpSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off {off}/><a:ext {ext}/><a:chOff {off}/>'
        f"<a:chExt {ext}/></a:xfrm></p:grpSpPr>{''.join(shapes)}</p:grpSp>"
    )


def freeform(stroke: Stroke) -> tuple[Box, str]:
    """Return the frame of a stroke and its geometry, one path with a start for each run."""
    frame = _frame(stroke.runs)

    def point(p: tuple[float, float]) -> str:
        return f'<a:pt x="{emu(p[0] - frame.x)}" y="{emu(p[1] - frame.y)}"/>'

    def step(segment: Segment) -> str:
        start, first, second, end = segment
        if first == start and second == end:
            return f"<a:lnTo>{point(end)}</a:lnTo>"
        return f"<a:cubicBezTo>{point(first)}{point(second)}{point(end)}</a:cubicBezTo>"

    close = "<a:close/>" if stroke.fill else ""
    path = "".join(f"<a:moveTo>{point(run[0][0])}</a:moveTo>{''.join(map(step, run))}{close}" for run in stroke.runs)
    unfilled = "" if stroke.fill else ' fill="none"'
    return frame, (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{emu(frame.w)}" h="{emu(frame.h)}"{unfilled}>{path}</a:path></a:pathLst></a:custGeom>'
    )


def _frame(runs: Iterable[Iterable[Segment]]) -> Box:
    points = [at(segment, t / 6) for run in runs for segment in run for t in range(7)]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def relationships(items: Iterable[tuple[str, str, str]]) -> str:
    """Return a relationships part from (id, type, target); a short type is one of the office document kinds."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    rows = "".join(
        f'<Relationship Id="{i}" Type="{t if "/" in t else office + t}" Target="{target}"/>' for i, t, target in items
    )
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'
