"""What everything depends on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.core.grounds import digest_code, digest_files, digest_settings, digest_theme, is_plain, list_files


def test_every_file_and_its_name_count(tmp_path: Path) -> None:
    """Of the theme's three folders; not what Python and editors leave, and not the kits'."""
    for name in ("templates/base.html", "static/css/site.css", "kits/poster.typ", "templates/.swp"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a", encoding="utf-8")
    before = digest_theme(tmp_path)
    (tmp_path / "kits/poster.typ").write_text("b", encoding="utf-8")
    (tmp_path / "templates/.swp").write_text("b", encoding="utf-8")
    assert digest_theme(tmp_path) == before
    (tmp_path / "static/css/site.css").write_text("b", encoding="utf-8")
    changed = digest_theme(tmp_path)
    assert changed != before
    (tmp_path / "templates/base.html").rename(tmp_path / "templates/page.html")
    assert digest_theme(tmp_path) not in {before, changed}


def test_folder_that_leads_round_in_a_circle_is_listed_once(tmp_path: Path) -> None:
    """A link to a folder elsewhere is followed."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other/b").touch()
    (tmp_path / "root/a").mkdir(parents=True)
    (tmp_path / "root/a/round").symlink_to(tmp_path / "root")
    (tmp_path / "root/linked").symlink_to(tmp_path / "other")
    found = [Path(file).relative_to(tmp_path).as_posix() for file in list_files(str(tmp_path / "root"))]
    assert found == ["root/linked/b"]
    assert digest_files(tmp_path / "root") == digest_files(tmp_path / "root")


@pytest.mark.parametrize(
    "changed",
    [{"SITENAME": "B"}, {"MENU": ("a", "b")}, {"NUMBERS": {"a": [1, 3]}}, {"NEW": None}, {"PELICAN_CLASS": int}],
)
def test_every_setting_counts(changed: dict[str, Any]) -> None:
    """But for those that are left out, and what is no setting."""
    settings: dict[str, Any] = {"SITENAME": "A", "MENU": ("a",), "NUMBERS": {"a": [1, 2]}, "PELICAN_CLASS": str}
    before = digest_settings(settings, {"OUTPUT_PATH"})
    assert digest_settings(settings | {"OUTPUT_PATH": "x", "helper": 1}, {"OUTPUT_PATH"}) == before
    assert digest_settings(settings | changed, {"OUTPUT_PATH"}) != before


def test_code_has_a_digest() -> None:
    """The same as long as it runs."""
    assert digest_code() == digest_code() != ""


def test_plain_is_what_is_data_through_and_through() -> None:
    """A function within a list is not."""
    assert is_plain({"a": [1, None, ("b", 1.5)], "c": frozenset({True})})
    assert not is_plain({"a": [print]})
