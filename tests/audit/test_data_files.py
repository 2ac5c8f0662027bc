"""What programs read: drawings, tables, calendars and JSON that do no more than they should."""

from __future__ import annotations

import pytest

from plugins.audit.data_files import check_data_file
from plugins.audit.kinds import Kind, find_kind
from plugins.core.findings import render_findings

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" role="img" aria-label="a: b">'
CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nSUMMARY;LANGUAGE=ca:Te\r\n rmini\r\n{}END:VCALENDAR\r\n"


def check(path: str, text: str | bytes) -> list[str]:
    """Return ``line:column: CODE`` of each finding in a file at *path*."""
    kind = find_kind(path)
    assert kind is not None
    content = text.encode() if isinstance(text, str) else text
    findings = list(check_data_file(path, content, kind))
    assert all(line.startswith(f"{path}:") for line in render_findings(findings).splitlines())
    return [f"{found.line}:{found.column}: {found.code}" for found in findings]


def test_harmless_drawing_passes() -> None:
    """A picture of boxes and words."""
    drawing = f'{SVG}\n<title>T &amp; t</title><g font-size="9"><rect width="9"/><text x="1">a</text></g></svg>'
    assert check("gl/pla/2021/dades/badge-premsa.svg", drawing) == []


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<script>alert(1)</script>", "2:1: A119"),
        ("<style>rect{}</style>", "2:1: A119"),
        ("<foreignObject/>", "2:1: A119"),
        ("<image/>", "2:1: A119"),
        ("<use/>", "2:1: A119"),
        ("<a><text>t</text></a>", "2:1: A119"),
        ("<animate/>", "2:1: A119"),
        ('<x:script xmlns:x="http://www.w3.org/2000/svg"/>', "2:1: A119"),
        ('<rect onload="run()"/>', "2:1: A119"),
        ('<rect href="https://other.example/"/>', "2:1: A119"),
        ('<rect style="fill:red"/>', "2:1: A119"),
        ('<rect fill="url(https://other.example/a.svg#b)"/>', "2:1: A119"),
        ('<rect fill="URL (#b)"/>', "2:1: A119"),
        ('<text x="data:text/html,a">a</text>', "2:1: A119"),
        ("<?xml-stylesheet href='a.css'?>", "2:1: A119"),
        ("<rect>", "2:9: A120"),
        ("&undefined;", "2:1: A120"),
    ],
)
def test_drawing_that_runs_or_asks_is_found(inside: str, code: str) -> None:
    """However it is spelled; all of it is told with its place."""
    assert code in check("pla/2021/dades/badge.svg", f"{SVG}\n{inside}</svg>")


def test_drawing_declares_nothing() -> None:
    """Entities could hide anything, or stall the reader."""
    bomb = f'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>{SVG}<text>&b;</text></svg>'
    assert "1:15: A119" in check("pla/2021/dades/badge.svg", bomb)
    laughs = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 50}">' for before, name in zip("abcdefg", "bcdefgh", strict=True)
    )
    assert check("pla/2021/dades/badge.svg", f'<!DOCTYPE svg [<!ENTITY a "ha">{laughs}]>{SVG}&h;</svg>')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"percent": null}', []),
        ('{"percent": NaN}', ["1:1: A120"]),
        ('{\n "percent": 1,}', ["2:15: A120"]),
        ("[" * 100_000, ["1:1: A120"]),
        (b"\xff", ["1:1: A104"]),
    ],
)
def test_json_is_read(text: str | bytes, expected: list[str]) -> None:
    """By the standard, and no further than a machine can bear."""
    assert check("pla/2021/dades/plan.json", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\r\n-5,x - y\r\n", []),
        ("a,b\r\n=1+1,x\r\n", ["2:1: A121"]),
        ('a,b\r\n1," @SUM(1)"\r\n', ["2:1: A121"]),
        ("a,b\r\n1,-2+3\r\n", ["2:1: A121"]),
        ("a,b\r\n1,＝1\r\n", ["2:1: A121"]),
        ("a,b\r\n1,'=1\r\n", []),
        ("a,b\r\n1\r\n", ["2:1: A120"]),
        ('a,b\r\n1,"x', ["2:1: A120"]),
    ],
)
def test_table_holds_no_formulas(text: str, expected: list[str]) -> None:
    """Numbers below zero are numbers; every row is as long as the first."""
    assert check("pla/2021/dades/actions.csv", text) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("", []),
        ("ATTACH:https://other.example/a.exe\r\n", ["5:1: A122"]),
        ("ACTION:AUDIO\r\n", ["5:1: A122"]),
        ("without a name\r\n", ["5:1: A120"]),
        ("SUMMARY:a\nATTACH:b\r\n", ["5:1: A120"]),
    ],
)
def test_calendar_shows_dates_and_no_more(lines: str, expected: list[str]) -> None:
    """No alarms, no attachments, no line that hides another."""
    assert check("en/pla/2021/dades/deadlines.ics", CALENDAR.format(lines)) == expected


