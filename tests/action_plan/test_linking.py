"""What plans say of each other: each end of a link is there, and on the right side in time."""

from datetime import date
from pathlib import Path

import pytest

from plugins.action_plan.reading import read_plans

from .sources import RIGHT, change, tell

TODAY = date(2021, 12, 31)
NEXT = """schema: 1
id: pla-2022
follows: pla-2021
start: 2022-01-01
end: 2022-12-31
default_lang: ca
langs: [ca, gl]
title: {ca: Pla 2022, gl: Plan 2022}
objectives:
- id: comunicacio
  title: {ca: Comunicació, gl: Comunicación}
  actions:
  - {id: blog, title: {ca: Blog, gl: Blog}, moved_from: pla-2021/blog}
"""
OLD = change("    due: 2021-12\n    updates:", "    due: 2021-12\n    moved_to: pla-2022/blog\n    updates:")


def find_in(folder: Path, **plans: str) -> list[str]:
    """Write the *plans*, and return what is found in them but for silence."""
    (folder / "content/plans").mkdir(parents=True)
    for name, text in plans.items():
        (folder / "content/plans" / f"{name.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    found = read_plans(folder / "content", TODAY).findings
    return [f"{one.path.rpartition('/')[2]}:{tell(one)}" for one in found if one.code != "W252"]


def test_two_ends_of_a_move(tmp_path: Path) -> None:
    """A plan that follows another, and an action carried on in it, are right when both say so."""
    assert find_in(tmp_path, pla_2021=OLD, pla_2022=NEXT) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("follows: pla-2021", "follows: pla-2020", "3:10:E233"),
        ("follows: pla-2021", "follows: pla-2022", "3:10:E233"),
        ("pla-2021/blog", "pla-2021/blgo", "13:57:E233"),
        ("pla-2021/blog", "pla-2020/blog", "13:57:E233"),
        ("pla-2021/blog", "pla-2022/blog", "13:57:E233"),
        ("pla-2021/blog", "pla-2021/butlleti", "13:57:W255"),
        ("start: 2022-01-01\n", "start: 2021-01-01\n", "3:10:E234"),
    ],
)
def test_wrong_link(tmp_path: Path, old: str, new: str, expected: str) -> None:
    """A link to what is not there, is the plan itself, or lies on the wrong side in time is told at its place."""
    assert find_in(tmp_path, pla_2021=RIGHT, pla_2022=change(old, new, NEXT))[0] == f"pla-2022.yaml:{expected}"


def test_ends_that_disagree(tmp_path: Path) -> None:
    """Where the other end names a third action, that is an error; where it says nothing, a warning."""
    third = change("moved_to: pla-2022/blog", "moved_to: pla-2022/butlleti", OLD)
    more = NEXT + "  - {id: butlleti, title: {ca: B, gl: B}}\n"
    assert find_in(tmp_path / "a", pla_2021=third, pla_2022=more) == [
        "pla-2021.yaml:52:15:W255",
        "pla-2022.yaml:13:57:E234",
    ]
    assert find_in(tmp_path / "b", pla_2021=RIGHT, pla_2022=NEXT) == ["pla-2022.yaml:13:57:W255"]


def test_nothing_is_said_of_a_plan_that_cannot_be_read(tmp_path: Path) -> None:
    """A plan with errors is told of by itself, and not blamed again on those that name it."""
    assert find_in(tmp_path, pla_2021=change("schema: 1", "schema: 2", OLD), pla_2022=NEXT) == [
        "pla-2021.yaml:2:9:E112"
    ]


def test_same_address(tmp_path: Path) -> None:
    """Two plans whose addresses would be the same are both refused."""
    other = (
        change("id: pla-2022", "id: twin", NEXT)
        .replace("follows: pla-2021\n", "")
        .replace(", moved_from: pla-2021/blog", "")
    )
    assert find_in(tmp_path, pla_twin=change("id: twin", "id: pla-twin", other), twin=other) == [
        "pla-twin.yaml:2:5:E232",
        "twin.yaml:2:5:E232",
    ]
