"""LibreOffice, which draws the slides: where it is, and how decks become PDFs.

It runs with a profile of its own in a temporary folder. So it minds no LibreOffice that is open, and it finds the
brand's fonts: what lies in `user/fonts` of a profile is used on Linux, macOS and Windows alike, installed or not.
"""

from __future__ import annotations

import os
import platform
import shutil
import signal
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.problems import MissingTool, UsageProblem

NAMES = ("soffice", "libreoffice")
PLACES = {
    "Darwin": (("/Applications", "LibreOffice*.app/Contents/MacOS/soffice"),
               ("~/Applications", "LibreOffice*.app/Contents/MacOS/soffice")),
    "Windows": (("%ProgramFiles%", "LibreOffice*/program/soffice.com"),
                ("%ProgramFiles(x86)%", "LibreOffice*/program/soffice.com")),
    "Linux": (("/usr/lib", "libreoffice/program/soffice"), ("/opt", "libreoffice*/program/soffice")),
}  # fmt: skip
"""Where it is installed, by system, when it is not on the PATH: folders, and what to look for in them."""
INSTALL = {
    "Darwin": "brew install --cask libreoffice",
    "Windows": "winget install TheDocumentFoundation.LibreOffice",
    "Linux": "sudo apt-get install libreoffice-impress",
}
SECONDS_EACH = 90
"""How long one deck may take; a hundred slides take some ten seconds."""


def find() -> Path:
    """Return LibreOffice's program; MissingTool with the command that installs it."""
    system = platform.system()
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    for folder, pattern in PLACES.get(system, ()):
        for place in sorted(Path(os.path.expandvars(folder)).expanduser().glob(pattern), reverse=True):
            return place
    message = "The pictures of the slides are drawn by LibreOffice, which is not installed."
    raise MissingTool(message, INSTALL.get(system, INSTALL["Linux"]))


def to_pdf(program: Path, decks: Sequence[Path], fonts: Iterable[Path], work: Path) -> list[Path]:
    """Return the PDF of each deck, made in the folder `work` with these font files at hand.

    Every slide of a deck is in its PDF unless it is hidden. MissingTool if this LibreOffice has no Impress;
    UsageProblem if it does not answer in time or fails otherwise.
    """
    profile = work / "profile"
    shelf = profile / "user" / "fonts"
    shelf.mkdir(parents=True)
    for font in dict.fromkeys(fonts):
        shutil.copy(font, shelf / font.name)
    where = f"-env:UserInstallation={profile.resolve().as_uri()}"
    how = ("--headless", "--norestore", "--convert-to", "pdf", "--outdir", work)
    said = _run([program, where, *how, *decks], SECONDS_EACH * len(decks))
    made = [work / f"{deck.stem}.pdf" for deck in decks]
    if all(path.is_file() for path in made):
        return made
    if "no export filter" in said or "source file could not be loaded" in said:
        raise MissingTool("This LibreOffice has no Impress, the part that reads slides.", INSTALL["Linux"])
    last = (said.strip().splitlines() or ["it said nothing"])[-1]
    raise UsageProblem(
        f"LibreOffice ({program}) made no pictures of the slides: {last}. Close it if it is open, and try again."
    )


def _run(command: Sequence[str | Path], seconds: float) -> str:
    """Run a program and return what it said; after that time it is ended, with all that it started."""
    with subprocess.Popen(  # noqa: S603 - a program that `find` found, with our own files
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    ) as process:
        try:
            return process.communicate(timeout=seconds)[0]
        except BaseException as stopped:
            _end(process)
            if isinstance(stopped, subprocess.TimeoutExpired):
                message = (
                    f"LibreOffice did not answer within {seconds:.0f} seconds. Close it if it is open, and try again."
                )
                raise UsageProblem(message) from None
            raise


def _end(process: subprocess.Popen[str]) -> None:
    """End a program; on Linux and macOS `soffice` is a script, and what it started would live on."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
