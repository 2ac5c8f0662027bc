"""`plan.new`: the next plan has what was not finished, and both plans say so."""

import re
from datetime import date
from pathlib import Path

import pytest

from plugins.action_plan.model import Count, Plan, Steps
from plugins.action_plan.reading import parse_plan, read_plans
from plugins.action_plan.scaffold import plan_successor, start_plan
from plugins.workshop import ROOT

from .sources import RIGHT, TODAY, change


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one plan and the site's translations, on the last day of 2021."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1640908800")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/translations").symlink_to(ROOT / "theme/translations")
    write(tmp_path, RIGHT)
    return tmp_path


def write(root: Path, text: str) -> None:
    """Write the plan of the project."""
    (root / "content/plans").mkdir(parents=True, exist_ok=True)
    (root / "content/plans/pla-2021.yaml").write_text(text, encoding="utf-8")


def read(root: Path) -> tuple[Plan, Plan]:
    """Return both plans, which have no errors."""
    plans = read_plans(root / "content", TODAY)
    assert [one.text() for one in plans.findings if one.severity == "error" or one.code == "W255"] == []
    old, new = plans.plans
    return old, new


def test_next_plan(root: Path) -> None:
    """It follows the last one a year later, with the same languages, organisations and patience."""
    assert start_plan(root) == (
        "pla-2022.yaml was written, with what pla-2021 left unfinished: propostes, campanya, blog, butlleti"
    )
    old, new = read(root)
    assert (new.id, new.follows, new.start, new.end) == ("pla-2022", "pla-2021", date(2022, 1, 1), date(2022, 12, 31))
    assert new.title == {"ca": "Pla d'Acció 2022", "gl": "Plan de Acción 2022"}
    assert new.checkpoints[0] == date(2022, 3, 31)
    assert (new.mission, new.organisations, new.langs, new.sample) == (old.mission, old.organisations, old.langs, True)
    file = root / "content/plans/pla-2022.yaml"
    assert file.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=plan.schema.json\n")


def test_unfinished_actions(root: Path) -> None:
    """What is open is carried over with what is left of its measure, and each plan names the other."""
    start_plan(root)
    old, new = read(root)
    assert {leaf.id: leaf.moved_to for leaf in old.leaves()} == {
        "propostes": "pla-2022/propostes",
        "campanya": "pla-2022/campanya",
        "jornada": None,
        "blog": "pla-2022/blog",
        "butlleti": "pla-2022/butlleti",
    }
    carried = {leaf.id: leaf for leaf in new.leaves()}
    assert {leaf.moved_from for leaf in carried.values()} == {f"pla-2021/{name}" for name in carried}
    steps, count = carried["propostes"].measure, carried["campanya"].measure
    assert isinstance(steps, Steps)
    assert [step.id for step in steps.steps] == ["publicacio"]
    assert isinstance(count, Count)
    assert (count.baseline, count.target) == (25, 40)
    assert {leaf.weight for leaf in carried.values()} == {2, 3, 1}
    assert all(leaf.due and leaf.due.written == "2022" and not leaf.updates for leaf in carried.values())


def test_old_plan_is_otherwise_as_it_was(root: Path) -> None:
    """The old plan has four lines or keys more, and nothing else has changed in it."""
    start_plan(root)
    text = (root / "content/plans/pla-2021.yaml").read_text(encoding="utf-8")
    assert re.sub(r"    moved_to: pla-2022/\w+\n|, moved_to: pla-2022/\w+", "", text) == RIGHT


def test_deferred_is_carried_and_closed_is_not(root: Path) -> None:
    """What was put off is for the next plan; what was completed, closed or given up is not."""
    update = "{id: u2, date: 2021-09-15, status: in_progress, progress: 80}"
    deferred = "{id: u2, date: 2021-09-15, status: deferred, note: {ca: N, gl: N}}"
    partial = change("status: in_progress\n      value: 25", "status: partial\n      value: 25")
    write(root, change(update, deferred, partial))
    start_plan(root)
    assert [leaf.id for leaf in read(root)[1].leaves()] == ["propostes", "blog", "butlleti"]


