"""One text by itself, built as it will look."""

import subprocess
import sys
from pathlib import Path

import pytest

from plugins.workshop import ROOT
from plugins.workshop.previewing import find_texts, preview_settings


def build(output: Path, preview: str) -> subprocess.CompletedProcess[str]:
    """Build one text of the site with the settings of a preview."""
    settings = preview_settings(ROOT / "content", ROOT / "content" / f"{preview}.ca.md")
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(output), "-e", *settings]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_a_preview_has_one_text_in_its_languages(tmp_path: Path) -> None:
    """Its links to texts that were not read are no errors, and the language that was asked for comes first."""
    result = build(tmp_path / "output", "articles/2026/concello-pequeno")
    assert result.returncode == 0, result.stdout + result.stderr
    found = find_texts(tmp_path / "output", "es")
    assert [page.split("/")[0] for page in found] == ["es", "blog", "gl"]


def test_a_page_can_be_previewed_without_any_article(tmp_path: Path) -> None:
    """Lists are empty then."""
    result = build(tmp_path / "output", "pages/participa")
    assert result.returncode == 0, result.stdout + result.stderr
    assert find_texts(tmp_path / "output", "gl")[0] == "gl/participa/"


def test_only_texts_are_found(tmp_path: Path) -> None:
    """Home, lists and missing pages are not what somebody wrote."""
    for name, kind in (("a", "article"), ("b", "home"), ("c", "page")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(f'<html lang="ca"><body class="kind-{kind}">', encoding="utf-8")
    assert find_texts(tmp_path, "gl") == ["a/", "c/"]
