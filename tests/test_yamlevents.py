from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import CollectionStartEvent, Event, NodeEvent, ScalarEvent
from ruamel.yaml.parser import Parser

from generator import resources, yamlevents
from generator.problems import InputProblems, Problem
from generator.report.yamlfile import parse

Told = tuple[str, str, int, int]

SHIPPED = sorted(
    path
    for folder in (resources.folder("templates"), resources.folder("assets") / "reports", Path(__file__).parent)
    for path in folder.rglob("*.y*ml")
)


def told(events: Iterator[Event]) -> list[Told]:
    """Return what a composer goes by: what stands where, and what a text without quotes may be taken for."""
    found = []
    for event in events:
        if isinstance(event, (ScalarEvent, CollectionStartEvent)):
            said = f"{event.value} {not event.style} {event.implicit[0]}" if isinstance(event, ScalarEvent) else ""
            mark = event.start_mark
            found.append((type(event).__name__, f"{event.tag} {event.anchor or ''} {said}", mark.line, mark.column))
        elif isinstance(event, NodeEvent):
            found.append((type(event).__name__, str(event.anchor), event.start_mark.line, event.start_mark.column))
        else:
            found.append((type(event).__name__, "", 0, 0))
    return found


def by_ruamel(text: str) -> list[Told]:
    return told(YAML(typ="safe", pure=True).parse(text))


def test_libyaml_is_installed() -> None:
    assert YAML(typ="safe").Parser is not Parser


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_both_parsers_tell_the_same_of_every_file_of_ours(path: Path) -> None:
    text = path.read_text("utf-8")
    quick = told(YAML(typ="safe").parse(text))
    assert quick == by_ruamel(text)
    windows = text.replace("\n", "\r\n")
    assert yamlevents.compose(windows, told) == quick


LINES = st.text(st.sampled_from(list("ab:, -#[]{}'\"|>!&*%?~019.中😀\n\t\r\x85\u2028")), max_size=30)


@given(LINES)
@example("a: \tb")
@example("a: b\u2028c: d")
@example("\ufeffa: b")
@example("a: ! 5")
@example("&a: b")
@example("a:\n-\n- b")
def test_a_summary_reads_the_same_by_either(text: str) -> None:
    with patch.object(yamlevents, "_DISPUTED", re.compile("")):
        try:
            expected = parse(text, "f")
        except InputProblems:
            return
    found = parse(text, "f")
    # Where a value is empty, libyaml gives the place before it and ruamel.yaml the one after it.
    assert (found.data, found.keys, found.problems) == (expected.data, expected.keys, expected.problems)


def test_ruamel_is_asked_again_when_libyaml_cannot_read_a_text() -> None:
    with pytest.raises(YAMLError, match="expected the node content"):
        yamlevents.compose("a: [b, }", told)


def test_the_composer_is_asked_again_when_it_found_something_wrong() -> None:
    seen = []

    def composer(events: Iterator[Event]) -> int:
        seen.append(type(events).__name__)
        return len(list(events))

    assert yamlevents.compose("a: b", composer, sound=lambda found: False) == 8
    assert len(seen) == 2

    def refuses(events: Iterator[Event]) -> int:
        seen.append(type(events).__name__)
        raise InputProblems([Problem("No.")])

    with pytest.raises(InputProblems):
        yamlevents.compose("a: b", refuses)
    assert len(seen) == 4


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "null"), ("~", "null"), ("null", "null"), ("Nil", "str"),
        ("true", "bool"), ("FALSE", "bool"), ("yes", "str"), ("no", "str"), ("on", "str"),
        ("12", "int"), ("-007", "int"), ("1_000", "str"), ("12:30", "str"), ("2024-01-01", "str"),
        ("1.5", "float"), (".5", "float"), ("1e3", "float"), ("1.5万", "str"), ("46.6%", "str"),
    ],
)  # fmt: skip
def test_texts_without_quotes_are_taken_for_what_yaml_1_2_says(text: str, kind: str) -> None:
    assert yamlevents.kind(text) == kind
