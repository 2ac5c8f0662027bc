"""Long work watched from a terminal; silence everywhere else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from plugins.core.workers import Tell, be_silent

WORTH_WATCHING = 20
"""As many files as it takes for anybody to wonder."""


@contextmanager
def watch(what: str, console: Console | None = None) -> Iterator[Tell]:
    """Show a bar called *what* for as long as the block runs, once there is enough to do and somebody to see it."""
    console = console or Console(file=sys.stderr)
    if not console.is_terminal:
        yield be_silent
        return
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(what, total=None, visible=False)

        def tell(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, visible=total > WORTH_WATCHING)

        yield tell
