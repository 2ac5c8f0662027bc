"""The accessibility statement's part of `invoke check`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from plugins.accessibility.statement import read_statement
from plugins.core.clock import build_date
from plugins.core.declarations import read_declarations
from plugins.core.findings import Finding


def check(root: Path) -> Iterator[Finding]:
    """Yield what is wrong with the statement of the project in *root*."""
    default_lang = read_declarations(root / "pelicanconf.py", ("DEFAULT_LANG",))["DEFAULT_LANG"]
    yield from read_statement(root / "content", default_lang, build_date(os.environ)).findings
