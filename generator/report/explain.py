"""What pydantic says about a summary, in plain words with the place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from msgspec import Struct
from pydantic import ValidationError

from generator.problems import Problem, Where
from generator.report import names, shape
from generator.report.model import Report, Strict
from generator.report.shape import Shape
from generator.report.yamlfile import Key, Whole, nearest


class _Fault(Struct, frozen=True):
    """One error of pydantic, with its path freed of pydantic's own markers."""

    kind: str
    path: Key
    input: object
    context: Mapping[str, Any]
    message: str
    parent: type[Strict] | None
    """The class that the key belongs to."""

    @property
    def key(self) -> str:
        """The key, or the key of the list the value is in."""
        return next((str(step) for step in reversed(self.path) if isinstance(step, str)), "the file")


def explain(
    error: ValidationError, data: object, values: Mapping[Key, Where], keys: Mapping[Key, Where], file: str
) -> list[Problem]:
    """Return one problem for each mistake; an unknown key beside the missing one it stands for makes one."""
    faults = [f for f in map(_fault, error.errors(include_url=False)) if not _follows(f)]
    missing = {f.path for f in faults if f.kind == "missing"}
    found = []
    for fault in faults:
        if fault.kind == "extra_forbidden":
            meant = _meant(fault, missing, data)
            missing.discard((*fault.path[:-1], meant))
            place = keys.get(fault.path) or nearest(values, fault.path, file)
            found.append(_unknown_key(fault, meant, place))
    for fault in faults:
        if fault.kind == "missing" and fault.path in missing:
            found.append(_missing_key(fault, data, nearest(values, fault.path, file)))
        elif fault.kind not in ("missing", "extra_forbidden"):
            message, hint = _wrong_value(fault)
            path = (*fault.path, "kind") if fault.kind == "union_tag_invalid" else fault.path
            found.append(Problem(message, nearest(values, path, file), hint))
    return found


def _fault(details: Any) -> _Fault:
    path: list[str | int] = []
    here = Shape(model=Report)
    parent: type[Strict] | None = None
    for step in details["loc"]:
        if here.kinds and isinstance(step, str):
            here = Shape(model=dict(here.kinds)[step])  # pydantic names the kind in the path; the file does not
            continue
        if isinstance(step, int):
            here = here.items or Shape()
        else:
            parent = here.model
            here = shape.fields(parent).get(step, Shape()) if parent else Shape()
        path.append(step)
    return _Fault(details["type"], tuple(path), details["input"], details.get("ctx", {}), details["msg"], parent)


def _follows(fault: _Fault) -> bool:
    """Return whether the list only seems short: pydantic does not count entries that are wrong themselves."""
    least = fault.context.get("min_length", 0)
    return fault.kind == "too_short" and isinstance(fault.input, list) and len(fault.input) >= least


def _meant(fault: _Fault, missing: set[Key], data: object) -> str | None:
    """Return the key that was meant, first among those that are missing beside it."""
    beside = [str(path[-1]) for path in missing if path[:-1] == fault.path[:-1]]
    given = _given(data, fault.path[:-1])
    free = [name for name in shape.fields(fault.parent) if name not in given] if fault.parent else []
    return names.meant(str(fault.path[-1]), beside) or names.meant(str(fault.path[-1]), free)


def _given(data: object, path: Key) -> Iterable[str]:
    for step in path:
        data = data[step] if isinstance(data, list | dict) else None  # type: ignore[index]
    return data if isinstance(data, dict) else ()


def _unknown_key(fault: _Fault, meant: str | None, place: Where) -> Problem:
    name = noun(fault.parent)
    allowed = names.listed(shape.fields(fault.parent)) if fault.parent else ""
    hint = f"Did you mean `{meant}`?" if meant else f"Keys of {name}: {allowed}."
    return Problem(f"`{fault.path[-1]}` is not a key of {name}.", place, hint)


def _missing_key(fault: _Fault, data: object, place: Where) -> Problem:
    owner = data
    for step in fault.path[:-1]:
        owner = owner[step]  # type: ignore[index]
    known = names.identity(owner)
    which = f" `{known[1]}`" if known and known[0] == "id" and len(fault.path) > 1 else ""
    name = noun(fault.parent).split(" ", 1)[1]
    return Problem(f"the {name}{which} has no `{fault.path[-1]}`.", place, f"Add `{fault.path[-1]}: …`.")


_NOUNS = {
    "Report": "summary",
    "ChartBlock": "chart",
    "CheckRow": "checklist row",
    "FigureCard": "figure",
    "FigureItem": "figure",
    "PictureBlock": "picture",
}


