"""A summary held against its source: what disagrees, what of the source it uses, and what became of it since."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.evidence import agree, changes, closeness, tables
from generator.evidence.changes import Change
from generator.evidence.extract import extract
from generator.evidence.model import Found, Source
from generator.evidence.sections import outline
from generator.problems import Problem
from generator.report import evidence, walk
from generator.report.load import Loaded
from generator.report.model import Cite, Statistic


class Coverage(Struct, frozen=True):
    """What of the source the summary uses."""

    used: tuple[Found, ...]
    unused: tuple[Found, ...]
    uncited: tuple[int, ...]
    """Paragraphs of text, headings aside, that no cite names."""
    paragraphs: int
    """How many paragraphs of text there are, headings aside."""

    def __str__(self) -> str:
        total = len(self.used) + len(self.unused)
        cited = self.paragraphs - len(self.uncited)
        return (
            f"Of {total} figures in the source {len(self.used)} are used; "
            f"of {self.paragraphs} paragraphs of text {cited} are cited."
        )

    def lines(self) -> Iterator[str]:
        """Yield the figures that are not used, by paragraph, and the paragraphs that are never cited."""
        for number in dict.fromkeys(f.paragraph for f in self.unused):
            here = [f for f in self.unused if f.paragraph == number]
            yield f"  paragraph {number}: " + ", ".join(f"{f.exact} ({f.label})" if f.label else f.exact for f in here)
        if self.uncited:
            yield f"  never cited: paragraphs {', '.join(map(str, self.uncited))}"

    def as_dict(self) -> dict[str, object]:
        """Return the coverage as it stands in `--json`."""
        return {
            "used": len(self.used),
            "all": len(self.used) + len(self.unused),
            "unused": [{"paragraph": f.paragraph, "exact": f.exact, "label": f.label} for f in self.unused],
            "paragraphs": self.paragraphs,
            "never_cited": list(self.uncited),
        }


class Proof(Struct, frozen=True):
    """What came of holding a summary against its source."""

    problems: tuple[Problem, ...]
    coverage: Coverage
    changes: tuple[Change, ...]
    found: tuple[Found, ...]
    matched: agree.Matches
    paragraphs: tuple[str, ...] = ()
    """Of the source."""


def prove(loaded: Loaded, source: Source, at: evidence.At) -> Proof:
    """Return what the source says about a summary whose cites are checked by report/evidence.py."""
    ordered = outline(source)
    found = extract(source, ordered)
    parts = walk.parts(loaded.report)
    statistics = {path: part for path, part in parts if isinstance(part, Statistic)}
    matched = agree.matches(statistics, found, source)
    problems = [*agree.problems(statistics, matched, source, at)]
    translated = loaded.overlay is not None
    if not translated:
        problems += closeness.problems(loaded.report, source, at)
    used = {id(f) for figures in matched.values() for f in figures}
    cites = [part for _, part in parts if isinstance(part, Cite)]
    cited = {cite.paragraph for cite in cites}
    headings = {h.paragraph for h in ordered.headings if not h.run_in}
    text = [
        number
        for number, line in enumerate(source.paragraphs, 1)
        if number not in headings | ordered.noise and not (tables.is_row(line) and set(line) <= set("|-: "))
    ]
    coverage = Coverage(
        used=tuple(f for f in found if id(f) in used),
        unused=tuple(f for f in found if id(f) not in used),
        uncited=tuple(number for number in text if number not in cited),
        paragraphs=len(text),
    )
    return Proof(
        tuple(problems), coverage, tuple(changes.changes(loaded, source, found)), found, matched, source.paragraphs
    )


def hints(problems: tuple[Problem, ...], found: tuple[Change, ...], at: evidence.At) -> Iterator[Problem]:
    """Yield the problems of the cites, with what stands in the source now where it changed."""
    changed = {
        at((*change.path, key)): change
        for change in found
        if change.kind == "changed"
        for key in ("exact", "paragraph")
    }
    for problem in problems:
        change = changed.get(problem.where) if problem.where else None
        if change and "stands nowhere" in problem.message:
            hint = f"Paragraph {change.after} has `{change.now}`: if the source was corrected, correct the figure too."
            yield Problem(problem.message, problem.where, hint, problem.severity)
        else:
            yield problem
