"""Colours and fonts of a template: theme, colour map, backgrounds. Colours come back as #rrggbb."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from typing import Any

from generator.corporate import opc

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = f"{{{opc.R}}}"
MAPPED = ("bg1", "tx1", "bg2", "tx2", *(f"accent{i}" for i in range(1, 7)), "hlink", "folHlink")
USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}


def scheme(theme: Any | None) -> dict[str, str]:
    """Return the twelve colours of a theme by slot; one that is missing is left out."""
    found: dict[str, str] = {}
    listed = theme.find(f"{A}themeElements/{A}clrScheme") if theme is not None else None
    for slot in listed if listed is not None else ():
        if isinstance(slot.tag, str) and len(slot):
            value = slot[0].get("lastClr") or slot[0].get("val") or ""
            if len(value) == 6:
                found[slot.tag.rsplit("}", 1)[-1]] = f"#{value.lower()}"
    return found


def mapped(theme: Any | None, names: Any | None) -> dict[str, str]:
    """Return the colours under the names that slides use, through a master's colour map."""
    slots = scheme(theme)
    black, white = "#" + "0" * 6, "#" + "f" * 6
    slots = {"dk1": black, "lt1": white, "dk2": slots.get("dk1", black), "lt2": slots.get("lt1", white)} | slots
    found = {}
    for name in MAPPED:
        slot = (names.get(name) if names is not None else None) or USUAL.get(name, name)
        found[name] = slots.get(slot) or slots["dk1"]
    return found | {slot: slots[slot] for slot in ("dk1", "lt1", "dk2", "lt2")}


def overridden(tree: Any, colors: Mapping[str, str]) -> Mapping[str, str]:
    """Return the colours as a layout's own colour map turns them round."""
    own = tree.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    if own is None:
        return colors
    return {**colors, **{name: colors.get(own.get(name, name), colors[name]) for name in MAPPED}}


def fonts(theme: Any | None) -> dict[str, str]:
    """Return the theme's families; the East Asian ones those of simplified Chinese where the slot is empty."""
    found = dict.fromkeys(("heading", "heading-ea", "body", "body-ea"), "")
    for name, kind in (("heading", "major"), ("body", "minor")):
        font = theme.find(f"{A}themeElements/{A}fontScheme/{A}{kind}Font") if theme is not None else None
        if font is None:
            continue
        latin, east = font.find(f"{A}latin"), font.find(f"{A}ea")
        hans = next((f.get("typeface") for f in font.iter(f"{A}font") if f.get("script") == "Hans"), "")
        found[name] = latin.get("typeface", "") if latin is not None else ""
        found[f"{name}-ea"] = (east.get("typeface") if east is not None else "") or hans or ""
    return found


def ground(
    package: opc.Package, part: str, tree: Any, colors: Mapping[str, str], theme: Any | None
) -> tuple[str | None, str]:
    """Return the background of a master or layout, and `picture` or `gradient` if it is more than one colour.

    None if the part has no background of its own, or it cannot be told.
    """
    back = tree.find(f"{P}cSld/{P}bg")
    if back is None or not len(back):
        return None, ""
    how = back[0]
    if how.tag == f"{P}bgRef":
        shape, painted = _of_theme(theme, how.get("idx")), ""
        if shape is not None and shape.tag != f"{A}solidFill":
            painted = "picture" if shape.tag == f"{A}blipFill" else "gradient"
        return (color(how[0], colors) if len(how) else None), painted
    solid, grad, blip = (how.find(f"{A}{kind}") for kind in ("solidFill", "gradFill", "blipFill"))
    if solid is not None and len(solid):
        return color(solid[0], colors), ""
    if grad is not None:
        stops = [c for stop in grad.iter(f"{A}gs") if len(stop) and (c := color(stop[0], colors))]
        return (_mean(stops) if stops else None), "gradient"
    if blip is not None:
        embedded = blip.find(f"{A}blip")
        target = package.target(part, embedded.get(f"{R}embed") if embedded is not None else None)
        return (_of_picture(package.parts[target], colors["bg1"]) if target in package.parts else None), "picture"
    return None, ""


def _of_theme(theme: Any | None, idx: str | None) -> Any | None:
    """Return the fill behind a background's number; 1001 is the first."""
    listed = theme.find(f"{A}themeElements/{A}fmtScheme/{A}bgFillStyleLst") if theme is not None else None
    at = int(idx or 0) - 1001
    return listed[at] if listed is not None and 0 <= at < len(listed) else None


def _of_picture(data: bytes, below: str) -> str | None:
    """Return the mean colour of a picture over the colour below it; None if it cannot be read (EMF, WMF)."""
    import io

    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            deep = image.mode.startswith("I")  # 16 bits a channel, of which Pillow would cut off all that is above 8
            eight = image.convert("I").point(lambda value: value * (1 / 256)).convert("L") if deep else image
            whole = Image.new("RGBA", image.size, below)
            whole.alpha_composite(eight.convert("RGBA"))
            mean: Any = whole.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    except (OSError, ValueError, SyntaxError):
        return None
    return "#" + "".join(f"{part:02x}" for part in mean)


def _mean(colors: list[str]) -> str:
    rows = [bytes.fromhex(c[1:]) for c in colors]
    return "#" + "".join(f"{round(sum(part) / len(rows)):02x}" for part in zip(*rows, strict=True))


def color(element: Any, colors: Mapping[str, str]) -> str | None:
    """Return the colour that an element such as `a:schemeClr` names, with its luminance changed; None if unknown."""
    kind, value = element.tag.rsplit("}", 1)[-1], element.get("val", "")
    if kind == "schemeClr":
        base = colors.get(value)
    else:
        value = element.get("lastClr") or value
        base = f"#{value.lower()}" if kind in ("srgbClr", "sysClr") and len(value) == 6 else None
    if base is None:
        return None
    mods = {child.tag.rsplit("}", 1)[-1]: int(child.get("val", "0")) / 1000 for child in element}
    if "lumMod" in mods or "lumOff" in mods:
        return tinted(base, mods.get("lumMod", 100), mods.get("lumOff", 0))
    return base


def tinted(color: str, mod: float, off: float) -> str:
    """Return a colour with its luminance multiplied and moved, both in percent, as PowerPoint does it."""
    red, green, blue = (part / 255 for part in bytes.fromhex(color[1:]))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = min(1.0, max(0.0, light * mod / 100 + off / 100))
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hls_to_rgb(hue, light, saturation))