def noun(model: type[Strict] | None) -> str:
    """Return what an entry is called in messages, with its article."""
    if model is None:
        return "this place"
    word = _NOUNS.get(model.__name__, model.__name__.lower())
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _wrong_value(fault: _Fault) -> tuple[str, str]:
    """Return message and hint for a value that is there but wrong."""
    key, kind = fault.key, fault.kind
    if fault.input is None:
        return f"`{key}` is empty.", "Write something after the colon, or remove the key."
    if kind == "string_type":
        return _no_text(key, fault.input)
    if key == "focus":
        return "`focus` must be two numbers from 0 to 1.", "Write across and down: [0.5, 0.2] is near the top."
    if kind in ("tuple_type", "list_type"):
        return f"`{key}` must be a list.", "Put each entry on its own line, after `- `."
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return _no_mapping(fault)
    if kind.startswith(("int", "greater_than", "less_than")):
        return _no_number(fault)
    if kind.startswith(("date", "datetime")):
        return f"`{key}` must be a date.", "Write it as year-month-day, such as 2022-07-19."
    return next(_listed_value(fault), (f"`{key}`: {fault.message.lower()}.", ""))


def _listed_value(fault: _Fault) -> Iterator[tuple[str, str]]:
    key, context, given = fault.key, fault.context, str(fault.input)
    match fault.kind:
        case "string_too_short":
            yield f"`{key}` is an empty text.", "Write something, or remove the key."
        case "too_short":
            least = context.get("min_length", 1)
            some = f"has only {len(fault.input)}" if isinstance(fault.input, list) and fault.input else "is empty"
            yield f"`{key}` {some}.", f"It needs at least {least} {'entry' if least == 1 else 'entries'}."
        case "too_long":
            yield f"`{key}` has {context['actual_length']} entries.", f"At most {context['max_length']} fit."
        case "string_pattern_mismatch" if "64" in str(context.get("pattern")):
            yield f"`{key}` must be 64 digits and letters a-f.", "`sha256sum FILE` prints them."
        case "string_pattern_mismatch":
            yield f"`{given}` is not an id.", "Use small letters and digits, with hyphens between: `night-calls`."
        case "literal_error":
            choices = _choices(str(context.get("expected")))
            known = f"It can be {names.listed(choices)}."
            yield f"`{key}` cannot be `{given}`.", names.did_you_mean(given, choices) or known
        case "union_tag_invalid":
            choices = _choices(str(context.get("expected_tags")))
            tag = str(context.get("tag"))
            hint = names.did_you_mean(tag, choices)
            yield f"there is no kind `{tag}`.", f"{hint} Kinds: {names.listed(choices)}.".strip()
        case "union_tag_not_found":
            kinds = [kind for kind, _ in (shape.fields(Report)["overview"].items or Shape()).kinds]
            yield "this block has no `kind`.", f"Add `kind: …`, one of {names.listed(kinds)}."


def _choices(expected: str) -> list[str]:
    return [word for word in expected.replace(" or ", ",").replace("'", "").replace(" ", "").split(",") if word]


def _no_text(key: str, given: object) -> tuple[str, str]:
    if isinstance(given, bool):
        return f"`{key}` must be a text.", f'Put it in quotes: "{str(given).lower()}".'
    if isinstance(given, int | Decimal):
        given = given.raw if isinstance(given, Whole) else given
        return f"`{key}` must be a text, but {given} without quotes is a number.", f'Put it in quotes: "{given}".'
    if isinstance(given, dict):
        name = next(iter(given), "")
        hint = f'A text that begins with a brace needs quotes: "{{{name}}} …".'
        return f"`{key}` must be a text.", hint if list(given.values()) == [None] else "It cannot have keys of its own."
    return f"`{key}` must be one text, not a list.", "Join the entries."


def _no_mapping(fault: _Fault) -> tuple[str, str]:
    if fault.path and isinstance(fault.path[-1], int):
        return f"each entry of `{fault.key}` must have keys of its own.", "Write it as `- id: …` and so on."
    model = shape.fields(fault.parent)[fault.key].model if fault.parent else None
    first = next(iter(shape.fields(model)), "…") if model else "…"
    return f"`{fault.key}` must have keys of its own.", f"Start the next line, indented, with `{first}: …`."


def _no_number(fault: _Fault) -> tuple[str, str]:
    least, most = fault.context.get("ge"), fault.context.get("le")
    limit = f" of {least} or more" if least is not None else f" of {most} or less" if most is not None else ""
    hint = "Paragraphs are the source's non-empty lines, counted from 1." if fault.key.startswith("paragraph") else ""
    return f"`{fault.key}` must be a whole number{limit}.", hint
