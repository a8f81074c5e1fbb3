"""Speaker's notes: what to say, then each figure with its place in the source, then what to mind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.deck.material import Fig, Material
from generator.text import phrases


def notes(material: Material, say: Iterable[Any], about: Any) -> tuple[str, ...]:
    """Return the paragraphs of a slide's notes; `say` is what to say, `about` what the slide shows."""
    spoken = [material.text(s) for s in _flat(say)]
    figures = [material.fig(id) for id in material.ids(about)]
    lines = [phrases.sentence(material.words, s) for s in dict.fromkeys(spoken)]
    if figures:
        lines += [material.word("deck.notes-figures"), *(_figure(material, f) for f in figures)]
    caveats = [material.word("deck.notes-caveat", label=f.label, caveat=f.caveat) for f in figures if f.caveat]
    if caveats:
        lines += [material.word("deck.notes-caveats"), *(phrases.sentence(material.words, c) for c in caveats)]
    return tuple(lines)


def spoken(material: Material, section: Any, about: Any) -> list[str]:
    """Return those paragraphs of the section's running text that nobody says on another slide of it.

    A paragraph belongs to the exhibit with which it shares most figures; one that shares none is said at the
    section's divider, where `about` is the section itself.
    """
    if section is None:
        return []
    shown = [frozenset(material.ids(block)) for block in section.blocks if block.only != "handout"]
    owners = {text: _owner(frozenset(material.ids(text)), shown) for text in section.text}
    if about is section:
        return [text for text, owner in owners.items() if owner is None]
    ids = frozenset(material.ids(about))
    return [text for text, owner in owners.items() if owner and ids <= owner and ids & set(material.ids(text))]


def _owner(ids: frozenset[str], shown: Iterable[frozenset[str]]) -> frozenset[str] | None:
    """Return the figures of the exhibit that shares most with these, the first of equals; None if none shares any."""
    best = max(shown, key=lambda one: len(ids & one), default=frozenset())
    return best if ids & best else None


def dated(material: Material, events: Iterable[Any]) -> list[str]:
    """Return events as one says them: the date, what it was, what happened."""
    return [
        material.word(
            "deck.say-event",
            date=phrases.date_range(material.words, e.date, e.end),
            heading=material.text(e.heading),
            text=material.text(e.text),
        )
        for e in events
    ]


def introduced(material: Material, people: Iterable[Any]) -> list[str]:
    """Return people as one presents them: the name, the post, what they did."""
    return [
        material.word(
            "deck.say-person", name=material.text(p.name), post=material.text(p.post), text=material.text(p.text)
        )
        for p in people
    ]


def _flat(say: Any) -> Iterable[str]:
    if isinstance(say, str):
        yield from (line.strip() for line in say.split("\n") if line.strip())
    elif say:
        for item in say:
            yield from _flat(item)


def _figure(material: Material, fig: Fig) -> str:
    """Return one figure with everything that proves it, in one line."""
    where = phrases.paragraph_list(material.words, fig.paragraphs)
    if fig.formula:
        said = material.word("deck.notes-computed", label=fig.label, figure=fig.text, formula=fig.formula, where=where)
        return phrases.sentence(material.words, said)
    extent = material.extent(fig.id)
    key = "deck.notes-figure" if extent else "deck.notes-figure-plain"
    said = material.word(key, label=fig.label, figure=fig.text, extent=extent, where=where)
    if fig.exact and material.report.language == "zh-CN":
        said += material.word("deck.notes-exact", exact=fig.exact)
    return phrases.sentence(material.words, said)
