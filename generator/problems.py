"""What can go wrong, as plain values: where it is, what is wrong, what to do about it.

Code below the command line never prints and never exits. It collects `Problem` values and raises one of the
three exceptions here; only `cli.py` turns them into text and an exit code.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Literal, NamedTuple

from msgspec import Struct

Severity = Literal["error", "warning"]


class ExitCode(IntEnum):
    """The exit codes of every command (DESIGN section 8)."""

    DONE = 0
    PROBLEMS = 1
    USAGE = 2
    MISSING = 3
    FAULT = 4


class Where(NamedTuple):
    """A place in a file. Lines and columns count from 1; 0 means that the place is the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


class Problem(Struct, frozen=True):
    """One thing to tell the user: a sentence about what is wrong and, as the hint, the next step."""

    message: str
    where: Where | None = None
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        kind = "warning: " if self.severity == "warning" else ""
        return f"{place}{kind}{self.message}" + (f" {self.hint}" if self.hint else "")

    def as_dict(self) -> dict[str, object]:
        """Return the problem as it stands in `--json`."""
        where = self.where or Where("")
        return {
            "severity": self.severity,
            "file": where.file or None,
            "line": where.line or None,
            "column": where.column or None,
            "message": self.message,
            "hint": self.hint,
        }


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return those problems that stop a build."""
    return tuple(p for p in problems if p.severity == "error")


class InputProblems(Exception):
    """The input cannot be built as it is; carries every problem that was found (exit code 1)."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(p) for p in self.problems))


class UsageProblem(Exception):
    """The command was called in a way that cannot work, such as a file that is not there (exit code 2)."""


class MissingTool(Exception):
    """Something is not installed on this machine (exit code 3). `command` installs it."""

    def __init__(self, message: str, command: str) -> None:
        self.message = message
        self.command = command
        super().__init__(f"{message}\nInstall it with:\n  {command}")
