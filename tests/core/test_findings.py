"""Findings: one line each, in order, in any language, and as data."""

import json

from plugins.core.findings import Finding, FindingsError, Severity, has_errors, render_findings

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
