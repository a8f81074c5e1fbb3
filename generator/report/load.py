"""Reads a summary, in its own language or with a translation laid over it, and keeps the place of every value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct, field
from pydantic import ValidationError

from generator.problems import InputProblems, Problem, UsageProblem, Where, errors
from generator.report import overlay, yamlfile
from generator.report.explain import explain
from generator.report.model import Report
from generator.report.yamlfile import Document, Key, nearest


class Loaded(Struct, frozen=True):
    """A report and the files it came from."""

    report: Report
    path: Path
    positions: Mapping[Key, Where]
    """The place of every value by its path, such as `("sections", 0, "title")`; a translation has its own places."""
    overlay: Path | None = None
    keys: Mapping[Key, Where] = field(default_factory=dict)
    """The place of every key of the summary."""
    warnings: tuple[Problem, ...] = ()

    def where(self, *path: str | int) -> Where:
        """Return the place of a value, or of the nearest one around it."""
        return nearest(self.positions, path, str(self.path))


def load(path: Path, language: str | None = None) -> Loaded:
    """Return the report; `language` other than the summary's own lays `<name>.<language>.yaml` beside it over it.

    InputProblems carries every problem at once; UsageProblem says that a file is not there.
    """
    document = yamlfile.read(path)
    _refuse_overlay(document, path)
    translated = _translation(document, path, language)
    problems = list(document.problems)
    if translated:
        laid = overlay.lay(document, translated)
        problems += laid.problems
        data, values = laid.data, {**document.values, **laid.values}
    else:
        data, values = document.data, document.values
    report: Report | None = None
    try:
        report = Report.model_validate(data)
    except ValidationError as error:
        problems += explain(error, data, values, document.keys, str(path))
    problems += _structure(data, values, str(path))
    if report is None or errors(problems):
        raise InputProblems(sorted(problems, key=_order))
    beside = Path(translated.file) if translated else None
    return Loaded(report, path, values, beside, document.keys, tuple(problems))


def overlay_path(path: Path, language: str) -> Path:
    """Return where the translation of a summary lies: `summary.en.yaml` beside `summary.yaml`."""
    return path.with_name(f"{path.stem}.{language}{path.suffix}")


def _order(problem: Problem) -> Where:
    return problem.where or Where("")


def _translation(document: Document, path: Path, language: str | None) -> Document | None:
    own = document.data.get("language") if isinstance(document.data, dict) else None
    if language is None or language == own:
        return None
    beside = overlay_path(path, language)
    if not beside.is_file():
        raise UsageProblem(f"There is no translation of {path.name} into {language}: {beside} is not there.")
    return yamlfile.read(beside)


def _refuse_overlay(document: Document, path: Path) -> None:
    """Say what to do when the translation is named instead of the summary."""
    stem, _, language = path.stem.rpartition(".")
    original = path.with_name(stem + path.suffix)
    if stem and isinstance(document.data, dict) and document.data.get("language") == language and original.is_file():
        raise UsageProblem(f"{path.name} is a translation. Name {original.name} and add --lang {language}.")


def _structure(data: object, values: Mapping[Key, Where], file: str) -> list[Problem]:
    """Return what the schema cannot say: ids that stand twice, sections with nothing in them."""
    found = [*_twice("section", _entries(data, "sections"), values, file)]
    statistics = [*_entries(data, "derived")]
    blocks = [*_entries(data, "overview")]
    for path, section in _entries(data, "sections"):
        statistics += _entries(section, "statistics", path)
        blocks += _entries(section, "blocks", path)
        if isinstance(section, dict) and not any(section.get(key) for key in ("text", "statistics", "blocks")):
            hint = "Give it `text`, `statistics` or `blocks`, or remove it."
            found.append(Problem(f"section `{section.get('id')}` is empty.", nearest(values, path, file), hint))
    events = [entry for path, block in blocks for entry in _entries(block, "events", path)]
    found += _twice("figure", statistics, values, file)
    found += _twice("block", blocks, values, file)
    found += _twice("event", events, values, file)
    return found


def _entries(data: object, key: str, path: Key = ()) -> Iterator[tuple[Key, object]]:
    entries = data.get(key) if isinstance(data, dict) else None
    if isinstance(entries, list):
        yield from (((*path, key, index), entry) for index, entry in enumerate(entries))


def _twice(
    what: str, entries: list[tuple[Key, object]] | Iterator[tuple[Key, object]], values: Mapping[Key, Where], file: str
) -> Iterator[Problem]:
    seen: dict[str, Where] = {}
    for path, entry in entries:
        id = entry.get("id") if isinstance(entry, dict) else None
        if not isinstance(id, str):
            continue
        place = nearest(values, (*path, "id"), file)
        if id in seen:
            message = f"two {what}s have the id `{id}`; the first is in line {seen[id].line}."
            yield Problem(message, place, "Ids must differ in the whole report.")
        seen.setdefault(id, place)
