"""Every bad input of a campaign: one clear finding, with its file, its key and its language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from plugins.campaigns.checks import Surroundings, check_campaigns, find_clashes, measure_contrast
from plugins.campaigns.project import Project
from plugins.campaigns.reading import read_campaigns
from plugins.core.findings import Finding, Severity

DAY = date(2026, 11, 22)
Find = Callable[[], list[Finding]]
KIT, CA, GL = "kit.yaml", "texts/ca.yaml", "texts/gl.yaml"


@pytest.fixture
def folder(copied: Path) -> Path:
    """The folder of the only campaign of the copy."""
    return copied / "content" / "campaigns" / "prova"


@pytest.fixture
def find(copied: Path, small: Project) -> Find:
    """Finds all that is wrong with the campaigns of the copy; what was proved of the original is not proved again."""

    def find_all() -> list[Finding]:
        read = read_campaigns(copied / "content", small.registries, tuple(small.gettexts))
        around = Surroundings(copied, small.theme, small.store, small.site.name, small.municipalities, DAY)
        return [*read.findings, *check_campaigns(read, around)]

    return find_all


def change(file: Path, pattern: str, to: str) -> None:
    """Change the one place of *file* that *pattern* matches."""
    text = file.read_text(encoding="utf-8")
    changed, count = re.subn(pattern, to, text, count=1, flags=re.MULTILINE)
    assert count == 1, f"{pattern} is not in {file.name}"
    file.write_text(changed, encoding="utf-8")


def test_new_campaign_is_right(find: Find) -> None:
    """What the scaffold makes has nothing to mend."""
    assert find() == []


@dataclass(frozen=True)
class Bad:
    """A change of a file, and the code and a word of the finding that tells of it.

    `at` is what stands at the finding's place, a file's begin where it is empty.
    """

    file: str
    pattern: str
    to: str
    code: str
    named: str = ""
    at: str = ""


DOC = "docs/mocio.gl.md"
BAD = {
    "a missing key in one language": Bad(GL, r"^subline:.*\n", "", "E107", "subline"),
    "a placeholder that differs": Bad(GL, r"^town_line:.*", 'town_line: "{town}"', "E421", "of_town", '"{town}"'),
    "a placeholder that nobody fills": Bad(CA, r"^call:.*", 'call: "{name}"', "E424", "name", '"{name}"'),
    "ink too pale for the paper": Bad(KIT, r'ink: "#\w+"', 'ink: "#DDDDDD"', "E440", "ink", '"#DDDDDD"'),
    "letters too pale for the accent": Bad(
        KIT, r'on_accent: "#\w+"', 'on_accent: "#7A3E9D"', "E440", "on_accent", '"#7A3E9D"}'
    ),
    "a script in the drawing": Bad("art/cartell.svg", "</svg>", "<script/></svg>", "E442", "script", "<script/>"),
    "a drawing of another shape": Bad("art/banda.svg", "0 0 970 250", "0 0 97 25", "E444", "970"),
    "a slogan that does not fit": Bad(CA, r"^slogan:.*", f'slogan: "{"M" * 44}"', "E447", "slogan", '"MMM'),
    "a word that does not fit": Bad(
        GL, r"^town_line:.*", f'town_line: "{"M" * 40} {{of_town}}"', "E447", "town_line", '"MMM'
    ),
    "a text longer than its room": Bad(CA, r"^title:.*", f'title: "{"a" * 61}"', "E422", "title", '"aaa'),
    "a character that no font has": Bad(CA, r"^call:.*", 'call: "漢"', "E448", "U+6F22", '"漢"'),
    "a missing glyph in a document": Bad(DOC, r"\Z", "漢\n", "E448", "漢", "漢"),
    "a token of another language": Bad(DOC, r"\Z", "[DE-MUNICIPI]\n", "E449", "[DE-MUNICIPI]", "[DE-MUNICIPI]"),
    "a token that there is not": Bad(DOC, r"\Z", "{name}\n", "E425", "name", "{name}"),
    "code in a document": Bad(DOC, r"\Z", "`rm`\n", "E454", "Code"),
    "HTML in a document": Bad(DOC, r"\Z", "<hr>\n", "E426", "HTML", "<hr>"),
    "a version that is none": Bad(KIT, r'^version: "1.0"', "version: 1", "E401", "1", "1"),
    "an id that is not the folder's": Bad(KIT, r"^id: prova", "id: altra", "E402", "prova", "altra"),
    "a successor that there is not": Bad(
        KIT, r"^status: active", "status: superseded\nsuperseded_by: altra", "E453", "altra", "altra"
    ),
    "an end before the beginning": Bad(
        KIT, r"date: (?=.*\n  title)", "until: 2020-01-01\n  date: ", "E408", "", "2020-01-01"
    ),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_bad_input_is_named(folder: Path, find: Find, bad: Bad) -> None:
    """By its code and file, at a line, with what it is about and what to do."""
    change(folder / bad.file, bad.pattern, bad.to)
    findings = [finding for finding in find() if finding.code == bad.code]
    assert findings
    lines = (folder / bad.file).read_text(encoding="utf-8").splitlines()
    for finding in findings:
        assert finding.path == f"content/campaigns/prova/{bad.file}"
        assert lines[finding.line - 1][finding.column - 1 :].startswith(bad.at)
        assert bad.at or (finding.line, finding.column) == (1, 1)
        assert bad.named in finding.text()
        assert finding.hint


def test_places_are_those_of_the_keys(folder: Path, find: Find) -> None:
    """The line of what must be shortened, in the language in which it is too long."""
    change(folder / GL, r"^slogan:.*", f'slogan: "{"M" * 44}"')
    line = (folder / GL).read_text(encoding="utf-8").splitlines().index(f'slogan: "{"M" * 44}"') + 1
    (finding,) = find()
    assert finding.text().startswith(f'content/campaigns/prova/{GL}:{line}:9: E447 "slogan" does not fit on prova_')


@pytest.mark.parametrize("name", ["art", "docs", "texts"])
def test_folder_that_leads_away_is_not_followed(folder: Path, find: Find, tmp_path: Path, name: str) -> None:
    """A link to another folder is refused, and nothing of it is read."""
    (folder / name).rename(tmp_path / name)
    (folder / name).symlink_to(tmp_path / name)
    findings = find()
    assert {finding.code for finding in findings} == {"E117"}
    assert {finding.path for finding in findings} == {f"content/campaigns/prova/{name}"}


def test_file_that_leads_away_is_not_followed(folder: Path, find: Find, tmp_path: Path) -> None:
    """Neither is a single one."""
    secret = tmp_path / "secret.svg"
    (folder / "art" / "cartell.svg").rename(secret)
    (folder / "art" / "cartell.svg").symlink_to(secret)
    (finding,) = find()
    assert (finding.code, finding.path) == ("E117", "content/campaigns/prova/art/cartell.svg")


def test_campaigns_that_lead_away_are_not_followed(copied: Path, find: Find, tmp_path: Path) -> None:
    """Nor the folder of them all."""
    campaigns = copied / "content" / "campaigns"
    campaigns.rename(tmp_path / "elsewhere")
    campaigns.symlink_to(tmp_path / "elsewhere")
    assert [(finding.code, finding.path) for finding in find()] == [("E117", "content/campaigns")]


def test_two_documents_of_one_name(folder: Path, find: Find) -> None:
    """A document cannot be called what a poster is called."""
    for file in folder.glob("docs/mocio.*.md"):
        file.rename(file.with_name(file.name.replace("mocio", "cartell-a4-sang")))
    change(folder / KIT, "id: mocio", "id: cartell-a4-sang")
    (finding,) = find()
    assert finding.code == "E450"
    assert "prova_cartell-a4-sang_ca_v1.0.pdf" in finding.text()


def check_on(project: Project, day: date) -> list[Finding]:
    """Return what is wrong with the campaigns on *day*."""
    around = Surroundings(
        project.root, project.theme, project.store, project.site.name, project.municipalities, day
    )  # fmt: skip
    return list(check_campaigns(project.campaigns, around))


def test_helpline_not_verified_is_warned_of(small: Project) -> None:
    """After 180 days, for each number that the kit prints, and as a warning that stops nothing."""
    verified = min(line.verified_on for line in small.campaigns.campaigns[0].helplines)
    assert check_on(small, verified + timedelta(179)) == []
    late = check_on(small, verified + timedelta(180))
    assert {finding.code for finding in late} == {"W455"}
    assert {finding.severity for finding in late} == {Severity.WARNING}
    assert len(late) == len(small.campaigns.campaigns[0].helplines)


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21:1, and a grey that is known to pass by a hair does."""
    assert round(measure_contrast("#000000", "#FFFFFF"), 2) == 21
    assert measure_contrast("#767676", "#FFFFFF") > 4.5 > measure_contrast("#777777", "#FFFFFF")


def test_clashes_are_found_where_capitals_do_not_count() -> None:
    """The second of two is named."""
    assert find_clashes(["a.txt", "b.txt", "A.TXT"]) == ["A.TXT"]
