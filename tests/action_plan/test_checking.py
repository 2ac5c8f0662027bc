"""The plans' part of `check`, and `plan.check`: which files, which form, which language, which end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.action_plan.checking import check, main
from plugins.workshop import ROOT

from .sources import RIGHT, change

WRONG = change("    weight: 3", "    wieght: 3")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the site's translations, a right plan, a wrong one, and the end of 2021 as its day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1640908800")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/translations").symlink_to(ROOT / "theme/translations")
    plans = tmp_path / "content/plans"
    plans.mkdir(parents=True)
    (plans / "pla-2021.yaml").write_text(RIGHT, encoding="utf-8")
    (plans / "pla-x.yaml").write_text(change("id: pla-2021", "id: pla-x", WRONG), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_check_of_the_project(root: Path) -> None:
    """Every plan of the project is checked."""
    found = [(one.path, one.line, one.code) for one in check(root) if one.severity == "error"]
    assert found == [("content/plans/pla-x.yaml", 30, "E104")]


def test_all_plans(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name, all plans are checked; an error ends with 1."""
    assert main([], root) == 1
    out, err = capsys.readouterr()
    assert 'content/plans/pla-x.yaml:30:5: E104 campanya: unknown key "wieght"; did you mean "weight"?' in out
    assert err == "Errors: 1. Warnings: 4.\n"


@pytest.mark.parametrize("name", ["content/plans/pla-2021.yaml", "pla-2021"])
def test_one_plan(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A plan is named by its file or its id, and the others are not told of; warnings end with 0."""
    assert main([name], root) == 0
    assert {line.partition(":")[0] for line in capsys.readouterr().out.splitlines()} == {"content/plans/pla-2021.yaml"}


def test_file_from_elsewhere(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of any name and place is checked under the name that it was given, several in one run."""
    file = root / "draft.yaml"
    file.write_text(WRONG, encoding="utf-8")
    assert main([str(file), "pla-x"], root) == 1
    errors = [line.partition(" ")[0] for line in capsys.readouterr().out.splitlines() if " E" in line]
    assert sorted(errors) == sorted([f"{file}:30:5:", "content/plans/pla-x.yaml:30:5:"])


def test_link_from_elsewhere(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A draft outside the project is held to the plans that it names."""
    (root / "draft.yaml").write_text(change("id: pla-2021", "id: draft\nfollows: pla-2020"), encoding="utf-8")
    assert main(["draft.yaml"], root) == 1
    assert 'draft.yaml:4:10: E233 follows: "pla-2020" is unknown; did you mean "pla-2021"?' in capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_forms(root: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each form tells the place and the code of the error."""
    assert main(["pla-x", f"--format={form}"], root) == 1
    out = capsys.readouterr().out
    assert "E104" in out
    assert "wieght" in out
    if form == "json":
        error = next(one for one in json.loads(out) if one["severity"] == "error")
        assert (error["path"], error["line"], error["column"], error["code"]) == (
            "content/plans/pla-x.yaml",
            30,
            5,
            "E104",
        )
    if form == "sarif":
        assert json.loads(out)["version"] == "2.1.0"
    if form == "github":
        assert "::error file=content/plans/pla-x.yaml,line=30,col=5,title=E104::" in out


def test_languages(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The messages are told in each of the four languages."""
    told = set()
    for lang in ("ca", "gl", "es", "en"):
        main(["pla-x", f"--lang={lang}"], root)
        told.add(next(line for line in capsys.readouterr().out.splitlines() if "E104" in line))
    assert len(told) == 4


def test_missing_file(root: Path) -> None:
    """A file that is not there is told of in one sentence."""
    with pytest.raises(SystemExit, match="there is no plan pla-2030; name its file"):
        main(["pla-2030"], root)


def test_commands() -> None:
    """Both commands are there: several files after `plan.check`, and the plans in `check`."""
    invoke = [sys.executable, "-m", "invoke", "--search-root", str(ROOT)]
    files = ["content/plans/pla-2021.yaml", "content/plans/pla-2022.yaml"]
    result = subprocess.run(
        [*invoke, "plan.check", *files, "--format", "json"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0
    assert {one["path"] for one in json.loads(result.stdout)} <= set(files)
    result = subprocess.run(
        [*invoke, "plan.check", "tests/data/plans/pla-2021.yaml"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0
    assert "tests/data/plans/pla-2021.yaml:6:6: W252" in result.stdout
