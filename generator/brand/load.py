"""Reads a brand folder, and those it extends, into a `Brand`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.brand import colors, contrast, fonts, legible
from generator.brand.model import Brand
from generator.brand.source import Source, did_you_mean, find, read, shown
from generator.problems import InputProblems, Problem, Where, errors
from generator.resources import folder

DEFAULT = "steppe"
BASE = "base"
OPEN = ("colors", "aliases", "companions", "serif-names", "layouts")
"""Settings whose keys are checked elsewhere or are names of the brand's own."""


def load(
    name_or_folder: str | Path = DEFAULT,
    templates: Path | None = None,
    language: str = "",
    over: Mapping[str, Any] | None = None,
) -> Brand:
    """Return the brand of this name among the templates, or in this folder, with all it extends merged in.

    The language of the report decides the font families alone: English sets Latin in the companions of the
    Chinese faces. Without one they are those of Chinese. `over` are settings for this once, laid over the brand's.
    Raises InputProblems with everything that is wrong in its file and in those it extends.
    """
    shelf = templates or folder("templates")
    chain = tuple(_chain(name_or_folder, shelf))
    found: list[Problem] = []
    _check_settings(chain, found)
    settings = _merge(_settings(chain), over or {})
    files = fonts.files(chain, found)
    given, aliases = colors.given(chain, found), colors.aliases(chain, found)
    logo = fonts.logo(chain, found)
    if errors(found):
        raise InputProblems(found)
    own = chain[0]
    title = own.get("meta", "name")
    title = title.get("short") or title.get("full") if isinstance(title, Mapping) else title
    return Brand(
        name=own.folder.name,
        title=str(title or own.folder.name),
        folders=tuple(source.folder for source in chain),
        colors=legible.complete(given, chain, found),
        aliases=aliases,
        deck_fonts=fonts.families(chain, files, "deck", settings, language),
        print_fonts=fonts.families(chain, files, "handout", settings, language),
        fonts=files,
        settings=settings,
        remarks=tuple(found),
        logo=logo,
    )


def problems(brand: Brand) -> tuple[Problem, ...]:
    """Return warnings about a brand that loads: what was passed over, weak contrast, fonts without a file."""
    return (*brand.remarks, *contrast.problems(brand), *fonts.problems(brand))


def available(templates: Path | None = None) -> tuple[str, ...]:
    """Return the names of the brands among the templates, sorted; `base` is what they extend, not one of them."""
    shelf = templates or folder("templates")
    return tuple(sorted(each.name for each in shelf.iterdir() if each.name != BASE and each.is_dir() and find(each)))


def _chain(name_or_folder: str | Path, shelf: Path) -> Iterator[Source]:
    """Yield the brand itself, what it extends, and so on to `base`."""
    source = _open(name_or_folder, shelf, None)
    seen = [source.folder.resolve()]
    while True:
        yield source
        if source.folder.resolve() == (shelf / BASE).resolve():
            return
        parent = source.settings().get("extends") or BASE
        place = source.where("defaults", "make-deck", "extends")
        beside = source.folder / str(parent)
        source = _open(beside if "/" in str(parent) else str(parent), shelf, place)
        if source.folder.resolve() in seen:
            message = f"The brands extend each other in a circle: {' → '.join(f.name for f in [*seen, source.folder])}."
            raise InputProblems([Problem(message, place, "One of them must extend `base`.")])
        seen.append(source.folder.resolve())


def _open(name_or_folder: str | Path, shelf: Path, asked_at: Where | None) -> Source:
    for place in (shelf / name_or_folder, Path(name_or_folder)):
        if place.is_file() and place.suffix in (".yml", ".yaml"):
            return read(place)
        if path := find(place):
            return read(path)
    names = available(shelf)
    if Path(name_or_folder).is_dir():
        message, hint = f"The folder `{name_or_folder}` holds no brand.yml.", "Write one; `meta: {name: …}` is enough."
    else:
        message = f"There is no brand `{name_or_folder}`."
        hint = f"{did_you_mean(str(name_or_folder), names)} There are {', '.join(names)}; a folder works too.".strip()
    raise InputProblems([Problem(message, asked_at, hint)])


def _settings(chain: tuple[Source, ...]) -> dict[str, Any]:
    """Return what stands under `defaults: make-deck:`, nearest brand first, mappings merged key by key."""
    merged: dict[str, Any] = {}
    for source in reversed(chain):
        merged = _merge(merged, source.settings())
    return merged


def _merge(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        if isinstance(value, Mapping):
            old = below.get(key)
            merged[key] = _merge(old if isinstance(old, Mapping) else {}, value)
        else:
            merged[key] = value
    return merged


def _check_settings(chain: tuple[Source, ...], found: list[Problem]) -> None:
    """Report settings that base/brand.yml does not have, and values of another type than there."""
    known = chain[-1].settings()
    for source in chain:
        for part in source.data:
            if part not in ("meta", "logo", "color", "typography", "defaults"):
                hint = did_you_mean(str(part), ("meta", "logo", "color", "typography", "defaults"))
                found.append(source.warning(f"A brand file has no part `{part}`; it is passed over.", part, hint=hint))
        if source.get("defaults", "make-deck") is not None:
            _compare(source, ("defaults", "make-deck"), source.get("defaults", "make-deck"), known, found)


def _compare(source: Source, keys: tuple[str, ...], value: Any, example: Any, found: list[Problem]) -> None:
    if isinstance(example, Mapping):
        if not isinstance(value, Mapping):
            found.append(source.problem(f"`{keys[-1]}` must be a list of settings, not `{value}`.", *keys))
            return
        for key in value if example and keys[-1] not in OPEN else ():
            if key in example:
                _compare(source, (*keys, key), value[key], example[key], found)
            else:
                hint = did_you_mean(str(key), [str(k) for k in example], f"Settings here are {', '.join(example)}.")
                found.append(source.problem(f"There is no setting `{key}`.", *keys, key, hint=hint))
    elif example is not None and not isinstance(value, type(example).__mro__[-2]):
        found.append(source.problem(f"`{keys[-1]}: {value}` should be like `{keys[-1]}: {example}`.", *keys))


__all__ = ["BASE", "DEFAULT", "available", "load", "problems", "shown"]
