"""Contact sheets of both outputs, so that a person can look at everything at a glance."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from generator import outputs
from generator.brand.model import Brand
from generator.build import ENDINGS, OUTPUTS, Output, Result, Settings, Step, read, timed, write
from generator.preview import contact, decks, office
from generator.preview.contact import Drawn
from generator.problems import MissingTool
from generator.report.model import Report


class _Built(Struct, frozen=True):
    """A report in a brand, built."""

    report: Report
    brand: Brand
    files: dict[Output, Path]

    def name(self, output: Output, many: bool) -> str:
        """Return how the pictures of an output begin; with the brand's name if there is more than one."""
        return ".".join([self.report.id, self.report.language, *([self.brand.name] if many else []), output])


def preview(
    summary: Path,
    *,
    brands: Sequence[str],
    language: str | None = None,
    out: Path = Path("out"),
    only: Output | None = None,
    source: Path | None = None,
    settings: Settings | None = None,
    each: bool = False,
    on_step: Step = lambda name: None,
    result: Result | None = None,
) -> Result:
    """Write contact sheets of a summary's deck and handout into the folder `out`, in each of the brands.

    With `each` every slide and page is a picture of its own as well, in a folder beside the sheets. Nothing is
    written if a brand or the summary has problems (InputProblems). Without LibreOffice the handout's sheets are
    written all the same, and then MissingTool is raised.
    """
    result = result or Result()
    wanted: tuple[Output, ...] = (only,) if only else OUTPUTS
    program, missing = _program(wanted)
    wanted = tuple(name for name in wanted if program or name != "deck")
    if wanted:
        with outputs.drafts(out) as drafts, tempfile.TemporaryDirectory(prefix="make-deck-") as work:
            built = [
                _build(summary, b, language, source, settings, wanted, Path(work), result, on_step) for b in brands
            ]
            with timed("draw slides", result, on_step):
                drawn = list(_draw(program, built, Path(work)))
            with timed("draw sheets", result, on_step):
                made = [path for one in drawn for path in contact.write(one, drafts, each)]
            outputs.replace(made, out, drafts)
            _sweep(out, [one.name for one in drawn], {out / path.relative_to(drafts) for path in made})
            result.outputs = _named(made, out, drafts, built[0].report)
    if missing:
        kept = " The sheets of the handout are written." if wanted else ""
        raise MissingTool(missing.message + kept, missing.command)
    return result


def _program(wanted: Sequence[Output]) -> tuple[Path | None, MissingTool | None]:
    """Return LibreOffice, or what is to be said because it is not there; neither if no slides are wanted."""
    try:
        return (office.find() if "deck" in wanted else None), None
    except MissingTool as missing:
        return None, missing


def _build(
    summary: Path,
    brand: str,
    language: str | None,
    source: Path | None,
    settings: Settings | None,
    wanted: Sequence[Output],
    work: Path,
    result: Result,
    on_step: Step,
) -> _Built:
    """Build what is wanted in a brand, into a folder of its own."""
    loaded, house = read(summary, brand, language, source, result, on_step, settings)
    folder = Path(tempfile.mkdtemp(dir=work))
    files = {name: folder / f"{loaded.report.id}{ENDINGS[name]}" for name in wanted}
    write(loaded, house, files, result, on_step)
    return _Built(loaded.report, house, files)


def _draw(program: Path | None, built: Sequence[_Built], work: Path) -> Iterator[Drawn]:
    """Yield every output as a PDF; LibreOffice draws all decks at once, for starting it takes longer than a deck."""
    many = len(built) > 1
    if program:
        copies = [work / f"{number}.pptx" for number in range(len(built))]
        slides = [decks.show_all(one.files["deck"], copy) for one, copy in zip(built, copies, strict=True)]
        fonts = [font.path for one in built for font in one.brand.fonts]
        pdfs = office.to_pdf(program, copies, fonts, work)
        for one, pdf, shown in zip(built, pdfs, slides, strict=True):
            yield Drawn(one.name("deck", many), "deck", one.report, one.brand, pdf, shown)
    for one in built:
        if "handout" in one.files:
            yield Drawn(one.name("handout", many), "handout", one.report, one.brand, one.files["handout"])


def _sweep(out: Path, names: Sequence[str], fresh: set[Path]) -> None:
    """Take away what an earlier preview with more pictures has left, so that old and new do not mix."""
    for name in names:
        sheets = [path for path in out.iterdir() if re.fullmatch(rf"{re.escape(name)}(-\d+)?\.png", path.name)]
        alone = (out / name).iterdir() if any(path.parent == out / name for path in fresh) else ()
        for path in {*sheets, *(path for path in alone if re.fullmatch(r"\d+\.png", path.name))} - fresh:
            path.unlink()


def _named(made: Sequence[Path], out: Path, drafts: Path, report: Report) -> dict[str, Path]:
    """Return what `--json` lists: sheets, such as `deck` or `ink.handout-2`, and folders, such as `deck/`."""
    start = f"{report.id}.{report.language}."
    found = {}
    for path in made:
        if path.parent == drafts:
            found[path.stem.removeprefix(start)] = out / path.name
        else:
            found[f"{path.parent.name.removeprefix(start)}/"] = out / path.parent.name
    return found