def test_calendar_has_a_beginning_and_an_end() -> None:
    """With the line ends of the standard."""
    assert check("pla/2021/dades/deadlines.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n") == ["1:1: A120"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("pla/2021/dades/datapackage.json", Kind.JSON),
        ("pla/2021/dades/plan.jsonld", Kind.JSON),
        ("pla/plan-export.schema.json", Kind.JSON),
        ("pla/2021/dades/updates.csv", Kind.TABLE),
        ("pla/2021/dades/deadlines.ics", Kind.CALENDAR),
        ("es/pla/2021/dades/badge.svg", Kind.DRAWING),
        ("pla/2021/dades/proves/actes/informe.pdf", Kind.DOCUMENT),
    ],
)
def test_data_of_plans_is_expected_in_its_place(path: str, kind: Kind) -> None:
    """And nowhere else: neither another name, nor another folder, nor a language for what all share."""
    assert find_kind(path) is kind
    assert find_kind(path.replace("pla/", "pla2/", 1)) is None
    assert find_kind(f"a b/{path}") is None


@pytest.mark.parametrize(
    "path",
    [
        "gl/pla/2021/dades/plan.json",
        "pla/2021/plan.json",
        "pla/2021/dades/other.csv",
        "pla/2021/dades/badge.svg.html",
        "pla/2021/dades/proves/a.html",
        "pla/2021/dades/proves/../a.pdf",
        "pla/2021/dades/proves/a.svg",
        "badge.svg",
    ],
)
def test_other_data_is_not_expected(path: str) -> None:
    """Least of all what a browser would run."""
    assert find_kind(path) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{'ab' * 32}  ca/alt.txt\n", []),
        (f"{'ab' * 32}  ca/alt.txt\n{'ab' * 32} b\n", ["2:1: A120"]),
        (f"{'ab' * 31}  ca/alt.txt\n", ["1:1: A120"]),
        (f"{'ab' * 32}  ../alt.txt\n", ["1:1: A120"]),
        (f"{'ab' * 32}  /etc/passwd\n", ["1:1: A120"]),
    ],
)
def test_sums_are_those_of_files_beside_them(text: str, expected: list[str]) -> None:
    """As ``sha256sum --check`` reads them, and of nothing outside the folder."""
    assert check("kits/prova/SHA256SUMS", text) == expected


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ('self.searchIndex={"docs":["</script>"]};\n', []),
        ('self.searchIndex={"docs":[]};\nalert(1);\n', ["1:12: A120"]),
        ('self.searchIndex={"docs":[]}', ["1:1: A120"]),
        ("self.searchIndex=alert(1);\n", ["1:1: A120"]),
        ("alert(1);self.searchIndex={};\n", ["1:1: A120"]),
        ('self.searchIndex={"docs":alert(1)};\n', ["1:9: A120"]),
        ('self.searchIndex={"docs":[NaN]};\n', ["1:1: A120"]),
        ('self.searchIndex={"docs":["\u2028"]};\n', ["1:1: A120"]),
        ('self.searchIndex={"__proto__":{}};\n', ["1:1: A120"]),
        ('self.searchIndex={"docs":[{"_\\u005fpr\\u006Fto__":{}}]};\n', ["1:1: A120"]),
    ],
)
def test_index_of_the_search_only_is_data(text: str, findings: list[str]) -> None:
    """A browser runs it, so it may be one JSON value under its name and nothing more."""
    assert check("assets/search-ca.0123456789.js", text) == findings
