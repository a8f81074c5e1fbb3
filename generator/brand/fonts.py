"""The font files and families of a brand. Print names only families that have a file; slides name what they like."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from generator.brand.model import Brand, Families, FontFile
from generator.brand.source import Source
from generator.problems import Problem, Where
from generator.resources import folder
from generator.text.scripts import is_chinese, is_han

WEIGHTS = {"thin": 100, "extra-light": 200, "light": 300, "normal": 400, "regular": 400, "medium": 500,
           "semi-bold": 600, "bold": 700, "extra-bold": 800, "black": 900}  # fmt: skip


def files(chain: tuple[Source, ...], problems: list[Problem]) -> tuple[FontFile, ...]:
    """Return the font files of the chain; a family that a brand lists itself is not mixed with an inherited one.

    A file is looked up in the brand's folder, in those it extends, and among the shipped fonts; never outside.
    """
    found: list[FontFile] = []
    places = (*(source.folder for source in chain), folder("assets") / "fonts")
    for at, source in enumerate(chain):
        taken = {font.family for font in found}
        entries = source.get("typography", "fonts")
        for number, entry in enumerate(entries if isinstance(entries, list) else ()):
            if not isinstance(entry, Mapping) or entry.get("source", "file") != "file" or entry.get("family") in taken:
                continue
            family, listed = entry.get("family"), entry.get("files")
            if not isinstance(family, str) or not isinstance(listed, list):
                message = "A font from a file needs `family` and `files`; it is passed over."
                problems.append(source.warning(message, "typography", "fonts", number))
                continue
            for place, item in enumerate(listed):
                entry_at = _Entry(source, ("typography", "fonts", number, "files", place), places[at:], problems)
                found += _file(family, item, entry_at)
    return tuple(found)


class _Entry(Struct, frozen=True):
    """One line of a font's `files`: where it stands, and the folders its file may be in."""

    source: Source
    keys: tuple[str | int, ...]
    places: tuple[Path, ...]
    problems: list[Problem]

    def refuse(self, message: str, hint: str) -> None:
        self.problems.append(self.source.problem(message, *self.keys, hint=hint))

    def pass_over(self, message: str, hint: str) -> None:
        self.problems.append(self.source.warning(message, *self.keys, hint=hint))


def _file(family: str, item: Any, entry: _Entry) -> list[FontFile]:
    described = item if isinstance(item, Mapping) else {"path": item}
    if described.get("style", "normal") != "normal":
        return []  # nothing in a deck or handout is italic: Chinese has none
    weight: Any = described.get("weight", 400)
    weight = WEIGHTS.get(weight, weight) if isinstance(weight, str) else weight
    if not isinstance(weight, int):
        entry.pass_over(f"`{weight}` is not a font weight.", "It is passed over: write a number such as 400 or 700.")
        return []
    path = _inside(described.get("path"), entry)
    return [FontFile(family, weight, path)] if path else []


def _inside(name: Any, entry: _Entry, kind: str = "font") -> Path | None:
    """Return the file of this name in the first place that has it."""
    if not isinstance(name, str) or "://" in name:
        hint = "It is passed over, for nothing is fetched: put the file into the folder."
        entry.pass_over(f"`{name}` is not the path of a {kind} file.", hint)
        return None
    for place in entry.places:
        path = (place / name.lstrip("/")).resolve()  # the standard begins paths from the project's folder with /
        if not path.is_relative_to(place.resolve()):
            entry.refuse(f"`{name}` leads out of the brand's folder.", "Copy the file into it.")
            return None
        if path.is_file():
            return path
    hint = "It is passed over: put the file into the brand's folder, or correct the name."
    entry.pass_over(f"The {kind} file `{name}` is not there.", hint)
    return None


