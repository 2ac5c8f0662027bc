"""Findings: one line each, in order, in any language, and as data."""

import ast
import json
import re
from dataclasses import replace

import pytest
from babel.messages.extract import extract_from_dir

from plugins.core.catalogues import read_catalogue
from plugins.core.findings import N_, Finding, FindingsError, Severity, has_errors, render_findings, stop_at_errors
from plugins.workshop import ROOT

CHECKING = ("core", "contributions", "pictures", "action_plan", "audit", "campaigns")
"""The packages that find something wrong, in sources or in what was made of them."""

FIELD = re.compile(r"%\(\w+\)s")
MAKING = re.compile(r"\b(Finding|Change|Problem)\(")
UNMARKED = (ast.Constant, ast.JoinedStr)
"""Texts as they stand, and texts put together, which no catalogue can hold."""

VALUES = {"key": "titel", "near": "title"}
WORDY = Finding("a.md", 3, 7, "E104", 'unknown key "%(key)s"', "did you mean %(near)s?", VALUES)
CATALAN = {'unknown key "%(key)s"': "clau desconeguda «%(key)s»", "did you mean %(near)s?": "potser %(near)s?"}


def test_text() -> None:
    """A finding reads as path, line, column, code, message and what to do."""
    assert WORDY.text() == 'a.md:3:7: E104 unknown key "titel"; did you mean title?'


def test_text_is_translated_before_it_is_filled() -> None:
    """Message ids are looked up as they stand in the catalogue."""
    assert WORDY.text(CATALAN.__getitem__) == "a.md:3:7: E104 clau desconeguda «titel»; potser title?"


def test_values_are_never_formatted() -> None:
    """A percent sign in a contributed value is only a percent sign."""
    finding = Finding("a.md", 1, 1, "E112", '"%(value)s" is unknown', "mend it", {"value": "100%(x)s"})
    assert finding.text() == 'a.md:1:1: E112 "100%(x)s" is unknown; mend it'


def test_node_stands_before_the_message() -> None:
    """What in the file a finding is about is named first, and is no key of its own as data."""
    finding = Finding("a.yaml", 1, 1, "E107", 'the key "%(key)s" is missing', "add it", {"key": "id"}, node="blog/u1")
    assert finding.text() == 'a.yaml:1:1: E107 blog/u1: the key "id" is missing; add it'
    assert finding.as_dict()["message"] == 'blog/u1: the key "id" is missing'
    assert "node" not in finding.as_dict()


def test_text_stays_on_its_line() -> None:
    """No contributed value forges a second line, commands the terminal or turns the reading direction."""
    finding = Finding("a\n.md", 1, 1, "E1", "%(value)s", "x", {"value": "a\n::error::b\x1b[2J\u202e"})
    assert finding.text() == "a\\n.md:1:1: E1 a\\n::error::b\\x1b[2J\\u202e; x"


def test_as_dict() -> None:
    """As data, a finding keeps its place apart and is ready for JSON."""
    assert json.loads(json.dumps(WORDY.as_dict())) == {
        "path": "a.md",
        "line": 3,
        "column": 7,
        "code": "E104",
        "severity": "error",
        "message": 'unknown key "titel"',
        "hint": "did you mean title?",
    }


def test_render_findings_orders_by_place() -> None:
    """Findings come out by file, then line and column as numbers, then code."""
    places = [("b", 1, 1, "E1"), ("a", 10, 1, "E1"), ("a", 9, 12, "E1"), ("a", 9, 2, "E2"), ("a", 9, 2, "E1")]
    text = render_findings(Finding(*place, "m", "h") for place in places)
    assert [line.split(" ")[:2] for line in text.splitlines()] == [
        *(["a:9:2:", "E1"], ["a:9:2:", "E2"], ["a:9:12:", "E1"], ["a:10:1:", "E1"], ["b:1:1:", "E1"]),
    ]
    assert render_findings([]) == ""


def test_only_errors_stop() -> None:
    """A warning does not stop a build, an error does."""
    warning = Finding("a", 1, 1, "W1", "m", "h", severity=Severity.WARNING)
    assert not has_errors([warning])
    assert has_errors([warning, WORDY])
    assert FindingsError("x").exitcode == 1


def test_mark_leaves_the_text() -> None:
    """Marking a text for translation changes nothing in it."""
    assert N_("a") == "a"


def find_marked() -> dict[str, str]:
    """Return every text that the checks mark for translation, and where."""
    marked = {}
    for package in CHECKING:
        for name, _, text, *_ in extract_from_dir(
            ROOT / "plugins" / package, [("**.py", "python")], keywords={"N_": None}
        ):
            marked[str(text)] = f"{package}/{name}"
    return marked


@pytest.mark.parametrize("lang", ["ca", "gl", "es", "en"])
def test_every_message_is_translated(lang: str) -> None:
    """No message or hint of a finding lacks a sure translation with the same fields, in any language."""
    catalogue = read_catalogue(ROOT / "theme/translations", lang)
    marked = find_marked()
    assert len(marked) > 100
    for text, place in marked.items():
        message = catalogue.get(text)
        assert message is not None, f"{place}: {text}"
        assert message.string, f"{place}: {text}"
        assert not message.fuzzy, f"{place}: {text}"
        assert sorted(FIELD.findall(str(message.string))) == sorted(FIELD.findall(text)), f"{place}: {text}"


def test_every_message_is_marked() -> None:
    """No finding is made of words that gettext's tools cannot find."""
    for path in (file for package in CHECKING for file in sorted((ROOT / "plugins" / package).rglob("*.py"))):
        source = path.read_text(encoding="utf-8")
        nodes = list(ast.walk(ast.parse(source))) if MAKING.search(source) else []
        bare = [text.lineno for node in nodes for text in list_texts(node) if isinstance(text, UNMARKED)]
        assert not bare, f"{path}: lines {bare} have words that are not marked by N_()"


def list_texts(node: ast.AST) -> list[ast.expr]:
    """Return what a call passes right behind a finding's code, and what is called a message or a hint."""
    if isinstance(node, ast.Assign):
        return [value for target in node.targets for value in list_assigned(target, node.value)]
    if isinstance(node, ast.Call):
        for index, argument in enumerate(node.args):
            if isinstance(argument, ast.Constant) and re.fullmatch(r"[A-Z]\d{2,3}", str(argument.value)):
                return node.args[index + 1 : index + 3]
    return []


def list_assigned(target: ast.expr, value: ast.expr) -> list[ast.expr]:
    """Return what the names `message` and `hint` in *target* are given."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        pairs = zip(target.elts, value.elts, strict=True)
        return [one for name, each in pairs for one in list_assigned(name, each)]
    return [value] if isinstance(target, ast.Name) and target.id in {"message", "hint"} else []


def test_errors_stop_the_build_and_are_shown_with_the_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    """Warnings alone are shown, and the build goes on."""
    warning = replace(WORDY, code="W104", severity=Severity.WARNING)
    stop_at_errors([warning], "content/", str)
    assert "W104" in capsys.readouterr().err
    error = replace(warning, code="E104", severity=Severity.ERROR)
    with pytest.raises(FindingsError, match="2 findings in content/, see above; nothing was written"):
        stop_at_errors(iter([warning, error]), "content/", str)
    shown = capsys.readouterr().err
    assert "W104" in shown
    assert "E104" in shown
