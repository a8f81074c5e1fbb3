"""Pictures as they are embedded: no larger than needed, the right way up, in sRGB, without what the camera noted.

The same file and size give the same bytes. Pillow and resvg are imported late: reports without pictures need neither.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from generator.picture.model import Crop, Faces, Original

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY = 90
"""Of JPEGs that have to be written anew."""


def embedded(original: Original, width: int, crop: Crop | None = None, faces: Faces | None = None) -> bytes:
    """Return a picture as a PNG or JPEG file, `width` pixels wide before `crop`, never larger than its own.

    An SVG becomes a PNG of that width; its texts are set in `faces`, never in a font of the machine.
    """
    if original.kind == "svg":
        return _drawn(original, width, faces if original.letters else None)  # fonts take a while to read
    from PIL import Image

    scale = min(1.0, width / original.width)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # probe.py has said what is to be said
        with Image.open(original.path) as opened:
            if crop is None and scale == 1 and _is_plain(opened):
                return _stripped(opened)
            if scale < 1:
                opened.draft(None, (round(opened.width * scale), round(opened.height * scale)))  # reads JPEGs quicker
            image = _upright(opened)
    if crop is not None:
        image = image.crop(_pixels(crop, *image.size))
    size = _target(original, scale, crop)
    if size[0] < image.width:
        image = image.resize(size, Image.Resampling.LANCZOS)
    return _saved(image, original)


def _target(original: Original, scale: float, crop: Crop | None) -> tuple[int, int]:
    """Return the size in pixels that the picture, or what is left of it, is to have."""
    left = crop or Crop()
    sides = (original.width * scale * left.width, original.height * scale * left.height)
    return max(1, round(sides[0])), max(1, round(sides[1]))


def _pixels(crop: Crop, width: int, height: int) -> tuple[int, int, int, int]:
    left, top = round(crop.left * width), round(crop.top * height)
    right, bottom = round((1 - crop.right) * width), round((1 - crop.bottom) * height)
    return left, top, max(right, left + 1), max(bottom, top + 1)


# --- how files differ -------------------------------------------------------------------------------------------------


def _is_plain(image: Image) -> bool:
    """Return whether a JPEG can stay as it is, but for what the camera noted."""
    from generator.picture.probe import ORIENTATION

    turned = image.getexif().get(ORIENTATION, 1) != 1
    return image.format in ("JPEG", "MPO") and image.mode in ("RGB", "L") and not turned and not _profile(image)


def _profile(image: Image) -> bytes:
    found = image.info.get("icc_profile")
    return found if isinstance(found, bytes) else b""


def _stripped(image: Image) -> bytes:
    """Return a JPEG with its own tables, so that nothing more is lost, and without notes of any kind."""
    out = io.BytesIO()
    image.format = "JPEG"  # an MPO is a JPEG with more pictures behind it
    image.save(out, "JPEG", quality="keep", comment=b"", optimize=True)
    return out.getvalue()


def _upright(opened: Image) -> Image:
    """Return the pixels the right way up, as 8-bit sRGB or grey, with transparency if there is any."""
    from PIL import ImageOps

    profile = _profile(opened)
    alpha = "A" in opened.getbands() or "transparency" in opened.info
    image = ImageOps.exif_transpose(opened)
    if image.mode.startswith("I") or image.mode == "F":
        image = image.point(lambda value: value / 256).convert("L")  # 16 bits of grey
    elif image.mode == "P" or (alpha and image.mode != "RGBA"):
        image = image.convert("RGBA" if alpha else "RGB")
    elif image.mode == "1":
        image = image.convert("L")
    image = _in_srgb(image, profile)
    if image.mode not in ("RGB", "RGBA", "L"):
        image = image.convert("RGB")
    return image


def _in_srgb(image: Image, profile: bytes) -> Image:
    """Return the colours in sRGB; a profile that cannot be read is passed over."""
    from PIL import ImageCms

    if not profile:
        return image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if image.mode == "L" or source.profile.xcolor_space.strip() == "GRAY":
            return image
        made = ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), ImageCms.Intent.RELATIVE_COLORIMETRIC, mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return image if made is None else made


def _saved(image: Image, original: Original) -> bytes:
    out = io.BytesIO()
    image.info = {}
    if original.kind == "jpeg":
        image.save(out, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    else:
        image.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _drawn(original: Original, width: int, faces: Faces | None) -> bytes:
    import resvg_py

    family = faces.family if faces else None  # without the names of families resvg_py loads no files either
    return resvg_py.svg_to_bytes(
        svg_string=original.path.read_text("utf-8-sig"),
        width=width,
        skip_system_fonts=True,
        font_files=[str(path) for path in faces.files] if faces else [],
        font_family=family,
        serif_family=family,
        sans_serif_family=family,
        monospace_family=family,
        cursive_family=family,
        fantasy_family=family,
    )
