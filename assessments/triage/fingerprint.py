"""A fingerprint of everything clinical in triage, so that no change of it goes unnoticed."""

import ast
import hashlib
import inspect
import json
import textwrap
from collections.abc import Callable
from types import ModuleType
from typing import Any

from . import advice, assessing, facts, scope
from .advice import avoid, call, circumstances, line, self_care, steps, watch_for
from .facts import arteries, given, health, pain, pressures, veins, walking
from .patterns import Pattern
from .rules import RULES, Fallback, Rule

_FACTS = (facts, given, pressures, arteries, health, pain, veins, walking)
_ADVICE = (advice, line, circumstances, call, steps, watch_for, self_care, avoid)
_JUDGING = (assessing, scope)


def fingerprint() -> str:
    """SHA-256, in hex, over rules, facts, patterns and advice.

    It covers each rule's id, urgency, pattern, reads, reason, sources and condition, the facts,
    the order of patterns, and the texts and conditions of advice. Comments, docstrings and layout
    do not count, and nor does the version that it is pinned beside.
    """
    content = {
        "rules": [_rule(rule) for rule in RULES],
        "patterns": [(pattern, pattern.title, pattern.family) for pattern in Pattern],
        "code": [_code(module) for module in (*_FACTS, *_ADVICE, *_JUDGING)],
    }
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def _rule(rule: Rule) -> list[Any]:
    return [
        rule.id,
        rule.urgency.code,
        rule.pattern,
        rule.reads,
        rule.reason,
        [reference.key for reference in rule.references],
        _code(rule.condition),
        sorted(rule.minor) if isinstance(rule, Fallback) else [],
    ]


def _code(of: ModuleType | Callable[..., Any]) -> str:
    tree = ast.parse(textwrap.dedent(inspect.getsource(of)))
    return ast.unparse(_WithoutVersionAndDocs().visit(tree))


class _WithoutVersionAndDocs(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        """A bare text is documentation."""
        return None if isinstance(node.value, ast.Constant) else node

    def visit_Assign(self, node: ast.Assign) -> ast.AST | None:
        return None if ast.unparse(node.targets[0]) == "RULESET" else node
