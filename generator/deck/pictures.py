"""Pictures on slides: which part shows, how many pixels are needed, and which have too few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from generator.deck.material import Material
from generator.deck.model import Box, Deck, Picture, Slide
from generator.picture import probe
from generator.picture.model import Crop, Original, crop, whole
from generator.problems import Problem
from generator.report import pictures

if TYPE_CHECKING:
    from generator.report.load import Loaded


def original(block: Any, folder: Path) -> Original:
    """Return the picture file of a block; PictureProblem if it cannot be used."""
    return probe.probe(probe.locate(folder, block.file))


def picture(material: Material, block: Any, folder: Path, place: Box, measures: Mapping[str, Any]) -> Picture:
    """Return a block's picture in its place: filling it, or whole at its left. PictureProblem as `original`."""
    file = original(block, folder)
    cut, box = Crop(), place
    if block.fit == "whole":
        width, height = whole(file.aspect, place.w, place.h)
        box = replace(place, w=round(width, 4), h=round(height, 4))
    else:
        cut = crop(file.aspect, place.w / place.h, block.focus)
    needed = round(box.w * measures["ppi"] / cut.width)
    pixels = needed if file.kind == "svg" else min(needed, round(file.width))
    return Picture(block.id, file, material.text(block.alt), cut, box, pixels)


def shared(slides: Sequence[Slide]) -> list[Slide]:
    """Return the slides with each picture file in one size: the largest that any of them needs."""
    most: dict[Path, int] = {}
    for one in _pictures(slides):
        most[one.original.path] = max(one.pixels, most.get(one.original.path, 0))
    return [_sized(slide, most) for slide in slides] if most else list(slides)


def _sized(slide: Slide, pixels: Mapping[Path, int]) -> Slide:
    fills = tuple(
        replace(f, content=replace(f.content, pixels=pixels[f.content.original.path]))
        if isinstance(f.content, Picture)
        else f
        for f in slide.fills
    )
    return replace(slide, fills=fills)


def _pictures(slides: Iterable[Slide]) -> Iterator[Picture]:
    yield from (f.content for slide in slides for f in slide.fills if isinstance(f.content, Picture))


def coarse(deck: Deck, loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each picture that has too few pixels for its place on a slide."""
    for one in _pictures(deck.slides):
        yield from pictures.unsharp(loaded, one.block, one.original, one.crop, one.box.w, "a slide")
