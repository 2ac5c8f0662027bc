"""The report of a pull request, about whatever somebody sent."""

import subprocess
import sys
from pathlib import Path

from plugins.contributions.proposals import MOST_LISTED, find_outside, quote_path, render_report
from plugins.workshop import ROOT


def test_files_outside_the_texts_stand_first() -> None:
    """A maintainer meets them before anything else; a folder whose name only begins alike is outside too."""
    changed = ["content/pages/x.gl.md", "tasks.py", "contents/x.md"]
    assert find_outside(changed) == ["tasks.py", "contents/x.md"]
    report = render_report(changed, "findings\n", "", str)
    assert report.startswith("## ⚠ This proposal also changes files that are not texts\n")
    assert report.index("`tasks.py`") < report.index("findings")
    assert "x.gl.md" not in report


def test_texts_alone_give_no_warning() -> None:
    """Only the findings are told then."""
    assert render_report(["content/pages/x.gl.md"], "findings", "", str) == "findings\n"


def test_no_name_breaks_out_of_its_quotation() -> None:
    """Neither a mark nor a line end nor a mention in a file's name does anything."""
    quoted = quote_path("a`b\n@team <img src=x>")
    assert quoted.count("`") == 2
    assert "\n" not in quoted


def test_what_changes_on_the_site_is_fenced() -> None:
    """A title of an address may hold back quotes."""
    report = render_report([], "", "+ a\n````\n- b", str)
    assert "`````\n+ a\n````\n- b\n`````" in report


def test_a_long_list_is_cut() -> None:
    """A comment has a limit."""
    report = render_report([f"x{number}" for number in range(MOST_LISTED + 1)], "", "", str)
    assert report.count("- `x") == MOST_LISTED
    assert "- …" in report


def test_the_command_speaks_the_language_of_the_first_text(tmp_path: Path) -> None:
    """Names come ended by NUL, so that no name can be taken for two."""
    (tmp_path / "changed").write_bytes(b"tasks.py\0content/pages/x.gl.md\0")
    (tmp_path / "findings").write_text("nada", encoding="utf-8")
    (tmp_path / "outputs").write_text("+ páxina", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("changed", "findings", "outputs")]
    command = [sys.executable, "-m", "plugins.contributions.proposals", *files]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    assert "Esta proposta tamén cambia ficheiros que non son textos" in told
    assert "Que cambia no sitio" in told
