"""What the schema cannot see: whether ids, figures, texts and charts of a report make sense together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.evidence.read import read
from generator.problems import Problem, Where
from generator.report import bare, derived, evidence, figures, names, pictures, prose, walk
from generator.report import numerals as n
from generator.report.figures import Figure
from generator.report.load import Loaded
from generator.report.model import ChartBlock, Derived, Statistic, Strict, Table, Timeline
from generator.report.yamlfile import Key

if TYPE_CHECKING:
    from generator.evidence.proof import Proof


class CheckResult(Struct, frozen=True):
    """Everything that was found, in the order of the files."""

    problems: tuple[Problem, ...]
    figures_total: int
    figures_verified: int
    """How many figures were found in the source; 0 if none was named."""
    proof: Proof | None = None
    """What else the source says, if one was named."""


def check(loaded: Loaded, source: Path | None = None) -> CheckResult:
    """Return the problems of a loaded report, and with the source's text those of its cites too.

    UsageProblem if the source cannot be opened.
    """
    work = _Check(loaded, alone=source is None)
    problems = [*loaded.warnings, *work.everything()]
    verified, proof = 0, None
    if source is not None:
        from generator.evidence import proof as proofs  # here, so that a check without a source does not load it

        text = read(source)
        found = evidence.verify(loaded.report, text, work.at, loaded.overlay is not None)
        proof = proofs.prove(loaded, text, work.at)
        problems += [*proofs.hints(found.problems, proof.changes, work.at), *proof.problems]
        wrong = sum(p.severity == "error" for p in proof.problems)
        verified = max(0, found.verified - wrong)
    # The same mistake may be met on two ways, such as a paragraph beyond the end.
    ordered = sorted(dict.fromkeys(problems), key=lambda p: p.where or Where(""))
    return CheckResult(tuple(ordered), len(loaded.report.statistics_by_id), verified, proof)


class _Check:
    """One pass over a report."""

    def __init__(self, loaded: Loaded, alone: bool = True) -> None:
        self.loaded = loaded
        self.alone = alone  # with the source's text at hand, evidence.py says more about cites
        self.report = loaded.report
        self.parts = walk.parts(loaded.report)
        self.figures: dict[str, Figure] = {}
        self.unknown: set[Key] = set()

    def at(self, path: Key) -> Where:
        return self.loaded.where(*path)

    def problem(self, message: str, path: Key, hint: str = "") -> Problem:
        return Problem(message, self.at(path), hint)

    def refused(self, sentence: str, path: Key) -> Problem:
        """Return a problem from a sentence that says behind a semicolon what to do."""
        what, _, advice = sentence.partition("; ")
        return self.problem(f"{what.rstrip('.')}.", path, advice[:1].upper() + advice[1:])

    def warning(self, message: str, path: Key, hint: str = "") -> Problem:
        return Problem(message, self.at(path), hint, "warning")

    def everything(self) -> Iterator[Problem]:
        for path, part in self.parts:
            if isinstance(part, Statistic):
                yield from self.statistic(part, path)
        yield from self.references()
        for index, item in enumerate(self.report.derived):
            yield from self.derived(item, ("derived", index))
        yield from self.texts()
        yield from self.cites()
        for path, part in self.parts:
            if isinstance(part, Timeline):
                yield from self.timeline(part, path)
            if isinstance(part, Table):
                yield from self.table(part, path)
            if isinstance(part, ChartBlock):
                yield from self.chart(part, path)
        yield from pictures.problems(self.parts, self.loaded.path.parent, self.at)

    def statistic(self, stat: Statistic, path: Key) -> Iterator[Problem]:
        try:
            figure = figures.parse(stat.figure)
        except ValueError as error:
            yield self.refused(f"{error}.", (*path, "figure"))
            return
        self.figures[stat.id] = figure
        if stat.cite.exact and self.alone:
            yield from evidence.figure_in(stat, stat.cite.exact, stat.cite.exact, self.at, (*path, "cite"))
        language = self.report.language
        if figures.unit_in(figure, language, stat.unit) is None:
            message = f"`{stat.id}` has no `unit`, and `{figure.unit}` means nothing in this language."
            yield self.problem(message, (*path, "label"), "Add `unit: …`, such as `unit: people`.")
        doubt = _sense_and_unit(stat, figure)
        if doubt:
            yield self.warning(doubt, (*path, "sense"), "Look at `sense` and `figure` again.")

    def references(self) -> Iterator[Problem]:
        report = self.report
        events = {id for id, _ in derived.events(report)}
        known = {*report.statistics_by_id, *report.derived_by_id}
        used: set[str] = set()
        for path, id in walk.references(report, self.parts):
            used.add(id)
            formula = path[-1] == "formula"
            choices = {*report.statistics_by_id, *events} if formula else known
            if id in choices:
                continue
            self.unknown.add(path)
            other = "Add it to the `statistics` of a section." if known else "The report has no statistics yet."
            yield self.problem(f"there is no figure `{id}`.", path, names.did_you_mean(id, sorted(choices), other))
        for path, part in self.parts:
            if isinstance(part, Statistic | Derived) and part.id not in used:
                hint = f"Write {{{part.id}}} in a text, show it in a block, or remove it."
                yield self.warning(f"the figure `{part.id}` is not used.", (*path, "id"), hint)

    def derived(self, item: Derived, path: Key) -> Iterator[Problem]:
        if (*path, "formula") in self.unknown or any(
            id in self.report.statistics_by_id and id not in self.figures for id in derived.ids(item.formula)
        ):
            return
        try:
            derived.compute(item, self.report)
        except ValueError as error:
            yield self.refused(f"{error}.", (*path, "formula"))

    def texts(self) -> Iterator[Problem]:
        for path, text in walk.texts(self.report):
            if path[0] == "names":
                continue
            for piece in prose.broken(text):
                hint = "Write an id in braces, such as {inspections}; a literal brace is {{ or }}."
                yield self.problem(f"`{piece}` in this text is no reference to a figure.", path, hint)
            for number in bare.bare(text, self.report.names):
                yield self.problem(f"the text holds the bare number `{number}`.", path, self.instead(number))
            for number in bare.written_out(text, self.report.names):
                hint = "If it is a figure of the source, make it a statistic."
                yield self.warning(f"the text states `{number}` in words.", path, hint)

    def instead(self, number: str) -> str:
        """Return what to write in place of a bare number."""
        id = bare.owner(number, self.figures)
        if id:
            return f"Write {{{id}}}."
        return "Make it a statistic and write its id in braces; if it belongs to a name, add that to `names`."

    def cites(self) -> Iterator[Problem]:
        last = self.report.source.paragraphs
        for path, cite in walk.cites(self.parts):
            if last is not None and cite.paragraph > last:
                hint = f"The text has {last}."
                yield self.problem(f"there is no paragraph {cite.paragraph}.", (*path, "paragraph"), hint)

    def timeline(self, block: Timeline, path: Key) -> Iterator[Problem]:
        for index, event in enumerate(block.events):
            here = (*path, "events", index)
            if event.end and event.end < event.date:
                yield self.problem(f"`{event.id}` ends before it begins.", (*here, "end"), "Swap the two dates.")
            if index and event.date < block.events[index - 1].date:
                message = f"`{event.id}` is earlier than the event before it."
                yield self.problem(message, (*here, "date"), "Put the events in the order of their dates.")

    def table(self, block: Table, path: Key) -> Iterator[Problem]:
        if not block.stats and not (block.columns and block.rows):
            yield self.problem("the table has nothing to show.", path, "Give it `stats`, or `columns` and `rows`.")
        for index, row in enumerate(block.rows):
            if len(row) != len(block.columns):
                message = f"the row has {len(row)} cells, and the table has {len(block.columns)} columns."
                yield self.problem(message, (*path, "rows", index), "Give each row one cell for each column.")

    def chart(self, block: ChartBlock, path: Key) -> Iterator[Problem]:
        if any(unknown[: len(path)] == path for unknown in self.unknown) or self.unreadable(block):
            return
        from generator.chart import plan  # here, so that a report without charts does not load it

        for sentence in plan.problems(block, self.report):
            yield self.refused(sentence, path)

    def unreadable(self, block: Strict) -> bool:
        """Return whether the block shows a figure that cannot be read (which has been said already)."""
        if self.report.statistics_by_id.keys() <= self.figures.keys():
            return False
        shown = {id for _, id in walk.references(self.report, (((), block),)) if id in self.report.statistics_by_id}
        return bool(shown - set(self.figures))


def _sense_and_unit(stat: Statistic, figure: Figure) -> str:
    """Return what does not fit between what a figure says and its unit; only what is certain."""
    unit = figure.unit.lower().strip()
    ratio = figure.is_percent or unit == "\u2030" or unit in n.POINTS or unit in n.MULTIPLES
    match stat.sense:
        case "share" if unit and not ratio:
            return f"a share is a percentage, but `{stat.figure}` is none."
        case "share" | "fall" if figure.is_percent and abs(figure.value) > 100:
            return f"nothing can be a {stat.sense} of more than 100 %, as `{stat.figure}` says."
        case "streak" | "duration" if unit and not unit.startswith(n.TIME):
            return f"a {stat.sense} is a time, but `{stat.figure}` is none."
        case "money" if unit and not unit.endswith(n.MONEY) and not any(sign in unit for sign in "$\u20ac\u00a3\u00a5"):
            return f"`{stat.figure}` is not an amount of money."
        case "count" | "level" | "money" if figure.is_percent and stat.sense != "level":
            return f"a {stat.sense} is not a percentage, as `{stat.figure}` is."
    return ""
