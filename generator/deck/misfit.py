"""What does not fit a slide, said as problems: which text, by how much, where it stands in the summary."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.problems import Problem, Where
from generator.report.origins import Origins


class Misfit(Struct, frozen=True):
    """A text that does not fit."""

    slide: str
    """The key of its slide."""
    title: str
    """The title of its slide without the mark of continuation."""
    key: str
    text: str
    why: str
    over: int
    """Characters that are too many, at least."""


def told(misfits: Iterable[Misfit], known: Origins) -> list[Problem]:
    """Return what does not fit, each text of a list's slides once: by as much as it is too long on the worst."""
    worst: dict[tuple[str, str, str], Misfit] = {}
    for one in misfits:
        before = worst.setdefault((one.title, one.key, one.text), one)
        if one.over > before.over:
            worst[one.title, one.key, one.text] = one
    return list(dict.fromkeys(_problem(one, known) for one in worst.values()))


def _problem(misfit: Misfit, known: Origins) -> Problem:
    text, over = misfit.text, misfit.over
    start = text.replace("\n", " ")[:24] + ("\u2026" if len(text) > 24 else "")
    hint = f"Shorten it by about {over} character{'s' * (over > 1)}." if over > 0 else "Shorten it."
    message = f"`{start}` does not fit `{misfit.key}` of the slide `{misfit.title}`: {misfit.why}."
    return Problem(message, _where(misfit, known), hint)


def _where(misfit: Misfit, known: Origins) -> Where | None:
    """Return the place of a text in the summary; what is put together has that of its longest piece, its title.

    What the program wrote has the place of the report's title, so that no problem is without one.
    """
    whole = (w for p in (misfit.text, *misfit.text.split("\n")) if (w := known.text(p)))
    piece = next(whole, None) or known.piece(misfit.text)
    return piece or known.text(misfit.title) or known.block(misfit.slide) or known.report
