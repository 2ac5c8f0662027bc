"""`invoke check`: what it prints, and the code it ends with."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.contributions.checking import main
from plugins.pictures.checking import check as check_pictures
from plugins.workshop import ROOT

PAGE = "---\ntitle: T\nlang: ca\nsummary: Un resum de llargada raonable, que diu en una frase què hi ha al text.\n---\n"
CATALOGUES = ROOT / "theme/translations"
SETTINGS = 'DEFAULT_LANG = "ca"\nLANGUAGES = [{"code": "ca"}, {"code": "gl"}]\n'


@pytest.fixture
def root(content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose page x has a dead link and whose page y is right, seen on one day."""
    (content / "pages/x.ca.md").write_text(PAGE + "[à](y)\n", encoding="utf-8")
    (content / "pages/y.ca.md").write_text(PAGE, encoding="utf-8")
    (content.parent / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    (content.parent / "theme").mkdir()
    (content.parent / "theme/translations").symlink_to(CATALOGUES)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    return content.parent


def test_site_has_no_finding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The site's own content has no finding, and the code is 0."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    code = main([])
    assert (code, capsys.readouterr().out) == (0, "")


def test_text(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A finding is printed with its place, and the code is 1."""
    assert main(["--root", str(root), "--lang", "en", "content/pages/x.ca.md"]) == 1
    assert (
        capsys.readouterr()
        .out.splitlines()[-1]
        .startswith('content/pages/x.ca.md:6:5: E130 the link to "y" leads nowhere; use ')
    )


def test_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON, the same finding is a list of one, and the code is 1 too."""
    assert main(["--root", str(root), "--lang", "en", "--format", "json"]) == 1
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


def test_advice_is_told_and_is_no_failure(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the editor says is told too, and the code stays 0."""
    page = root / "content/pages/y.ca.md"
    page.write_text("---\ntitle: T\nlang: ca\nsummary: S\n---\n", encoding="utf-8")
    assert main(["--root", str(root), "--lang", "en", str(page)]) == 0
    assert capsys.readouterr().out == (
        "content/pages/y.ca.md:4:10: W205 the summary has 1 characters; tell in one or two sentences what the text "
        "brings, in 60 to 200 characters\n"
    )


def test_wording_file_is_checked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with the advice on wording is told as that of any registry."""
    (root / "content/data/wording.yaml").write_text("a: b\n", encoding="utf-8")
    assert main(["--root", str(root), "content/data"]) == 1
    assert capsys.readouterr().out.startswith("content/data/wording.yaml:1:1: E114 this file must be a list")


def test_fix(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --fix what is mechanical is mended before it is checked, and told."""
    page = root / "content/pages/z.gl.md"
    page.write_text(PAGE.replace("title", "titel") + "# a\n", encoding="utf-8")
    assert main(["--root", str(root), "--fix", str(page)]) == 0
    assert page.read_text(encoding="utf-8") == PAGE.replace("lang: ca", "lang: gl") + "## a\n"
    assert "content/pages/z.gl.md:2: cambiouse «titel» por «title»" in capsys.readouterr().err


def test_settings_are_read_and_not_run(root: Path) -> None:
    """Whoever checks foreign settings does not run them."""
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(f"open({str(root / 'made')!r}, 'w')\n")
    main(["--root", str(root)])
    assert not (root / "made").exists()


def test_other_checks_join(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The checks of other features are heard in the same run."""
    (root / "content/pictures/x.png").touch()
    assert main(["--root", str(root), "content/pictures"], [check_pictures]) == 1
    assert capsys.readouterr().out.startswith("content/pictures/x.png:1:1: P07")


def test_site_is_checked_in_time() -> None:
    """`invoke check` takes less than two seconds of work, its imports and all its processes counted.

    The best of three, since others may be at work on the machine; the first check of a copy of the project is no
    measure, for it proves every poster.
    """
    check_whole_site()
    assert any(check_whole_site() < 2 for _ in range(3))


def check_whole_site() -> float:
    """Return how many seconds of work `invoke check` takes for the project itself."""
    environ = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "invoke", "check"], cwd=ROOT, env=environ, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
