"""What the updates of one action say about each other and about its measure, at the exact place of what is wrong."""

import pytest

from .sources import change, find, find_errors

BLOG = "{id: u2, date: 2021-09-15, status: in_progress, progress: 80}"
CAMPAIGN = "    - {id: u1, date: 2021-03-08, status: in_progress, value: 6}\n"
NOTE = "note: {ca: N, gl: N}"
STEPS = "{id: u2, date: 2021-06-10, status: in_progress, steps_done: [consulta]}"

# What is changed in a right plan, and the errors.
WRONG = {
    "day after the build": ("{id: u2, date: 2021-09-15", "{id: u2, date: 2022-01-01", "54:22:E203"),
    "published after the build": ("published: 2021-10-04", "published: 2022-01-01", "37:18:E203"),
    "published before its day": ("published: 2021-10-04", "published: 2021-09-30", "37:18:E204"),
    "updates out of order": ("{id: u2, date: 2021-09-15", "{id: u2, date: 2021-01-31", "54:22:E204"),
    "due moved before the start": (BLOG, BLOG[:-1] + ", due: 2020-12, note: {ca: N, gl: N}}", "54:74:E205"),
    "no percentage": (BLOG, "{id: u2, date: 2021-09-15, status: in_progress}", "54:42:E206"),
    "no count": ("      value: 25\n", "", "38:15:E206"),
    "closed in part without a percentage": (BLOG, "{id: u2, date: 2021-09-15, status: partial}", "54:42:E206"),
    "paused before any percentage": (
        "{id: u1, date: 2021-02-01, status: in_progress, progress: 20}",
        "{id: u1, date: 2021-02-01, status: paused}",
        "53:42:E206",
    ),
    "completed before any count": (CAMPAIGN, "    - {id: u1, date: 2021-03-08, status: completed}\n", "34:42:E206"),
    "completed short of the target": (
        "      status: in_progress\n      value: 25",
        "      status: completed\n      value: 25",
        "38:15:E207",
    ),
    "completed with the count of before": (
        "      status: in_progress\n      value: 25",
        "      status: completed",
        "38:15:E207",
    ),
    "completed at 80 %": (BLOG, BLOG.replace("in_progress", "completed"), "54:42:E207"),
    "completed with a step left": (STEPS, STEPS.replace("in_progress", "completed"), "26:42:E207"),
    "percentage of what is cancelled": ("status: cancelled,", "status: cancelled, progress: 10,", "45:61:E208"),
    "percentage of what has not begun": (BLOG, BLOG.replace("in_progress", "not_started"), "54:55:E208"),
    "count of a percentage": (BLOG, BLOG.replace("}", ", value: 3}"), "54:69:E208"),
    "percentage of a count": ("value: 25", "value: 25\n      progress: 60", "40:7:E208"),
    "steps of a percentage": (BLOG, BLOG.replace("}", ", steps_done: [a]}"), "54:69:E208"),
    "target of a percentage": (BLOG, BLOG.replace("}", f", target: 3, {NOTE}}}"), "54:69:E208"),
    "target that is the baseline": ("value: 25", "value: 25\n      target: 0", "40:15:E210"),
    "cancelled without a note": (", note: {ca: Restriccions sanitàries., gl: Restricións.}", "", "45:50:E209"),
    "deferred without a note": (BLOG, "{id: u2, date: 2021-09-15, status: deferred}", "54:42:E209"),
    "due moved without a note": (BLOG, BLOG.replace("}", ", due: 2022-06}"), "54:69:E209"),
    "target moved without a note": ("value: 6}", "value: 6, target: 30}", "34:65:E209"),
    "unknown step": ("steps_done: [consulta]", "steps_done: [consultes]", "26:68:E221"),
    "correction of nothing": (BLOG, BLOG.replace("}", ", corrects: u3}"), "54:79:E223"),
    "correction of itself": (BLOG, BLOG.replace("}", ", corrects: u2}"), "54:79:E223"),
    "correction of what comes later": ("progress: 20}", "progress: 20, corrects: u2}", "53:79:E223"),
    "second correction": (
        BLOG,
        BLOG.replace("}", ", corrects: u1}") + "\n    - " + BLOG.replace("u2", "u3").replace("}", ", corrects: u1}"),
        "55:79:E223",
    ),
}
RIGHT_TOO = {
    "paused with the percentage of before": (BLOG, "{id: u2, date: 2021-09-15, status: paused}"),
    "completed without a percentage": (BLOG, "{id: u2, date: 2021-09-15, status: completed}"),
    "completed at 100": (BLOG, BLOG.replace("in_progress", "completed").replace("80", "100")),
    "completed beyond the target": ("status: in_progress\n      value: 25", "status: completed\n      value: 45"),
    "completed at the target that was lowered": (
        "status: in_progress\n      value: 25",
        "status: completed\n      value: 25\n      target: 25",
    ),
    "not begun, at 0": (BLOG, BLOG.replace("in_progress", "not_started").replace("80", "0")),
    "two on one day": ("{id: u2, date: 2021-09-15", "{id: u2, date: 2021-02-01"),
    "correction of the one above": (BLOG, BLOG.replace("}", ", corrects: u1}")),
    "steps done again": ("steps_done: [consulta]", "steps_done: [esborrany, consulta]"),
    "every step done": (
        STEPS,
        STEPS.replace("in_progress", "completed").replace("[consulta]", "[consulta, publicacio]"),
    ),
    "due moved with a note": (BLOG, BLOG.replace("}", f", due: 2022-06, {NOTE}}}")),
}


@pytest.mark.parametrize(("old", "new", "expected"), WRONG.values(), ids=WRONG)
def test_wrong_history(old: str, new: str, expected: str) -> None:
    """One thing wrong in an otherwise right plan is told where it stands, and nothing else with it."""
    assert " ".join(find_errors(change(old, new))) == expected


@pytest.mark.parametrize(("old", "new"), RIGHT_TOO.values(), ids=RIGHT_TOO)
def test_right_history(old: str, new: str) -> None:
    """What may well happen is no error."""
    assert find_errors(change(old, new)) == []


@pytest.mark.parametrize(("value", "expected"), [(21, ["38:15:E207"]), (20, []), (12, [])])
def test_falling_target(value: int, expected: list[str]) -> None:
    """Where fewer are better, completed is at the target or below it."""
    falling = change("baseline: 0, target: 40", "baseline: 50, target: 20")
    completed = f"status: completed\n      value: {value}"
    assert find_errors(change("status: in_progress\n      value: 25", completed, falling)) == expected


def test_correction_is_judged_as_of_its_day() -> None:
    """An update that was right when it was made stays so when one before it is corrected later."""
    text = change("status: in_progress\n      value: 25", "status: completed\n      value: 40")
    correction = "    - {id: u3, date: 2021-10-05, status: in_progress, value: 30, corrects: u2}\n  - id: jornada"
    assert find_errors(change("  - id: jornada", correction, text)) == []


def test_message_of_the_completed() -> None:
    """It says how much is lacking, and what to do."""
    text = change("status: in_progress\n      value: 25", "status: completed\n      value: 25")
    assert find(text)[0].words() == (
        "campanya/u2/status: completed, but 25 of 40",
        'use "partial" or a dated target change',
    )
