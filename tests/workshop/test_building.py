"""Building beside the last good site."""

from pathlib import Path

import pytest

from plugins.workshop import Stop, building, running

SETTINGS = """
import os
PATH, THEME, SITENAME, TIMEZONE, DEFAULT_LANG, PLUGINS = "content", "simple", "Site", "UTC", "en", []
SITEURL = os.environ.get("SITE_URL", "")
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Pelican site with one article, in place of this project."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/first.md").write_text("Title: First\nDate: 2026-01-01\n\nWords.\n", encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.setattr(running, "ROOT", tmp_path)
    monkeypatch.setattr(building, "ROOT", tmp_path)
    return tmp_path


def test_build_replaces_the_output(project: Path) -> None:
    """A good build leaves exactly its own files in output."""
    (project / "output").mkdir()
    (project / "output/stale.html").touch()
    assert building.build(project / "output")
    assert (project / "output/first.html").is_file()
    assert not (project / "output/stale.html").exists()
    assert sorted(path.name for path in project.glob("output*")) == ["output"]


def test_failed_build_leaves_the_output_as_it_was(project: Path) -> None:
    """A build that fails changes nothing that is served."""
    assert building.build(project / "output")
    (project / "pelicanconf.py").write_text("raise SystemExit('a finding')", encoding="utf-8")
    assert not building.build(project / "output")
    assert (project / "output/first.html").is_file()
    assert sorted(path.name for path in project.glob("output*")) == ["output"]


def test_stats_tell_why_it_takes_a_whole_build(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Whoever asks where the time goes wants to know why it is spent at all."""
    assert building.build(project / "output", stats=True)
    assert "A whole build: nothing is known of a last build like this one." in capfd.readouterr().out
    assert building.build(project / "output")
    assert "A whole build" not in capfd.readouterr().out


def test_address_of_the_site_reaches_the_settings(project: Path) -> None:
    """The address to build for goes to the settings as SITE_URL."""
    assert building.build(project / "output", site_url="http://localhost:8123")
    assert "http://localhost:8123" in (project / "output/first.html").read_text(encoding="utf-8")


def test_clean_keeps_sources_and_the_environment(tmp_path: Path) -> None:
    """What was made goes; what was written, and what takes long to make, stays."""
    gone = ["output/a.html", "plugins/core/__pycache__/a.pyc", ".cache/a", ".ruff_cache/a"]
    kept = ["plugins/core/a.py", ".venv/lib/__pycache__/a.pyc", "tests/conformance/node_modules/a/__pycache__/a.pyc"]
    for name in gone + kept:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    building.clean(tmp_path)
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()) == sorted(kept)


def test_missing_program_is_one_line() -> None:
    """A program that is not there is named."""
    with pytest.raises(Stop, match="no-such-program is not installed"):
        running.run(["no-such-program"])


def test_words_after_dashes_keep_their_quotes() -> None:
    """An argument with a space in it stays one argument."""
    assert running.words_after_dashes(["invoke", "test", "--", "-k", "a or b", "--", "c"]) == [
        "-k",
        "a or b",
        "--",
        "c",
    ]
    assert running.words_after_dashes(["invoke", "test"]) == []
