"""The story as YAML tells it: slides, loops and conditions, with Jinja expressions in the values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from generator.brand.model import Brand
from generator.problems import InputProblems, Problem, Where
from generator.yamlnodes import Items, Line, Map, read

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

FILE = "deck/storyboard.yaml"
FLOW = ("for", "if", "with", "use", "slides")
SLIDE = ("key", "layout", "title", "about", "say", "note", "fills", "shapes", "section", "current", "hidden", "anchors")
_WHOLE = re.compile(r"\s*\{\{((?:(?!\}\}).)*)\}\}\s*", re.DOTALL)
_LOOP = re.compile(r"\s*([A-Za-z_]\w*)\s+in\s+(.+)", re.DOTALL)

Scope = Mapping[str, Any]


class StoryProblem(Exception):
    """One thing in the storyboard that cannot be told."""

    def __init__(self, message: str, where: Where | None, hint: str = "") -> None:
        self.problem = Problem(message, where, hint)
        super().__init__(message)


class Loop(Struct, frozen=True):
    """Where a `for` stands, as in Jinja."""

    index: int
    length: int

    @property
    def first(self) -> bool:
        return self.index == 1

    @property
    def last(self) -> bool:
        return self.index == self.length


class Story(Struct, frozen=True):
    """What the storyboard files of a brand say, merged."""

    slides: Items
    recipes: Mapping[str, Any]
    measures: Mapping[str, Any]
    every: Mapping[str, Any]
    """Fills that a slide gets when its layout has the placeholder and the slide says nothing of it."""
    links: Mapping[str, Any]
    """Where what the writer draws itself leads: `section`, the mark of a section."""


def load(brand: Brand) -> Story:
    """Return the story of a brand: the nearest `slides`, and recipes, measures and fills merged over those it extends.

    InputProblems when a file cannot be read or there is no story at all.
    """
    files = [folder / FILE for folder in reversed(brand.folders) if (folder / FILE).is_file()]
    slides: Items | None = None
    groups: dict[str, dict[str, Any]] = {"recipes": {}, "measures": {}, "every": {}, "links": {}}
    for path in files:
        data = read(path)
        _known(data, ("slides", *groups))
        slides = data.get("slides", slides)
        for name, group in groups.items():
            group.update(data.get(name) or {})
    if not isinstance(slides, Items):
        where = Where(str(files[-1])) if files else None
        raise InputProblems([Problem(f"No {FILE} of the brand says `slides:`.", where)])
    return Story(slides, **groups)


def _known(data: Map, keys: tuple[str, ...]) -> None:
    from difflib import get_close_matches

    for key in data:
        if key not in keys:
            near = get_close_matches(key, keys, 1)
            hint = f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(keys)}."
            raise InputProblems([Problem(f"`{key}` is nothing that a storyboard knows.", place(key), hint)])


def place(value: Any) -> Where | None:
    """Return where a value of the file stands, if it knows."""
    return getattr(value, "where", None)


class Teller:
    """Evaluates the values of a story; `scope` arguments hold the names that expressions may use."""

    def __init__(self, story: Story, names: Mapping[str, Any]) -> None:
        from jinja2 import StrictUndefined
        from jinja2.sandbox import SandboxedEnvironment

        self.story = story
        self.names = dict(names)
        self.env: SandboxedEnvironment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
        self._ready: dict[str, Callable[[Scope], Any]] = {}

    # --- values -----------------------------------------------------------------------------------------------------

    def value(self, source: Any, scope: Scope) -> Any:
        """Return what a value stands for: the object of a lone `{{ … }}`, else the rendered text."""
        if isinstance(source, Line):
            return self._text(source, scope) if "{{" in source or "{%" in source else str(source)
        if isinstance(source, Items):
            return [self.value(item, scope) for item in source]
        if isinstance(source, Map):
            return {str(self.value(key, scope)): self.value(item, scope) for key, item in source.items()}
        return source

    def expression(self, source: Any, scope: Scope) -> Any:
        """Return the value of an expression that stands without braces, as `if` and `for` have it."""
        if not isinstance(source, Line):
            return source
        whole = _WHOLE.fullmatch(source)
        return self._run("=" + (whole[1] if whole else source), source, scope)

    def _text(self, source: Line, scope: Scope) -> Any:
        whole = _WHOLE.fullmatch(source)
        return self._run("=" + whole[1] if whole else source, source, scope)

    def _run(self, code: str, source: Line, scope: Scope) -> Any:
        from jinja2 import TemplateError, Undefined

        try:
            ready = self._ready.get(code)
            if ready is None:
                ready = self._ready[code] = self._compile(code)
            found = ready(scope)
            if isinstance(found, Undefined):
                str(found)  # StrictUndefined says here which name is missing
            return found
        except StoryProblem:
            raise
        except (TemplateError, LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
            message = f"`{' '.join(source.split())}` cannot be worked out: {error}."
            raise StoryProblem(message, source.where, "The names that can be used are listed at the top.") from error

    def _compile(self, code: str) -> Callable[[Scope], Any]:
        from generator.deck import expressions

        if code.startswith("="):
            return expressions.expression(self.env, code[1:].strip())
        return expressions.template(self.env, code)

    # --- flow -------------------------------------------------------------------------------------------------------

    def scopes(self, entry: Map, scope: Scope) -> Iterator[Scope]:
        """Yield one scope for each round of the entry's `for` (or just one) in which its `if` holds.

        The names of `with` are worked out last, so they may rely on the condition.
        """
        for round_ in self._rounds(entry, scope):
            if "if" not in entry or self.expression(entry["if"], round_):
                inner = dict(round_)
                for name, value in (entry.get("with") or {}).items():
                    inner[str(name)] = self.value(value, inner)
                yield inner

    def _rounds(self, entry: Map, scope: Scope) -> Iterator[Scope]:
        if "for" not in entry:
            yield scope
            return
        match = _LOOP.fullmatch(entry["for"])
        if match is None:
            raise StoryProblem(f"`for: {entry['for']}` is no loop.", place(entry["for"]), "Write `for: name in list`.")
        items = list(self.expression(Line(match[2], entry["for"].where), scope) or ())
        for index, item in enumerate(items, 1):
            yield {**scope, match[1]: item, "loop": Loop(index, len(items))}

    def entries(self, entries: Any, scope: Scope, depth: int = 0) -> Iterator[tuple[Map, Scope]]:
        """Yield every slide that the entries ask for, with its scope; recipes and nested lists are followed."""
        if not isinstance(entries, Items):
            raise StoryProblem("Here a list of slides is expected.", place(entries), "Start each one with `- `.")
        for entry in entries:
            if not isinstance(entry, Map):
                raise StoryProblem("Each slide is a mapping such as `use: cover`.", place(entry) or entries.where)
            _known(entry, (*FLOW, *SLIDE))
            for inner in self.scopes(entry, scope):
                if "use" in entry:
                    yield from self.entries(self._recipe(entry["use"], inner, depth), inner, depth + 1)
                elif "slides" in entry:
                    yield from self.entries(entry["slides"], inner, depth)
                else:
                    yield entry, inner

    def _recipe(self, source: Any, scope: Scope, depth: int) -> Any:
        name = str(self.value(source, scope))
        if name not in self.story.recipes:
            from difflib import get_close_matches

            near = get_close_matches(name, list(self.story.recipes), 1)
            hint = f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join(self.story.recipes)}."
            raise StoryProblem(f"There is no recipe `{name}`.", place(source), hint)
        if depth > 8:
            raise StoryProblem(f"The recipe `{name}` uses itself.", place(source), "Take the circle out.")
        return self.story.recipes[name]
