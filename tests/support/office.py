"""Runs LibreOffice and the validators on finished decks. Needs what .ci/run installs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from openxml_audit import OpenXmlValidator

from generator import resources

ROOT = Path(__file__).resolve().parents[2]
EDITOR = Path(__file__).with_name("edit_in_office.py")
VALIDATOR = ROOT / ".tools" / "validator" / "node_modules" / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"


def missing() -> list[str]:
    """Return what has to be installed before these tests can run."""
    tools = [name for name in ("soffice", "pdftoppm", "node") if shutil.which(name) is None]
    return tools + ([] if VALIDATOR.is_file() else ["the OOXML validator (.ci/npm.sh)"])


def render(deck: Path, folder: Path) -> Path:
    """Return the PDF that LibreOffice makes of a deck with the fonts of this project and no others of the brand's."""
    (made,) = render_all([deck], folder)
    return made


def render_all(decks: Sequence[Path], folder: Path) -> list[Path]:
    """Return the PDFs of decks with different names, made in one go, as starting LibreOffice takes longest."""
    done = subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'office').as_uri()}",
            "--headless",
            "--convert-to",
            'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}',
            "--outdir",
            str(folder),
            *map(str, decks),
        ],
        env=environment(folder),
        capture_output=True,
        text=True,
        timeout=180 + 30 * len(decks),
        check=False,
    )
    made = [folder / f"{deck.stem}.pdf" for deck in decks]
    missing = [path.name for path in made if not path.is_file()]
    assert not missing, f"LibreOffice did not make {', '.join(missing)}: {done.stdout}{done.stderr}"
    return made


def environment(folder: Path) -> dict[str, str]:
    """Return the environment in which LibreOffice sees the fonts of this project first."""
    return {**os.environ, "FONTCONFIG_FILE": str(_font_settings(folder))}


def _font_settings(folder: Path) -> Path:
    """A fontconfig file that shows our own fonts first and the system's for the rest."""
    settings = folder / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{resources.folder('assets') / 'fonts'}</dir><cachedir>{folder / 'font-cache'}</cachedir></fontconfig>",
        "utf-8",
    )
    return settings


def sdk_problems(deck: Path) -> list[str]:
    """Return what the Open XML SDK says is wrong. The validator's exit code is not trusted, its answer is."""
    done = subprocess.run(["node", str(VALIDATOR), str(deck)], capture_output=True, text=True, timeout=60, check=False)
    answer = json.loads(done.stdout)
    answer = answer[0] if isinstance(answer, list) else answer
    return [] if answer["ok"] else [f"{e.get('path')}: {e.get('description')}" for e in answer["errors"]] or ["not ok"]


def audit_problems(deck: Path) -> list[str]:
    """Return what openxml-audit says is wrong."""
    return [f"{error.part_uri}: {error.description}" for error in OpenXmlValidator().validate(deck).errors]


def uno_python() -> str:
    """Return a Python that can talk to LibreOffice: the system's, with Debian's python3-uno."""
    for python in ("/usr/bin/python3", "python3"):
        done = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
        if done.returncode == 0:
            return python
    raise AssertionError("not installed: python3-uno (.ci/run installs it)")
