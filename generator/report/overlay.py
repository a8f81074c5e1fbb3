"""Lays a translation over a summary: `summary.en.yaml` holds the same ids and only texts.

Entries of lists are matched by `id`, else by `stat` or `before`, else by their place. Figures, cites and all other
data come from the original. The block `checked:` holds a short hash of each original text at the time its
translation was last looked at, so that a text whose original changed since is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, field

from generator.problems import InputProblems, Problem, Where, errors
from generator.report import names, prose, shape, yamlfile
from generator.report.explain import noun
from generator.report.model import Report
from generator.report.shape import Shape
from generator.report.yamlfile import Document, Key

_MAY_REPEAT = ("id", "stat", "before", "after", "kind")
_LETTER = re.compile(r"[^\W\d_]")
_BLOCK = re.compile(r"^checked:.*\n?(?:(?:[ \t].*)?(?:\n|\Z))*", re.MULTILINE)


class Laid(Struct):
    """The summary with the texts of the translation in it."""

    data: object
    values: dict[Key, Where] = field(default_factory=dict)
    """Where the translated texts stand, by the path in the summary."""
    problems: list[Problem] = field(default_factory=list)
    originals: dict[str, str] = field(default_factory=dict)
    """The original of every text that is translated, by the name of its path."""


def lay(original: Document, translation: Document) -> Laid:
    """Return the translated summary with all that is wrong about the translation."""
    work = _Overlay(original, translation)
    laid = work.laid
    laid.problems += translation.problems
    over = dict(translation.data) if isinstance(translation.data, dict) else {}
    checked = over.pop("checked", None)
    language = over.pop("language", None)
    laid.data = work.merge(original.data, over, Shape(model=Report), (), ())
    if isinstance(laid.data, dict):
        laid.data["language"] = language
        laid.values["language",] = translation.where(("language",))
    if language is None:
        hint = "Add `language: en`, or whichever it is."
        laid.problems.append(Problem("the translation does not say its `language`.", translation.where(()), hint))
    laid.problems += _stale(work, _hashes(checked), translation)
    return laid


def accept(path: Path, language: str) -> int:
    """Note in the translation of `path` that its texts fit the present originals; return how many hashes changed.

    Rewrites only the `checked:` block. InputProblems if the translation has other problems; UsageProblem if there is
    none.
    """
    file = path.with_name(f"{path.stem}.{language}{path.suffix}")
    translation = yamlfile.read(file)
    laid = lay(yamlfile.read(path), translation)
    others = errors(p for p in laid.problems if p.message != _CHANGED)
    if others:
        raise InputProblems(others)
    before = _hashes(translation.data.get("checked") if isinstance(translation.data, dict) else None)
    after = {name: _hash(text) for name, text in laid.originals.items()}
    if before == after:
        return 0
    block = "".join(["checked: |\n", *(f"  {name}: {digest}\n" for name, digest in after.items())])
    text = file.read_text(encoding="utf-8-sig")
    found = _BLOCK.search(text)
    text = text[: found.start()] + block + text[found.end() :] if found else f"{text.rstrip()}\n\n{block}"
    spare = file.with_name(file.name + ".new")
    spare.write_text(text, encoding="utf-8")
    spare.replace(file)
    return sum(before.get(name) != digest for name, digest in after.items())


_CHANGED = "the original of this text changed since it was translated."


def _hash(text: str) -> str:
    return sha256(text.strip().encode()).hexdigest()[:8]


def _hashes(checked: object) -> dict[str, str]:
    """Return the hashes by path name; they stand as a mapping or, quicker to read, as a text with one on each line."""
    if isinstance(checked, str):
        pairs = (line.partition(":") for line in checked.splitlines() if ":" in line)
        return {name.strip(): digest.strip() for name, _, digest in pairs}
    return {str(name): str(digest) for name, digest in checked.items()} if isinstance(checked, dict) else {}


def _stale(work: _Overlay, hashes: dict[str, str], translation: Document) -> Iterator[Problem]:
    originals = work.laid.originals
    for name, text in originals.items():
        if name in hashes and hashes[name] != _hash(text):
            hint = "Look at the translation again, then run check with --accept."
            yield Problem(_CHANGED, work.places[name], hint)
    unseen = [name for name in originals if name not in hashes]
    if unseen:
        message = f"{len(unseen)} of {len(originals)} translated texts were never marked as checked."
        hint = "Run check with --accept, so that a later change of the original is noticed."
        yield Problem(message, Where(translation.file), hint, "warning")


class _Overlay:
    """Walks original and translation side by side."""

    def __init__(self, original: Document, translation: Document) -> None:
        self.original = original
        self.translation = translation
        self.laid = Laid(None)
        self.places: dict[str, Where] = {}

    def problem(self, message: str, where: Where, hint: str = "") -> None:
        self.laid.problems.append(Problem(message, where, hint))

    def merge(self, ours: object, theirs: object, here: Shape, path: Key, over: Key) -> object:
        """Return our value with their texts; `path` leads to ours, `over` to theirs."""
        model = here.of(ours)
        if here.text:
            return self.text(ours, theirs, path, over)
        if model and isinstance(ours, dict):
            if not isinstance(theirs, dict):
                self.problem(f"this must have keys, like {noun(model)} in the original.", self.translation.where(over))
                return ours
            return self.mapping(ours, theirs, shape.fields(model), path, over)
        if here.items and isinstance(ours, list):
            if not isinstance(theirs, list):
                self.problem("this must be a list, as in the original.", self.translation.where(over))
                return ours
            return self.entries(ours, theirs, here.items, path, over)
        return ours

    def mapping(
        self, ours: dict[str, object], theirs: dict[str, object], shapes: dict[str, Shape], path: Key, over: Key
    ) -> dict[str, object]:
        for key in theirs:
            self.key(key, ours, theirs, shapes, over)
        merged = dict(ours)
        for key, here in shapes.items():
            deeper = here.text or here.model or here.kinds or here.items
            if not deeper or (key not in ours and not (here.text and key in theirs)):
                continue
            if path == () and key == "names":
                merged[key] = self.names(ours, theirs)
            elif theirs.get(key) is not None:
                merged[key] = self.merge(ours.get(key), theirs[key], here, (*path, key), (*over, key))
            else:
                self.missing(ours.get(key), here, (*path, key), (*over, key) if key in theirs else over)
        return merged

    def key(
        self, key: str, ours: dict[str, object], theirs: dict[str, object], shapes: dict[str, Shape], over: Key
    ) -> None:
        """Report a key of the translation that is unknown or not a text."""
        place = self.translation.keys.get((*over, key)) or self.translation.where((*over, key))
        here = shapes.get(key)
        if here is None:
            texts = [name for name, shape_ in shapes.items() if shape_ != Shape()]
            self.problem(f"`{key}` is not a key here.", place, names.did_you_mean(key, texts, "Remove it."))
        elif not _texts_in(here) and not (key in _MAY_REPEAT and theirs[key] == ours.get(key)):
            self.problem(
                f"`{key}` is not translated: figures and other data come from the original.", place, "Remove it."
            )
        elif not here.text and ours.get(key) is None:
            self.problem(f"the original has no `{key}` here.", place, "Add it there first, or remove it.")

    def names(self, ours: dict[str, object], theirs: dict[str, object]) -> object:
        """Return the names of both languages: a translation may add its own and need not repeat those."""
        mine, more = ours["names"], theirs.get("names") or []
        if isinstance(mine, list) and isinstance(more, list):
            return [*mine, *(name for name in more if name not in mine)]
        return mine

    def text(self, ours: object, theirs: object, path: Key, over: Key) -> object:
        where = self.translation.where(over)
        self.laid.values[path] = where
        if isinstance(ours, str) and isinstance(theirs, str):
            name = names.path_name(self.original.data, path)
            self.laid.originals[name] = ours
            self.places[name] = where
            self.references(ours, theirs, where)
        return theirs

    def references(self, ours: str, theirs: str, where: Where) -> None:
        expected, given = set(prose.refs(ours)), set(prose.refs(theirs))
        lost, extra = sorted(expected - given), sorted(given - expected)
        parts = [
            f"it leaves out {names.listed(f'{{{id}}}' for id in lost)}" if lost else "",
            f"it adds {names.listed(f'{{{id}}}' for id in extra)}" if extra else "",
        ]
        if lost or extra:
            said = " and ".join(part for part in parts if part)
            self.problem("the translation does not hold the same figures as the original.", where, f"Compare: {said}.")

    def entries(self, ours: list[object], theirs: list[object], here: Shape, path: Key, over: Key) -> list[object]:
        partner = self.partners(ours, theirs, over)
        merged = []
        for index, value in enumerate(ours):
            deep = (*path, index)
            if index in partner:
                merged.append(self.merge(value, theirs[partner[index]], here, deep, (*over, partner[index])))
            else:
                merged.append(value)
                self.missing(value, here, deep, over)
        return merged

    def partners(self, ours: list[object], theirs: list[object], over: Key) -> dict[int, int]:
        """Return for each entry of ours the place of its translation."""
        known = [names.identity(entry) for entry in ours]
        found: dict[int, int] = {}
        for index, entry in enumerate(theirs):
            mark = names.identity(entry)
            free = [place for place in range(len(ours)) if place not in found]
            if mark and any(known):
                match = next((place for place in free if known[place] == mark), None)
                if match is None:
                    self.unmatched(mark, known, (*over, index))
            else:
                match = index if index in free else None
                if match is None:
                    hint = f"The original has {len(ours)}."
                    self.problem(
                        "there are more entries than in the original.", self.translation.where((*over, index)), hint
                    )
            if match is not None:
                found[match] = index
        return found

    def unmatched(self, mark: tuple[str, str], known: list[tuple[str, str] | None], over: Key) -> None:
        key, value = mark
        choices = [k[1] for k in known if k and k[0] == key]
        hint = names.did_you_mean(value, choices, f"Here are {names.listed(choices)}." if choices else "Remove it.")
        where = self.translation.where((*over, key))
        self.problem(f"the original has no entry with the {key} `{value}` here, or only once.", where, hint)

    def missing(self, ours: object, here: Shape, path: Key, over: Key) -> None:
        """Report the texts that the translation lacks: a text by its path, more than one as their number."""
        lacking = list(_originals(ours, here))
        if not lacking:
            return
        name = names.path_name(self.original.data, path)
        what = f"`{name}`" if here.text else f"`{name}` with {len(lacking)} text{'s' * (len(lacking) > 1)}"
        opening = lacking[0] if len(lacking[0]) <= 30 else lacking[0][:29] + "…"
        self.problem(f"{what} is not translated.", self.translation.where(over), f"The original begins: {opening}")


def _texts_in(here: Shape, depth: int = 0) -> bool:
    """Return whether there is any human language at or below this place."""
    if here.text or here.kinds:
        return True
    if here.items:
        return _texts_in(here.items, depth)
    return bool(here.model) and any(_texts_in(field) for field in shape.fields(here.model).values() if here.model)


def _originals(ours: object, here: Shape) -> Iterator[str]:
    """Yield the texts at or below a place that hold something to translate: letters beyond those of references."""
    if here.text and isinstance(ours, str):
        if _LETTER.search(prose.without_refs(ours)):
            yield ours
    elif isinstance(ours, list) and here.items:
        for entry in ours:
            yield from _originals(entry, here.items)
    elif isinstance(ours, dict) and (model := here.of(ours)):
        for key, field_shape in shape.fields(model).items():
            yield from _originals(ours.get(key), field_shape)
