"""Proofreading: what WeasyPrint laid out is compared with what was planned, page by page and line by line.

WeasyPrint drops what an absolutely placed frame holds beyond the page's foot without a word, and a template may leave
something out. Every planned line must therefore be found again among the lines that were laid out on its page, and
every line must stand in its frame and on its page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from generator.chart.model import Chart
from generator.handout.content import ChartBody, Lines, Paragraph, Tick, TimelineBody
from generator.handout.model import Back, Exhibit, Frame, Handout, Page
from generator.problems import Problem, Where
from generator.report.origins import Origins

TOLERANCE = 1.5
"""CSS pixels by which lines may leave the foot of their frame: rounding, and marks of a line that reach below it."""
KERNING = 4.0
"""CSS pixels by which a line may reach into the gutter: widths are measured without kerning."""
SHORTEN = "Shorten the text, or split the exhibit into two."
DRAWN = (ChartBody, TimelineBody)
"""Bodies that hold a picture."""
BARE = ("number", "unit", "figure", "where", "label", "mark")
"""Fields that hold a printed text as it is, not as `Lines`."""


class Piece(Struct, frozen=True):
    """A part of a page that is looked for on the paper: a frame, or the furniture around the frames."""

    name: str
    id: str
    content: object


def problems(document: Any, handout: Handout, origins: Origins) -> list[Problem]:
    """Return an error for each frame that came out too large or incomplete, with its place in the summary."""
    found = []
    if len(document.pages) != len(handout.pages):
        message = f"The handout was planned with {len(handout.pages)} pages and has {len(document.pages)}."
        found.append(Problem(message, hint="A page template adds something that does not fit on its page."))
    sheets: dict[str, Any] = {}
    for page_ in document.pages:
        for folio, box in _marked(page_._page_box, "data-folio"):
            sheets.setdefault(folio, box)
    for page in handout.pages:
        sheet = sheets.get(str(page.number))
        if sheet is None:
            found.append(Problem(f"Page {page.number} of the handout was not printed.", hint="See its page template."))
            continue
        found += _overflows(page, sheet, origins)
        found += _losses(page, sheet, origins)
    return found


def _marked(page: Any, attribute: str) -> Iterator[tuple[str, Any]]:
    """Yield the values of an attribute and the boxes of the elements that have it, in the order of the page."""
    for box in page.descendants(placeholders=True):
        element = getattr(box, "element", None)
        own = type(box).__name__ not in ("LineBox", "TextBox")  # these name the element around them
        if own and element is not None and element.get(attribute) is not None and hasattr(box, "children"):
            yield element.get(attribute), box


# --- what is too large ------------------------------------------------------------------------------------------------


def _overflows(page: Page, sheet: Any, origins: Origins) -> Iterator[Problem]:
    limit = sheet.position_y + sheet.height
    for name, box in _marked(sheet, "data-frame"):
        bottom, right, text = _extent(box)
        high = bottom - min(box.position_y + box.height, limit)
        wide = right - box.position_x - box.width
        if high > TOLERANCE or wide > KERNING:
            size = f"{max(high, wide) * 0.75:.1f} pt too large"
            message = f"Page {page.number} of the handout: `{name or text}` does not fit its frame ({size})."
            yield Problem(message, _where(origins, name, text), SHORTEN)


def _extent(frame: Any) -> tuple[float, float, str]:
    """Return the lowest and the rightmost edge of the lines and pictures in a frame, and the text of its last line."""
    bottom = right = 0.0
    text = ""
    for box in frame.descendants(placeholders=True):
        kind = type(box).__name__
        if kind == "LineBox":
            text = _text(box) or text
        if kind in ("LineBox", "BlockReplacedBox", "InlineReplacedBox"):
            bottom = max(bottom, box.position_y + box.height)
            right = max(right, box.position_x + box.width - _hanging(box))
    return bottom, right, text


def _hanging(line: Any) -> float:
    """Return how far a line may stand out: half a character, when it ends in a mark whose half is empty."""
    size: float = line.style["font_size"]
    return size / 2


# --- what is missing --------------------------------------------------------------------------------------------------


def _losses(page: Page, sheet: Any, origins: Origins) -> Iterator[Problem]:
    """Yield a problem for each part of the page of which a line or a picture was not laid out."""
    printed = Counter(
        _squeezed(_text(box)) for box in sheet.descendants(placeholders=True) if type(box).__name__ == "LineBox"
    )
    pieces = [(piece, list(texts(piece.content))) for piece in _pieces(page)]
    missing = []
    for piece, lines in pieces:
        for line in lines:
            key = _squeezed(line)
            if printed[key] > 0:
                printed[key] -= 1
            elif key:
                missing.append((piece, line))
    left = [text for text, count in printed.items() for _ in range(count)]
    lost: dict[Piece, list[str]] = {}
    for piece, line in sorted(missing, key=lambda entry: -len(entry[1])):
        holder = next((i for i, text in enumerate(left) if _squeezed(line) in text), None)
        if holder is None:
            lost.setdefault(piece, []).append(line)
        else:
            left[holder] = left[holder].replace(_squeezed(line), "\0", 1)
    for piece, gone in lost.items():
        all_lines = next(lines for other, lines in pieces if other is piece)
        first = min(gone, key=all_lines.index)
        more = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
        message = f"Page {page.number} of the handout: of `{piece.name}`, the line `{first}`{more} was not printed."
        where = _where(origins, piece.id, first) or _where(origins, "", all_lines[0])
        yield Problem(message, where, SHORTEN)
    drawn = sum(
        type(box).__name__ in ("BlockReplacedBox", "InlineReplacedBox") for box in sheet.descendants(placeholders=True)
    )
    planned = [f for f in page.frames if isinstance(f.content, Exhibit) and isinstance(f.content.body, DRAWN)]
    if drawn < len(planned):
        names = ", ".join(f"`{frame.name}`" for frame in planned)
        message = (
            f"Page {page.number} of the handout: of the pictures of {names}, {len(planned) - drawn} was not drawn."
        )
        yield Problem(message, _where(origins, planned[0].name, ""), SHORTEN)


def _pieces(page: Page) -> Iterator[Piece]:
    furniture = [content for content in (page.head, page.lead, page.special) if content]
    for content in furniture:
        yield Piece(next(texts(content), page.id), "", content)
    for frame in page.frames:
        yield Piece(frame.name or _start(frame), frame.name, frame.content)


def _start(frame: Frame) -> str:
    first = next(texts(frame.content), "")
    return first[:24] + ("\u2026" if len(first) > 24 else "")


def texts(content: object) -> Iterator[str]:
    """Yield every text of a planned content that must stand on one printed line."""
    match content:
        case Lines(lines=lines, head=head):
            yield head
            yield from lines
        case Paragraph(lines=lines):
            yield from lines
        case Back(label=label, title=title, statements=statements, colophon=colophon):
            yield from (text for part in (label, title, *statements) for text in texts(part))
            yield from (text for pair in colophon for text in pair)
        case Chart() | Tick():  # their texts are in pictures
            return
        case tuple():
            for part in content:
                yield from texts(part)
        case Struct():
            for name, value in asdict(content).items():
                if isinstance(value, str):
                    if name in BARE:
                        yield value
                else:
                    yield from texts(value)


def _text(line: Any) -> str:
    return "".join(box.text for box in line.descendants(placeholders=True) if type(box).__name__ == "TextBox")


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _where(origins: Origins, id: str, line: str) -> Where | None:
    """Return the place of a line of the summary, or of the block that it belongs to."""
    return origins.block(id) or origins.part(line)
