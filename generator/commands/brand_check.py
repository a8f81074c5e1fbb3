"""`make_deck.py brand check`: what a brand looks like, what it changes, and what is wrong with it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from generator.build import DEFAULT_LANGUAGE, Result
from generator.commands import options as shared


def add(commands: shared.Commands[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("check", help="a brand's colours and contrasts, what it overrides, what is wrong")
    parser.add_argument("brand", metavar="BRAND", help=shared.BRAND)
    shared.language(parser, f"default: {DEFAULT_LANGUAGE}", DEFAULT_LANGUAGE)
    shared.json(parser)
    parser.set_defaults(run=run, say=say)


def run(options: argparse.Namespace, result: Result) -> None:
    """Survey the brand; InputProblems with everything in its files that stops a build."""
    from generator.brand import load, survey
    from generator.deck import story
    from generator.deck.layouts import layouts
    from generator.handout.edition import edition
    from generator.handout.geometry import geometry
    from generator.text.words import words

    brand = load.load(options.brand, language=options.lang)
    offered = layouts(brand, options.lang)
    story.load(brand)
    edition(brand)
    geometry(brand, options.lang)
    said = words(brand, options.lang)
    text = _text(options.lang)
    result.problems += load.problems(brand)
    result.problems += survey.problems(brand, dict.fromkeys(("heading", "body", "serif"), text))
    files = {family: _file(brand.font(family, 400)) for family in _families(brand)}
    result.more |= {
        "brand": brand.name,
        "title": brand.title,
        "extends": [folder.name for folder in brand.folders[1:]],
        "colors": dict(brand.colors),
        "origins": survey.origins(brand),
        "pairs": [asdict(pair) | {"ratio": round(pair.ratio, 2)} for pair in survey.pairs(brand)],
        "fonts": files,
        "own": {kind: list(paths) for kind, paths in survey.own(brand.folders[0]).items()},
        "layouts": len(offered.layouts),
        "words": len(said),
        "logo": _file(brand.logo),
    }
    if brand.deck.get("template"):
        _template(brand, options.lang, result)


def _template(brand: Any, language: str, result: Result) -> None:
    """Add how each role is had on the organisation's own template, and what is wrong with that."""
    from generator.corporate import report
    from generator.corporate.settings import setting

    found = setting(brand)
    uses = report.uses(brand, language)
    result.problems += report.problems(brand, language)
    result.more["template"] = {
        "file": found.path.name,
        "slide": [round(found.template.slide.w, 2), round(found.template.slide.h, 2)],
        "master": found.master.name,
        "masters": len(found.template.masters),
        "roles": [asdict(use) for use in uses],
    }
    result.more["roles"] = list(report.families(uses))


def _families(brand: Any) -> list[str]:
    return [f for f in dict.fromkeys((*asdict(brand.deck_fonts).values(), *asdict(brand.print_fonts).values())) if f]


def _file(path: Path | None) -> str:
    return path.name if path else ""


def _text(language: str) -> str:
    """Return the texts of the shipped report, in which missing glyphs show."""
    from generator.report.load import load
    from generator.resources import default_summary

    return load(default_summary(), language).report.model_dump_json()


def say(_options: argparse.Namespace, result: Result) -> Iterator[str]:
    """Yield swatches, pairs with their ratios, fonts, and what the folder changes."""
    more: dict[str, Any] = result.more
    yield f"{more['title']} ({more['brand']}), extends {' → '.join(more['extends']) or 'nothing'}"
    yield ""
    for role, color in more["colors"].items():
        yield f"  {_swatch(color)}{role:8} {color}  {more['origins'].get(role, 'derived')}"
    yield ""
    for pair in more["pairs"]:
        mark = "" if pair["ratio"] >= pair["need"] - 0.005 else "  too little"
        yield f"  {pair['front'] + ' on ' + pair['ground']:18} {pair['ratio']:5.2f}  (at least {pair['need']:g}){mark}"
    yield ""
    for family, file in more["fonts"].items():
        yield f"  font {family}: {file or 'no file; measured and printed with another font'}"
    yield f"  logo: {more['logo'] or 'none; the drawn mark stands for it'}"
    yield f"  {more['layouts']} layouts, {more['words']} words"
    yield "  of its own: " + (
        "; ".join(f"{kind}: {', '.join(paths)}" for kind, paths in more["own"].items()) or "tokens alone"
    )
    if template := more.get("template"):
        width, height = template["slide"]
        yield ""
        yield f"  on {template['file']}, {width:g} × {height:g} inches, master {template['master']}:"
        yield from (f"  {line}" for line in more["roles"])


def _swatch(color: str) -> str:
    if not (sys.stdout.isatty() and os.environ.get("COLORTERM") in ("truecolor", "24bit")):
        return ""
    return f"\x1b[48;2;{';'.join(str(part) for part in bytes.fromhex(color[1:]))}m    \x1b[0m "
