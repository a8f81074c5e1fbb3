"""How the house looks, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from generator.problems import Problem

ROLES: dict[str, str] = {
    # role: theme slot (GUIDE section 3)
    "ink": "dk1",
    "paper": "lt1",
    "deep": "dk2",
    "panel": "lt2",
    "accent": "accent1",
    "mark": "accent2",
    "soft": "accent3",
    "glow": "accent4",
    "muted": "accent5",
    "track": "accent6",
}
"""Colour roles and the theme slot that carries each. `rule` is not a slot: it is `deep`, lightened."""

ALIASES = ("ground", "on", "on2", "online", "sky", "disc", "h1", "h2", "h3", "h4", "hline", "gline")
"""Second names for places (dark grounds, the motif); each stands for a role or is `none`."""


class FontFile(Struct, frozen=True):
    """One font file. `family` is the name that themes and stylesheets use."""

    family: str
    weight: int
    path: Path


class Families(Struct, frozen=True):
    """Font families of one output. `*_ea` is the East Asian face; both may be the same."""

    heading: str
    heading_ea: str
    body: str
    body_ea: str
    serif: str = ""
    """The handout's text face."""


class Brand(Struct, frozen=True):
    """A brand with everything it inherits already merged in."""

    name: str
    title: str
    """The name a person reads."""
    folders: tuple[Path, ...]
    """Its own folder first, then those it extends, `base` last: every look-up goes through them in this order."""
    colors: Mapping[str, str]
    """Role (ROLES and `rule`) to #rrggbb."""
    aliases: Mapping[str, str]
    """Alias to role or `none`."""
    deck_fonts: Families
    print_fonts: Families
    fonts: tuple[FontFile, ...]
    settings: Mapping[str, object]
    """What stands under `defaults: make-deck:`, merged."""
    remarks: tuple[Problem, ...] = ()
    """What was passed over, or replaced, when the brand was read; warnings."""
    logo: Path | None = None
    """The logo on a light ground, medium or the nearest size that the brand has."""

    @property
    def deck(self) -> Mapping[str, object]:
        """What stands under `deck:` in the settings."""
        found = self.settings.get("deck")
        return found if isinstance(found, Mapping) else {}

    def file(self, name: str) -> Path:
        """Return the first file of this name in the brand's folders; FileNotFoundError if none has it."""
        for folder in self.folders:
            if (folder / name).is_file():
                return folder / name
        raise FileNotFoundError(f"{name} is in none of {', '.join(map(str, self.folders))}")

    def role(self, name: str) -> str | None:
        """Return the role behind a role or alias, or None when the alias is `none`; KeyError if unknown."""
        if name in ROLES or name == "rule":
            return name
        target = self.aliases[name]
        return None if target == "none" else self.role(target)

    def font(self, family: str, weight: int) -> Path | None:
        """Return the file of this family whose weight is nearest, or None when the brand ships none."""
        files = [f for f in self.fonts if f.family == family]
        return min(files, key=lambda f: abs(f.weight - weight)).path if files else None
