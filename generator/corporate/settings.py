"""What a brand file says about its template, checked against the template itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.brand.model import ROLES, Brand
from generator.brand.source import did_you_mean, find, shown
from generator.corporate import read, roles, space
from generator.corporate.model import Master, Page, Template
from generator.corporate.roles import Ink
from generator.deck import layoutfile
from generator.deck.model import Box
from generator.problems import InputProblems, Problem, Where

NONE = "none"
"""Instead of a number: this of our placeholders has no place in their layout and is left out."""


class Setting(Struct, frozen=True):
    """A template and how it is used."""

    path: Path
    template: Template
    master: Master
    base: Page | None
    area: Box
    mapped: Mapping[str, tuple[Page, Mapping[str, int | None]]]
    """Role to their layout, and the number of their placeholder by ours; None leaves ours out."""
    inks: Mapping[str, Ink]
    """The theme colour of every role."""
    recipe: Mapping[str, Any]
    """corporate.yaml."""


def has(brand: Brand) -> bool:
    """Return whether the brand's deck is written on a template of the organisation's own."""
    return bool(brand.deck.get("template"))


def recipe(folders: tuple[Path, ...]) -> Mapping[str, Any]:
    """Return corporate.yaml, merged over the brand's folders."""
    return layoutfile.read(folders, roles.FILE)


def setting(brand: Brand) -> Setting:
    """Return how the brand uses its template; InputProblems with everything in the brand file that it cannot do."""
    return _Checker(brand).setting()


@lru_cache(maxsize=4)
def _template(path: Path, _changed: int) -> Template:
    return read.template(path)


class _Checker:
    def __init__(self, brand: Brand) -> None:
        self.brand, self.deck = brand, brand.deck
        self.wrong: list[Problem] = []

    def setting(self) -> Setting:
        path = self.path()
        template = _template(path, path.stat().st_mtime_ns)
        number = int(str(self.deck.get("master") or 1))
        if not 1 <= number <= len(template.masters):
            self.refuse("master", f"The template has no slide master {number}.", f"It has {len(template.masters)}.")
            raise InputProblems(self.wrong)
        master, how = template.masters[number - 1], recipe(self.brand.folders)
        asked = str(self.deck.get("base") or "")
        base = self.page(asked, master, "base") if asked else None
        found = Setting(
            path, template, master, base, self.area(template, master, base, how), self.mapped(master),
            self.inks(master, how), how,
        )  # fmt: skip
        if self.wrong:
            raise InputProblems(self.wrong)
        return found

    def path(self) -> Path:
        name = str(self.deck["template"])
        places = [folder / name for folder in self.brand.folders]
        for folder, path in zip(self.brand.folders, places, strict=True):
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                return path
        self.refuse("template", f"The template `{name}` is not there.", "Put it into the brand's folder.")
        raise InputProblems(self.wrong)

    def area(self, template: Template, master: Master, base: Page | None, how: Mapping[str, Any]) -> Box:
        said = self.deck.get("area") or []
        if not said:
            return space.area(template, master, base, how)
        if isinstance(said, list) and len(said) == 4 and all(isinstance(n, (int, float, Decimal)) for n in said):
            box = Box(*(float(n) for n in said))
            if min(box.w, box.h) > 1 and box.x + box.w <= template.slide.w + 0.01:
                return box
        size = f"{template.slide.w:.2f} by {template.slide.h:.2f}"
        hint = f"Write [x, y, width, height] in inches; the slide is {size}."
        self.refuse("area", f"`{said}` is no rectangle on the slide.", hint)
        return space.area(template, master, base, how)

    def page(self, asked: str, master: Master, key: str) -> Page | None:
        """Return a layout by number or by name, in which spaces and line breaks do not count."""
        named = [p for p in master.pages if _plain(p.name) == _plain(asked)]
        numbered = [p for p in master.pages if asked.isdigit() and p.number == int(asked)]
        if found := (named or numbered):
            if len(found) > 1:
                numbers = ", ".join(str(p.number) for p in found)
                message = f"Several layouts of the template are called `{asked}`."
                self.refuse(key, message, f'Write one of their numbers in quotes, such as "{numbers}".')
            return found[0]
        names = [_plain(p.name) for p in master.pages]
        otherwise = f"It has {', '.join(names)}." if names else "Its master has none at all."
        message = f"The template has no layout `{asked}`."
        self.refuse(key, message, did_you_mean(_plain(asked), names, otherwise))
        return None

    def mapped(self, master: Master) -> dict[str, tuple[Page, Mapping[str, int | None]]]:
        found: dict[str, tuple[Page, Mapping[str, int | None]]] = {}
        said = self.deck.get("layouts") or {}
        for role, how in said.items() if isinstance(said, Mapping) else ():
            if not isinstance(how, Mapping) or not isinstance(how.get("places"), Mapping) or "layout" not in how:
                hint = "Write `{layout: its name, places: {title: 0, …}}`."
                self.refuse(str(role), f"`{role}` says not which layout it is and what goes where.", hint)
                continue
            page = self.page(str(how["layout"]), master, str(role))
            if page:
                found[str(role)] = page, {str(k): self.place(page, str(role), v) for k, v in how["places"].items()}
        return found

    def place(self, page: Page, role: str, said: object) -> int | None:
        if said == NONE:
            return None
        numbers = {p.idx: p for p in page.places if p.box}
        if isinstance(said, int) and said in numbers:
            return said
        message = f"The layout `{_plain(page.name)}` has no placeholder {said} that stands somewhere."
        there = ", ".join(f"{n} ({p.kind})" for n, p in numbers.items()) or "no placeholders"
        self.refuse(role, message, f"It has {there}; `{NONE}` leaves ours out.")
        return None

    def inks(self, master: Master, how: Mapping[str, Any]) -> dict[str, Ink]:
        said = self.deck.get("theme") or {}
        found = roles.assign(master, how)
        for role, written in said.items() if isinstance(said, Mapping) else ():
            one = roles.ink(str(written), master.colors)
            if role not in (*ROLES, "rule"):
                self.refuse(
                    str(role), f"There is no colour role `{role}`.", f"Roles are {', '.join((*ROLES, 'rule'))}."
                )
            elif one is None:
                names = ", ".join(n for n in master.colors if n[:2] not in ("dk", "lt"))
                hint = f"Write one of {names}, and lumMod and lumOff in percent if need be."
                self.refuse(str(role), f"`{written}` is no theme colour.", hint)
            else:
                found[str(role)] = one
        return found

    def refuse(self, key: str, message: str, hint: str = "") -> None:
        self.wrong.append(Problem(message, where(self.brand, key), hint))


def where(brand: Brand, key: str) -> Where:
    """Return the line of the brand's file that holds a setting of its deck."""
    path = find(brand.folders[0]) or brand.folders[0]
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    inside = False
    for number, line in enumerate(lines, 1):
        inside |= bool(re.match(r"\s*template:", line))
        if inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*:", line):
            return Where(shown(path), number)
    return Where(shown(path))


def _plain(name: str) -> str:
    return " ".join(name.split())
