"""Reads a condition from the very code that judges, so that its words cannot drift from it.

What it does not know it refuses: a rule that is written in a new way needs a line here first.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable
from typing import Any

from assessments.triage.codes import Code

from .condition import All, Between, Chosen, Condition, Holds, Not, Points, Ratio, Some


class NotUnderstood(ValueError):
    """A piece of a condition's code that there are no words for. Its text is that piece."""


def condition_of(function: Callable[..., Any]) -> Condition:
    """What a rule's condition or a fact's definition asks for. Raises NotUnderstood."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    if not isinstance(tree, ast.FunctionDef):
        raise NotUnderstood(ast.unparse(tree))
    return _Reader(inspect.getmodule(function).__dict__).body(tree.body)


class _Reader:
    """Reads expressions over `f`; names are those of the module, and the function's own."""

    def __init__(self, names: dict[str, Any]) -> None:
        self._names = names
        self._own: dict[str, Condition] = {}

    def body(self, statements: list[ast.stmt]) -> Condition:
        for statement in statements:
            match statement:
                case ast.Expr(value=ast.Constant()):
                    continue
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    self._own[name] = self._read(value)
                case ast.Return(value=ast.expr() as value):
                    return self._read(value)
                case _:
                    raise NotUnderstood(ast.unparse(statement))
        raise NotUnderstood("nothing is returned")

    def _read(self, node: ast.expr) -> Condition:
        match node:
            case ast.BoolOp(op=ast.And(), values=values):
                return All(tuple(self._flat(values, All)))
            case ast.BoolOp(op=ast.Or(), values=values):
                return Some(tuple(self._flat(values, Some)))
            case ast.UnaryOp(op=ast.Not(), operand=part):
                return Not(self._read(part))
            case ast.Name(id=name) if name in self._own:
                return self._own[name]
            case ast.Attribute(value=ast.Name(id="f"), attr=fact):
                return Holds(fact)
            case _:
                return self._read_less_common(node)

    def _read_less_common(self, node: ast.expr) -> Condition:
        match node:
            case ast.Call():
                return self._call(node)
            case ast.Compare(left=left, ops=[ast.Eq()], comparators=[ast.Constant(value=all_of)]):
                return self._every(left, all_of)
            case ast.Compare(
                left=ast.Attribute(value=ast.Name(id="f"), attr=fact),
                ops=[ast.GtE()],
                comparators=[ast.Constant(value=int(least))],
            ):
                return Holds(fact, least)
            case ast.BinOp(op=ast.Add()):
                return self._points(node)
        raise NotUnderstood(ast.unparse(node))

    def _flat(self, values: list[ast.expr], kind: type[All] | type[Some]) -> list[Condition]:
        parts: list[Condition] = []
        for part in map(self._read, values):
            parts += part.parts if isinstance(part, kind) else [part]
        return parts

    def _call(self, node: ast.Call) -> Condition:
        match node.func, node.args:
            case ast.Attribute(attr="has"), codes:
                return Chosen(self._codes(codes))
            case ast.Attribute(attr="number_from"), [ast.Constant(value=str(question)), *ends]:
                return Between(question, self._whole(ends[0]), self._whole(ends[1]))
            case ast.Attribute(attr="any_ratio"), [ast.Lambda(body=ast.Compare() as test)]:
                return _ratio(test)
            case ast.Name(id="any"), [ast.Tuple(elts=parts)]:
                return Some(tuple(self._flat(parts, Some)))
            case ast.Name(id=name), [ast.Name(id="f")]:
                return condition_of(self._names[name])
        raise NotUnderstood(ast.unparse(node))

    def _every(self, left: ast.expr, number: Any) -> Condition:
        counted = self._counted(left)
        if len(counted.codes) != number:
            raise NotUnderstood(f"{ast.unparse(left)} == {number}")
        return Chosen(counted.codes, every=True)

    def _counted(self, node: ast.expr) -> Chosen:
        match node:
            case ast.Call(func=ast.Attribute(attr="count"), args=codes):
                return Chosen(self._codes(codes))
        raise NotUnderstood(ast.unparse(node))

    def _points(self, node: ast.expr) -> Points:
        match node:
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                one, two = self._points(left), self._points(right)
                return Points(one.each + two.each, one.any_of + two.any_of)
            case ast.Call(func=ast.Attribute(attr="has"), args=codes):
                return Points((), (Chosen(self._codes(codes)),))
        return Points((self._counted(node),), ())

    def _codes(self, nodes: list[ast.expr]) -> tuple[Code, ...]:
        found: list[Code] = []
        for node in nodes:
            match node:
                case ast.Attribute(value=ast.Name(id=name), attr=code):
                    found.append(getattr(self._names[name], code))
                case ast.Starred(value=ast.Name(id=name)):
                    found += self._names[name]
                case _:
                    raise NotUnderstood(ast.unparse(node))
        return tuple(found)

    def _whole(self, node: ast.expr) -> int:
        match node:
            case ast.Constant(value=int(number)):
                return number
            case ast.Name(id=name):
                return int(self._names[name])
        raise NotUnderstood(ast.unparse(node))


def _ratio(test: ast.Compare) -> Ratio:
    """Bounds of a test such as `abi <= 90` or `91 <= abi <= 99`, in hundredths."""
    match test:
        case ast.Compare(
            left=ast.Constant(value=int(least)),
            ops=[ast.LtE(), ast.LtE()],
            comparators=[ast.Name(), ast.Constant(value=int(most))],
        ):
            return Ratio(least, most)
        case ast.Compare(left=ast.Name(), ops=[way], comparators=[ast.Constant(value=int(end))]):
            return _one_ended(way, end)
    raise NotUnderstood(ast.unparse(test))


def _one_ended(way: ast.cmpop, end: int) -> Ratio:
    match way:
        case ast.LtE():
            return Ratio(None, end)
        case ast.Lt():
            return Ratio(None, end - 1)
        case ast.Gt():
            return Ratio(end + 1, None)
    raise NotUnderstood(type(way).__name__)
