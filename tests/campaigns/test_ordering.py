"""The commands: what a person types, and what they are told."""

import json
from pathlib import Path

import pytest

from plugins.campaigns import ordering
from plugins.campaigns.project import Project

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#c00" d="M0 0h9v9h-9z"/></svg>'


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://cft.example")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795132800")


def test_a_town_gets_its_kit(small: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The kit is written where it was asked for, in the languages asked for, and a line says so."""
    arms = tmp_path / "a.svg"
    arms.write_text(SVG, encoding="utf-8")
    argv = ["--municipality=08101", f"--arms={arms}", "--lang=ca,gl", f"--out={tmp_path / 'out'}"]
    assert ordering.main_personalise(argv, small.root) == 0
    folder = tmp_path / "out" / "prova" / "08101-hospitalet-de-llobregat"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    listed = {file["path"] for file in manifest["files"]}
    assert {one.relative_to(folder).as_posix() for one in folder.rglob("*.*")} == {*listed, "manifest.json"}
    printed = capsys.readouterr()
    assert printed.out.startswith(f"{folder.as_posix()}: {len(listed)} files for l'Hospitalet de Llobregat, in ca, gl")
    assert printed.err == ""


@pytest.mark.parametrize("name", ["08118", "8118", "el masnou"])
def test_towns_go_by_code_or_name(small: Project, tmp_path: Path, name: str) -> None:
    """A town is found by its code, with or without the first zero, and by its name; it is spoken to in its language."""
    assert ordering.main_personalise([f"--municipality={name}", f"--out={tmp_path}"], small.root) == 0
    assert [one.name for one in (tmp_path / "prova" / "08118-masnou").iterdir() if one.is_dir()] == ["ca"]


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["--municipality=99999"], 'no one municipality "99999"'),
        (["--municipality=08118", "--lang=fr"], 'prova does not speak "fr", but ca, gl'),
        (["--municipality=08118", "--campaign=altra"], "no campaign altra; there are prova"),
        (["--municipality=15030"], "say which campaign: --campaign, one of prova"),
        (["--municipality=15030", "--campaign=prova"], "is not for A Coruña"),
        (["--municipality=08118", "--arms=none.png"], "there is no file none.png"),
    ],
)
def test_what_cannot_be_made(small: Project, tmp_path: Path, flags: list[str], words: str) -> None:
    """A sentence says why, and nothing is written."""
    with pytest.raises(SystemExit) as stopped:
        ordering.main_personalise([*flags, f"--out={tmp_path}"], small.root)
    assert words in str(stopped.value)
    assert list(tmp_path.iterdir()) == []


def test_an_address_that_leads_nowhere_is_told(
    small: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the site's address, kits are made, and a line says where their links lead."""
    monkeypatch.delenv("SITE_URL")
    assert ordering.main_personalise(["--municipality=08118", f"--out={tmp_path}"], small.root) == 0
    assert "SITE_URL is not set" in capsys.readouterr().err


def test_a_list_is_worked_through(small: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each town has its line, wrong rows theirs, and the last line tells the throughput; then all is kept as it is."""
    towns = tmp_path / "towns.csv"
    towns.write_text("ine\n08118\n00000\n17114\n", encoding="utf-8")
    argv = [f"--out={tmp_path / 'out'}", str(towns)]
    assert ordering.main_bulk(argv, small.root) == 1
    printed = capsys.readouterr()
    *lines, last = printed.out.splitlines()
    assert {line.partition(" ")[2] for line in lines} == {"made 08118 el Masnou", "made 17114 Olot"}
    assert last.startswith("2 kits made (")
    assert "a second" in last
    assert printed.err.startswith(f"{towns}:3:1: E462 ")
    towns.write_text("ine\n08118\n17114\n", encoding="utf-8")
    assert ordering.main_bulk(argv, small.root) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 kits made (0.0 MB), 2 kept as they were, 0 refused")


@pytest.mark.parametrize("text", ["", "nom\nOlot\n", "ine\n"])
def test_lists_of_nothing(small: Project, tmp_path: Path, text: str) -> None:
    """A list without its columns is an error; one without towns is not."""
    towns = tmp_path / "towns.csv"
    towns.write_text(text, encoding="utf-8")
    assert ordering.main_bulk([f"--out={tmp_path / 'out'}", str(towns)], small.root) == (text != "ine\n")
    assert not (tmp_path / "out").exists()


def test_list_that_is_not_there_is_told(small: Project, tmp_path: Path) -> None:
    """By the path that somebody wrote."""
    with pytest.raises(SystemExit, match=r"there is no file .*towns\.csv$"):
        ordering.main_bulk([f"--out={tmp_path / 'out'}", str(tmp_path / "towns.csv")], small.root)
    assert not (tmp_path / "out").exists()


def test_an_unknown_executor_makes_nothing(small: Project, tmp_path: Path) -> None:
    """Whoever is to do the work must be there."""
    (tmp_path / "towns.csv").write_text("ine\n08118\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="there is no executor fibers"):
        ordering.main_bulk([f"--out={tmp_path / 'out'}", "--executor=fibers", str(tmp_path / "towns.csv")], small.root)
    assert not (tmp_path / "out").exists()


def test_a_campaign_with_errors_makes_nothing(small: Project, tmp_path: Path) -> None:
    """A campaign that is not right is told as it would be by the checks."""
    file = small.root / "content" / "campaigns" / "prova" / "texts" / "ca.yaml"
    before = file.read_bytes()
    file.write_bytes(before + b"unknown: x\n")
    try:
        with pytest.raises(SystemExit, match="E104"):
            ordering.main_personalise(["--municipality=08118", f"--out={tmp_path}"], small.root)
    finally:
        file.write_bytes(before)
    assert list(tmp_path.iterdir()) == []


def test_a_new_campaign(project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder is written, in all languages of the site where none is named, and a line says how to go on."""
    (tmp_path / "content" / "data").mkdir(parents=True)
    for name in ("pelicanconf.py", "theme"):
        (tmp_path / name).symlink_to(project.root / name)
    assert ordering.main_new(["n25-2027", "--title=Vint-i-cinc de novembre"], tmp_path) == 0
    assert capsys.readouterr().out.startswith("content/campaigns/n25-2027 was written")
    written = (tmp_path / "content" / "campaigns" / "n25-2027" / "kit.yaml").read_text(encoding="utf-8")
    assert "langs: [ca, gl, es, en]" in written
