"""Kits in bulk: the same bytes whoever makes them, nothing twice, and nothing half."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.campaigns import ordering
from plugins.campaigns.bulk import Bulk, OtherTheme, Outcome, is_finished, make_kit
from plugins.campaigns.cells import Cell
from plugins.campaigns.executors import Crew
from plugins.campaigns.patterns import Pattern
from plugins.campaigns.personalising import Town
from plugins.campaigns.project import Project
from plugins.campaigns.towns_file import Order
from plugins.workshop import ROOT

TOWNS = "ine,arms,lang\n08101,a.svg,gl\n17114,,ca gl\n99999,,\n"
ARMS = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#c00" d="M0 0h9v9h-9z"/></svg>'
SECONDS = 120


@pytest.fixture
def towns(tmp_path: Path) -> Path:
    """A list of two towns and a wrong row."""
    file = tmp_path / "list" / "towns.csv"
    file.parent.mkdir()
    file.write_text(TOWNS, encoding="utf-8")
    (file.parent / "a.svg").write_text(ARMS, encoding="utf-8")
    return file


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return all files below *folder*."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_threads_processes_and_a_cluster_make_the_same(
    small: Project, towns: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same list gives the same bytes on threads, on processes and on a Dask cluster of two worker processes."""
    monkeypatch.setenv("SITE_URL", "https://cft.example")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for executor in ("threads", "processes"):
        argv = [f"--executor={executor}", f"--out={tmp_path / executor}", str(towns)]
        assert ordering.main_bulk(argv, small.root) == 1
        printed = capsys.readouterr()
        assert "2 kits made" in printed.out
        assert "towns.csv:4:1: E462" in printed.err
    script = Path(__file__).parent / "on_a_cluster.py"
    command = [sys.executable, "-W", "ignore", str(script), str(small.root), str(towns), str(tmp_path / "cluster")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, cwd=ROOT, check=False)
    assert done.returncode == 1, done.stderr
    assert "2 kits made" in done.stdout
    trees = [read_tree(tmp_path / name) for name in ("threads", "processes", "cluster")]
    assert trees[0] == trees[1] == trees[2]
    folders = {path.split("/")[1] for path in trees[0]}
    assert folders == {"08101-hospitalet-de-llobregat", "17114-olot"}


def _orders(project: Project, *codes: str) -> list[Order]:
    campaign, listed = project.campaigns.campaigns[0], project.municipalities.by_code
    cells = [Cell(line, 1, code) for line, code in enumerate(codes, 2)]
    return [Order(cell, listed[cell.value], campaign, ("ca",), None, cell) for cell in cells]


def _make(orders: list[Order], pattern: Pattern, out: Path) -> dict[str, Outcome]:
    with ThreadPoolExecutor(2) as pool:
        bulk = Bulk({(pattern.campaign.id, pattern.lang): pattern}, out, "towns.csv", Crew(pool, 2))
        return {outcome.order.municipality.ine: outcome for outcome in bulk.make(orders)}


def test_what_is_finished_is_kept(small: Project, patterns: tuple[Pattern, Pattern], tmp_path: Path) -> None:
    """A second run touches nothing; a changed campaign, a missing and a damaged manifest are made anew."""
    orders = _orders(small, "17114", "08118", "43123")
    first = _make(orders, patterns[0], tmp_path)
    assert all(outcome.size for outcome in first.values())
    assert {outcome.size for outcome in _make(orders, patterns[0], tmp_path).values()} == {0}
    manifest = first["17114"].folder / "manifest.json"
    manifest.unlink()
    (first["08118"].folder / "manifest.json").write_text('{"personalised": []}', encoding="utf-8")
    again = _make(orders, patterns[0], tmp_path)
    assert {code for code, outcome in again.items() if outcome.size} == {"17114", "08118"}
    other = replace(patterns[0], key="other")
    assert all(outcome.size for outcome in _make(orders, other, tmp_path).values())


def test_one_town_s_fault_is_its_own(small: Project, patterns: tuple[Pattern, Pattern], tmp_path: Path) -> None:
    """A name for which there is no room is told at its row; the others get their kits, and nothing half is left."""
    orders = _orders(small, "17114", "08118")
    endless = replace(orders[0].municipality, name="Vilanova " * 20)
    outcomes = _make([replace(orders[0], municipality=endless), orders[1]], patterns[0], tmp_path)
    refused, served = outcomes["17114"], outcomes["08118"]
    assert [finding.text().partition(" the kit")[0] for finding in refused.findings] == ["towns.csv:2:1: E472"]
    assert not refused.folder.exists()
    assert (served.folder / "manifest.json").is_file()
    assert [one.name for one in served.folder.parent.iterdir()] == ["08118-masnou"]


def test_arms_that_cannot_be_read_are_told_at_their_cell(
    small: Project, patterns: tuple[Pattern, Pattern], tmp_path: Path
) -> None:
    """What is wrong with a picture stands at the cell that names it."""
    (tmp_path / "a.png").write_bytes(b"no picture")
    order = replace(_orders(small, "17114")[0], arms=tmp_path / "a.png", arms_place=Cell(2, 7, "a.png"))
    finding = _make([order], patterns[0], tmp_path / "out")["17114"].findings[0]
    assert finding.text().startswith("towns.csv:2:7: E467 a.png: the picture")


def test_a_worker_with_other_templates_is_refused(small: Project, patterns: tuple[Pattern, Pattern]) -> None:
    """Whoever would draw something else does not draw at all."""
    town = Town(small.municipalities.by_code["17114"])
    with pytest.raises(OtherTheme):
        make_kit(town, (replace(patterns[0], theme="other"),))


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"personalised": {"key": "b"}}', b"\xff"])
def test_other_manifests_tell_of_no_finished_kit(tmp_path: Path, content: bytes) -> None:
    """Only the manifest with the very key counts, and no link to one."""
    (tmp_path / "manifest.json").write_bytes(content)
    assert not is_finished(tmp_path, "a")
    (tmp_path / "manifest.json").unlink()
    (tmp_path / "real.json").write_text('{"personalised": {"key": "a"}}', encoding="utf-8")
    (tmp_path / "manifest.json").symlink_to(tmp_path / "real.json")
    assert not is_finished(tmp_path, "a")
