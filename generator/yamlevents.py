"""YAML 1.2 as a stream of events: quickly from libyaml, or from ruamel.yaml's own parser, which has the last word.

libyaml is some twenty times as fast. It is taken at its word when it finds nothing wrong with a file; otherwise
ruamel.yaml reads the file again and says what is wrong, with places that can be relied on. Where the two are known to
differ in what they accept (tabs, and line breaks other than a plain one), libyaml is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Literal, TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import Event

from generator.problems import InputProblems

try:
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
except ImportError:  # no libyaml for this Python
    CParser = None

T = TypeVar("T")

TEXT = "tag:yaml.org,2002:str"
_DISPUTED = re.compile("\r(?!\n)|[\t\x85\u2028\u2029\ufeff]")
_WHOLE = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def compose(text: str, composer: Callable[[Iterator[Event]], T], sound: Callable[[T], bool] = lambda found: True) -> T:
    """Return what the composer makes of the events of a text.

    It is asked a second time, with ruamel.yaml's events, if libyaml cannot read the text, if the composer raises
    InputProblems, or if what it found is not `sound`. Raises what comes of that: the composer's InputProblems or
    ruamel.yaml's YAMLError.
    """
    if not _DISPUTED.search(text):
        with suppress(YAMLError, InputProblems):
            found = composer(_quick(text))
            if sound(found):
                return found
    return composer(YAML(typ="safe", pure=True).parse(text))


def _quick(text: str) -> Iterator[Event]:
    """Return libyaml's events; ruamel.yaml's where it is not installed."""
    if CParser is None:
        return iter(YAML(typ="safe", pure=True).parse(text))
    return iter(CParser(text).get_event, None)


def kind(text: str) -> Literal["null", "bool", "int", "float", "str"]:
    """Return what YAML 1.2 takes a text without quotes and tag for."""
    if text in ("", "~", "null", "Null", "NULL"):
        return "null"
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return "bool"
    if _WHOLE.fullmatch(text):
        return "int"
    return "float" if _FLOAT.fullmatch(text) else "str"
