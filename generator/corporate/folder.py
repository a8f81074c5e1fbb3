"""Makes a brand folder from an organisation's template: the file beside a brand.yml for a person to correct."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator import resources, yamlnodes
from generator.brand.contrast import luminance
from generator.brand.model import ROLES
from generator.brand.source import shown
from generator.corporate import propose, read, roles, settings
from generator.corporate.model import Master, Page, Template
from generator.corporate.propose import Proposal
from generator.corporate.roles import Ink
from generator.deck import layoutfile
from generator.problems import InputProblems, Problem, UsageProblem, Where

ENDINGS = (".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm")
NONE = settings.NONE
LIGHT = 0.3
"""The luminance from which a background counts as light."""


@dataclass(frozen=True)
class Imported:
    """What an import made of a template."""

    folder: Path
    template: Template
    proposal: Proposal
    problems: tuple[Problem, ...]


def imported(file: Path, folder: Path, name: str = "") -> Imported:
    """Write the brand folder; UsageProblem if it holds a brand already, InputProblems if the file is no template."""
    if file.suffix.lower() not in ENDINGS:
        raise UsageProblem(f"{file}: a PowerPoint template is called {', '.join(ENDINGS[:3])}.")
    if not file.is_file():
        raise UsageProblem(f"{file}: there is no such file.")
    if any((folder / n).exists() for n in ("brand.yml", "_brand.yml")):
        raise UsageProblem(f"{folder}: there is a brand already. Choose another folder with -o, or delete it first.")
    template = read.template(file)
    if not template.masters:
        raise InputProblems([Problem("The file has no slide master.", Where(shown(file)), "Save it in PowerPoint.")])
    recipe = settings.recipe((resources.folder("templates") / "base",))
    proposal = propose.propose(template, recipe)
    text = "\n".join(_brand(file, name, template, proposal, recipe)) + "\n"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, folder / file.name)
    (folder / "brand.yml").write_text(text, "utf-8")
    (folder / "handout").mkdir(exist_ok=True)
    (folder / "handout" / "motif.yaml").write_text(_plain_motif(), "utf-8")
    return Imported(folder, template, proposal, tuple(_problems(template, proposal, folder)))


def _plain_motif() -> str:
    """Return the handout's motif without hills and sun, which are not the organisation's: plain grounds are left."""
    data = layoutfile.merge(yamlnodes.read(resources.folder("templates") / "base" / "handout" / "motif.yaml"), {})
    for part in ("cover", "back", "band"):
        data[part] = {**{key: value for key, value in data[part].items() if key != "sun"}, "layers": []}
    rows = (f"{key}: {json.dumps(value)}" for key, value in data.items())
    return "\n".join(
        ["# The base's motif with nothing drawn on its grounds; see templates/base/handout/motif.yaml.", *rows, ""]
    )


def _problems(template: Template, proposal: Proposal, folder: Path) -> Iterator[Problem]:
    place = Where(shown(folder / "brand.yml"))
    for role, why in proposal.lacking.items():
        hint = "One of ours is made inside their master; name another under `layouts` if there is one."
        yield Problem(f"The template has no layout for `{role}`: {why}.", place, hint, "warning")
    for role, mapped in proposal.roles.items():
        if mapped.confidence == "low":
            page = template.masters[proposal.master - 1].pages[mapped.page - 1]
            message = f"Whether `{page.name.strip()}` is meant as `{role}` is not certain ({mapped.why})."
            yield Problem(message, place, "Look at a build, and name another layout if it is not.", "warning")


def _brand(file: Path, name: str, template: Template, proposal: Proposal, recipe: Mapping[str, Any]) -> Iterator[str]:
    master = template.masters[proposal.master - 1]
    inks = roles.assign(master, recipe)
    fonts = {key: family for key, family in master.fonts.items() if family}
    yield f"# Read from {file.name}. Correct what is not right; `make_deck.py brand check` says what comes of it."
    yield from (f"# {oddity}" for oddity in template.oddities)
    yield f"meta:\n  name: {_said(name or _named(file, master))}\n"
    yield "# The template's fonts are named below, but their files are not in it. Put them into this folder and list"
    yield "# them under `typography: fonts:`; until then texts are measured, and the handout is set, with ours.\n"
    yield "defaults:\n  make-deck:"
    yield "    # For the handout and its charts: the theme's colours, darker where they would be hard to read on paper."
    yield "    colors:"
    yield from (f'      {role}: "{ink.color}"' for role, ink in _printed(master, inks, recipe).items())
    if luminance(master.ground) < LIGHT:
        yield "    # The background is dark: panels are a shade of it."
        yield "    aliases: {" + ", ".join(f'"{name}": {role}' for name, role in recipe["dark"].items()) + "}"
    yield "    deck:"
    yield f"      template: {_said(file.name)}"
    yield f"      master: {master.number}   # {_plain(master.name)}, of {len(template.masters)}"
    yield from _base(master, proposal)
    box = ", ".join(f"{value:.2f}" for value in vars(proposal.area).values())
    yield f"      area: [{box}]   # where our content stands: x, y, width, height in inches"
    if fonts:
        yield "      fonts: {" + ", ".join(f"{key}: {_said(family)}" for key, family in fonts.items()) + "}"
    yield from _layouts(master, proposal)
    yield "      # Which theme colour plays which part on slides: its name, then lumMod and lumOff in percent."
    yield "      theme:"
    yield from (f"        {role}: {ink.written}   # {ink.color}" for role, ink in inks.items())


def _base(master: Master, proposal: Proposal) -> Iterator[str]:
    page = master.pages[proposal.base - 1] if proposal.base else None
    asked = _asked(page, master) if page else '""'
    yield f"      base: {asked}   # ours are made from it: {proposal.why_base}"
    others = ", ".join(f"{p.number} {_plain(p.name)}" for p in master.pages)
    yield f"      # The layouts there are: {others or 'none'}."


def _layouts(master: Master, proposal: Proposal) -> Iterator[str]:
    yield "      # Ours that are theirs; all others are made inside their master. Numbers are those of placeholders:"
    for number in sorted({m.page for m in proposal.roles.values()}):
        theirs = ", ".join(f"{p.idx} {p.kind}" for p in master.pages[number - 1].places)
        yield f"      #   {_plain(master.pages[number - 1].name)}: {theirs}"
    yield "      layouts:" + ("" if proposal.roles else " {}")
    for role, mapped in proposal.roles.items():
        page = master.pages[mapped.page - 1]
        places = ", ".join(f"{key}: {NONE if idx is None else idx}" for key, idx in mapped.places.items())
        yield f"        # {page.number} {_plain(page.name)}, confidence: {mapped.confidence} ({mapped.why})"
        yield f"        {role}: {{layout: {_asked(page, master)}, places: {{{places}}}}}"
    yield from (f"        # {role}: none of theirs, {why}" for role, why in proposal.lacking.items())


def _asked(page: Page, master: Master) -> str:
    """Return how a brand file names a layout: by its name if it is the only one, else by its number."""
    name = _plain(page.name)
    alone = sum(_plain(p.name) == name for p in master.pages) == 1
    return _said(name) if alone and name and not name.isdigit() else f'"{page.number}"'


def _printed(master: Master, inks: Mapping[str, Ink], recipe: Mapping[str, Any]) -> dict[str, Ink]:
    """Return the colours for paper: a template with a dark background is printed on white."""
    if luminance(master.ground) < LIGHT:
        names = sorted(("bg1", "tx1", "bg2", "tx2"), key=lambda n: luminance(master.colors[n]))
        turned = {**master.colors, "bg1": master.colors[names[-1]], "tx1": master.colors[names[0]]}
        inks = roles.assign(replace(master, colors=turned, ground=turned["bg1"]), recipe)
    return {role: inks[role] for role in (*ROLES, "rule")}


def _named(file: Path, master: Master) -> str:
    return _plain(file.stem) or _plain(master.name)


def _plain(name: str) -> str:
    return " ".join(name.split())


def _said(text: str) -> str:
    """Return a text as YAML in double quotes, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)
