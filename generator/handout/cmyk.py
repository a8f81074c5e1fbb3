"""The colours of a finished PDF as CMYK, by the print shop's own ICC profile.

WeasyPrint can print `device-cmyk()`, but charts, motif and pictures arrive as SVG and pixels in RGB. So everything is
converted at one place, after layout: colours in all content, gradients and pictures. Black alone stays black alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

Mix = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, 0 to 1."""
Convert = Callable[[Sequence[float]], Mix]
BLACK: Mix = (0, 0, 0, 1)
FILL, STROKE = ("rg", "g"), ("RG", "G")


def is_profile(path: Path) -> bool:
    """Return whether a file is an ICC profile of a CMYK printer (ICC.1, 7.2: class, colour space, signature)."""
    head = path.read_bytes()[:128]
    return head[12:16] == b"prtr" and head[16:20] == b"CMYK" and head[36:40] == b"acsp"


def convert(pdf: Any, path: Path) -> None:
    """Convert an open PDF to the CMYK of the profile at `path`, and name the profile as its output intent."""
    import pikepdf
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(str(path))
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        profile,
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    ink = _inks(transform)
    for page in pdf.pages:
        page.contents_coalesce()
        page.Contents.write(_content(page, ink))
    for thing in list(pdf.objects):
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
            _picture(thing, transform)
        elif isinstance(thing, pikepdf.Stream) and (thing.get("/Subtype") == "/Form" or "/PatternType" in thing):
            thing.write(_content(thing, ink))
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            _spaces(thing, ink)
    name = ImageCms.getProfileDescription(profile).strip() or path.stem
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=name,
        Info=name,
        DestOutputProfile=pikepdf.Stream(pdf, path.read_bytes(), N=4),
    )
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])


def _inks(transform: Any) -> Convert:
    """Return what converts a colour of one or three channels."""
    from PIL import Image

    known: dict[tuple[int, ...], Mix] = {}

    def ink(color: Sequence[float]) -> Mix:
        if len(color) == 1:
            return 0, 0, 0, 1 - color[0]
        key = tuple(round(channel * 255) for channel in color)
        if not any(key):
            return BLACK
        if key not in known:
            c, m, y, k = (channel / 255 for channel in _converted(Image.new("RGB", (1, 1), key), transform))
            known[key] = c, m, y, k
        return known[key]

    return ink


def _content(stream: Any, ink: Convert) -> bytes:
    """Return the content of a page, form or pattern with its colours in CMYK."""
    import pikepdf

    steps: list[Any] = []
    for step in pikepdf.parse_content_stream(stream):
        operator = str(step.operator)
        if operator in (*FILL, *STROKE):
            mix = [round(part, 4) for part in ink([float(value) for value in step.operands])]
            steps.append(pikepdf.ContentStreamInstruction(mix, pikepdf.Operator("k" if operator in FILL else "K")))
        else:
            steps.append(step)
    return pikepdf.unparse_content_stream(steps)


def _picture(image: Any, transform: Any) -> None:
    """Convert a picture in RGB; masks and grey pictures print with black alone as they are."""
    import pikepdf

    if image.get("/ImageMask") or "/ColorSpace" not in image:
        return
    pixels = pikepdf.PdfImage(image).as_pil_image()
    if pixels.mode in ("1", "L", "CMYK"):
        return
    image.write(_converted(pixels.convert("RGB"), transform))
    image.ColorSpace, image.BitsPerComponent = pikepdf.Name.DeviceCMYK, 8
    for key in ("/Decode", "/Intent"):
        if key in image:
            del image[key]


def _converted(pixels: Image, transform: Any) -> bytes:
    """Return the four channels of each pixel, one after the other."""
    from PIL import ImageCms

    made: Any = ImageCms.applyTransform(pixels, transform)
    return bytes(made.tobytes())


def _spaces(thing: Any, ink: Convert) -> None:
    """Convert the colour space of a group, and the ends of a gradient."""
    import pikepdf

    group = thing.get("/Group")
    if group is not None and group.get("/CS") == "/DeviceRGB":
        group.CS = pikepdf.Name.DeviceCMYK
    if "/ShadingType" in thing and thing.get("/ColorSpace") == "/DeviceRGB":
        thing.ColorSpace = pikepdf.Name.DeviceCMYK
        _ends(thing.Function, ink)


def _ends(function: Any, ink: Convert) -> None:
    import pikepdf

    for part in function.get("/Functions", ()):
        _ends(part, ink)
    for key in ("/C0", "/C1"):
        if key in function and len(function[key]) == 3:
            function[key] = pikepdf.Array([round(value, 4) for value in ink([float(v) for v in function[key]])])
