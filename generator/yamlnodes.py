"""YAML as plain values that remember their line, for files whose values hold expressions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from generator import yamlevents
from generator.problems import InputProblems, Problem, Where


class Line(str):
    """A string and the line it stands on."""

    __slots__ = ("where",)
    where: Where

    def __new__(cls, value: str, where: Where) -> Self:
        self = super().__new__(cls, value)
        self.where = where
        return self


class Map(dict[str, Any]):
    """A mapping and the line it starts on."""

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.where = where


class Items(list[Any]):
    """A list and the line it starts on."""

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.where = where


Value = Line | Map | Items | int | float | bool | None


def read(path: Path) -> Map:
    """Return the file as a mapping; InputProblems with line and column when it is none or no YAML.

    Aliases and merged mappings (`<<`) are followed. Keys are texts, whatever they look like.
    """
    shown = str(path)
    try:
        value = yamlevents.compose(path.read_text("utf-8"), lambda events: _Composer(shown, events).document())
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Where(shown, mark.line + 1, mark.column + 1) if mark else Where(shown)
        said = str(error.problem or error.context).rstrip(".")
        raise InputProblems([Problem(f"This is not valid YAML: {said}.", where)]) from error
    if not isinstance(value, Map):
        raise InputProblems([Problem("This file has to be a mapping of keys to values.", Where(shown, 1))])
    return value


class _Composer:
    """Turns the parser's events into values."""

    def __init__(self, file: str, events: Iterator[Event]) -> None:
        self.file, self.events = file, events
        self.anchors: dict[str, Value] = {}

    def document(self) -> Value:
        """Return the only document of the file, None if it is empty."""
        found: list[Value] = []
        for event in self.events:
            if isinstance(event, NodeEvent):
                if found:
                    raise self.problem(event, "A second document starts here.", "Keep one document in one file.")
                found.append(self.value(event))
        return found[0] if found else None

    def value(self, event: Any) -> Value:
        """Return the value that starts with this event."""
        if isinstance(event, AliasEvent):
            if event.anchor not in self.anchors:
                raise self.problem(event, f"Nothing above is named `&{event.anchor}`.")
            return self.anchors[event.anchor]
        where = self.place(event)
        value: Value
        if isinstance(event, ScalarEvent):
            value = self.scalar(event, where)
        elif isinstance(event, MappingStartEvent):
            value = self.mapping(where)
        else:
            value = Items(where)
            value.extend(self.value(item) for item in self.until(SequenceEndEvent))
        if event.anchor:
            self.anchors[event.anchor] = value
        return value

    def mapping(self, where: Where) -> Map:
        found = Map(where)
        merged: dict[str, Any] = {}
        for key in self.until(MappingEndEvent):
            if not isinstance(key, ScalarEvent):
                raise self.problem(key, "A key has to be a word.", "Put a text that begins with { or [ in quotes.")
            value = self.value(next(self.events))
            if key.value == "<<" and not key.style:
                for one in value if isinstance(value, Items) else [value]:
                    if not isinstance(one, Map):
                        raise self.problem(key, "Only a mapping can be merged with `<<`.")
                    merged = one | merged  # the first that has a key decides
                continue
            if key.value in found:
                raise self.problem(key, f"`{key.value}` stands here a second time.", "Keep one of them.")
            found[Line(key.value, self.place(key))] = value
        for name, value in merged.items():
            found.setdefault(name, value)
        return found

    def scalar(self, event: Any, where: Where) -> Value:
        text = str(event.value)
        if event.tag not in (None, "!", yamlevents.TEXT):
            raise self.problem(event, f"The tag `{event.tag}` has no meaning here.", "Remove it.")
        if event.tag or not event.implicit[0]:
            return Line(text, where)
        match yamlevents.kind(text):
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int":
                return int(text)
            case "float":
                return float(text)
        return Line(text, where)

    def until(self, end: type[Event]) -> Iterator[Event]:
        """Yield the events that start what a list or mapping holds."""
        for event in self.events:
            if isinstance(event, end):
                return
            yield event

    def place(self, event: Any) -> Where:
        return Where(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def problem(self, event: Any, message: str, hint: str = "") -> InputProblems:
        return InputProblems([Problem(message, self.place(event), hint)])
