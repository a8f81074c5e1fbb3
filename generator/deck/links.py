"""Jumps from slide to slide: names turned into the keys of slides that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from generator.deck.model import Content, Deck, Fill, Shape, Slide, Table, Text

Linked = TypeVar("Linked", Fill, Shape)


def resolve(deck: Deck) -> Deck:
    """Return the deck with every link leading to the key of a slide.

    A link may name a slide's key or one of its anchors; the first slide that has the name is meant. A link that leads
    nowhere, or to its own slide, is left out.
    """
    known: dict[str, str] = {}
    for name, key in _names(deck):
        known.setdefault(name, key)
    slides = tuple(_slide(slide, {n: k for n, k in known.items() if k != slide.key}) for slide in deck.slides)
    return replace(deck, slides=slides, sections=tuple(known.get(name, "") for name in deck.sections))


def _names(deck: Deck) -> Iterator[tuple[str, str]]:
    yield from ((slide.key, slide.key) for slide in deck.slides)
    yield from ((anchor, slide.key) for slide in deck.slides for anchor in slide.anchors)


def _slide(slide: Slide, known: Mapping[str, str]) -> Slide:
    fills = tuple(replace(_linked(f, known), content=_content(f.content, known)) for f in slide.fills)
    return replace(slide, fills=fills, shapes=tuple(_linked(s, known) for s in slide.shapes))


def _linked(one: Linked, known: Mapping[str, str]) -> Linked:
    return replace(one, link=known.get(one.link)) if one.link else one


def _content(content: Content, known: Mapping[str, str]) -> Content:
    if isinstance(content, Text):
        return _text(content, known)
    if isinstance(content, Table):
        rows = tuple(tuple(replace(c, text=_text(c.text, known)) for c in row) for row in content.rows)
        return replace(content, rows=rows)
    return content


def _text(text: Text, known: Mapping[str, str]) -> Text:
    if not any(run.link for p in text.paragraphs for run in p.runs):
        return text
    return replace(
        text,
        paragraphs=tuple(
            replace(p, runs=tuple(replace(r, link=known.get(r.link)) if r.link else r for r in p.runs))
            for p in text.paragraphs
        ),
    )
