"""Builds one after another in a process that has Pelican loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.workshop.listening import Builder

SETTINGS = """
import os
PATH, THEME, SITENAME, TIMEZONE, DEFAULT_LANG, PLUGINS = "content", "simple", "Site", "UTC", "en", []
SITEURL = os.environ.get("SITE_URL", "")
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
COMMAND = [sys.executable, "-m", "pelican", "content", "--settings", "pelicanconf.py", "--output", "output"]


@pytest.fixture
def builder(tmp_path: Path) -> Iterator[Builder]:
    """A builder at a site with one article."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/first.md").write_text("Title: First\nDate: 2026-01-01\n\nWords.\n", encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    made = Builder(tmp_path)
    yield made
    made.close()


def test_builds_follow_each_other(builder: Builder, tmp_path: Path) -> None:
    """Each with its own variables and settings, each heard to its end, and none disturbed by one that failed."""
    page = tmp_path / "output/first.html"
    assert builder.run(COMMAND, {"SITE_URL": "http://localhost:8123"}) == 0
    assert "http://localhost:8123" in page.read_text(encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text("raise SystemExit('a finding')", encoding="utf-8")
    assert builder.run(COMMAND) == 1
    assert builder.told.splitlines()[-1] == "a finding"
    (tmp_path / "pelicanconf.py").write_text(SETTINGS.replace('"Site"', '"Renamed"'), encoding="utf-8")
    assert builder.run(COMMAND) == 0
    assert "finding" not in builder.told
    assert "Renamed" in page.read_text(encoding="utf-8")


def test_builder_that_died_is_replaced(builder: Builder) -> None:
    """Somebody ends it between two builds."""
    assert builder.run(COMMAND) == 0
    process = builder._process
    assert process
    process.kill()
    process.wait()
    assert builder.run(COMMAND) == 0
    assert builder._process is not process


def test_builder_loads_before_it_is_asked(builder: Builder) -> None:
    """And is not started twice."""
    builder.prepare()
    process = builder._process
    builder.prepare()
    assert builder.run(COMMAND) == 0
    assert process is not None
    assert builder._process is process
