"""Another theme put into a finished deck, as PowerPoint does when somebody chooses other colours or fonts."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

THEMES = ("ppt/theme/theme1.xml", "ppt/theme/theme2.xml")
NEW = {
    "dk1": "7A0000", "lt1": "00FFC8", "dk2": "0000A0", "lt2": "FFB0FF", "accent1": "FF0000", "accent2": "00A000",
    "accent3": "FF8000", "accent4": "FFFF00", "accent5": "8000FF", "accent6": "00C0FF", "hlink": "404000",
    "folHlink": "FF0080",
}  # fmt: skip
"""A colour for each slot, as far from one another as twelve can be."""


def edited(deck: Path, out: Path, old: str, new: str) -> Path:
    """Write a copy of the deck with a pattern replaced in its themes; the pattern must be there."""
    with zipfile.ZipFile(deck) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name in THEMES:
                text, count = re.subn(old, new, data.decode())
                assert count, f"{name} has no {old}"
                data = text.encode()
            target.writestr(name, data)
    return out


def recoloured(deck: Path, out: Path) -> Path:
    """Write a copy of the deck with the new colours and return its path."""
    found = edited(deck, out, "<a:clrScheme .*</a:clrScheme>", _scheme())
    assert set(colours(found).values()) == set(NEW.values())
    return found


def _scheme() -> str:
    slots = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in NEW.items())
    return f'<a:clrScheme name="Other">{slots}</a:clrScheme>'


def colours(deck: Path) -> dict[str, str]:
    """Return the colour of each slot of the theme as RRGGBB."""
    text = zipfile.ZipFile(deck).read(THEMES[0]).decode()
    return dict(re.findall(r'<a:(\w+)><a:srgbClr val="(\w{6})"/></a:\1>', text))
