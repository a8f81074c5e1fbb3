"""What goes with the outputs: they are read back and compared, and the figures are written as data and as a report."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.evidence import compare, readback
from generator.evidence.compare import Compared
from generator.report import figures, prose
from generator.report.load import Loaded
from generator.report.model import Statistic
from generator.text.words import Words

if TYPE_CHECKING:
    from generator.evidence.proof import Proof

Row = dict[str, Any]
FINISHED = ("slides", "pages", "state")
"""What a row says of the outputs, and of the source that they were compared with."""


def read_back(loaded: Loaded, words: Words, made: Mapping[str, Path]) -> tuple[Compared, ...]:
    """Return what came of reading the outputs back and comparing them with the summary."""
    found = []
    for output, path in made.items():
        if output == "deck":
            found.append(compare.compare(output, readback.deck(path), loaded.report, words))
        elif output == "handout":
            places, attached = readback.handout(path)
            pair = (attached.get(loaded.path.name), loaded.path.read_bytes())
            found.append(compare.compare(output, places, loaded.report, words, pair))
    return tuple(found)


def rows(loaded: Loaded, compared: Sequence[Compared], proof: Proof | None) -> list[Row]:
    """Return the statistics with value, locator, places and state, in the order of the summary."""
    return [
        _row(loaded, section.title, ("sections", place, "statistics", index), stat, compared, proof)
        for place, section in enumerate(loaded.report.sections)
        for index, stat in enumerate(section.statistics)
    ]


def _row(
    loaded: Loaded,
    section: str,
    path: tuple[str | int, ...],
    stat: Statistic,
    compared: Sequence[Compared],
    proof: Proof | None,
) -> Row:
    figure = figures.parse(stat.figure)
    shown = {c.output: list(c.places.get(stat.id, ())) for c in compared}
    matched = proof.matched.get(path, ()) if proof else ()
    wrong = proof is not None and any(
        p.where and p.where.line == loaded.where(*path, "figure").line for p in proof.problems
    )
    missing = any(stat.id in c.missing for c in compared)
    state = "unchecked" if proof is None else "doubtful" if wrong or not matched else "verified"
    return {
        "id": stat.id,
        "section": section,
        "label": stat.label,
        "figure": stat.figure,
        "shown": prose.shown(loaded.report, stat.id).text,
        "value": f"{figure.value:f}",
        "upper": None if figure.upper is None else f"{figure.upper:f}",
        "unit": figure.unit,
        "approximate": figure.nature or None,
        "sense": stat.sense,
        "period": stat.period,
        "scope": stat.scope,
        "caveat": stat.caveat,
        "paragraph": stat.cite.paragraph,
        "exact": stat.cite.exact or stat.figure,
        "slides": shown.get("deck", []),
        "pages": shown.get("handout", []),
        "state": "missing" if missing else state,
    }


def data(loaded: Loaded) -> str:
    """Return the statistics as CSV, without what is known only of finished outputs."""
    table = rows(loaded, (), None)
    return as_csv([{key: value for key, value in row.items() if key not in FINISHED} for row in table])


def as_csv(table: Sequence[Row]) -> str:
    """Return the statistics as CSV with the mark by which Excel knows UTF-8; lists are joined by spaces."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(table[0]) if table else ["id"], lineterminator="\r\n")
    writer.writeheader()
    for row in table:
        writer.writerow({key: " ".join(map(str, v)) if isinstance(v, list) else v for key, v in row.items()})
    return "\ufeff" + text.getvalue()


def as_json(loaded: Loaded, table: Sequence[Row]) -> str:
    """Return the statistics as JSON, with the report and the source they belong to."""
    report = loaded.report
    source = {"title": report.source.title, "sha256": report.source.sha256, "paragraphs": report.source.paragraphs}
    whole = {"id": report.id, "language": report.language, "title": report.title, "source": source, "statistics": table}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def page(loaded: Loaded, words: Words, table: Sequence[Row], compared: Sequence[Compared], proof: Proof | None) -> str:
    """Return the evidence report: one HTML page without anything from elsewhere."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from generator import resources

    folder = resources.folder("templates") / "base" / "evidence"
    env = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    quoted = {row["id"]: sentence(row, proof) for row in table}
    return env.get_template("evidence.html.j2").render(
        report=loaded.report,
        words=words,
        rows=table,
        quoted=quoted,
        compared=compared,
        coverage=proof.coverage if proof else None,
    )


def sentence(row: Row, proof: Proof | None) -> tuple[str, str, str] | None:
    """Return the sentence of the source in which a figure stands: before, figure, after; None without the source."""
    if proof is None or not 1 <= row["paragraph"] <= len(proof.paragraphs):
        return None
    text = proof.paragraphs[row["paragraph"] - 1]
    start = text.find(row["exact"])
    inside = row["exact"].find(row["figure"])
    length = len(row["figure"]) if inside >= 0 else len(row["exact"])
    if start < 0:
        return None
    start += max(0, inside)
    first = max((text.rfind(mark, 0, start) for mark in "\u3002\uff1b\uff01\uff1f!?;\n"), default=-1) + 1
    ends = [end for mark in "\u3002\uff1b\uff01\uff1f!?;\n" if (end := text.find(mark, start + length)) >= 0]
    last = min(ends, default=len(text) - 1) + 1
    return text[first:start].lstrip(), text[start : start + length], text[start + length : last]


def write(
    loaded: Loaded, words: Words, compared: Sequence[Compared], proof: Proof | None, folder: Path, stem: str
) -> Iterator[tuple[str, Path]]:
    """Write the report and the data into the folder; yield the name and the path of each."""
    table = rows(loaded, compared, proof)
    texts = {
        "evidence": ("evidence.html", page(loaded, words, table, compared, proof)),
        "csv": ("statistics.csv", as_csv(table)),
        "json": ("statistics.json", as_json(loaded, table)),
    }
    for name, (ending, text) in texts.items():
        path = folder / f"{stem}.{ending}"
        path.write_bytes(text.encode("utf-8"))
        yield name, path