def families(
    chain: tuple[Source, ...], files: tuple[FontFile, ...], output: str, settings: Mapping[str, Any], language: str = ""
) -> Families:
    """Return the families of `deck` or `handout`: its own `fonts`, else those of `typography`, nearest brand first.

    A family that has no Han leaves the East Asian slot to that of `base`. In a language other than Chinese a family
    that has a companion keeps the Han slots and leaves the others to it.
    """
    own = settings.get(output, {}).get("fonts", {})
    body = own.get("body") or _nearest(chain, "base")
    heading = own.get("heading") or _nearest(chain, "headings") or body
    serif = own.get("serif") or ""
    east = {}
    for slot, family in (("heading", heading), ("body", body)):
        fits = family if has_han(family, files, settings) else _pair(family, settings) or _nearest(chain[-1:], "base")
        east[f"{slot}_ea"] = own.get(f"{slot}-ea") or fits
    companions = settings.get("companions", {}) if language and not is_chinese(language) else {}
    heading, body, serif = (companions.get(family, family) for family in (heading, body, serif))
    named = Families(heading=heading, body=body, serif=serif, **east)
    return _printed(named, chain, files, settings, companions) if output == "handout" else named


def _printed(
    named: Families,
    chain: tuple[Source, ...],
    files: tuple[FontFile, ...],
    settings: Mapping[str, Any],
    companions: Mapping[str, str],
) -> Families:
    """Return the families with ours in place of those without a file: print is set in what is measured."""
    shipped = {font.family for font in files}
    found = {}
    for slot, family in asdict(named).items():
        ours = _pair(family, settings) or _nearest(chain[-1:], "base")
        ours = ours if slot.endswith("_ea") else companions.get(ours, ours)
        found[slot] = family if family in shipped or not family else ours
    return Families(**found)


def _pair(family: str, settings: Mapping[str, Any]) -> str:
    """Return the East Asian face that goes with a Latin family of the same kind, or nothing for one without serifs."""
    names = settings.get("serif-names", {})
    return next((face for name, face in names.items() if str(name).lower() in family.lower()), "")


def has_han(family: str, files: tuple[FontFile, ...], settings: Mapping[str, Any]) -> bool:
    """Return whether a family has Han: one that is known for it, or whose file has the glyphs."""
    if any(family.startswith(name) for name in settings.get("east-asian", ())) or any(map(is_han, family)):
        return True
    path = next((font.path for font in files if font.family == family), None)
    if path is None:
        return False
    from generator.text.measure import Face

    return Face(path).has("\u7684")


def _nearest(chain: tuple[Source, ...], name: str) -> str:
    """Return the family of `base` or `headings`, the first of a list as CSS writes it."""
    for source in chain:
        value = source.get("typography", name)
        family = value.get("family") if isinstance(value, Mapping) else value
        if isinstance(family, str):
            return family.split(",")[0].strip(" ;'\"")
    return ""


def logo(chain: tuple[Source, ...], problems: list[Problem]) -> Path | None:
    """Return the logo file of the nearest brand that has one; a file that is not there is reported."""
    for source in chain:
        whole = source.get("logo")
        sizes = [whole] if isinstance(whole, str) else [source.get("logo", s) for s in ("medium", "large", "small")]
        named = next((size for size in sizes if size), None)
        if named is None:
            continue
        name = named.get("light", named.get("path")) if isinstance(named, Mapping) else named
        image = source.get("logo", "images", name) or name
        path = image.get("path") if isinstance(image, Mapping) else image
        return _inside(path, _Entry(source, ("logo",), (source.folder,), problems), "logo")
    return None


def problems(brand: Brand) -> tuple[Problem, ...]:
    """Return a warning for each family that is named but not shipped: its widths are then only estimated."""
    place = Where(str(brand.folders[0])) if brand.folders else None
    shipped = {font.family for font in brand.fonts}
    handout: Any = brand.settings.get("handout", {})
    named = [*asdict(brand.deck_fonts).values(), *handout.get("fonts", {}).values()]
    return tuple(
        Problem(
            f"The brand names the font `{family}` but has no file of it.",
            place,
            "List its files under `typography: fonts:`; until then it is measured, and printed, with another font.",
            "warning",
        )
        for family in dict.fromkeys(named)
        if family and family not in shipped
    )
