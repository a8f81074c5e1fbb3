"""Expressions give what Jinja gives, without its compiler."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

from generator.deck.expressions import expression, template

ENV = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
SCOPE: dict[str, Any] = {
    "a": 3,
    "b": [4, 5, 6],
    "none_": None,
    "word": {"deck.x": "text"},
    "item": SimpleNamespace(name="n", rows=(SimpleNamespace(v=1), SimpleNamespace(v=2))),
    "double": lambda x, more=0: x * 2 + more,
}


@pytest.mark.parametrize(
    "source",
    [
        "a",
        "item.name",
        "true",
        "None",
        "a + 1 - 2 * 3 // 2",
        "a / 2",
        "-a % 2",
        "b[0]",
        "b[1:]",
        "b[a - 1]",
        "word['deck.x']",
        "item.name ~ '-' ~ a",
        "double(a, more=1)",
        "b|length",
        "b|map('string')|join(', ')",
        "item.rows|map(attribute='v')|list",
        "b|select('gt', 4)|list",
        "[a, none_]|select|list",
        "(b|list)[0]",
        "a if a > 2 else none",
        "'x' if a > 5 else 'y'",
        "a and none_ or 'z'",
        "not a",
        "1 < a <= 3",
        "a in b or 4 in b",
        "a not in b",
        "none_ is none",
        "none_ is not none",
        "nothing is defined",
        "{'k': a}",
        "(1, a)",
        "[b|max, 2]|min",
    ],
)
def test_an_expression_gives_what_jinja_gives(source: str) -> None:
    assert expression(ENV, source)(SCOPE) == ENV.compile_expression(source, undefined_to_none=False)(SCOPE)


@pytest.mark.parametrize(
    "source", ["x", "{{ a }} and {{ item.name }}", "{% if a %}yes{% endif %}", "{{ b|join('/') }}{# c #}"]
)
def test_a_text_gives_what_jinja_gives(source: str) -> None:
    assert template(ENV, source)(SCOPE) == ENV.from_string(source).render(SCOPE)


def test_a_condition_without_else_is_empty() -> None:
    assert expression(ENV, "'x' if a > 5")(SCOPE) == ""


@pytest.mark.parametrize("source", ["a +", "a b", "", "[a", "not", "not.x"])
def test_what_is_no_expression_is_refused(source: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        expression(ENV, source)


@pytest.mark.parametrize("source", ["item.__class__.__mro__", "double.__globals__['x']", "item.nothing + 1"])
def test_the_sandbox_keeps_its_rules(source: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        str(expression(ENV, source)(SCOPE))
