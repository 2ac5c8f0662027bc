"""What changed, as pages show it."""

from __future__ import annotations

from datetime import date

from plugins.action_plan.changes import make_checkpoint, make_succession
from plugins.action_plan.model import Status
from plugins.action_plan.progress import assess
from plugins.action_plan.words import Words
from tests.action_plan.plans import example_plan, make_action, make_plan
from tests.action_plan.views import END, surround

PLAN = example_plan()


def test_checkpoint_tells_what_changed_since_the_one_before() -> None:
    """Each action with its notes, and the points between the two figures."""
    before, after = assess(PLAN, date(2021, 9, 30)), assess(PLAN, END)
    checkpoint = make_checkpoint(before, after, surround(PLAN))
    assert checkpoint.points == 67 - 43
    (row,) = checkpoint.rows
    assert row.link.url == "pla/2021/incidencia/#campanya"
    assert row.notes == (Words("25 municipis adherits."),)


def test_first_checkpoint_has_nothing_to_compare_with() -> None:
    """It shows its state alone."""
    checkpoint = make_checkpoint(None, assess(PLAN, date(2021, 3, 31)), surround(PLAN))
    assert (checkpoint.before, checkpoint.points, checkpoint.rows) == (None, None, ())
    assert checkpoint.overview.headline.figure.percent == 22


def test_succession_tells_what_became_of_each_action() -> None:
    """Kept, moved, left with its status, and added."""
    old = make_plan(make_action("a"), make_action("b", moved_to="pla-2022/c"), make_action("d", start="2022-01-01"))
    new = make_plan(
        make_action("a", weight=2), make_action("c", moved_from="pla-2021/b"), make_action("e"), id="pla-2022"
    )
    succession = make_succession(assess(old, END), new, surround(old, new))
    assert [(row.new.url, row.changes) for row in succession.kept] == [("pla/2022/objectiu/#a", ("another weight",))]
    assert [(row.old.title.text, row.new.title.text) for row in succession.moved] == [("b", "c")]
    assert [(row.link.title.text, row.status) for row in succession.dropped] == [("d", Status.NOT_STARTED)]
    assert [link.title.text for link in succession.added] == ["e"]
