"""The schema as a tree that can be walked beside the raw values: which places hold texts, data, lists or classes."""

from __future__ import annotations

import types
import typing
from functools import cache

from msgspec import Struct
from pydantic.fields import FieldInfo

from generator.report.model import Strict, Translatable


class Shape(Struct, frozen=True):
    """What may stand at one place; at most one of `model`, `kinds` and `items` is set."""

    text: bool = False
    """Human language: may hold references and is translated."""
    model: type[Strict] | None = None
    kinds: tuple[tuple[str, type[Strict]], ...] = ()
    """For blocks: the class for each value of `kind`."""
    items: Shape | None = None
    """For lists: what each entry is."""

    def of(self, data: object) -> type[Strict] | None:
        """Return the class of a mapping at this place; None for other values and for an unknown kind."""
        if self.kinds and isinstance(data, dict):
            return dict(self.kinds).get(str(data.get("kind")))
        return self.model


@cache
def fields(model: type[Strict]) -> dict[str, Shape]:
    """Return the shape of every field of a class."""
    return {name: _field(info) for name, info in model.model_fields.items()}


def _field(info: FieldInfo) -> Shape:
    if any(isinstance(extra, Translatable) for extra in info.metadata):
        return Shape(text=True)
    return _shape(info.annotation)


def _shape(annotation: object) -> Shape:
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return Shape(model=annotation)
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        if any(isinstance(extra, Translatable) for extra in arguments[1:]):
            return Shape(text=True)
        return _shape(arguments[0])
    if origin is tuple:
        return Shape(items=_shape(arguments[0]))
    if origin in (typing.Union, types.UnionType):
        members = [a for a in arguments if a is not types.NoneType]
        if len(members) == 1:
            return _shape(members[0])
        models = [m for m in members if isinstance(m, type) and issubclass(m, Strict)]
        return Shape(kinds=tuple((typing.get_args(m.model_fields["kind"].annotation)[0], m) for m in models))
    return Shape()
