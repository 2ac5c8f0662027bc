"""Settings that are plain data, read without running the file that declares them.

The checks look at files that anyone may have sent, among them perhaps changed settings: they read, and run nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path
from typing import Any


class DeclarationError(Exception):
    """A setting that is not there, or is no plain data; the sentence says which."""

    exitcode = 1


def read_declarations(path: Path, names: Iterable[str]) -> dict[str, Any]:
    """Return the values that the file *path* gives to *names*, each written as plain data."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    values = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return {name: _evaluate(values.get(name), name, path) for name in names}


def _evaluate(node: ast.expr | None, name: str, path: Path) -> Any:
    try:
        return ast.literal_eval(node or "")
    except (ValueError, SyntaxError):
        raise DeclarationError(f"{path}: {name} is missing, or is not written as plain data") from None
