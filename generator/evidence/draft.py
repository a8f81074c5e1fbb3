"""A report becomes a summary to edit: its sections, its figures as statistics, exhibits where the figures allow them.

The draft holds none of the source's sentences: titles and labels are its headings and the names of what is counted,
prose is made from the words of the interface (group `draft`) and references.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from generator.evidence import pick
from generator.evidence.exhibits import exhibits, tabulated
from generator.evidence.extract import extract, printable
from generator.evidence.model import Found, Outline, Section, Source
from generator.evidence.pick import Picked
from generator.evidence.sections import outline as outlined
from generator.evidence.sections import width
from generator.report.bare import bare
from generator.report.model import Report
from generator.text.words import Words

Data = dict[str, Any]
_TITLE, _HEADLINE, _GLOSS = 30, 52, 44
"""Widths at most, a Han character counting two."""


class Draft(Struct, frozen=True):
    """A summary as data, with what does not fit into data: comments and figures left out."""

    data: Data
    sections: tuple[tuple[Picked, ...], ...]
    """The figures of each section of `data`, used or not, in the order of the source."""
    empty: tuple[Section, ...]
    """Sections that the draft leaves out: those without a figure, and those beyond pick.MOST_SECTIONS."""
    unsure: tuple[str, ...]
    """Keys of what is not in the source and was put in: `publisher`, `period`, `title`."""
    found: tuple[Found, ...]
    outline: Outline
    years: tuple[int, ...] = field(default=())


def draft(source: Source, words: Words, outline: Outline | None = None, plain: bool = False) -> Draft:
    """Return the draft of a summary; the same source gives the same draft.

    A `plain` one shows all figures in tables, which take texts of any length.
    """
    outline = outline or outlined(source)
    found = extract(source, outline)
    grouped = pick.picked(found, outline, words["draft.unnamed"])
    filled = [(s, p) for s, p in zip(outline.sections, grouped, strict=True) if any(x.used for x in p)]
    if not filled:
        filled = [(s, p) for s, p in zip(outline.sections, grouped, strict=True)][:1]
    if len(filled) > pick.MOST_SECTIONS:
        least = sorted((len(p) for _, p in filled), reverse=True)[pick.MOST_SECTIONS - 1]
        filled = [(s, p) for s, p in filled if len(p) >= least][: pick.MOST_SECTIONS]
    kept = [p for _, p in filled]
    data = _head(source, outline, words, kept)
    if plain:
        data.pop("highlights", None)
    data["sections"] = [_section(s, p, i, words) for i, (s, p) in enumerate(filled, 1)]
    data["names"] = _names(data)
    if not data["names"]:
        del data["names"]
    report = Report.model_validate(_bare(data))
    for section, figures in zip(data["sections"], kept, strict=True):
        section["blocks"] = tabulated(section, figures, words) if plain else exhibits(section, figures, report, words)
    unsure = [key for key, value in (("publisher", outline.publisher), ("title", outline.title)) if not value]
    return Draft(
        data=data,
        sections=tuple(tuple(p) for p in kept),
        empty=tuple(s for s in outline.sections if s.title and all(s is not f for f, _ in filled)),
        unsure=(*unsure, "period"),
        found=found,
        outline=outline,
        years=outline.years,
    )


def _head(source: Source, outline: Outline, words: Words, kept: Sequence[Sequence[Picked]]) -> Data:
    title = _cut(outline.title, 2 * _TITLE) or Path(source.file).stem
    publisher = outline.publisher or words["draft.publisher"]
    best = pick.outstanding(kept)
    abstract = words["draft.abstract-none"]
    if best:
        abstract = words.format("draft.abstract", list=phrases(best[:4], words))
    data: Data = {
        "id": _id(Path(source.file).stem),
        "language": outline.language,
        "title": title,
        "subtitle": _cut(outline.subtitle, 2 * _TITLE) or words["draft.subtitle"],
        "publisher": publisher,
        "period": words.format("draft.year", year=outline.years[0]) if outline.years else words["draft.period"],
        "source": {
            "title": outline.title or title,
            "publisher": publisher,
            "sha256": source.sha256,
            "paragraphs": len(source.paragraphs),
        },
        "names": [],
        "abstract": abstract,
    }
    if len(best) >= 3:
        first, *others = best
        data["highlights"] = {
            "title": phrases([first], words),
            "hero": {"stat": first.id},
            "items": [{"stat": p.id} for p in others],
        }
    return data


def _section(section: Section, figures: Sequence[Picked], number: int, words: Words) -> Data:
    used = [p for p in figures if p.used]
    sure = sorted(used, key=lambda p: (pick.rank(p.found), p.found.paragraph, p.found.span))
    lead = phrases(sure[:1], words) if sure else words["draft.no-figures"]
    labels = list(dict.fromkeys(p.label for p in sure))
    gloss = words["common.list-comma"].join(labels[:2])
    return {
        "id": f"part-{number}",
        "paragraphs": [section.first, section.last],
        "title": _cut(section.title, _TITLE) or words["draft.opening"],
        "headline": _cut(section.below, _HEADLINE) or lead,
        "gloss": (gloss if width(gloss) <= _GLOSS else _cut("".join(labels[:1]), _GLOSS)) or words["draft.no-figures"],
        "summary": words.format("draft.summary", list=phrases(sure[:2], words)) if sure else words["draft.no-figures"],
        "text": [words.format("draft.text", list=phrases(part, words)) for part in _parts(used[:12], 6)]
        or [words["draft.no-figures"]],
        "statistics": [statistic(p, words) for p in used],
        "blocks": [],
    }


def statistic(p: Picked, words: Words) -> Data:
    """Return the entry of a figure under `statistics`."""
    entry: Data = {"id": p.id, "figure": p.found.exact, "label": _cut(p.label, 60), "sense": p.found.sense}
    if p.found.period and not bare(p.found.period, ()):
        entry["period"] = p.found.period
    if p.found.approx and p.found.upper is None:
        entry["caveat"] = words["draft.approximate"]
    entry["cite"] = {"paragraph": p.found.paragraph, "exact": p.found.exact}
    return entry


def phrases(figures: Sequence[Picked], words: Words) -> str:
    """Return figures as a clause each, as references: the label, the word for its sense, the figure."""
    said = []
    for p in figures:
        key = f"draft.phrase-{p.found.sense}"
        key = key if key in words else "draft.phrase"
        said.append(words[key].replace("<label>", p.label).replace("<id>", f"{{{p.id}}}"))
    return words["draft.between"].join(said)


def _parts(figures: Sequence[Picked], most: int) -> list[Sequence[Picked]]:
    return [figures[i : i + most] for i in range(0, len(figures), most)]


def _names(data: Data) -> list[str]:
    """Return what must be declared as a name so that titles taken from the source may hold their numbers."""
    texts = [data["title"], data["subtitle"], data["publisher"], data["source"]["publisher"]]
    for section in data["sections"]:
        texts += [section["title"], section["headline"], section["gloss"], *(s["label"] for s in section["statistics"])]
        texts += [s["period"] for s in section["statistics"] if "period" in s]
    names: list[str] = []
    for text in texts:
        for number in bare(text, names):
            near = re.search(rf"(?:[A-Za-z]+\s?)?{re.escape(number)}(?:\s?[\u4e00-\u9fff]{{1,2}}|\s?[A-Za-z]+)?", text)
            names.append((near[0] if near else number).strip())
    return list(dict.fromkeys(names))


def _cut(text: str, most: int) -> str:
    """Return a text of at most this width, cut at a mark or between words where there is one; braces are doubled."""
    text = "".join(printable(c) for c in text.replace("{", "{{").replace("}", "}}")).strip()
    if width(text) <= most:
        return text
    while width(text) > most:
        text = text[:-1]
    at = max(text.rfind(mark) for mark in "\uff0c\u3001\uff1a\uff1b ,:;")
    return (text[:at] if at > len(text) // 2 else text).rstrip(" ,:;\uff0c\u3001\uff1a\uff1b")


def _id(stem: str) -> str:
    made = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    return made if made[:1].isalpha() else f"report-{made}".strip("-")


def _bare(data: Data) -> Data:
    """Return the data as the schema takes it: exhibits come later, and ids in texts are looked up only by a build."""
    return {key: value for key, value in data.items() if value not in (None, [])}
