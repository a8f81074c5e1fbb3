"""What an SVG file holds, read without following anything it points at.

An SVG goes into the outputs as it is, so whatever could run, load or expand is refused rather than filtered out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# Expat reads element by element; declarations, with which files grow without bounds, are refused before they act.
from xml.parsers import expat

from msgspec import Struct, field

from generator.picture.model import PictureProblem

_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(px|pt|pc|mm|cm|in|q)?\s*", re.IGNORECASE)
_PIXELS = {"px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "q": 96 / 101.6}
_FORBIDDEN = ("script", "foreignObject", "iframe", "object", "embed", "audio", "video", "handler", "listener")
_ADDRESS = re.compile(r"url\(\s*['\"]?\s*(?!#)([^'\")]*)|@import", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(#|data:image/(png|jpeg|jpg|gif);base64,)", re.IGNORECASE)
_EXPORT = "Export it again from the drawing program as plain SVG."


class _Found(Struct):
    size: tuple[float, float] | None = None
    letters: bool = False
    open: list[str] = field(default_factory=list)


def look(data: bytes) -> tuple[float, float, bool]:
    """Return width and height in CSS pixels, and whether there is text; PictureProblem if it may not be used."""
    found = _Found()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _declared
    parser.ProcessingInstructionHandler = _instructed
    parser.StartElementHandler = lambda name, attributes: _element(found, name, attributes)
    parser.EndElementHandler = lambda name: found.open.pop()
    parser.CharacterDataHandler = lambda text: _style(text) if found.open[-1:] == ["style"] else None
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise PictureProblem(f"it is not a whole SVG: {error}.", _EXPORT) from error
    if found.size is None:
        raise PictureProblem("its SVG says no size.", "Give it a `viewBox`, or a width and a height.")
    return *found.size, found.letters


def _declared(*_: object) -> None:
    message = "it has a document type, which can load or expand other things."
    raise PictureProblem(message, "Delete the line that begins with <!DOCTYPE.")


def _instructed(target: str, _data: str) -> None:
    if target.lower().startswith("xml-stylesheet"):
        raise PictureProblem("it loads a stylesheet from elsewhere.", _EXPORT)


def _element(found: _Found, name: str, attributes: Mapping[str, str]) -> None:
    local = name.rpartition(":")[2]
    if not found.open:
        if local != "svg":
            raise PictureProblem("it is XML, but not an SVG.", "Use a PNG, JPEG or SVG file.")
        found.size = _size(attributes)
    found.open.append(local)
    if local in _FORBIDDEN:
        raise PictureProblem(f"its SVG holds a <{local}>, which a picture may not.", _EXPORT)
    found.letters |= local in ("text", "tspan")
    for key, value in attributes.items():
        _attribute(key.rpartition(":")[2], value)


def _attribute(key: str, value: str) -> None:
    if key.lower().startswith("on") or "javascript:" in value.lower():
        raise PictureProblem(f"its SVG holds a script (`{key}`).", _EXPORT)
    if key in ("href", "src", "base") and not _INSIDE.match(value):
        raise PictureProblem(f"its SVG loads `{value[:60]}`.", "Embed the image in the SVG, or leave it out.")
    _style(value)


def _style(text: str) -> None:
    found = _ADDRESS.search(text)
    if found and not _INSIDE.match(found[1] or ""):
        raise PictureProblem(f"its SVG loads `{(found[1] or text).strip()[:60]}`.", _EXPORT)


def _size(attributes: Mapping[str, str]) -> tuple[float, float] | None:
    box = attributes.get("viewBox", "").replace(",", " ").split()
    try:
        sides = tuple(float(side) for side in box[2:4])
    except ValueError:
        sides = ()
    if len(sides) != 2:
        sides = tuple(_pixels(attributes.get(side, "")) for side in ("width", "height"))
    return (sides[0], sides[1]) if min(sides) > 0 else None


def _pixels(length: str) -> float:
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _PIXELS[(match[2] or "px").lower()] if match else 0.0
