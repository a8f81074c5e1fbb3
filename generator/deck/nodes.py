"""YAML as plain values that remember their line, for files whose values hold expressions."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

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
    """Return the file as a mapping; InputProblems with line and column when it is none or no YAML."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    shown = str(path)
    try:
        node = YAML(typ="safe").compose(path.read_text("utf-8"))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Where(shown, mark.line + 1, mark.column + 1) if mark else Where(shown)
        raise InputProblems([Problem(f"This is not valid YAML: {error.problem or error.context}.", where)]) from error
    value = _value(node, shown) if node is not None else None
    if not isinstance(value, Map):
        raise InputProblems([Problem("This file has to be a mapping such as `slides:`.", Where(shown, 1))])
    return value


def _value(node: Any, file: str) -> Value:
    where = Where(file, node.start_mark.line + 1, node.start_mark.column + 1)
    if node.id == "mapping":
        found = Map(where)
        for key, value in node.value:
            place = Where(file, key.start_mark.line + 1, key.start_mark.column + 1)
            if key.value in found:
                raise InputProblems([Problem(f"`{key.value}` stands here a second time.", place, "Keep one of them.")])
            found[Line(key.value, place)] = _value(value, file)
        return found
    if node.id == "sequence":
        items = Items(where)
        items.extend(_value(item, file) for item in node.value)
        return items
    return _scalar(node, where)


def _scalar(node: Any, where: Where) -> Value:
    kind = str(node.tag).rpartition(":")[2]
    text = str(node.value)
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() in ("true", "yes", "on")
    if kind in ("int", "float"):
        return float(text) if kind == "float" else int(text)
    return Line(text, where)
