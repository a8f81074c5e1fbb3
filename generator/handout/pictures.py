"""Pictures in print: as high as they are, cropped only beyond the bounds that `geometry.yaml` sets."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

from generator.handout.content import Lines, PictureBody
from generator.handout.desk import Desk
from generator.handout.model import Exhibit, Handout
from generator.picture import probe, raster
from generator.picture.model import Crop, Original, crop, whole
from generator.problems import Problem
from generator.report import model as report
from generator.report import pictures
from generator.text import phrases

if TYPE_CHECKING:
    from generator.report.load import Loaded

Frame = Callable[..., Exhibit]
Settings = tuple[Exhibit | None, Exhibit | None, Literal["narrow", "wide", "either"]]
MEDIA = {"jpeg": "image/jpeg", "png": "image/png", "svg": "image/svg+xml"}


def settings(block: report.PictureBlock, desk: Desk, frame: Frame) -> Settings:
    """Return a picture in half the width and in the whole; one that is higher than wide keeps to the half."""
    spans = desk.geometry.spans
    original = probe.probe(probe.locate(desk.folder, block.file))
    cited = [c.paragraph for c in block.cite]
    alt, foot = desk.plain(block.alt), _foot(block, desk)

    def setting(width: int, side: int) -> Exhibit:
        body = _body(block, original, desk, width, side)
        words = _words(body, desk, bool(side))
        shown = body.height + (_pad(desk) + desk.height(body.caption) if body.caption else 0)
        height = max(shown, words) if side else shown + words
        return frame(desk, block, "picture", width, body, height, cited, alt=alt, said=foot)

    narrow = setting(spans["half"], 0)
    if original.aspect < 1 and not block.takeaway:
        return narrow, None, "narrow"
    wide = setting(spans["full"], spans["third"] if block.takeaway else 0)
    return narrow, wide, "wide" if original.aspect >= desk.geometry.data["picture"]["panorama"] else "either"


def _body(block: report.PictureBlock, original: Original, desk: Desk, width: int, side: int) -> PictureBody:
    geometry, rules = desk.geometry, desk.geometry.data["picture"]
    points = (width - side - (geometry.spans["gutter"] if side else 0)) * geometry.z
    low, high = rules["wide" if width > geometry.spans["half"] else "narrow"]
    if block.fit == "whole" or (geometry.columns == 1 and original.aspect < 1):
        cut, (across, down) = Crop(), whole(original.aspect, points, rules["highest"])
    else:
        place = min(max(original.aspect, low), high)
        cut, across, down = crop(original.aspect, place, block.focus), points, points / place
    takeaway = block.takeaway
    column = side or width
    return PictureBody(
        original,
        cut,
        across,
        down,
        round(across / 72 * rules["ppi"] / cut.width),
        _caption(block, desk, across),
        desk.maybe(takeaway.lead, "fig-lead", column) if takeaway else None,
        tuple(desk.run_in(note, "note-text", column) for note in takeaway.notes) if takeaway else (),
        side,
    )


def _caption(block: report.PictureBlock, desk: Desk, points: float) -> Lines | None:
    return desk.maybe(block.caption, "note-text", points / desk.geometry.z)


def _words(body: PictureBody, desk: Desk, beside: bool) -> float:
    """Return the height of what a picture means, with the air above it."""
    text = desk.height(body.lead, *body.notes)
    if not text:
        return 0.0
    return text + _pad(desk) * len(body.notes) + (0.0 if beside else desk.geometry.space["fig-gap"])


def _pad(desk: Desk) -> float:
    return desk.geometry.space["row-pad"]


def _foot(block: report.PictureBlock, desk: Desk) -> str:
    """Return the credit, then the source if a paragraph is cited, or else the note alone."""
    said = [desk.plain(block.credit)] if block.credit else []
    if block.cite:
        said.append(desk.source([c.paragraph for c in block.cite], block.note))
    elif block.note:
        said.append(desk.plain(block.note))
    whole_sentences = [phrases.sentence(desk.words, one) for one in said]
    return desk.words["handout.sentence-gap"].join(whole_sentences) if len(said) > 1 else "".join(said)


def coarse(handout: Handout, loaded: Loaded, ppi: int = 0) -> Iterator[Problem]:
    """Yield a warning for each picture that has too few pixels for its place in print, or fewer than `ppi` an inch."""
    for frame in (frame for page in handout.pages for frame in page.frames):
        body = getattr(frame.content, "body", None)
        if isinstance(frame.content, Exhibit) and isinstance(body, PictureBody):
            inches = body.width / 72
            yield from pictures.unsharp(loaded, frame.content.id, body.original, body.crop, inches, "a page", ppi)


# --- what the template asks for ---------------------------------------------------------------------------------------


def address(body: PictureBody) -> str:
    """Return the picture as a data address: an SVG as it is, pixels cropped and no more of them than print shows."""
    original = body.original
    drawing = original.kind == "svg"
    data = original.path.read_bytes() if drawing else raster.embedded(original, body.pixels, body.crop)
    return f"data:{MEDIA[original.kind]};base64,{b64encode(data).decode('ascii')}"


def position(body: PictureBody) -> str:
    """Return what shows of an SVG that is larger than its place, in the way of CSS `object-position`."""

    def part(before: float, after: float) -> str:
        return f"{100 * before / (before + after) if before + after else 50:.2f}%"

    cut = body.crop if body.original.kind == "svg" else Crop()
    return f"{part(cut.left, cut.right)} {part(cut.top, cut.bottom)}"
