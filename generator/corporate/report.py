"""What comes of a template, for `brand check`: each of our roles, where it stands, and what the template lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.brand.model import Brand
from generator.corporate.settings import Setting, setting, where
from generator.deck import lint
from generator.deck.layouts import Layout, Layouts, layouts
from generator.problems import Problem

SHOWN = 3
"""How many faults of a template are named."""


@dataclass(frozen=True)
class Use:
    """How one of our layouts is had."""

    role: str
    how: str
    """`theirs` or `built`."""
    page: str
    """Their layout: the one that it is, or that it is made from; empty for the bare master."""
    left_out: tuple[str, ...] = ()
    """Our placeholders that theirs has no place for."""
    together: tuple[str, ...] = ()
    """Our placeholders whose text goes into another one."""

    def __str__(self) -> str:
        if self.how == "built":
            return f"{self.role}: built on {f'`{self.page}`' if self.page else 'the bare master'}"
        more = f"; left out: {', '.join(self.left_out)}" if self.left_out else ""
        more += f"; put below another text: {', '.join(self.together)}" if self.together else ""
        return f"{self.role}: `{self.page}`{more}"


def uses(brand: Brand, language: str) -> tuple[Use, ...]:
    """Return how every layout is had, in the order of layouts.yaml; InputProblems for settings that cannot be met."""
    found, offered = setting(brand), layouts(brand, language)
    return tuple(_use(layout, found) for layout in offered.layouts.values())


def _use(layout: Layout, found: Setting) -> Use:
    names = {page.part: " ".join(page.name.split()) for page in found.master.pages}
    if not layout.part:
        return Use(layout.key, "built", names.get(layout.on, ""))
    left = tuple(key for key, other in layout.joins.items() if not other)
    return Use(layout.key, "theirs", names[layout.part], left, tuple(k for k, other in layout.joins.items() if other))


def problems(brand: Brand, language: str) -> tuple[Problem, ...]:
    """Return warnings about a template: what it lacks, faults that it had before, text that comes out small."""
    found, offered = setting(brand), layouts(brand, language)
    return (*_lacking(brand, found), *_small(brand, found, offered), *_faults(brand, found))


def _lacking(brand: Brand, found: Setting) -> Iterator[Problem]:
    kinds = {p.kind for p in (found.base or found.master).places}
    source = f"layout `{' '.join(found.base.name.split())}`" if found.base else "master"
    if not kinds & {"title", "ctrTitle"}:
        yield _warning(brand, "base", f"Its {source} has no title.", "Titles get the place and look of ours.")
    for kind, name in (("ftr", "footer"), ("sldNum", "slide number")):
        if kind not in kinds:
            hint = "Slides have none. Add one in PowerPoint if they should."
            yield _warning(brand, "base", f"Its {source} has no {name}.", hint)
    if found.master.painted:
        message = (
            f"Its background is a {found.master.painted}; contrasts are measured on its mean, {found.master.ground}."
        )
        yield _warning(brand, "theme", message, "Look at a build.")


def _small(brand: Brand, found: Setting, offered: Layouts) -> Iterator[Problem]:
    if (scale := offered.frame.scale) < float(found.recipe["measures"]["small"]):
        points = offered.styles["body"].size * scale
        message = f"The content area is small: running text comes to {points:.0f} points."
        yield _warning(brand, "area", message, "Make `area` larger if the template has room.")


def _faults(brand: Brand, found: Setting) -> Iterator[Problem]:
    faults = lint.structure(found.path)
    if faults:
        more = f" and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        message = f"The template itself is not in order: {'; '.join(faults[:SHOWN])}{more}."
        yield _warning(brand, "template", message, "Faults in its slides go with them; open and save it in PowerPoint.")


def _warning(brand: Brand, key: str, message: str, hint: str) -> Problem:
    return Problem(message, where(brand, key), hint, "warning")
