"""Which edition of the handout is made, on which paper: what the brand's settings ask for, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator import yamlnodes
from generator.brand import contrast
from generator.brand.model import Brand
from generator.handout import cmyk
from generator.handout.geometry import paper, papers, setting
from generator.problems import InputProblems, Problem, Where

FILE = "handout/editions.yaml"
DEFAULT = "screen"
MM = 72 / 25.4
"""Points to a millimetre."""
OPENERS = ("any", "odd")
COLORS = ("rgb", "cmyk")


@dataclass(frozen=True)
class Edition:
    """An edition. Lengths are points."""

    name: str
    paper: str
    links: bool
    facing: bool
    leaf: bool
    """Whether it is printed on both sides."""
    bleed: float
    slug: float
    """Paper around the trim, for bleed and marks."""
    ppi: int
    """Pixels to an inch that pictures need; 0 leaves it to what looks sharp."""
    black: str
    """What `ink` becomes on light paper; empty: it stays."""
    mark: Mapping[str, float]
    """`length`, `gap` (from the trim) and `weight` of crop marks; empty: there are none."""
    odd: bool
    """Whether sections begin on right-hand pages; never where pages do not face each other."""
    profile: Path | None
    """The ICC profile whose CMYK the colours are printed in; None: they stay RGB."""
    archive: bool
    """Whether the file is to be PDF/A-3."""

    def as_dict(self) -> dict[str, object]:
        """Return what `--json` says of the handout."""
        return {"edition": self.name, "paper": self.paper, "archive": self.archive}

    def inked(self, brand: Brand) -> Brand:
        """Return the brand with its text in pure black, if this edition wants it so and the paper is light."""
        ink, ground = brand.colors["ink"], brand.colors["paper"]
        if not self.black or contrast.luminance(ink) > contrast.luminance(ground):
            return brand
        return replace(brand, colors={**brand.colors, "ink": self.black})


def edition(brand: Brand) -> Edition:
    """Return the edition that the brand's settings ask for; InputProblems with all that is wrong with them."""
    found = list(_problems(brand))
    if found:
        raise InputProblems(found)
    name = str(setting(brand, "edition")).lower()
    data = _known(brand)[name]
    inks = name_of(brand, "color") == "cmyk" and data["bleed"] > 0
    return Edition(
        name,
        paper(brand),
        bool(data["links"]),
        bool(data["facing"]),
        bool(data["leaf"]),
        float(data["bleed"]) * MM,
        float(data["slug"]) * MM,
        int(data["ppi"]),
        str(data.get("black", "")),
        {key: float(value) * MM for key, value in data.get("mark", {}).items()},
        name_of(brand, "openers") == "odd" and bool(data["facing"]),
        _profile(brand) if inks else None,
        bool(setting(brand, "archive")),
    )


def problems(brand: Brand) -> tuple[Problem, ...]:
    """Return what is wrong with the settings of edition and paper."""
    return tuple(_problems(brand))


def suffix(brand: Brand) -> str:
    """Return what the name of the file says of the edition: nothing of the usual edition, on the usual paper."""
    usual = (DEFAULT, papers(brand)[0])
    return "".join(
        f".{name}" for name, use in zip((name_of(brand, "edition"), paper(brand)), usual, strict=True) if name != use
    )


def name_of(brand: Brand, key: str) -> str:
    """Return a setting of the handout in lower case."""
    return str(setting(brand, key)).lower()


def _known(brand: Brand) -> dict[str, Any]:
    """Return the editions there are: those of the brand over those that it inherits, each as a whole."""
    known: dict[str, Any] = {}
    for folder in reversed(brand.folders):
        if (path := folder / FILE).is_file():
            known |= yamlnodes.read(path)
    return known


def _profile(brand: Brand) -> Path | None:
    """Return the file of the profile, in the brand's folder or one that it extends; None if it is not there."""
    name = str(setting(brand, "profile"))
    inside = [(folder, folder / name) for folder in brand.folders if name]
    return next((p for f, p in inside if p.is_file() and p.resolve().is_relative_to(f.resolve())), None)


def _problems(brand: Brand) -> list[Problem]:
    where = Where(str(brand.folders[0]))

    def unknown(what: str, key: str, known: tuple[str, ...]) -> Problem:
        given = setting(brand, key)
        return Problem(f"There is no {what} `{given}`. There are {', '.join(known)}.", where)

    editions = tuple(_known(brand))
    choices = (
        ("edition", "edition", editions),
        ("paper", "paper", papers(brand)),
        ("way to open sections", "openers", OPENERS),
        ("way to print colours", "color", COLORS),
    )
    found = [unknown(what, key, known) for what, key, known in choices if name_of(brand, key) not in known]
    if found or name_of(brand, "color") != "cmyk":
        return found
    if not _known(brand)[name_of(brand, "edition")]["bleed"]:
        return found
    name = setting(brand, "profile")
    if not name:
        message = "CMYK is printed only with a named ICC profile, and none is named."
        hint = "Ask the print shop for its profile and name it: `handout: {color: cmyk, profile: file.icc}`."
        found.append(Problem(message, where, hint))
    elif _profile(brand) is None:
        message = f"The ICC profile `{name}` is not in the brand's folder."
        found.append(Problem(message, where, "Put the print shop's file there, or correct `handout: {profile: …}`."))
    elif not cmyk.is_profile(_profile(brand) or Path()):
        message = f"`{name}` is not an ICC profile of a CMYK printer."
        found.append(Problem(message, where, "Ask the print shop for its output profile; its name ends in .icc."))
    if setting(brand, "archive"):
        message = "An archive copy keeps its colours in sRGB, and CMYK is asked for."
        found.append(Problem(message, where, "Build the archive copy as --edition screen or print."))
    return found
