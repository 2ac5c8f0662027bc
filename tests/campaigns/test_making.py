"""`invoke kit.build` and `invoke kit.verify` as they are typed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.campaigns.making import main_build, main_verify
from plugins.campaigns.project import Project


@pytest.fixture
def root(copied: Path, small: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small project whose kits have been rendered before, on a site that has an address."""
    small.store.folder.mkdir(parents=True, exist_ok=True)
    (copied / ".cache").symlink_to(small.root / ".cache")
    monkeypatch.setenv("SITE_URL", "https://cft.example")
    monkeypatch.delenv("KIT_SIGNING_KEY_FILE", raising=False)
    return copied


def test_kit_is_built_and_verified(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was written is what is listed, and it is current."""
    out = tmp_path / "kits"
    assert main_build(["--out", str(out)], root) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"{out}/prova: ")
    assert "3 zips" in told
    assert "unsigned" in told
    assert main_verify([str(out / "prova")], root) == 0
    assert capsys.readouterr().out.splitlines() == [
        "prova 1.0: it is the current version",
        f"{len([*out.rglob('*.*')]) - 1} files are as they are listed; it is not signed",
    ]
    next(out.rglob("*.pdf")).write_bytes(b"a")
    assert main_verify([str(out / "prova")], root) == 1
    assert "CHANGED" in capsys.readouterr().out


def test_second_build_renders_nothing(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says so."""
    main_build(["--out", str(tmp_path), "prova"], root)
    capsys.readouterr()
    main_build(["--out", str(tmp_path), "prova"], root)
    assert "; 0 rendered, " in capsys.readouterr().out


def test_release_is_written_down_once(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Again, it changes nothing; with another source, the version must be raised first."""
    releases = root / "content" / "campaigns" / "prova" / "releases"
    main_build(["--out", str(tmp_path), "--release"], root)
    assert {file.name for file in releases.iterdir()} == {"1.0.sources", "1.0.sha256"}
    assert (releases / "1.0.sha256").read_text(encoding="utf-8") == (tmp_path / "prova" / "SHA256SUMS").read_text(
        encoding="utf-8"
    )
    main_build(["--out", str(tmp_path), "--release"], root)
    capsys.readouterr()
    words = releases.parent / "texts" / "ca.yaml"
    words.write_text(words.read_text(encoding="utf-8").replace("call: ", "call: X"), encoding="utf-8")
    with pytest.raises(SystemExit, match=r"E451[\s\S]*Nothing was made"):
        main_build(["--out", str(tmp_path)], root)


def test_release_without_an_address_has_no_hashes(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They would hold on this machine alone; what it was made from holds everywhere."""
    monkeypatch.delenv("SITE_URL")
    main_build(["--out", str(tmp_path), "--release"], root)
    releases = root / "content" / "campaigns" / "prova" / "releases"
    assert [file.name for file in releases.iterdir()] == ["1.0.sources"]


def test_campaign_with_errors_is_not_built(root: Path, tmp_path: Path) -> None:
    """Nothing is written, and what is wrong is told."""
    (root / "content" / "campaigns" / "prova" / "art" / "cartell.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"E441[\s\S]*Nothing was made"):
        main_build(["--out", str(tmp_path / "kits")], root)
    assert not (tmp_path / "kits").exists()


def test_what_there_is_not_is_said(root: Path, tmp_path: Path) -> None:
    """A campaign, and a folder with a kit."""
    with pytest.raises(SystemExit, match="there is no campaign none"):
        main_build(["none"], root)
    with pytest.raises(SystemExit, match="no manifest of a kit"):
        main_verify([str(tmp_path)], root)


def test_signed_kit_says_so(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the environment names a key."""
    key = tmp_path / "key"
    key.write_text("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", encoding="ascii")
    monkeypatch.setenv("KIT_SIGNING_KEY_FILE", str(key))
    main_build(["--out", str(tmp_path / "kits")], root)
    assert ", signed;" in capsys.readouterr().out
    assert main_verify([str(tmp_path / "kits" / "prova")], root) == 0
    assert "give --key" in capsys.readouterr().out
    shutil.rmtree(tmp_path / "kits")
