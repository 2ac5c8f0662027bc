"""Long work, watched."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from plugins.core.watching import WORTH_WATCHING, watch
from plugins.core.workers import be_silent


def watch_work(total: int, *, terminal: bool) -> str:
    """Return what is seen of as much work."""
    seen = StringIO()
    with watch("prova", Console(file=seen, force_terminal=terminal, width=80)) as tell:
        for done in range(1, total + 1):
            tell(done, total)
    return seen.getvalue()


def test_long_work_shows_how_far_it_is() -> None:
    """What it is, and how much of how much is done."""
    seen = watch_work(WORTH_WATCHING + 1, terminal=True)
    assert "prova" in seen
    assert f"{WORTH_WATCHING + 1}/{WORTH_WATCHING + 1}" in seen


def test_short_work_shows_nothing() -> None:
    """It is over before anybody wonders."""
    assert "prova" not in watch_work(WORTH_WATCHING, terminal=True)


def test_nobody_watches_a_log() -> None:
    """Where there is no terminal nothing is written."""
    assert watch_work(WORTH_WATCHING + 1, terminal=False) == ""
    with watch("prova", Console(file=StringIO())) as tell:
        assert tell is be_silent
