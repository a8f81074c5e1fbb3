"""Chinese justification for WeasyPrint, which stretches spaces only.

Two private functions of WeasyPrint 70.0 are replaced for the length of one layout; with any other version the text
stays ragged. The plan breaks every line itself (`white-space: pre`), so all but a paragraph's last line are full:

1. the missing width is shared out between the ideographs of the line (CLREQ, inter-ideograph justification);
2. a closing mark at a line's end and an opening mark at its start give up their empty half and hang out of the column;
3. a line that would need more than `CAP` em between characters stays ragged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

VERSION = "70.0"
"""The release whose private functions were read."""

CAP = 0.30
"""Em between characters beyond which a line stays ragged."""
RUN = re.compile("[\u2e80-\u303f\u3040-\u9fff\uf900-\ufaff\uff01-\uffee\u2014\u2018\u2019\u201c\u201d\u2026\u00b7]+")
TAIL = frozenset("\uff0c\u3002\u3001\uff1b\uff1a\uff09\u300b\u300d\u300f\u201d\u2019\u3011")
"""Marks whose right half is empty."""
HEAD = frozenset("\u201c\u2018\uff08\u300a\u300c\u300e\u3010")
"""Marks whose left half is empty."""


def available() -> bool:
    """Return whether this WeasyPrint is the one whose functions are known."""
    import weasyprint

    return str(weasyprint.__version__) == VERSION


@contextmanager
def justification(wanted: bool = True) -> Iterator[None]:
    """Justify Chinese in layouts and drawings made inside the `with` block."""
    if not wanted or not available():
        yield
        return
    from weasyprint.layout import inline
    from weasyprint.text import line_break

    kept = (line_break.Layout.set_text, inline.text_align)
    line_break.Layout.set_text = _set_text(kept[0])
    inline.text_align = _text_align(kept[1])
    try:
        yield
    finally:
        line_break.Layout.set_text, inline.text_align = kept


def _set_text(original: Any) -> Any:
    """Return a `Layout.set_text` that also spaces ideographs by the line's justification."""
    from weasyprint.text.ffi import TO_UNITS, ffi, pango

    def set_text(self: Any, text: str, justify: bool = False) -> None:
        original(self, text, justify)
        spacing = self.justification_spacing
        if not (justify and spacing) or not RUN.search(self.text):
            return
        attributes = pango.pango_layout_get_attributes(self.layout)
        if attributes == ffi.NULL:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        for match in RUN.finditer(self.text):
            start = len(self.text[: match.start()].encode())
            attribute = pango.pango_attr_letter_spacing_new(int(spacing * TO_UNITS))
            attribute.start_index, attribute.end_index = start, start + len(match[0].encode())
            pango.pango_attr_list_change(attributes, attribute)
        pango.pango_layout_set_attributes(self.layout, attributes)

    return set_text


def _text_align(original: Any) -> Any:
    """Return a `text_align` that also justifies lines whose breaks are given."""

    def text_align(context: Any, line: Any, available_width: float, last: bool) -> float:
        style = line.style
        if style["white_space"] != "pre" or style["text_align_all"] != "justify":
            offset: float = original(context, line, available_width, last)
            return offset
        return 0 if _ends_paragraph(line) else _justify(context, line, available_width - line.width)

    return text_align


def _ends_paragraph(line: Any) -> bool:
    """Return whether the line is the last of its paragraph, and the paragraph ends in this frame."""
    element = line.element
    if element is None or "cut" in (element.get("class") or "").split():
        return element is None
    last = (element.text or "").rpartition("\n")[2]
    return "".join(box.text for box in _texts(line)).strip() == last.strip()


def _justify(context: Any, line: Any, extra: float) -> float:
    """Stretch a line by `extra` CSS pixels; return by how much it starts left of the column (0 or less)."""
    boxes = [box for box in _texts(line) if _gaps(box)]
    gaps = sum(map(_gaps, boxes))
    if gaps < 4:
        return 0
    size = line.style["font_size"]
    text = "".join(box.text for box in boxes).strip()
    shift = -size / 2 if text[:1] in HEAD else 0.0
    extra += size / 2 if text[-1:] in TAIL else 0.0
    spacing = (extra - shift) / (gaps - 1)
    if 0 < spacing <= CAP * size:
        _stretch(context, line, boxes, spacing, extra - shift)
        return shift
    return 0


def _texts(box: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.TextBox):
        yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _texts(child)


def _gaps(box: Any) -> int:
    """Return the number of places in a text box that may be stretched."""
    spaces: int = box.text.count(" ") + box.text.count("\u00a0")
    return spaces + sum(len(match[0]) for match in RUN.finditer(box.text))


def _measured(context: Any, box: Any, spacing: float) -> tuple[Any, float]:
    from weasyprint.text import line_break

    layout = line_break.create_layout(box.text, box.style, context, None, spacing)
    layout.set_text(box.text, justify=True)
    first, _ = layout.get_first_line()
    width: float = line_break.line_size(first, box.style)[0]
    return layout, width


def _stretch(context: Any, line: Any, boxes: list[Any], spacing: float, extra: float) -> None:
    """Set the spacing of the text boxes so that the line grows by `extra`, and move what follows."""
    natural = {id(box): box.width for box in boxes}
    made = {id(box): _measured(context, box, spacing) for box in boxes}
    for _ in range(2):
        # Pango halves the spacing at the ends of a run, so the first guess falls short by a little.
        grown = sum(width - natural[key] for key, (_, width) in made.items())
        if grown <= 0 or abs(grown - extra) < 0.05:
            break
        spacing *= extra / grown
        made = {id(box): _measured(context, box, spacing) for box in boxes}
    _place(line, 0.0, made, natural, spacing)


def _place(box: Any, x: float, made: dict[int, tuple[Any, float]], natural: dict[int, float], spacing: float) -> float:
    """Move a box by `x` and widen the texts in it; return by how much what follows must move."""
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.TextBox):
        box.position_x += x
        if id(box) in made:
            layout, width = made[id(box)]
            box.justification_spacing = spacing
            layout.deactivate()
            box.pango_layout = layout
            x += width - natural[id(box)]
            box.width = width
        return x
    if isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.position_x += x
        before = x
        for child in box.children:
            if child.is_in_normal_flow():
                x = _place(child, x, made, natural, spacing)
        box.width += x - before
        return x
    box.translate(x, 0)
    return x
