"""`invoke check`: what it prints, and the code it ends with."""

import json
from pathlib import Path

import pytest

from plugins.contributions.checking import main, select
from plugins.core.findings import Finding

PAGE = "---\ntitle: T\nlang: ca\nsummary: S\n---\n"
SETTINGS = 'DEFAULT_LANG = "ca"\nLANGUAGES = [{"code": "ca"}, {"code": "gl"}]\n'


@pytest.fixture
def root(content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose page x has a dead link and whose page y is right, seen on one day."""
    (content / "pages/x.ca.md").write_text(PAGE + "[à](y)\n", encoding="utf-8")
    (content / "pages/y.ca.md").write_text(PAGE, encoding="utf-8")
    (content.parent / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    return content.parent


def test_site_has_no_finding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The site's own content has no finding, and the code is 0."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    code = main([])
    assert (code, capsys.readouterr().out) == (0, "")


def test_text(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding is printed with its place, and the code is 1."""
    assert main(["--root", str(root)]) == 1
    assert capsys.readouterr().out.startswith('content/pages/x.ca.md:6:5: E130 the link to "y" leads nowhere; use ')


def test_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON, the same finding is a list of one, and the code is 1 too."""
    assert main(["--root", str(root), "--format", "json"]) == 1
    (item,) = json.loads(capsys.readouterr().out)
    assert (item["path"], item["line"], item["column"], item["code"]) == ("content/pages/x.ca.md", 6, 5, "E130")
    assert item["message"] == 'the link to "y" leads nowhere'


def test_json_without_findings(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without findings JSON is an empty list, and the code is 0."""
    assert main(["--root", str(root), "--format", "json", "content/pages/y.ca.md"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [("content", 1), ("./content/pages/", 1), ("content/pages/x.ca.md", 1), (".", 1), ("content/articles", 0)],
)
def test_paths(root: Path, path: str, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files and folders can be named as the shell completes them, relative or from the root of the disk."""
    monkeypatch.chdir(root)
    assert main(["--root", ".", path]) == expected
    assert main(["--root", str(root), str(root / path)]) == expected


def test_unknown_path(root: Path) -> None:
    """A path with a slip is told, and never passes for a file without findings."""
    with pytest.raises(SystemExit, match=r"there is no content/pages/z\.ca\.md"):
        main(["--root", str(root), "content/pages/z.ca.md"])


def test_missing_registry(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with the registries is told with the rest."""
    (root / "content/data/tags.yaml").unlink()
    assert main(["--root", str(root), "content/data"]) == 1
    assert capsys.readouterr().out.startswith("content/data/tags.yaml:1:1: E115 this registry is missing")


def test_select_knows_folders_from_names_that_begin_alike() -> None:
    """The folder `a` does not stand for the folder `ab`."""
    findings = [Finding(path, 1, 1, "E1", "m", "h") for path in ("a/x", "ab/x")]
    assert [found.path for found in select(findings, ["a/"])] == ["a/x"]
    assert select(findings, []) == findings
