"""The five steps from a summary to a deck and a handout: read, check, dress, plan, write."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from generator import outputs
from generator.problems import InputProblems, Problem, UsageProblem, errors

if TYPE_CHECKING:
    from generator.brand.model import Brand
    from generator.deck.layouts import Layouts
    from generator.deck.model import Deck
    from generator.evidence.proof import Proof
    from generator.handout.attachments import Attached
    from generator.report.load import Loaded
    from generator.text.words import Words

Output = Literal["deck", "handout"]
OUTPUTS: tuple[Output, ...] = ("deck", "handout")
ENDINGS: dict[Output, str] = {"deck": ".pptx", "handout": ".pdf"}
DEFAULT_BRAND = "steppe"
DEFAULT_LANGUAGE = "zh-CN"


@dataclass
class Result:
    """What a build or a check did; the source of the report on the terminal and of `--json`."""

    outputs: dict[str, Path] = field(default_factory=dict)
    slides: int = 0
    pages: int = 0
    figures_total: int = 0
    figures_verified: int = 0
    problems: list[Problem] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    more: dict[str, object] = field(default_factory=dict)
    """What only one command has to say, by the key that `--json` gives it."""
    proof: Proof | None = None
    """What the source says about the summary, if one was named."""

    def as_dict(self) -> dict[str, object]:
        """Return the object that `--json` prints."""
        return {
            "outputs": {name: str(path) for name, path in self.outputs.items()},
            "slides": self.slides,
            "pages": self.pages,
            "figures": {"total": self.figures_total, "verified": self.figures_verified},
            "problems": [problem.as_dict() for problem in self.problems],
            "seconds": {name: round(value, 3) for name, value in self.seconds.items()},
            **({"coverage": self.proof.coverage.as_dict()} if self.proof else {}),
            **({"changes": [change.as_dict() for change in self.proof.changes]} if self.proof else {}),
            **self.more,
        }

    def add(self, problems: tuple[Problem, ...] | list[Problem]) -> None:
        """Keep these problems; raise InputProblems with all so far when one of them stops the build."""
        self.problems.extend(problem for problem in problems if problem not in self.problems)
        if errors(problems):
            raise InputProblems(self.problems)


Step = Callable[[str], None]
Settings = Mapping[str, Any]
"""What stands under `defaults: make-deck:` of a brand, asked for once on the command line."""


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Look for garbage after so many new objects as a handout has, rather than after every 700.

    What a build makes, it needs until its end; looking through all of it again and again was a tenth of its time.
    """
    kept = gc.get_threshold()
    gc.set_threshold(50_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*kept)


@collecting_seldom()
def build(
    summary: Path,
    *,
    brand: str = DEFAULT_BRAND,
    language: str | None = None,
    out: Path = Path("out"),
    only: Output | None = None,
    source: Path | None = None,
    settings: Settings | None = None,
    evidence: bool = False,
    on_step: Step = lambda name: None,
    result: Result | None = None,
) -> Result:
    """Write the deck and the handout of a summary into the folder `out`.

    Both are finished in a temporary folder before either replaces an earlier output, so a build that fails leaves
    the earlier ones as they were. Raises InputProblems, UsageProblem or MissingTool; a `result` that is handed in then
    says how far the build came.
    """
    result = result or Result()
    wanted: tuple[Output, ...] = (only,) if only else OUTPUTS
    loaded, house = read(summary, brand, language, source, result, on_step, settings)
    stem = f"{loaded.report.id}.{loaded.report.language}"
    with outputs.drafts(out) as drafts:
        made = {name: drafts / f"{stem}{_variant(name, house)}{ENDINGS[name]}" for name in wanted}
        write(loaded, house, made, result, on_step)
        finished: dict[str, Path] = {str(name): path for name, path in made.items()}
        finished |= _read_back(loaded, house, finished, evidence, result, on_step)
        outputs.replace(finished.values(), out)
        result.outputs = {name: out / path.name for name, path in finished.items()}
    return result


def write(loaded: Loaded, house: Brand, made: Mapping[Output, Path], result: Result, on_step: Step) -> None:
    """Steps 4 and 5: plan and write each of the outputs to its path."""
    for name, path in made.items():
        writer = _deck if name == "deck" else _handout
        writer(loaded, house, path, result, on_step)


def check(
    summary: Path,
    *,
    brand: str = DEFAULT_BRAND,
    language: str | None = None,
    source: Path | None = None,
    settings: Settings | None = None,
    on_step: Step = lambda name: None,
    result: Result | None = None,
) -> Result:
    """Do everything of a build that can find fault with the input, and write nothing."""
    result = result or Result()
    loaded, house = read(summary, brand, language, source, result, on_step, settings)
    with timed("plan", result, on_step):
        _plan_deck(loaded, house, result)
    return result


