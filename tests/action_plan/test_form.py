"""The form of a plan: what is wrong with it is taken out, and the rest still checked."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.action_plan.form import read_form
from plugins.action_plan.reading import parse_plan
from plugins.core.located_yaml import Mapping, parse_yaml

from .sources import RIGHT, TODAY, change, find, find_errors

LINES = RIGHT.splitlines()


def test_all_errors_at_once() -> None:
    """Wrong form, repeated keys and contradictions come out in one run, each once."""
    text = change("due: 2021-11-25", "due: 2021-11-31")
    text = change("    weight: 3", "    wieght: 3\n    due: 2021", text)
    text = change("status: in_progress\n      value: 25", "status: completed\n      value: 25", text)
    text = change("id: pla-2021\n", "id: pla 2021\n", text)
    text = change("responsible: [col]", "responsible: [cool]", text)
    assert find_errors(text) == ["3:5:E109", "20:19:E222", "29:10:E202", "30:5:E104", "31:5:E103", "39:15:E207"]


def test_repeated_key_is_named() -> None:
    """A key that stands twice is told with the part that it is in."""
    text = change("    weight: 3", "    weight: 3\n    due: 2021")
    assert (
        find(text)[0].text()
        == 'x.yaml:31:5: E103 campanya: duplicate key "due" (first on line 29); keep one of the two'
    )
    twice = change("{id: u1, date: 2021-03-08,", "{id: u1, id: u2, date: 2021-03-08,")
    assert (
        find(twice)[0].text()
        == 'x.yaml:34:16: E103 campanya/u1: duplicate key "id" (first on line 34); keep one of the two'
    )


def test_what_cannot_be_read_raises_no_second_error() -> None:
    """A measure or update that cannot be read is told of, and nothing that only follows from it."""
    assert find_errors(change("measure: {type: steps,", "measure: {type: stpes,")) == ["23:21:E112"]
    assert find_errors(change("    measure: {type: count,", "    measrue: {type: count,")) == ["32:5:E104"]
    assert find_errors(change("{id: u1, date: 2021-02-15, status: in_progress,", "{id: u1, status: in_progress,")) == [
        "25:7:E107"
    ]


def test_plan_without_its_own_keys_is_checked_on() -> None:
    """What the plan itself lacks is told of, and the actions are checked all the same."""
    for line in ("schema: 1\n", "id: pla-2021\n", "start: 2021-01-01\n", "end: 2021-12-31\n"):
        text = change("responsible: [col]", "responsible: [cool]", change(line, ""))
        assert find_errors(text) == ["2:1:E107", "19:19:E222"]
    text = change("title: {ca: Pla d'Acció 2021, gl: Plan de Acción 2021}\n", "")
    assert find_errors(text) == ["2:1:E107"]
    assert find_errors(change("default_lang: ca\n", "")) == ["2:1:E107"]
    assert find_errors(RIGHT.partition("objectives:")[0]) == ["2:1:E107"]


def test_missing_title_is_the_id() -> None:
    """An action without a title is warned of and shown by its id."""
    text = change("    title: {ca: Jornada, gl: Xornada}\n", "")
    plan, findings = parse_plan(text, "x.yaml", date(2021, 6, 1))
    assert plan is None  # later updates have not come yet
    plan, findings = parse_plan(text, "x.yaml", TODAY)
    assert plan is not None
    assert [(one.line, one.column) for one in findings if one.code == "W254"] == [(42, 5)]
    assert next(leaf.title for leaf in plan.leaves() if leaf.id == "jornada") == {"ca": "jornada"}


def test_right_form_is_kept_as_it_is() -> None:
    """Nothing is doubted or taken out where nothing is wrong."""
    root, _ = parse_yaml(RIGHT, "x.yaml")
    assert isinstance(root, Mapping)
    form = read_form(root, "x.yaml")
    assert form.plan is not None
    assert (form.findings, form.doubtful, form.mended, form.knows_languages) == ((), frozenset(), frozenset(), True)


@settings(deadline=None, max_examples=150)
@given(
    st.integers(0, len(LINES) - 1),
    st.sampled_from(["", "[]", "{}", "a: b", "- a", "x: [1, {y: z}]", "''"]),
    st.sampled_from(["", "{}: "]),
)
def test_any_line_may_be_wrong(index: int, other: str, key: str) -> None:
    """Whatever stands on a line, reading ends with a plan or with errors, each at a place of the file."""
    line = LINES[index]
    margin, _, _ = line.partition(line.lstrip())
    begun = key.format(line.strip().partition(":")[0])
    text = "\n".join([*LINES[:index], margin + begun + other, *LINES[index + 1 :]]) + "\n"
    plan, findings = parse_plan(text, "x.yaml", TODAY)
    assert (plan is None) == any(one.severity == "error" for one in findings)
    assert all(1 <= one.line <= len(LINES) + 2 and one.column >= 1 for one in findings)
    assert all(one.text() for one in findings)
