"""The process that forks builds; how it is ordered to, tests/workshop/test_listening.py says."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from plugins.languages.builder import hold, load_plugins


def test_plugins_hold_ready_what_they_have(tmp_path: Path) -> None:
    """One that has nothing, and one that fails, keep no other from it."""
    held: list[object] = []
    plugins = [ModuleType("nothing"), ModuleType("failing"), ModuleType("holding")]
    vars(plugins[1])["HOLD"] = lambda _settings: 1 / 0
    vars(plugins[2])["HOLD"] = held.append
    hold(plugins, {"BUILD_CACHE": tmp_path})
    assert held == [{"BUILD_CACHE": tmp_path}]


def test_settings_that_cannot_be_read_name_no_plugins(tmp_path: Path) -> None:
    """The build tells why."""
    (tmp_path / "conf.py").write_text("raise SystemExit('a finding')", encoding="utf-8")
    assert load_plugins(str(tmp_path / "conf.py")) == ([], {})
