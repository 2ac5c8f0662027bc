"""`plan.update`: one update more, or the file as it was."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from plugins.action_plan.editing import make_update, report_progress
from plugins.action_plan.questions import Wishes
from plugins.action_plan.reading import parse_plan
from plugins.workshop import ROOT

from .sources import RIGHT, TODAY, change

PLAN = parse_plan(RIGHT, "x.yaml", TODAY)[0]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one plan and the site's translations, on the last day of 2021."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1640908800")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/translations").symlink_to(ROOT / "theme/translations")
    (tmp_path / "content/plans").mkdir(parents=True)
    (tmp_path / "content/plans/pla-2021.yaml").write_text(RIGHT, encoding="utf-8")
    return tmp_path


def read(root: Path) -> str:
    """Return the plan's text."""
    return (root / "content/plans/pla-2021.yaml").read_bytes().decode()


def test_flags(root: Path) -> None:
    """What was said on the command line is written, and nothing else is touched."""
    wishes = Wishes(
        status="in_progress",
        value="30",
        date="2021-11-02",
        due="2022-Q1",
        target="50",
        notes=("Trenta municipis.", "gl=Trinta concellos."),
        evidence=("https://example.org/llista-2 Segona llista",),
    )
    told = report_progress(root, "content/plans/pla-2021.yaml", "campanya", wishes, None)
    assert told == "pla-2021.yaml: campanya/u3 was added"
    assert read(root) == change(
        "  - id: jornada",
        "    - id: u3\n"
        "      date: 2021-11-02\n"
        "      status: in_progress\n"
        "      value: 30\n"
        "      due: 2022-Q1\n"
        "      target: 50\n"
        "      note: {ca: Trenta municipis., gl: Trinta concellos.}\n"
        "      evidence:\n"
        "      - {url: 'https://example.org/llista-2', title: {ca: Segona llista}}\n"
        "  - id: jornada",
    )


def test_percentage_and_today(root: Path) -> None:
    """A percentage may have its sign, and a report without a day is of today."""
    report_progress(root, "pla-2021", "butlleti", Wishes(status="in_progress", progress="40 %"), None)
    update = "{id: u1, date: 2021-12-31, status: in_progress, progress: 40}"
    assert read(root) == change("updates: []}", f"updates: [{update}]}}")


def test_steps_and_correction() -> None:
    """Steps may be told apart by commas or spaces; what was not said is not written."""
    assert PLAN is not None
    action = next(leaf for leaf in PLAN.leaves() if leaf.id == "propostes")
    wishes = Wishes(status="in_progress", steps="consulta, publicacio", corrects="u2", date="2021-12-01")
    assert make_update(PLAN, action, wishes, TODAY) == {
        "id": "u3",
        "date": date(2021, 12, 1),
        "status": "in_progress",
        "steps_done": ["consulta", "publicacio"],
        "corrects": "u2",
    }


def test_evidence_that_is_a_file(root: Path) -> None:
    """What is no address is a file, which has to be there."""
    wishes = Wishes(status="in_progress", progress="90", evidence=("evidence/acta.pdf Acta",))
    with pytest.raises(SystemExit, match="E226"):
        report_progress(root, "pla-2021", "blog", wishes, None)
    (root / "content/evidence").mkdir()
    (root / "content/evidence/acta.pdf").write_text("x", encoding="utf-8")
    report_progress(root, "pla-2021", "blog", wishes, None)
    assert "file: evidence/acta.pdf, title: {ca: Acta}" in read(root)


@pytest.mark.parametrize(
    ("action", "wishes", "code"),
    [
        ("campanya", Wishes(status="completed"), "E207"),
        ("campanya", Wishes(status="in_progress"), "E206"),
        ("campanya", Wishes(status="in_progress", value="a lot"), "E214"),
        ("campanya", Wishes(status="in_progress", progress="50"), "E208"),
        ("campanya", Wishes(status="done", value="30"), "E112"),
        ("campanya", Wishes(status="in_progress", value="30", date="2022-01-01"), "E203"),
        ("campanya", Wishes(status="in_progress", value="30", date="2021-09-30"), "E204"),
        ("campanya", Wishes(status="in_progress", value="30", date="yesterday"), "E202"),
        ("campanya", Wishes(status="cancelled"), "E209"),
        ("campanya", Wishes(status="in_progress", value="30", notes=("=1+1",)), "E227"),
        ("campanya", Wishes(status="in_progress", value="30", notes=("algu@example.org",)), "E228"),
        ("campanya", Wishes(status="in_progress", value="30", evidence=("https://example.org/",)), "E107"),
        ("campanya", Wishes(status="in_progress", value="30", corrects="u7"), "E223"),
        ("propostes", Wishes(status="in_progress", steps="final"), "E221"),
    ],
)
def test_what_would_be_wrong_is_not_written(root: Path, action: str, wishes: Wishes, code: str) -> None:
    """An update with which the plan would not pass is refused with its error, and the file is as it was."""
    with pytest.raises(SystemExit, match=rf"(?s)pla-2021\.yaml:\d+:\d+: {code} .*Nothing was written\."):
        report_progress(root, "pla-2021", action, wishes, None)
    assert read(root) == RIGHT


