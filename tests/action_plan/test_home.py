"""What other pages tell of the plans."""

from __future__ import annotations

from datetime import date

from plugins.action_plan.home import find_current, list_plans, make_chip, make_teaser
from plugins.action_plan.progress import assess
from plugins.core.formats import Speaker
from tests.action_plan.plans import example_plan, make_action, make_plan, rich_plan
from tests.action_plan.views import END, surround

OLD = example_plan()
NEW = example_plan(id="pla-2022", start="2022-01-01", end="2022-12-31", follows="pla-2021", checkpoints=[])


def test_plan_in_force_is_the_one_that_started_last() -> None:
    """One that has not started is not in force, unless there is no other."""
    for day, expected in ((END, OLD), (date(2022, 1, 1), NEW), (date(2020, 1, 1), OLD)):
        current = find_current([assess(OLD, day), assess(NEW, day)])
        assert current is not None
        assert current.plan is expected
    assert find_current([]) is None


def test_plan_that_the_site_names_comes_before_the_last() -> None:
    """Unless there is none of that name."""
    states = [assess(OLD, END), assess(NEW, date(2022, 1, 1))]
    assert find_current(states, "pla-2021") is states[0]
    assert find_current(states, "pla-1999") is states[1]


def test_teaser_marks_what_is_not_translated(speakers: dict[str, Speaker]) -> None:
    """In Spanish the example lacks its texts; in Catalan it has them all."""
    state = assess(OLD, END)
    teaser = make_teaser(state, surround(OLD, lang="es", speakers=speakers))
    assert teaser.foreign is not None
    assert teaser.foreign.in_language == "en català"
    assert make_teaser(state, surround(OLD, speakers=speakers)).foreign is None
    assert len(teaser.arcade.arches) == 2


def test_plans_are_listed_with_what_supersedes_what() -> None:
    """The newest first."""
    new, old = list_plans([assess(OLD, END), assess(NEW, END)], surround(OLD, NEW))
    assert (new.plan, old.plan) == (NEW, OLD)
    assert new.follows is not None
    assert (new.follows.url, new.successions) == ("pla/2021/", ())
    assert (old.follows, [link.url for link in old.successions]) == (None, ["pla/2021/canvis/2022/"])


def test_chip_shows_the_action_that_an_article_names() -> None:
    """At any level; what no plan has is not shown."""
    plan = rich_plan()
    states, around = [assess(plan, END)], surround(plan)
    chip = make_chip("pla-2021/tasques", states, around)
    assert chip is not None
    assert (chip.link.url, chip.plan.url, chip.sample) == ("pla/2021/objectiu/#tasques", "pla/2021/", True)
    assert not chip.patterned
    assert make_chip("pla-2021/cap", states, around) is None


def test_chip_asks_for_patterns_only_where_its_bar_has_some() -> None:
    """A step under way is hatched."""
    state = assess(OLD, END)
    chip = make_chip("pla-2021/propostes", [state], surround(OLD))
    assert chip is not None
    assert chip.patterned


def test_chip_of_an_action_without_data_has_no_bar() -> None:
    """Nothing is not zero."""
    plan = make_plan(make_action())
    chip = make_chip("pla-2021/accio", [assess(plan, END)], surround(plan))
    assert chip is not None
    assert chip.bar == ()
