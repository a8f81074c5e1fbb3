"""What ruamel.yaml says about a file that it cannot read, in plain words."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from generator.problems import Problem, Where


def unprintable(error: ReaderError, text: str, file: str) -> Problem:
    """Return the problem with a character that YAML does not allow."""
    before = text[: error.position]
    where = Where(file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    character = error.character if isinstance(error.character, str) else chr(error.character)
    return Problem(f"there is an invisible character (U+{ord(character):04X}) here.", where, "Remove it.")


def unreadable(error: MarkedYAMLError, text: str, file: str) -> Problem:
    """Return the problem with the place where the parser gave up."""
    mark = error.problem_mark or error.context_mark
    where = Where(file, mark.line + 1, mark.column + 1) if mark else Where(file)
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    said = f"{error.context or ''} {error.problem or ''}"
    if (tab := _TAB.match(line)) or "'\\t'" in said:
        column = tab.end() if tab else where.column
        return Problem("there is a tab in the indentation.", Where(file, where.line, column), "Use spaces only.")
    if mark and (brace := _BRACE.search(line)):
        return Problem("a text may not begin with a brace.", Where(file, where.line, brace.start(1) + 1), _QUOTE_IT)
    for sign, message, hint in _SAID:
        if sign in said:
            start = error.context_mark if sign in _AT_START else None
            return Problem(message, Where(file, start.line + 1, start.column + 1) if start else where, hint)
    return Problem(f"the file cannot be read from here on: {(error.problem or said).strip()}.", where)


_TAB = re.compile(r"[ -]*\t")
_BRACE = re.compile(r"(?::|-) +(\{[a-z][a-z0-9.-]*\})[^\s,}\]]")
"""A reference at the start of a text, which YAML takes for a mapping."""
_QUOTE_IT = 'Put the whole text in quotes: "…".'
_AT_START = ("expected ':'", "unexpected end of stream", "flow mapping", "flow sequence")
_SAID = (
    ("mapping values are not allowed", "a colon followed by a space stands inside a text.", _QUOTE_IT),
    ("sequence entries are not allowed", "a list may not start on the line of its key.", "Put `- ` on the next line."),
    ("expected the node content", "something is missing before this character, or it needs quotes.", _QUOTE_IT),
    ("unexpected end of stream", "the quotation mark that opens here is never closed.", "Close it."),
    ("flow mapping", "the brace that opens here does not close as it should.", _QUOTE_IT),
    ("flow sequence", "the bracket that opens here does not close as it should.", _QUOTE_IT),
    ("expected ':'", "this line is neither a key with a colon nor part of a text.", "Write `key: text`."),
    ("cannot start any token", "a text may not begin with this character.", _QUOTE_IT),
    ("<document start>", "this line does not fit the lines above.", "Align it with them."),
    ("while scanning an anchor", "a text may not begin with `&`.", _QUOTE_IT),
    ("while scanning an alias", "a text may not begin with `*`.", _QUOTE_IT),
    ("block scalar", "what follows `|` or `>` must start on the next line.", _QUOTE_IT),
    ("expected <block end>", "the indentation or the quotes here do not fit the lines above.", "Align it with them."),
    ("block mapping", "the indentation here does not fit the lines above.", "Align it with them."),
    ("block collection", "the indentation here does not fit the lines above.", "Align it with them."),
    ("escape character", "the backslash here has no meaning in double quotes.", "Use single quotes: '…'."),
)
