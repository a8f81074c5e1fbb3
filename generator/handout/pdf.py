"""The handout as PDF: HTML laid out by WeasyPrint, checked against the plan, finished, and moved into place."""

from __future__ import annotations

import atexit
import os
import tempfile
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.brand.model import Brand
from generator.handout import accessibility, archive, justify, lineheight, paths, proof
from generator.handout.attachments import Attached
from generator.handout.edition import edition
from generator.handout.html import html
from generator.handout.model import Handout
from generator.handout.source import source
from generator.problems import MissingTool, Problem
from generator.report.origins import Origins
from generator.text.words import Words

INSTALL = "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@dataclass(frozen=True)
class PdfResult:
    """What came out: the number of pages and what is wrong with them."""

    pages: int
    problems: tuple[Problem, ...]


def write(
    handout: Handout,
    brand: Brand,
    words: Words,
    out: Path,
    files: Sequence[Attached] = (),
    origins: Origins | None = None,
) -> PdfResult:
    """Write the PDF and return its pages and problems.

    `files` are put inside the PDF; `origins` lets a problem name the line of the summary.
    MissingTool if the text library of the system is missing.
    """
    weasyprint = _weasyprint()
    known = justify.available()
    chinese = handout.language.startswith("zh")
    problems = [] if known or not chinese else [_unjustified(weasyprint)]
    page = html(handout, brand, words, justified=known)
    with lineheight.exact(), justify.justification(chinese), paths.copied():
        document = source(page, brand).render(font_config=_fonts(brand.name))
        problems += proof.problems(document, handout, origins or Origins())
        _save(document, brand, out, files)
    return PdfResult(len(document.pages), tuple(problems))


def _weasyprint() -> Any:
    try:
        import weasyprint
    except OSError as error:
        raise MissingTool("The handout needs Pango to set its text, and this machine has none.", INSTALL) from error
    return weasyprint


def _unjustified(weasyprint: Any) -> Problem:
    return Problem(
        f"Chinese text in the handout stays ragged: WeasyPrint is {weasyprint.__version__}.",
        hint=f"Install WeasyPrint {justify.VERSION} for even columns.",
        severity="warning",
    )


@lru_cache(maxsize=4)
def _fonts(brand: str) -> Any:  # noqa: ARG001 (the key of the cache)
    """One font configuration for all handouts of a brand that a process writes."""
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    kept = weakref.ref(fonts)
    atexit.register(lambda: _released(kept()))
    return fonts


def _released(fonts: Any) -> None:
    """Remove the copies of fonts that a configuration made; the end of a process may not take it apart in time."""
    if fonts is not None:
        fonts.__del__()
        fonts._folder = None


def _save(document: Any, brand: Brand, out: Path, files: Sequence[Attached]) -> None:
    """Write to a file beside the target and rename it, so that a failed build leaves the earlier one."""
    chosen = edition(brand)
    variant = archive.VARIANT if chosen.archive else "pdf/ua-1"
    handle, name = tempfile.mkstemp(prefix=".handout-", suffix=".pdf", dir=out.parent)
    os.close(handle)
    draft = Path(name)
    try:
        with archive.writing():
            document.write_pdf(str(draft), pdf_variant=variant, pdf_tags=True)
        accessibility.finish(draft, brand, chosen, files)
        draft.chmod(0o644)
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)
