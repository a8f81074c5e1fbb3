"""Whether the pictures and icons that a summary names can be used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.picture import icons, probe
from generator.picture.model import Crop, Original, PictureProblem
from generator.problems import Problem, Where
from generator.report import names, walk
from generator.report.model import FigureCard, Figures, PictureBlock, Point, Points, Strict
from generator.report.yamlfile import Key

if TYPE_CHECKING:
    from generator.report.load import Loaded

COARSE = 100
"""Pixels to an inch under which a picture looks unsharp."""

At = Callable[[Key], Where]
Parts = Sequence[tuple[Key, Strict]]


def problems(parts: Parts, folder: Path, at: At) -> Iterator[Problem]:
    """Yield what is wrong with the pictures and icons among the parts of a report; `folder` is the summary's."""
    for path, part in parts:
        if isinstance(part, PictureBlock):
            yield from _picture(part, folder, at((*path, "file")))
        if isinstance(part, Points | Figures):
            yield from _icons(part, path, at)


def unsharp(
    loaded: Loaded, id: str, original: Original, crop: Crop, inches: float, place: str, ppi: int = 0
) -> Iterator[Problem]:
    """Yield a warning if what shows of the block's picture has too few pixels for its width in print or on a slide.

    `ppi` asks for more pixels to an inch than it takes to look sharp.
    """
    shown, need = original.width * crop.width, ppi or COARSE
    if original.kind == "svg" or round(shown / inches) >= need:
        return
    where = next(path for path, part in walk.parts(loaded.report) if isinstance(part, PictureBlock) and part.id == id)
    message = f"`{original.path.name}` shows {round(shown)} pixels on {inches:.1f} inches of {place} and looks unsharp."
    if shown / inches >= COARSE:
        message = (
            f"`{original.path.name}` shows {round(shown / inches)} pixels to an inch of {place}; print needs {need}."
        )
    hint = f"Use a picture of which {round(inches * need)} pixels or more show across."
    yield Problem(message, loaded.where(*where, "file"), hint, "warning")


def _picture(block: PictureBlock, folder: Path, where: Where) -> Iterator[Problem]:
    try:
        original = probe.probe(probe.locate(folder, block.file))
    except PictureProblem as wrong:
        yield Problem(f"the picture `{block.file}` cannot be used: {wrong.message}", where, wrong.hint)
        return
    if original.letters:
        hint = "Turn its texts into paths in the drawing program."
        message = f"`{block.file}` holds text, which other computers may show in another font."
        yield Problem(message, where, hint, "warning")


def _bare(block: Points | Figures) -> bool:
    """Return whether a block's slide has no place for icons."""
    if isinstance(block, Figures):
        return block.scope is not None and len(block.items) == 2
    return len(block.items) == 1


def _icons(block: Points | Figures, path: Key, at: At) -> Iterator[Problem]:
    items: Sequence[Point | FigureCard] = block.items
    given = [(index, item.icon) for index, item in enumerate(items) if item.icon is not None]
    known = icons.names() if given else ()
    for index, icon in given:
        if icon not in known:
            hint = names.did_you_mean(icon, known, "The files in assets/icons are the names there are.")
            yield Problem(f"there is no icon `{icon}`.", at((*path, "items", index, "icon")), hint)
    if given and _bare(block):
        what = "figures beside a scope are" if isinstance(block, Figures) else "a single point is"
        yield Problem(
            f"{what} shown without icons.", at((*path, "items", given[0][0], "icon")), "Remove them.", "warning"
        )
    if given and len(given) < len(block.items):
        missing = next(i for i in range(len(block.items)) if i not in dict(given))
        message = f"{len(given)} of {len(block.items)} items have an icon, so none is drawn."
        yield Problem(message, at((*path, "items", missing)), "Give every item one, or none.", "warning")
