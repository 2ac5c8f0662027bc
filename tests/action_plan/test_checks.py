"""What the lines of a plan say about each other, at the exact place of the one that is wrong."""

import pytest

from .sources import RIGHT, change, find, find_errors

NOTE = "note: {ca: Restriccions sanitàries., gl: Restricións.}"
JORNADA = f"    updates: [{{id: u1, date: 2021-04-20, status: cancelled, {NOTE}}}]"
STEPS = "    measure: {type: steps, steps: [esborrany, consulta, publicacio]}"

# What is changed in a right plan, and the errors.
WRONG = {
    "objective twice": ("- id: comunicacio", "- id: incidencia", "46:7:E116"),
    "action twice in an objective": ("- id: jornada", "- id: campanya", "42:9:E116"),
    "action twice in the plan": ("- id: blog", "- id: campanya", "49:9:E116"),
    "update twice": ("{id: u2, date: 2021-06-10", "{id: u1, date: 2021-06-10", "26:12:E116"),
    "step twice": (
        "steps: [esborrany, consulta, publicacio]",
        "steps: [esborrany, consulta, esborrany, x]",
        "23:57:E116",
    ),
    "objective named as a page": ("- id: comunicacio", "- id: novetats", "46:7:E230"),
    "action named as a place of every page": ("- id: jornada", "- id: content", "42:9:E230"),
    "action named as an update's place": ("- id: jornada", "- id: campanya-u2", "35:11:E116"),
    "plan named as a page": ("id: pla-2021", "id: pla-metode", "3:5:E230"),
    "end before the start": ("end: 2021-12-31", "end: 2020-12-31", "6:6:E205"),
    "start after the end": ("start: 2021-01-01", "start: 2022-01-01", "6:6:E205"),
    "checkpoint before the start": ("[2021-03-31,", "[2020-03-31,", "10:15:E205"),
    "checkpoints out of order": ("2021-06-30, 2021-09-30", "2021-09-30, 2021-06-30", "10:39:E204"),
    "checkpoint twice": ("2021-06-30, 2021-09-30", "2021-06-30, 2021-06-30", "10:39:E204"),
    "action after the end": ("due: 2021-11-25", "start: 2022-01-01", "29:12:E205"),
    "due before the start of the plan": ("due: 2021-11-25", "due: 2020-11-25", "29:10:E205"),
    "due before the start of the action": ("due: 2021-Q2", "start: 2021-07-01\n    due: 2021-Q2", "22:10:E205"),
    "default language that the plan has not": ("langs: [ca, gl]", "langs: [gl]", "7:15:E112"),
    "language twice": ("langs: [ca, gl]", "langs: [ca, gl, ca]", "8:17:E111"),
    "unknown organisation": ("responsible: [col]", "responsible: [cool]", "20:19:E222"),
    "organisation twice": ("responsible: [col]", "responsible: [col, col]", "20:24:E111"),
    "baseline that is the target": ("baseline: 0, target: 40", "baseline: 40, target: 40", "32:89:E210"),
    "target that is the default baseline": ("baseline: 0, target: 40", "target: 0", "32:75:E210"),
    "measure above actions": (
        STEPS,
        f"{STEPS}\n    actions: [{{id: sub, title: {{ca: S, gl: S}}}}]",
        "22:5:E219 23:5:E219 25:5:E219",
    ),
    "fourth level": (
        JORNADA,
        "    actions: [{id: a, title: {ca: A, gl: A}, actions: [{id: b, title: {ca: B, gl: B}}]}]",
        "45:56:E220",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), WRONG.values(), ids=WRONG)
def test_wrong_lines(old: str, new: str, expected: str) -> None:
    """One thing wrong in an otherwise right plan is told where it stands, and nothing else with it."""
    assert " ".join(find_errors(change(old, new))) == expected


def test_right_plan() -> None:
    """A plan without errors is told of none; actions may lie two levels deep."""
    below = "    actions: [{id: sub, title: {ca: S, gl: S}, weight: 2, updates: []}]"
    assert find_errors(RIGHT) == []
    assert find_errors(change(JORNADA, below)) == []


def make_plan(count: int, updates: str = "") -> str:
    """Return a plan of *count* actions, each with *updates*."""
    head = RIGHT.partition("  - id: propostes")[0]
    return head + "".join(f"  - {{id: a{n}, title: {{ca: A, gl: A}}, updates: [{updates}]}}\n" for n in range(count))


def test_limits() -> None:
    """200 actions and 500 updates are read; one more of either is refused where it stands."""
    update = ", ".join(f"{{id: u{n}, date: 2021-0{n}-01, status: in_progress, progress: {n}}}" for n in (1, 2, 3, 4, 5))
    assert find_errors(make_plan(200)) == []
    assert find_errors(make_plan(100, update)) == []
    assert find_errors(make_plan(201)) == ["218:5:E216"]
    found = find(make_plan(101, update))
    assert [(one.line, one.code, one.values) for one in found] == [(118, "E216", {"count": 505, "most": 500})]


def test_thirteen_objectives() -> None:
    """A thirteenth objective is one too many, and hides nothing else that is wrong."""
    more = "".join(
        f"- {{id: o{n}, title: {{ca: O, gl: O}}, actions: [{{id: x{n}, title: {{ca: X, gl: X}}}}]}}\n"
        for n in range(11)
    )
    assert find_errors(change("responsible: [col]", "responsible: [cool]", RIGHT + more)) == ["15:1:E216", "20:19:E222"]


def test_names_in_messages() -> None:
    """A finding names the part that it is about as a person knows it: by its ids."""
    found = find(change("value: 25", "value: 2x5"))
    assert found[0].text() == (
        'x.yaml:39:14: E214 campanya/u2/value: "2x5" is not a whole number; write digits alone, such as 25'
    )
