"""How far a bulk job is, in words."""

from pathlib import Path

from plugins.campaigns.bulk import Outcome
from plugins.campaigns.cells import Cell
from plugins.campaigns.progress import Report
from plugins.campaigns.project import Project
from plugins.campaigns.towns_file import Order


def test_a_report_counts(small: Project) -> None:
    """Made, kept and refused are told apart, and the pace is that of what was made."""
    cell = Cell(2, 1, "17114")
    order = Order(cell, small.municipalities.by_code["17114"], small.campaigns.campaigns[0], ("ca",), None, cell)
    refused = (cell.refuse("towns.csv", "E472", "no", "yes"),)
    report = Report(4, refused=1)
    folder = Path("out")
    assert report.add(Outcome(order, folder, size=2_000_000)) == "1/4 made 17114 Olot"
    assert report.add(Outcome(order, folder)) == "2/4 kept 17114 Olot"
    assert report.add(Outcome(order, folder, findings=refused)) == "3/4 refused 17114 Olot"
    assert report.sentence(0.5) == "1 kits made (2.0 MB), 1 kept as they were, 2 refused, in 0.5 s: 2.0 a second"