def test_actions_below_actions(root: Path) -> None:
    """A parent is carried over with those of its actions that are open."""
    done = "{id: u1, date: 2021-06-01, status: completed}"
    below = f"actions: [{{id: a, title: {{ca: A, gl: A}}, updates: [{done}]}}, {{id: b, title: {{ca: B, gl: B}}}}]"
    write(root, change("due: 2021-12, updates: []}", below + "}"))
    start_plan(root)
    old, new = read(root)
    moved = {action.id: action.moved_to for _, action in old.actions()}
    assert (moved["butlleti"], moved["a"], moved["b"]) == ("pla-2022/butlleti", None, "pla-2022/b")
    parent = next(action for _, action in new.actions() if action.id == "butlleti")
    assert [action.id for action in parent.actions] == ["b"]


def test_objective_with_nothing_left(root: Path) -> None:
    """An objective whose actions are all closed stands as a comment, ready for new ones."""
    head, _, _ = RIGHT.partition("  - id: blog")
    write(
        root, head + "  - {id: blog, title: {ca: B, gl: B}, updates: [{id: u1, date: 2021-06-01, status: completed}]}\n"
    )
    start_plan(root)
    text = (root / "content/plans/pla-2022.yaml").read_text(encoding="utf-8")
    assert "# - id: comunicacio\n#   title: {ca: Comunicació, gl: Comunicación}\n#   actions:\n#   - id:\n" in text
    assert [objective.id for objective in read(root)[1].objectives] == ["incidencia"]


def test_nothing_left_at_all(root: Path) -> None:
    """Where all is closed, the next plan is a frame that waits for its actions, and the old one stays as it was."""
    head, _, _ = RIGHT.partition("  - id: propostes")
    text = head + "  - {id: a, title: {ca: A, gl: A}, updates: [{id: u1, date: 2021-06-01, status: completed}]}\n"
    write(root, text)
    assert start_plan(root).endswith("every action was closed, so write new ones under its objectives")
    assert (root / "content/plans/pla-2021.yaml").read_text(encoding="utf-8") == text
    new, findings = parse_plan((root / "content/plans/pla-2022.yaml").read_text(encoding="utf-8"), "x.yaml", TODAY)
    assert new is None
    assert [one.code for one in findings] == ["E218"]


def test_nothing_is_overwritten(root: Path) -> None:
    """A plan that is there already stays, and so does the old one."""
    (root / "content/plans/pla-2022.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(SystemExit, match="stays as it was; choose another id"):
        start_plan(root, after="pla-2021")
    assert (root / "content/plans/pla-2022.yaml").read_text(encoding="utf-8") == "mine"
    assert (root / "content/plans/pla-2021.yaml").read_text(encoding="utf-8") == RIGHT


def test_no_plan_to_go_on_from(root: Path) -> None:
    """A plan with errors is mended first."""
    write(root, change("schema: 1", "schema: 2"))
    with pytest.raises(SystemExit, match="there is no plan without errors"):
        start_plan(root)
    with pytest.raises(SystemExit, match=r"(?s)E112.*mend this first"):
        start_plan(root, after="pla-2021")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2021-01-01", "2021-12-31", ("2022-01-01", "2022-12-31")),
        ("2021-09-01", "2022-08-31", ("2022-09-01", "2023-08-31")),
        ("2021-01-01", "2022-12-31", ("2023-01-01", "2024-12-31")),
        ("2019-03-01", "2020-02-29", ("2020-03-01", "2021-02-28")),
    ],
)
def test_time(start: str, end: str, expected: tuple[str, str]) -> None:
    """The next plan begins the day after, and runs as long."""
    plan, _ = parse_plan(RIGHT, "x.yaml", TODAY)
    assert plan is not None
    old = plan.model_copy(update={"start": date.fromisoformat(start), "end": date.fromisoformat(end)})
    successor = plan_successor(old)
    assert (successor.start.isoformat(), successor.end.isoformat()) == expected


def test_half_a_year() -> None:
    """A plan that is no year long needs a name, and its days are as far apart as they were."""
    plan, _ = parse_plan(RIGHT, "x.yaml", TODAY)
    assert plan is not None
    old = plan.model_copy(update={"end": date(2021, 6, 30)})
    with pytest.raises(SystemExit, match="--id"):
        plan_successor(old)
    successor = plan_successor(old, "pla-tardor")
    assert (successor.start, successor.end) == (date(2021, 7, 1), date(2021, 12, 28))
    assert successor.shift(date(2021, 3, 31), old) == date(2021, 9, 28)
    with pytest.raises(SystemExit, match="--id"):
        plan_successor(old, "../x")
