"""What a layout in a deck says of which of ours it is: PowerPoint's attribute `matchingName`, which it keeps.

`table` on a master of our own; on an organisation's `table;`, and with our placeholders as numbers of theirs where
the layout is theirs: `cover; title=0 subtitle=1 meta=1`.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.deck.layout_parts import Layout, Layouts


class Key(Struct, frozen=True):
    """One of our layouts, as a deck names it."""

    name: str
    template: bool = False
    """Whether it stands in an organisation's master."""
    places: Mapping[str, int] | None = None
    """Our placeholders as the numbers of theirs, if the layout is theirs; those that are left out are missing."""

    @property
    def family(self) -> str:
        """Return the name without its variants."""
        return self.name.split("-")[0]


def written(layout: Layout) -> str:
    """Return what a layout on an organisation's template is marked with."""
    if not layout.part and layout.titled is None:
        return f"{layout.key};"
    kept = (f"{key}={slot.idx}" for key, slot in layout.placeholders.items() if layout.joins.get(key) != "")
    return f"{layout.key}; {' '.join(kept)}"


def read(mark: str) -> Key:
    """Return the key behind a mark."""
    name, template, rest = mark.partition(";")
    pairs = (pair.split("=", 1) for pair in rest.split() if "=" in pair)
    return Key(name, bool(template), {k: int(v) for k, v in pairs if v.isdigit()} or None)


def offered(name: str, layouts: Layouts) -> str | None:
    """Return the layout of this key, or of its family where a brand counts its variants otherwise; None if none is."""
    family, _, rest = name.partition("-")
    number, _, kind = rest.partition("-")
    plain = "-".join(part for part in (family, kind if number.isdigit() else rest) if part)
    tried = (name, plain, layouts.nth(family, 0, "" if number.isdigit() else rest), family, layouts.nth(family, 0))
    return next((key for key in tried if key in layouts.layouts), None)
