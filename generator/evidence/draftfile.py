"""Writes a draft as YAML: in the order of the schema, with comments on what to do and what is uncertain."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.evidence.draft import Draft, statistic
from generator.evidence.pick import Picked
from generator.text.words import Words

_PLAIN = re.compile(r"[A-Za-z\u3400-\u9fff][^#:{}\[\],&*?|<>=!%@`\"'\\\n]*")
_RESERVED = re.compile(r"(?:true|false|yes|no|on|off|null|y|n|~)$", re.IGNORECASE)


def text(draft: Draft, words: Words, source: str, name: str) -> str:
    """Return the file's text; `source` and `name` are the files as commands name them."""
    return "\n".join(_lines(draft, words, source, name)) + "\n"


def _lines(draft: Draft, words: Words, source: str, name: str) -> Iterator[str]:
    for line in words["draft.comment.head"].strip().splitlines():
        yield f"# {line}".rstrip()
    yield f"#   make_deck.py check {name} --source {source} --coverage"
    yield f"#   make_deck.py {name} --source {source}"
    yield ""
    for key, value in draft.data.items():
        if key == "sections":
            continue
        comment = f"  # {words[f'draft.comment.{key}']}" if key in draft.unsure else ""
        if isinstance(value, str | int):
            yield f"{key}: {scalar(value)}{comment}"
        else:
            yield f"{key}:"
            yield from _nested(value, 2)
    yield "sections:"
    for section, figures in zip(draft.data["sections"], draft.sections, strict=True):
        yield from _section(section, figures, words)
        yield ""
    if draft.empty:
        yield f"# {words['draft.comment.empty']}:"
        for part in draft.empty:
            where = words.format("draft.comment.paragraphs", first=part.first, last=part.last)
            yield f"#   {part.title} ({where})"


def _section(section: dict[str, Any], figures: Sequence[Picked], words: Words) -> Iterator[str]:
    first = True
    for key, value in section.items():
        lead = "  - " if first else "    "
        first = False
        if key == "statistics":
            if value:
                yield "    statistics:"
            yield from _statistics(value, figures, words)
        elif isinstance(value, str):
            yield f"{lead}{key}: {scalar(value)}"
        elif key == "paragraphs":
            yield f"{lead}{key}: {flow(value)}"
        elif value:
            yield f"{lead}{key}:"
            yield from _nested(value, 6)


def _statistics(entries: Sequence[dict[str, Any]], figures: Sequence[Picked], words: Words) -> Iterator[str]:
    known = {p.id: p for p in figures}
    for entry in entries:
        doubts = [words[f"draft.comment.{key}"] for key in known[entry["id"]].found.doubts]
        comment = f"  # {'; '.join(doubts)}" if doubts else ""
        yield f"      - id: {entry['id']}{comment}"
        for key, value in entry.items():
            if key != "id":
                yield f"        {key}: {flow(value)}"
    others = [p for p in figures if not p.used]
    if others:
        yield f"      # {words['draft.comment.others']}:"
        yield from (f"      # - {flow(statistic(p, words))}" for p in others)


def _nested(value: object, indent: int) -> Iterator[str]:
    space = " " * indent
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, list) and inner and isinstance(inner[0], dict):
                yield f"{space}{key}:"
                yield from _nested(inner, indent + 2)
            else:
                yield f"{space}{key}: {flow(inner)}"
    elif isinstance(value, list):
        for entry in value:
            short = flow(entry)
            if not isinstance(entry, dict) or ("kind" not in entry and len(short) + indent < 110):
                yield f"{space}- {short}"
                continue
            lines = list(_nested(entry, indent + 2))
            yield f"{space}- {lines[0].strip()}"
            yield from lines[1:]


def flow(value: object) -> str:
    """Return a value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(entry) for entry in value) + "]"
    return scalar(value)


def scalar(value: object) -> str:
    """Return a text or number as YAML, in quotes wherever it could be taken for something else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if _PLAIN.fullmatch(value) and not _RESERVED.match(value) and value == value.strip():
        return value
    return json.dumps(value, ensure_ascii=False)
