"""A corrected edition of the source: which figures moved, changed or vanished; and the summary brought up to date.

`--update` rewrites numbers of paragraphs and the source's sha256, each in its place in the file: comments and layout
stay. A figure that changed is never rewritten: a person must look at it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median_low

from msgspec import Struct

from generator.evidence.agree import likeness
from generator.evidence.model import Found, Source
from generator.problems import UsageProblem, Where
from generator.report import walk
from generator.report.evidence import stands
from generator.report.load import Loaded
from generator.report.model import Cite, Statistic
from generator.report.yamlfile import Key


class Change(Struct, frozen=True):
    """What became of a cited figure in another edition of the source."""

    path: Key
    """Of the cite in the summary."""
    id: str
    exact: str
    before: int
    """The paragraph that the summary names."""
    kind: str
    """`moved`, `changed` or `vanished`."""
    after: int | None = None
    """Where it stands now."""
    now: str = ""
    """What stands there instead, where it changed."""

    def as_dict(self) -> dict[str, object]:
        """Return the change as it stands in `--json`."""
        return {
            "id": self.id,
            "exact": self.exact,
            "kind": self.kind,
            "paragraph": self.before,
            "now_in_paragraph": self.after,
            "now": self.now or None,
        }


def changes(loaded: Loaded, source: Source, found: Sequence[Found]) -> list[Change]:
    """Return the cites that no longer hold, in the order of the summary."""
    parts = walk.parts(loaded.report)
    statistics = {(*path, "cite"): part for path, part in parts if isinstance(part, Statistic)}
    lost: list[tuple[Key, Cite, Statistic | None, str, list[int]]] = []
    shifts: list[int] = []
    for path, cite in walk.cites(parts):
        stat = statistics.get(path)
        exact = cite.exact or (stat.figure if stat else None)
        if exact is None or _holds(exact, cite.paragraph, source):
            continue
        places = [number for number, text in enumerate(source.paragraphs, 1) if stands(exact, text)]
        lost.append((path, cite, stat, exact, places))
        if len(places) == 1:
            shifts.append(places[0] - cite.paragraph)
    shift = median_low(shifts) if shifts else 0
    return [_change(path, cite, stat, exact, places, shift, found) for path, cite, stat, exact, places in lost]


def _holds(exact: str, paragraph: int, source: Source) -> bool:
    return paragraph <= len(source.paragraphs) and stands(exact, source.paragraph(paragraph))


def _change(
    path: Key, cite: Cite, stat: Statistic | None, exact: str, places: list[int], shift: int, found: Sequence[Found]
) -> Change:
    id = stat.id if stat else ""
    expected = cite.paragraph + shift
    if places:
        nearest = min(places, key=lambda number: (abs(number - expected), number))
        return Change(path, id, exact, cite.paragraph, "moved", nearest)
    near = [f for f in found if abs(f.paragraph - expected) <= 1 or f.paragraph == cite.paragraph] if stat else []
    if stat and near:
        best = max(near, key=lambda f: (likeness(f.label, stat.label), -abs(f.paragraph - expected), -f.span[0]))
        if likeness(best.label, stat.label) >= 0.5:
            return Change(path, id, exact, cite.paragraph, "changed", best.paragraph, best.exact)
    return Change(path, id, exact, cite.paragraph, "vanished")


def update(loaded: Loaded, source: Source, found: Sequence[Change]) -> int:
    """Rewrite the paragraphs of figures that only moved, in the summary's file; return how many were.

    With every cite in its place again the source's sha256 and its number of paragraphs are brought up to date too.
    UsageProblem if the file cannot be written.
    """
    moved = [c for c in found if c.kind == "moved" and c.after is not None]
    edits = {loaded.where(*c.path, "paragraph"): str(c.after) for c in moved}
    edits |= _sections(loaded, moved)
    if len(moved) == len(found):
        places: Mapping[Key, Where] = loaded.positions
        for key, value in (("sha256", source.sha256), ("paragraphs", str(len(source.paragraphs)))):
            if ("source", key) in places:
                edits[places["source", key]] = value
    _rewrite(loaded.path, edits)
    return len(moved)


def _sections(loaded: Loaded, moved: Sequence[Change]) -> dict[Where, str]:
    """Return new first and last paragraphs of sections whose cites all moved by the same number."""
    edits: dict[Where, str] = {}
    cites = [path for path, _ in walk.cites(walk.parts(loaded.report))]
    for index, section in enumerate(loaded.report.sections):
        shifts = {(c.after or c.before) - c.before for c in moved if c.path[:2] == ("sections", index)}
        count = sum(1 for c in moved if c.path[:2] == ("sections", index))
        cited = sum(1 for path in cites if path[:2] == ("sections", index))
        if section.paragraphs and len(shifts) == 1 and count:
            shift = shifts.pop()
            for place, number in enumerate(section.paragraphs):
                if place == 1 or count == cited:
                    edits[loaded.where("sections", index, "paragraphs", place)] = str(number + shift)
    return edits


def _rewrite(path: Path, edits: Mapping[Where, str]) -> None:
    """Put each value in its place; places are taken from the end, so that earlier ones stay right."""
    lines = path.read_bytes().decode("utf-8").split("\n")
    for where in sorted(edits, reverse=True):
        line = lines[where.line - 1]
        start = where.column - 1
        start += line[start : start + 1] in ("'", '"')
        end = start
        while end < len(line) and line[end].isalnum():
            end += 1
        lines[where.line - 1] = line[:start] + edits[where] + line[end:]
    try:
        path.write_bytes("\n".join(lines).encode("utf-8"))
    except OSError as problem:
        raise UsageProblem(f"{path} cannot be written ({problem.strerror}).") from None
