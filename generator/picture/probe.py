"""Looks at picture files: what they are, how large, and whether they can be read to the end."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from generator.picture import svgfile
from generator.picture.model import Kind, Original, PictureProblem

TYPES = "Use a PNG, JPEG or SVG file."
MOST = 200_000_000
"""Pixels that a picture may have: more than any camera gives, less than fills a computer's memory."""
_KINDS: dict[str, Kind] = {"JPEG": "jpeg", "MPO": "jpeg", "PNG": "png"}
_TURNED = (5, 6, 7, 8)
"""Values of EXIF's Orientation that swap width and height."""
ORIENTATION = 0x0112


def locate(folder: Path, file: str) -> Path:
    """Return the path of a picture; PictureProblem if it is an address, outside the folder, or not there."""
    if "://" in file or file.lower().startswith(("data:", "file:", "//", "\\\\")):
        raise PictureProblem("it is an address, and nothing is fetched.", "Save the file beside the summary.")
    if PurePosixPath(file).is_absolute() or PureWindowsPath(file).drive or PureWindowsPath(file).root:
        raise PictureProblem("it is not a path from the summary's folder.", "Write it as `pictures/harbour.jpg`.")
    home = folder.resolve()
    path = (home / file.replace("\\", "/")).resolve()
    if not path.is_relative_to(home):
        raise PictureProblem("it is outside the summary's folder.", "Copy it into that folder.")
    if not path.is_file():
        raise PictureProblem("there is no such file.", _near(path))
    return path


def _near(path: Path) -> str:
    from difflib import get_close_matches

    beside = sorted(p.name for p in path.parent.iterdir() if p.is_file()) if path.parent.is_dir() else []
    near = get_close_matches(path.name, beside, 1)
    return f"Did you mean `{near[0]}`?" if near else "Paths start at the summary's folder."


def probe(path: Path) -> Original:
    """Return what a file is; PictureProblem if it is no picture, broken, or may not be used."""
    try:
        state = path.stat()
        return _probe(path, state.st_mtime_ns, state.st_size)
    except OSError as error:
        raise PictureProblem(f"it cannot be read ({error.strerror}).", "Look at who may read it.") from error


@lru_cache(maxsize=64)
def _probe(path: Path, _changed: int, _size: int) -> Original:
    """Decode a picture once for each state of its file: check and plan both ask."""
    head = path.read_bytes()[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head[:1] == b"<" or head[:2] == b"\xff\xfe" or path.suffix.lower() == ".svg":
        width, height, letters = svgfile.look(path.read_bytes())
        return Original(path, "svg", width, height, letters)
    return _pixels(path)


@contextmanager
def _strictly(pillow: Any) -> Iterator[None]:
    """Read files to their very end; WeasyPrint tells Pillow, for the whole process, to make do with half of one."""
    before, pillow.LOAD_TRUNCATED_IMAGES = pillow.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        pillow.LOAD_TRUNCATED_IMAGES = before


def _pixels(path: Path) -> Original:
    from PIL import Image, ImageFile, UnidentifiedImageError

    broken = "Export it again, or copy it anew."
    with warnings.catch_warnings(), _strictly(ImageFile):
        warnings.simplefilter("ignore")  # of what is odd in a file only what follows matters
        try:
            with Image.open(path) as image:
                kind = _KINDS.get(image.format or "")
                if kind is None:
                    raise PictureProblem(f"{image.format} is not a type that can be used.", TYPES)
                if image.width * image.height > MOST:
                    raise PictureProblem("it has over 200 million pixels.", "Save a smaller copy.")
                width, height = image.size
                if image.getexif().get(ORIENTATION) in _TURNED:
                    width, height = height, width
                image.load()
        except UnidentifiedImageError as error:
            raise PictureProblem("it is not a picture.", TYPES) from error
        except Image.DecompressionBombError as error:
            raise PictureProblem("it has over 200 million pixels.", "Save a smaller copy.") from error
        except PictureProblem:
            raise
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            raise PictureProblem("it is broken and cannot be read to its end.", broken) from error
    return Original(path, kind, width, height)
