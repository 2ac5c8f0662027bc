"""All files of a plan's data: where they lie, in which languages, and that the audit knows them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.action_plan.exports import read_proofs, render_files, render_schema_file
from plugins.action_plan.model import Plan
from plugins.action_plan.progress import assess
from plugins.action_plan.publication import Publication
from plugins.audit.scan import OutputFile, Scanner
from plugins.core.findings import render_findings
from plugins.core.formats import Speaker
from tests.action_plan.plans import example_plan, make_action, make_plan, rich_plan

END = date(2021, 12, 31)
SHARED = ("plan.json", "actions.csv", "updates.csv", "datapackage.json", "plan.jsonld")


def render(plan: Plan, speaker: Speaker, publication: Publication) -> dict[str, bytes]:
    """Return the files by path."""
    return {file.save_as: file.content for file in render_files(assess(plan, END), speaker, publication)}


def test_files_lie_where_they_always_will(speakers: dict[str, Speaker], publication: Publication) -> None:
    """What has no words of one language once, the rest under each language."""
    found = {lang: set(render(example_plan(), speaker, publication)) for lang, speaker in speakers.items()}
    own = {
        "pla/2021/dades/deadlines.ics", "pla/2021/dades/badge.svg", "pla/2021/dades/badge-incidencia.svg",
        "pla/2021/dades/badge-comunicacio.svg", "pla/2021/novetats/feed.xml",
    }  # fmt: skip
    assert found["ca"] == own | {f"pla/2021/dades/{name}" for name in SHARED}
    for lang in ("gl", "es", "en"):
        assert found[lang] == {f"{lang}/{name}" for name in own}
    assert render_schema_file(publication).save_as == "pla/plan-export.schema.json"


@pytest.mark.parametrize("plan", [example_plan(), rich_plan(), make_plan(make_action())])
def test_audit_expects_them_and_finds_nothing(
    plan: Plan, speakers: dict[str, Speaker], publication: Publication
) -> None:
    """Every kind in its place, harmless to whoever opens it."""
    scanner = Scanner("https://cft.example", "", {}, {})
    files = {name: text for speaker in speakers.values() for name, text in render(plan, speaker, publication).items()}
    schema = render_schema_file(publication)
    files[schema.save_as] = schema.content
    findings = [finding for name, text in files.items() for finding in scanner.check_file(OutputFile(name, text))]
    assert render_findings(findings) == ""


def test_same_plan_gives_the_same_bytes(speakers: dict[str, Speaker], publication: Publication) -> None:
    """However often, and from a plan read anew."""
    for speaker in speakers.values():
        assert render(rich_plan(), speaker, publication) == render(rich_plan(), speaker, publication)


def test_evidence_is_offered_as_it_is(tmp_path: Path, publication: Publication) -> None:
    """A file named by an update made by the day; the source of a text is no download."""
    (tmp_path / "proofs").mkdir()
    (tmp_path / "proofs/acta.pdf").write_bytes(b"%PDF-1.7 ...")
    files = list(read_proofs(assess(rich_plan(), END), tmp_path, publication))
    assert [(file.save_as, file.content, file.source) for file in files] == [
        ("pla/2021/dades/proves/proofs/acta.pdf", b"%PDF-1.7 ...", tmp_path / "proofs/acta.pdf")
    ]
    scanner = Scanner("https://cft.example", "", {}, {})
    assert list(scanner.check_file(OutputFile(files[0].save_as, files[0].content))) == []
    assert [found.code for found in scanner.check_file(OutputFile(files[0].save_as, b"<html>"))] == ["A104"]
    assert list(read_proofs(assess(rich_plan(), date(2021, 2, 28)), tmp_path, publication)) == []
