"""The hashes of earlier versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.campaigns.releases import parse_release, read_releases

HASH = "ab" * 32


def test_release_is_what_its_file_says() -> None:
    """The version by the file's name, each path with its hash."""
    release, findings = parse_release(f"{HASH}  ca/alt.txt\n", "content/campaigns/x/releases/1.2.sha256")
    assert findings == []
    assert release is not None
    assert (release.version, release.hashes) == ("1.2", {"ca/alt.txt": HASH})


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("first.sha256", "", "1:1: E435"),
        ("1.0.sha256", f"{HASH}  a\n{HASH} b\n", "2:1: E436"),
        ("1.0.sha256", f"{HASH[:-1]}  a\n", "1:1: E436"),
        ("1.0.sha256", f"{HASH}  /etc/passwd\n", "1:1: E436"),
    ],
)
def test_what_is_no_release_is_refused(name: str, text: str, place: str) -> None:
    """With file and line."""
    release, (finding,) = parse_release(text, f"releases/{name}")
    assert release is None
    assert finding.text().startswith(f"releases/{name}:{place}")


def test_newest_comes_first(tmp_path: Path) -> None:
    """By number, not by letter; other files of the folder are somebody else's."""
    folder = tmp_path / "releases"
    folder.mkdir()
    for version in ("1.9", "1.10", "2.0"):
        (folder / f"{version}.sha256").write_text(f"{HASH}  a\n", encoding="ascii")
    (folder / "1.9.sources").write_text("other", encoding="ascii")
    releases, findings = read_releases(tmp_path, tmp_path)
    assert ([one.version for one in releases], findings) == (["2.0", "1.10", "1.9"], [])


def test_campaign_without_releases_has_none(tmp_path: Path) -> None:
    """As every new one."""
    assert read_releases(tmp_path, tmp_path) == ((), [])