def read(
    summary: Path,
    brand: str,
    language: str | None,
    source: Path | None,
    result: Result,
    on_step: Step,
    settings: Settings | None = None,
) -> tuple[Loaded, Brand]:
    """Steps 1 to 3: the report as the author wrote it, checked, and the brand that dresses it.

    `settings` are laid over the brand's own.
    """
    from generator.brand import load as brands
    from generator.handout import edition as editions
    from generator.report import check as checks
    from generator.report import load as reports
    from generator.text import glyphs

    if source and not source.is_file():
        what = "that is a folder" if source.is_dir() else "there is no such file"
        raise UsageProblem(f"{source}: {what}. Give --source the text that the report was made from.")
    with timed("read", result, on_step):
        loaded = reports.load(summary, language)
    with timed("check", result, on_step):
        checked = checks.check(loaded, source)
        result.figures_total, result.figures_verified = checked.figures_total, checked.figures_verified
        result.proof = checked.proof
        found = list(checked.problems)
    with timed("dress", result, on_step):
        try:
            house = brands.load(brand, language=loaded.report.language, over=settings)
        except InputProblems as bad:
            raise InputProblems([*found, *bad.problems]) from None
        wrong = editions.problems(house)
        result.add([*found, *brands.problems(house), *glyphs.check(loaded, house), *wrong])
    return loaded, house


def _plan_deck(loaded: Loaded, house: Brand, result: Result) -> tuple[Deck, Layouts]:
    from generator.deck import compose, pictures
    from generator.text.words import words

    spoken = words(house, loaded.report.language)
    fitted, offered = compose.roomy(loaded.report, house, spoken, loaded.positions, loaded.path.parent)
    result.add([*fitted.problems, *pictures.coarse(fitted.deck, loaded)])
    result.slides = len(fitted.deck.slides)
    return fitted.deck, offered


def _deck(loaded: Loaded, house: Brand, out: Path, result: Result, on_step: Step) -> None:
    """Steps 4 and 5 for the deck."""
    with timed("plan deck", result, on_step):
        deck, offered = _plan_deck(loaded, house, result)
    with timed("write deck", result, on_step):
        from generator.deck import write

        write.write(deck, house, offered, out)


def _handout(loaded: Loaded, house: Brand, out: Path, result: Result, on_step: Step) -> None:
    """Steps 4 and 5 for the handout."""
    from generator.handout import edition, fill, pdf, pictures, plan
    from generator.report.origins import origins
    from generator.text.words import words

    spoken = words(house, loaded.report.language)
    with timed("plan handout", result, on_step):
        planned = plan.plan(loaded.report, house, spoken, loaded.path.parent)
        places = origins(loaded.report, loaded.positions)
        result.add(list(fill.problems(planned, places)))
    with timed("write handout", result, on_step):
        written = pdf.write(planned, house, spoken, out, list(_attached(loaded, spoken)), places)
    result.pages = written.pages
    chosen = edition.edition(house)
    result.more["handout"] = chosen.as_dict()
    result.add([*pictures.coarse(planned, loaded, chosen.ppi), *written.problems])


def _attached(loaded: Loaded, spoken: Words) -> Iterator[Attached]:
    """Yield what goes into the handout's PDF: the summary, its translation, and the figures as data."""
    from generator.evidence import outputs as evidences
    from generator.handout.attachments import Attached

    for path in (loaded.path, loaded.overlay):
        if path:
            said = spoken["handout.attached-summary"]
            yield Attached(path.name, path.read_bytes(), "application/yaml", said, "Source")
    table = evidences.data(loaded).encode("utf-8")
    yield Attached("statistics.csv", table, "text/csv", spoken["handout.attached-data"], "Data")


def _variant(name: Output, house: Brand) -> str:
    """Return what the name of an output's file says beyond report and language."""
    from generator.handout import edition

    return edition.suffix(house) if name == "handout" else ""


def _read_back(
    loaded: Loaded, house: Brand, made: dict[str, Path], evidence: bool, result: Result, on_step: Step
) -> dict[str, Path]:
    """Compare the finished files with the summary; with `evidence` write the report of it and the data beside them."""
    from generator.evidence import outputs as evidences
    from generator.text.words import words

    spoken = words(house, loaded.report.language)
    with timed("read back", result, on_step):
        compared = evidences.read_back(loaded, spoken, made)
        result.more["read_back"] = {one.output: one.as_dict() for one in compared}
        found = [p for one in compared for p in one.problems(made[one.output].name)]
        result.add([replace(problem, severity="warning") for problem in found])
        if not evidence:
            return {}
        folder, stem = next(iter(made.values())).parent, f"{loaded.report.id}.{loaded.report.language}"
        return dict(evidences.write(loaded, spoken, compared, result.proof, folder, stem))


@contextmanager
def timed(name: str, result: Result, on_step: Step) -> Iterator[None]:
    """Announce a step and add its seconds to the result's, also when it fails."""
    on_step(name)
    start = time.perf_counter()
    try:
        yield
    finally:
        result.seconds[name] = result.seconds.get(name, 0) + time.perf_counter() - start
