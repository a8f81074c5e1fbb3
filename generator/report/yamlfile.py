"""YAML 1.2 read into plain values with the place of every key and value.

Values are put together from the parser's events, not by ruamel.yaml's round-trip loader, which takes ten times as
long. A number is never turned into a float: `46.6` without quotes arrives as the Decimal of its digits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Self

from msgspec import Struct, field
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from generator import yamlevents
from generator.problems import InputProblems, Problem, UsageProblem, Where
from generator.report import yamlerrors

Key = tuple[str | int, ...]
"""The way from the top of a document to a value: keys and list places, the latter counted from 0."""

_DEEPEST = 40
_NO_KEY = "\0"
"""Stands in paths for a key that is refused; no key of a file can hold it."""


class Whole(int):
    """A whole number that knows how it was written, such as `007`."""

    def __new__(cls, raw: str) -> Self:
        """Return the number; its digits are cut where no number of a report reaches."""
        number = super().__new__(cls, raw[:100])
        number.raw = raw
        return number

    raw: str


class Document(Struct):
    """The values of one file and where they stand."""

    file: str
    data: object
    values: dict[Key, Where] = field(default_factory=dict)
    keys: dict[Key, Where] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    """What is wrong with the file although it can be read, such as a key that stands twice."""

    def where(self, path: Key) -> Where:
        """Return the place of the value, or of the nearest value around it."""
        return nearest(self.values, path, self.file)


def nearest(places: Mapping[Key, Where], path: Key, file: str) -> Where:
    """Return the place of the path or of the nearest one above it that has a place."""
    for length in range(len(path), -1, -1):
        if path[:length] in places:
            return places[path[:length]]
    return Where(file)


def read(path: Path) -> Document:
    """Return the document; UsageProblem if there is no such file, InputProblems if it cannot be read as a mapping."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise UsageProblem(f"There is no file {path}.") from None
    except OSError as error:
        raise UsageProblem(f"{path} cannot be opened: {(error.strerror or str(error)).lower()}.") from None
    return parse(_text(content, str(path)), str(path))


def parse(text: str, file: str, usual: str = "a summary starts with keys such as `id:` and `title:`") -> Document:
    """Return the document in this text; InputProblems if it cannot be read as a mapping, which says what is `usual`."""
    if not text.strip():
        raise InputProblems([Problem("the file is empty.", Where(file), "Write a summary in it.")])
    try:
        document = yamlevents.compose(
            text, lambda events: _Composer(file, events).document(), lambda found: not found.problems
        )
    except ReaderError as error:
        raise InputProblems([yamlerrors.unprintable(error, text, file)]) from None
    except MarkedYAMLError as error:
        raise InputProblems([yamlerrors.unreadable(error, text, file)]) from None
    except YAMLError:
        raise InputProblems([Problem("the file cannot be read as YAML.", Where(file))]) from None
    if not isinstance(document.data, dict):
        what = {type(None): "nothing but comments", list: "a list"}.get(type(document.data), "plain text")
        message = f"the file holds {what}; {usual}."
        raise InputProblems([Problem(message, document.where(()))])
    return document


def _text(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        hint = "Save it as UTF-8 in your editor." + (" (It looks like UTF-16.)" if content[:2] in _UTF16 else "")
        raise InputProblems([Problem("the file is not UTF-8 text.", Where(file, line), hint)]) from None


_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class _Composer:
    """Turns the parser's events into plain values and notes their places."""

    def __init__(self, file: str, events: Iterator[Event]) -> None:
        self.found = Document(file, None)
        self.events = events

    def document(self) -> Document:
        """Return the only document of the file."""
        count = 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                count += 1
                if count > 1:
                    self.problem(event, "a second document starts here (`---`).", "Keep one summary in one file.")
                    break
                self.found.data = self.value(next(self.events), ())
        return self.found

    def value(self, event: Event, path: Key) -> object:
        self.found.values.setdefault(path, self.place(event))
        if len(path) > _DEEPEST:
            raise InputProblems([Problem("brackets or lists are nested too deeply.", self.place(event))])
        tag = getattr(event, "tag", None)
        if tag not in (None, "!", yamlevents.TEXT) and not isinstance(event, AliasEvent):
            self.problem(event, f"the tag `{tag}` has no meaning here.", "Remove it.")
        anchor = getattr(event, "anchor", None)
        if anchor and not isinstance(event, AliasEvent):
            hint = f"Put the whole text in quotes: `&{anchor}` would be lost."
            self.problem(event, f"`&{anchor}` names a place in YAML, which summaries do not use.", hint)
        match event:
            case SequenceStartEvent():
                return [self.value(entry, (*path, index)) for index, entry in enumerate(self.until(SequenceEndEvent))]
            case MappingStartEvent():
                return dict(self.pairs(path))
            case AliasEvent():
                hint = "Write the text in quotes, or the value out."
                self.problem(event, f"`*{event.anchor}` is an alias, which summaries do not use.", hint)
                return None
            case ScalarEvent():
                plain = event.implicit[0] and not event.style and tag is None
                return _scalar(event.value) if plain else event.value
        return None

    def until(self, end: type[Event]) -> Iterator[Event]:
        """Yield the events that start the entries of a list or mapping."""
        for event in self.events:
            if isinstance(event, end):
                return
            yield event

    def pairs(self, path: Key) -> Iterator[tuple[str, object]]:
        seen: dict[str, Where] = {}
        for event in self.until(MappingEndEvent):
            place = self.place(event)
            if not isinstance(event, ScalarEvent):
                self.problem(event, "a key must be a single word.", "Put a text that begins with { or [ in quotes.")
                self.value(event, (*path, _NO_KEY))
                self.value(next(self.events), (*path, _NO_KEY))
                continue
            key = str(event.value)
            value = next(self.events)
            if key in seen:
                self.problem(event, f"the key `{key}` stands twice; first in line {seen[key].line}.", "Remove one.")
                self.value(value, (*path, _NO_KEY))
                continue
            seen[key] = place
            self.found.keys[*path, key] = place
            if isinstance(value, ScalarEvent) and not value.value and not value.style:
                self.found.values[*path, key] = place  # the parser places a value that is not there at the next key
            yield key, self.value(value, (*path, key))

    def place(self, event: Event) -> Where:
        return Where(self.found.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def problem(self, event: Event, message: str, hint: str) -> None:
        self.found.problems.append(Problem(message, self.place(event), hint))


def _scalar(text: str) -> object:
    """Return what a text without quotes stands for."""
    match yamlevents.kind(text):
        case "null":
            return None
        case "bool":
            return text.lower() == "true"
        case "int":
            return Whole(text)
        case "float":
            return Decimal(text)
    return text
