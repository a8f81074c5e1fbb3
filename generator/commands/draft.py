"""The command `draft`: from a report to a summary to edit."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.build import DEFAULT_BRAND, Result
from generator.problems import InputProblems, UsageProblem


def add(commands: argparse._SubParsersAction[Any]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("draft", help="make a summary to edit from a report (.txt, .md, .docx, .pdf)")
    parser.add_argument("report", type=Path, metavar="REPORT", help="the report's text")
    parser.add_argument("-o", dest="output", type=Path, metavar="SUMMARY", help="the summary to write (summary.yaml)")
    parser.add_argument("--force", action="store_true", help="replace a summary that is there")
    parser.add_argument("--json", action="store_true", help="print every figure of the report as one JSON object")
    parser.set_defaults(run=run, say=say, brand=DEFAULT_BRAND)


def run(options: argparse.Namespace, result: Result) -> None:
    """Write the draft; UsageProblem if the report cannot be read or a summary would be replaced."""
    from generator.brand import load as brands
    from generator.evidence import draftfile
    from generator.evidence.draft import draft
    from generator.evidence.read import read
    from generator.evidence.sections import outline
    from generator.text.words import words

    if options.output is None and not options.json:
        raise UsageProblem("Say where the summary is to be written, such as -o my-report/summary.yaml.")
    target: Path | None = options.output
    if target and target.exists() and not options.force:
        raise UsageProblem(f"{target} is there already. Choose another name, or replace it with --force.")
    source = read(options.report)
    if not source.paragraphs:
        raise UsageProblem(f"The source {options.report} is empty.")
    ordered = outline(source)
    spoken = words(brands.load(options.brand, language=ordered.language), ordered.language)
    made = draft(source, spoken, ordered)
    result.figures_total = len(made.found)
    used = {(p.found.paragraph, p.found.span) for section in made.sections for p in section if p.used}
    result.figures_verified = len(used)
    result.more["source"] = {"file": source.file, "sha256": source.sha256, "paragraphs": len(source.paragraphs)}
    result.more["found"] = [
        {
            "paragraph": f.paragraph,
            "exact": f.exact,
            "start": f.span[0],
            "value": None if f.value is None else f"{f.value:f}",
            "upper": None if f.upper is None else f"{f.upper:f}",
            "unit": f.unit,
            "sense": f.sense,
            "label": f.label,
            "period": f.period,
            "section": made.outline.section_of(f.paragraph) + 1,
            "used": (f.paragraph, f.span) in used,
            "doubts": list(f.doubts),
        }
        for f in made.found
    ]
    if target:
        _write(target, draftfile.text(made, spoken, str(options.report), str(target)))
        if not _fits(target):
            plainer = draft(source, spoken, ordered, plain=True)
            _write(target, draftfile.text(plainer, spoken, str(options.report), str(target)))
        result.outputs["summary"] = target


def say(_options: argparse.Namespace, result: Result) -> Iterator[str]:
    """Yield the file, and how many figures were found."""
    yield from map(str, result.outputs.values())
    found, used = result.figures_total, result.figures_verified
    yield f"{found} figures found, {used} of them in the summary; the others stand in comments."


def _fits(summary: Path) -> bool:
    """Whether the draft can be built as it is."""
    from generator.build import check

    try:
        check(summary)
    except InputProblems:
        return False
    return True


def _write(target: Path, text: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{target.name}.draft")
        beside.write_text(text, "utf-8")
        beside.replace(target)
    except OSError as problem:
        raise UsageProblem(f"{target}: it cannot be written ({problem.strerror}). Choose another place.") from None
