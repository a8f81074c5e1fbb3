"""The JSON Schema of a summary, for editors that complete and check YAML while one writes."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from generator.report import blocks, model


def schema() -> dict[str, Any]:
    """Return the schema in JSON Schema draft 2020-12, with what the docstrings say about every class and field."""
    body = model.Report.model_json_schema()
    described = dict(_docstrings())
    for name, part in [("Report", body), *body["$defs"].items()]:
        for key, field in part.get("properties", {}).items():
            if (name, key) in described:
                field["description"] = described[name, key]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **body, "title": "make-deck summary"}


def _docstrings() -> Iterator[tuple[tuple[str, str], str]]:
    """Yield class, field and docstring of each field that has one.

    Read from the source here, since pydantic's own way (`use_attribute_docstrings`) would slow every start.
    """
    for node in [*ast.parse(inspect.getsource(blocks)).body, *ast.parse(inspect.getsource(model)).body]:
        if isinstance(node, ast.ClassDef):
            for field, doc in pairwise(node.body):
                match field, doc:
                    case ast.AnnAssign(target=ast.Name(id=key)), ast.Expr(value=ast.Constant(value=str(text))):
                        yield (node.name, key), text
