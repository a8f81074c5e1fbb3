"""Goes through a report and yields texts, references to figures and cites, each with its path."""

from __future__ import annotations

from collections.abc import Iterator

from generator.report import derived, prose, shape
from generator.report.model import Cite, Report, Strict
from generator.report.shape import Shape
from generator.report.yamlfile import Key

_REFERRING = ("stat", "stats", "before", "after", "whole")
"""Fields that hold ids of figures."""


def texts(report: Report) -> Iterator[tuple[Key, str]]:
    """Yield every text in human language, in the order of the schema."""
    yield from _texts(report, Shape(model=Report), ())


def _texts(value: object, here: Shape, path: Key) -> Iterator[tuple[Key, str]]:
    if here.text:
        if isinstance(value, str):
            yield path, value
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from _texts(entry, here.items or Shape(), (*path, index))
    elif isinstance(value, Strict):
        for name, inner in shape.fields(type(value)).items():
            yield from _texts(getattr(value, name), inner, (*path, name))


def _parts(value: object, path: Key) -> Iterator[tuple[Key, Strict]]:
    """Yield every object of the schema at or below a place."""
    if isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from _parts(entry, (*path, index))
    elif isinstance(value, Strict):
        yield path, value
        for name in type(value).model_fields:
            yield from _parts(getattr(value, name), (*path, name))


def parts(report: Report) -> tuple[tuple[Key, Strict], ...]:
    """Return every object of the report with its path."""
    return tuple(_parts(report, ()))


def cites(found: tuple[tuple[Key, Strict], ...]) -> Iterator[tuple[Key, Cite]]:
    """Yield the cites among the parts."""
    yield from ((path, part) for path, part in found if isinstance(part, Cite))


def references(report: Report, found: tuple[tuple[Key, Strict], ...]) -> Iterator[tuple[Key, str]]:
    """Yield every id of a figure that is referred to, in texts and in data, with the place of the reference."""
    for path, text in texts(report):
        yield from ((path, id) for id in prose.refs(text))
    for path, part in found:
        for name in _REFERRING:
            value = getattr(part, name, None)
            if isinstance(value, str):
                yield (*path, name), value
            elif isinstance(value, tuple):
                yield from (((*path, name, index), id) for index, id in enumerate(value))
    for index, item in enumerate(report.derived):
        yield from ((("derived", index, "formula"), id) for id in derived.ids(item.formula))
