"""What comes of a template, for `brand check`: each of our roles, where it stands, and what the template lacks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.brand.model import Brand
from generator.corporate import propose
from generator.corporate.settings import Setting, setting, where
from generator.deck import lint
from generator.deck.layouts import Layout, Layouts, layouts
from generator.problems import Problem

SHOWN = 3
"""How many faults of a template are named."""


class Use(Struct, frozen=True):
    """How one of our layouts is had."""

    role: str
    how: str
    """`theirs`, `built`, or `missing` if theirs has no place for its title."""
    page: str
    """Their layout: the one that it is, or that it is made from; empty for the bare master."""
    why: str = ""
    """What speaks for that layout, or for a new one."""
    left_out: tuple[str, ...] = ()
    """Our placeholders that theirs has no place for."""
    together: tuple[str, ...] = ()
    """Our placeholders whose text goes into another one."""

    @property
    def family(self) -> str:
        """Return the role without its variants."""
        return self.role.split("-")[0]

    @property
    def told(self) -> str:
        """Return the use without the role, as a person reads it."""
        reason = f" ({self.why})" if self.why else ""
        if self.how == "built":
            return f"built on {f'`{self.page}`' if self.page else 'the bare master'}{reason}"
        more = f"; left out: {', '.join(self.left_out)}" if self.left_out else ""
        more += f"; put below another text: {', '.join(self.together)}" if self.together else ""
        return f"{'missing, ' if self.how == 'missing' else ''}`{self.page}`{reason}{more}"

    def __str__(self) -> str:
        return f"{self.role}: {self.told}"


def uses(brand: Brand, language: str) -> tuple[Use, ...]:
    """Return how every layout is had, in the order of layouts.yaml; InputProblems for settings that cannot be met."""
    found, offered = setting(brand), layouts(brand, language)
    proposal = propose.propose(found.template, found.recipe)
    return tuple(_use(layout, found, proposal) for layout in offered.layouts.values())


def _use(layout: Layout, found: Setting, proposal: propose.Proposal) -> Use:
    pages = {page.part: page for page in found.master.pages}
    names = {part: " ".join(page.name.split()) for part, page in pages.items()}
    ours = proposal.master == found.master.number
    role = layout.key.split("-")[0]
    part = layout.part or (layout.on if layout.titled is not None else "")
    if not part:
        return Use(layout.key, "built", names.get(layout.on, ""), _built(layout, found, proposal if ours else None))
    mapped = proposal.roles.get(role) if ours else None
    same = mapped and mapped.page == pages[part].number
    why = f"confidence {mapped.confidence}: {mapped.why}" if mapped and same else "as the brand says"
    left = tuple(key for key, other in layout.joins.items() if not other)
    how = "missing" if "title" in left else "theirs"
    return Use(layout.key, how, names[part], why, left, tuple(k for k, other in layout.joins.items() if other))


def _built(layout: Layout, found: Setting, proposal: propose.Proposal | None) -> str:
    """Return why a layout is made anew, on that one of theirs."""
    role = layout.key.split("-")[0]
    lacking = proposal.lacking.get(role, "") if proposal else ""
    if not layout.furniture:
        return f"{lacking}; it fills the whole slide" if lacking else "it fills the whole slide"
    base = found.base.number if found.base else None
    why = proposal.why_base if proposal and proposal.base == base else "as the brand says"
    return f"{lacking}; {why}" if lacking else why


def families(found: tuple[Use, ...]) -> Iterator[str]:
    """Yield a line for each way in which roles are had, and how many variants each role has."""
    ways: dict[str, dict[str, int]] = {}
    for use in found:
        roles = ways.setdefault(use.told, {})
        roles[use.family] = roles.get(use.family, 0) + 1
    for told, roles in ways.items():
        yield f"{', '.join(f'{role} ×{n}' if n > 1 else role for role, n in roles.items())}: {told}"


def problems(brand: Brand, language: str) -> tuple[Problem, ...]:
    """Return warnings about a template: what it lacks, faults that it had before, text that comes out small."""
    found, offered = setting(brand), layouts(brand, language)
    return (
        *_lacking(brand, found),
        *_untitled(brand, offered),
        *_small(brand, found, offered),
        *_faults(brand, found),
    )


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


def _untitled(brand: Brand, offered: Layouts) -> Iterator[Problem]:
    for layout in offered.layouts.values():
        if layout.part and layout.joins.get("title") == "":
            message = f"`{layout.key}` is missing: the layout that it is mapped to has no place for its title."
            yield _warning(brand, layout.key.split("-")[0], message, "Name the placeholder for it, or another layout.")


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
