"""One report in every form: complete, in its language, and never more than text."""

import json
import re
from typing import Any

import pytest
from lxml import html

from plugins.core.findings import Finding, Severity
from plugins.core.reports import MOST_IN_A_COMMENT, RENDERERS, Report, make_report, render_text

CATALAN = {
    "unknown key %(key)s": "clau desconeguda %(key)s",
    "error": "error",
    "warning": "avís",
    "What the check found": "Què s'ha trobat",
    "Errors: %(errors)s. Warnings: %(warnings)s.": "Errors: %(errors)s. Avisos: %(warnings)s.",
    "line %(line)s, column %(column)s": "línia %(line)s, columna %(column)s",
    "There is nothing to mend.": "No hi ha res per corregir.",
}
NASTY = "<script>alert(1)</script> [a](javascript:b) @everyone #12 \n::error::x\x1b[2J\u202e 100%"


def speak(lang: str) -> Any:
    """Return a translation into Catalan for ca, and none for other languages."""
    return (lambda text: CATALAN.get(text, text)) if lang == "ca" else str


def report(*findings: Finding, lang: str = "") -> Report:
    """Return the report of *findings*, in *lang* or in the language that the path names."""
    return make_report(findings, lambda path: lang or ("ca" if ".ca." in path else "en"), speak)


def find(path: str = "c/x.ca.md", line: int = 3, severity: Severity = Severity.ERROR, key: str = "titel") -> Finding:
    """Return a finding about an unknown key."""
    return Finding(path, line, 7, "E104", "unknown key %(key)s", "mend it", {"key": key}, severity)


def test_each_finding_is_told_in_the_language_of_its_file() -> None:
    """Where files of several languages have findings, each is told in its own, and the report is in English."""
    made = report(find("c/x.gl.md"), find("c/x.ca.md"))
    assert [one.message for one in made.told] == ["clau desconeguda titel", "unknown key titel"]
    assert (made.lang, made.summary) == ("en", "Errors: 2. Warnings: 0.")


def test_report_is_in_the_one_language_of_its_findings() -> None:
    """Where all findings are told in one language, so is the report."""
    made = report(find(), find(line=4, severity=Severity.WARNING))
    assert (made.lang, made.summary) == ("ca", "Errors: 1. Avisos: 1.")
    assert report(lang="ca").summary == "No hi ha res per corregir."


def test_text() -> None:
    """As text a finding is one line, as editors know it, in the order of places."""
    assert render_text(report(find(line=10), find(line=9))) == (
        "c/x.ca.md:9:7: E104 clau desconeguda titel; mend it\nc/x.ca.md:10:7: E104 clau desconeguda titel; mend it\n"
    )


def test_json() -> None:
    """As JSON a finding has these keys and no other."""
    assert json.loads(RENDERERS["json"](report(find()))) == [
        {
            "path": "c/x.ca.md",
            "line": 3,
            "column": 7,
            "code": "E104",
            "severity": "error",
            "message": "clau desconeguda titel",
            "hint": "mend it",
        }
    ]


def test_sarif() -> None:
    """As SARIF the log has what its schema asks for, and each result points at its rule and its place."""
    log = json.loads(RENDERERS["sarif"](report(find("c/à b.ca.md"), find(line=4, severity=Severity.WARNING))))
    assert (log["version"], log["$schema"].endswith("sarif-2.1.0.json")) == ("2.1.0", True)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"]
    assert re.fullmatch(r"[a-z]{2}", run["language"])
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "E104"
        assert result["message"]["text"] == "clau desconeguda titel; mend it"
    assert [result["level"] for result in run["results"]] == ["warning", "error"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "c/%C3%A0%20b.ca.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 3, "startColumn": 7}


def test_sarif_without_findings() -> None:
    """A run that found nothing is a log with an empty list, not one without a list."""
    (run,) = json.loads(RENDERERS["sarif"](report()))["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


def test_github() -> None:
    """As a workflow command a finding names its place, and every sign that has a meaning there is escaped."""
    line = RENDERERS["github"](report(find("c/a,b:c.ca.md", key=NASTY)))
    assert line.startswith("::error file=c/a%2Cb%3Ac.ca.md,line=3,col=7,title=E104::clau desconeguda <script>")
    assert line.count("\n") == 1
    assert "%0A::error::x" in line
    assert "100%25" in line


def test_markdown() -> None:
    """As a comment a finding is an item under its file."""
    text = RENDERERS["markdown"](report(find()))
    assert text.startswith("## Què s'ha trobat\n\nErrors: 1. Avisos: 0.\n")
    assert "### c/x.ca.md\n\n- ❌ **error**, línia 3, columna 7 (E104): clau desconeguda titel. → mend it\n" in text


def test_markdown_calls_nobody_and_makes_no_markup() -> None:
    """No contributed value becomes markup, calls a person or refers to an issue in a comment."""
    text = RENDERERS["markdown"](report(find(key=NASTY)))
    assert "<script" not in text.replace("\\<", "")
    assert "[a](" not in text
    assert "@everyone" not in text
    assert not re.search(r"#12|\n::error", text)


def test_markdown_fits_into_a_comment() -> None:
    """More findings than a comment holds are counted, not shown."""
    text = RENDERERS["markdown"](report(*(find(line=line, key="x" * 900) for line in range(1, 400))))
    assert text.count("- ❌") == MOST_IN_A_COMMENT
    assert text.endswith("\nand 299 more\n")


def test_html() -> None:
    """As a page the report has a language, a title and an item a finding, and loads nothing."""
    text = RENDERERS["html"](report(find(key=NASTY), find(severity=Severity.WARNING)))
    page = html.document_fromstring(text)
    assert page.get("lang") == "ca"
    assert page.findtext(".//h1") == page.findtext(".//title") == "Què s'ha trobat"
    assert [item.get("class") for item in page.iter("li")] == ["error", "warning"]
    assert not page.xpath("//script | //link | //img | //a | //*[@style] | //@*[starts-with(name(), 'on')]")
    assert "<script>alert(1)</script>" in page.xpath("string(//li)")


@pytest.mark.parametrize("form", RENDERERS)
def test_same_findings_same_bytes(form: str) -> None:
    """Every form is the same however the findings came in."""
    findings = [find(line=line, key=NASTY) for line in (3, 1, 2)]
    assert RENDERERS[form](report(*findings)) == RENDERERS[form](report(*reversed(findings)))
