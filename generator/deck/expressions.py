"""Works out Jinja expressions from their syntax trees.

Jinja turns every expression into a Python module of its own and compiles it, which for some hundreds of short ones
that are used once or twice takes longer than everything else in a plan. Jinja's own parser, filters, tests and
sandbox rules are used; only the compiler is left out.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

Scope = Mapping[str, Any]
Ready = Callable[[Scope], Any]

_BINARY: dict[type[nodes.Node], Callable[[Any, Any], Any]] = {
    nodes.Add: operator.add,
    nodes.Sub: operator.sub,
    nodes.Mul: operator.mul,
    nodes.Div: operator.truediv,
    nodes.FloorDiv: operator.floordiv,
    nodes.Mod: operator.mod,
}
_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
    "in": lambda a, b: a in b,
    "notin": lambda a, b: a not in b,
}


def expression(env: SandboxedEnvironment, source: str) -> Ready:
    """Return what works out an expression; TemplateSyntaxError if it is none."""
    tree = _path(source) or _parsed(env, source)
    tree.set_environment(env)
    return lambda scope: _Evaluation(env, scope).value(tree)


def _path(source: str) -> nodes.Expr | None:
    """Return the tree of names with dots between them, such as `block.title`; half of a storyboard needs no parser."""
    head, *rest = source.split(".")
    if head in _RESERVED or not _PATH.fullmatch(source):
        return None
    tree: nodes.Expr = nodes.Name(head, "load")
    for name in rest:
        tree = nodes.Getattr(tree, name, "load")
    return tree


_PATH = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", re.ASCII)
_RESERVED = frozenset(("true", "false", "none", "True", "False", "None", "not"))


def _parsed(env: SandboxedEnvironment, source: str) -> nodes.Expr:
    parser = Parser(env, source, state="variable")
    tree = parser.parse_expression()
    if not parser.stream.eos:
        parser.fail(f"`{parser.stream.current.value}` is not expected here")
    return tree


def template(env: SandboxedEnvironment, source: str) -> Ready:
    """Return what works out a text with expressions in it; one with `{% … %}` is left to Jinja."""
    if "{%" in source:
        return env.from_string(source).render
    outputs = [part for node in env.parse(source).body if isinstance(node, nodes.Output) for part in node.nodes]

    def render(scope: Scope) -> str:
        evaluation = _Evaluation(env, scope)
        return "".join(p.data if isinstance(p, nodes.TemplateData) else str(evaluation.value(p)) for p in outputs)

    return render


class _Evaluation:
    """One expression over one scope."""

    def __init__(self, env: SandboxedEnvironment, scope: Scope) -> None:
        self.env, self.scope = env, scope

    def value(self, node: nodes.Node) -> Any:
        """Return the value of a node; TypeError for a kind of node that a storyboard has no use for."""
        kind = type(node)
        if kind in _BINARY:
            return _BINARY[kind](self.value(node.left), self.value(node.right))  # type: ignore[attr-defined]
        work_out = _way(kind)
        if work_out is None:
            raise TypeError(f"{kind.__name__} is not known in a storyboard")
        return work_out(self, node)

    def _name(self, node: nodes.Name) -> Any:
        return self.scope[node.name] if node.name in self.scope else self.env.undefined(name=node.name)

    def _const(self, node: nodes.Const) -> Any:
        return node.value

    def _getattr(self, node: nodes.Getattr) -> Any:
        return self.env.getattr(self.value(node.node), node.attr)

    def _getitem(self, node: nodes.Getitem) -> Any:
        return self.env.getitem(self.value(node.node), self.value(node.arg))

    def _slice(self, node: nodes.Slice) -> slice:
        return slice(*(None if n is None else self.value(n) for n in (node.start, node.stop, node.step)))

    def _filter(self, node: nodes.Filter) -> Any:
        args, named = self.arguments(node)
        value = None if node.node is None else self.value(node.node)
        return self.env.call_filter(node.name, value, args, named, self.context())

    def _test(self, node: nodes.Test) -> Any:
        args, named = self.arguments(node)
        return self.env.call_test(node.name, self.value(node.node), args, named, self.context())

    def _condexpr(self, node: nodes.CondExpr) -> Any:
        if self.value(node.test):
            return self.value(node.expr1)
        return "" if node.expr2 is None else self.value(node.expr2)

    def _and(self, node: nodes.And) -> Any:
        return self.value(node.left) and self.value(node.right)

    def _or(self, node: nodes.Or) -> Any:
        return self.value(node.left) or self.value(node.right)

    def _not(self, node: nodes.Not) -> bool:
        return not self.value(node.node)

    def _neg(self, node: nodes.Neg) -> Any:
        return -self.value(node.node)

    def _concat(self, node: nodes.Concat) -> str:
        return "".join(str(self.value(part)) for part in node.nodes)

    def _list(self, node: nodes.List) -> list[Any]:
        return [self.value(item) for item in node.items]

    def _tuple(self, node: nodes.Tuple) -> tuple[Any, ...]:
        return tuple(self.value(item) for item in node.items)

    def _dict(self, node: nodes.Dict) -> dict[Any, Any]:
        return {self.value(pair.key): self.value(pair.value) for pair in node.items}

    def _call(self, node: nodes.Call) -> Any:
        """Return what a call gives, if the sandbox allows it."""
        function = self.value(node.node)
        args, named = self.arguments(node)
        if not self.env.is_safe_callable(function):
            raise SecurityError(f"{function!r} is not safely callable")
        return function(*args, **named)

    def _compare(self, node: nodes.Compare) -> bool:
        """Return whether a chain of comparisons holds."""
        left = self.value(node.expr)
        for one in node.ops:
            right = self.value(one.expr)
            if not _COMPARE[one.op](left, right):
                return False
            left = right
        return True

    def arguments(self, node: Any) -> tuple[list[Any], dict[str, Any]]:
        """Return the values of a call's arguments."""
        return [self.value(a) for a in node.args], {k.key: self.value(k.value) for k in node.kwargs}

    def context(self) -> Context:
        """Return the context that filters such as `map` ask for."""
        return Context(self.env, dict(self.scope), "storyboard", {})


@cache
def _way(kind: type[nodes.Node]) -> Callable[[_Evaluation, nodes.Node], Any] | None:
    """Return the method that works out this kind of node, if there is one."""
    return getattr(_Evaluation, f"_{kind.__name__.lower()}", None)