def test_note_is_only_text(root: Path) -> None:
    """Whatever a note looks like, it is read back as it was said, on one line."""
    note = "{{x}}: [a, *b]\n- c: 'd' # \"e\" %"
    report_progress(root, "pla-2021", "campanya", Wishes(status="in_progress", value="30", notes=(note,)), None)
    plan, _ = parse_plan(read(root), "x.yaml", TODAY)
    assert plan is not None
    written = next(leaf for leaf in plan.leaves() if leaf.id == "campanya").updates[-1].note
    assert written == {"ca": "{{x}}: [a, *b] - c: 'd' # \"e\" %"}


def test_plan_with_errors_is_left_alone(root: Path) -> None:
    """A plan that is wrong already is told of, not added to."""
    wrong = change("    weight: 3", "    wieght: 3")
    (root / "content/plans/pla-2021.yaml").write_text(wrong, encoding="utf-8")
    with pytest.raises(SystemExit, match=r"(?s)E104.*mend this first"):
        report_progress(root, "pla-2021", "blog", Wishes(status="completed"), None)
    assert read(root) == wrong


def test_unknown_action_and_missing_status(root: Path) -> None:
    """A misspelt action, and a report that says nothing, are answered with what there is."""
    with pytest.raises(SystemExit, match=r'has no action "blgo" to report on; did you mean blog\?'):
        report_progress(root, "pla-2021", "blgo", Wishes(status="completed"), None)
    with pytest.raises(SystemExit, match="say how it stands: --status, one of not_started, in_progress"):
        report_progress(root, "pla-2021", "blog", Wishes(), None)


def test_mark_of_the_encoding_stays(root: Path) -> None:
    """A byte order mark and the line ends of Windows are there afterwards."""
    file = root / "content/plans/pla-2021.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode())
    report_progress(root, "pla-2021", "blog", Wishes(status="completed"), None)
    written = file.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf#")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert b"- {id: u3, date: 2021-12-31, status: completed}\r\n" in written


def answering(*answers: str) -> Callable[[str], str]:
    """Return somebody who gives *answers* one after another."""
    left: Iterator[str] = iter(answers)

    def answer(_question: str) -> str:
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    return answer


def test_questions(root: Path) -> None:
    """Without a status, what is needed is asked for; a wrong answer is asked for again."""
    ask = answering("fet", "in_progress", "30", "", "Trenta.", "Trinta.", "")
    report_progress(root, "pla-2021", "campanya", Wishes(), ask)
    assert "    - id: u3\n      date: 2021-12-31\n      status: in_progress\n      value: 30\n" in read(root)
    assert "      note: {ca: Trenta., gl: Trinta.}\n  - id: jornada" in read(root)


def test_unanswered_questions(root: Path) -> None:
    """Who leaves is told that nothing was written."""
    with pytest.raises(SystemExit, match="nothing was written: the questions were not answered"):
        report_progress(root, "pla-2021", "campanya", Wishes(), answering("in_progress"))
    assert read(root) == RIGHT


def test_command(root: Path) -> None:
    """The command takes the flags, a repeated one too."""
    file = root / "content/plans/pla-2021.yaml"
    command = [sys.executable, "-m", "invoke", "--search-root", str(ROOT), "plan.update", str(file), "blog"]
    flags = ["--status", "in_progress", "--progress=85", "--date", "2021-12-01", "--note", "Fet", "--note", "gl=Feito"]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": "1640908800"}
    result = subprocess.run([*command, *flags], cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "pla-2021.yaml: blog/u3 was added\n"), result.stderr
    line = "    - {id: u3, date: 2021-12-01, status: in_progress, progress: 85, note: {ca: Fet, gl: Feito}}\n"
    assert read(root) == change("  - {id: butlleti", line + "  - {id: butlleti")
