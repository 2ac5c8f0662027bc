"""The plans' part of one language's site."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.action_plan.model import Plan
from plugins.action_plan.reading import Plans
from plugins.action_plan.section import PlanSection, PlanSections
from plugins.core.formats import Speaker, speaking
from plugins.core.sections import PagePlan
from tests.action_plan.plans import example_plan, rich_plan
from tests.action_plan.views import END

NEW = example_plan(id="pla-2022", start="2022-01-01", end="2022-12-31", follows="pla-2021", checkpoints=[])


def make_sections(
    speakers: dict[str, Speaker], *plans: Plan, day: date = END, content: Path = Path("content"), **given: Any
) -> dict[str, PlanSection]:
    """Return the section of each language, made as a build makes them."""
    settings = {
        "SPEAKERS": speakers, "SITEURL": "/site", "ORIGIN": "https://cft.example", "TAG_AUTHORITY": "cft.example,2026",
        "SITENAME": "CFT", "PATH": str(content),
    }  # fmt: skip
    maker = PlanSections(Plans(plans), day)
    sections = {}
    for lang, speaker in speakers.items():
        view = SimpleNamespace(language=speaker.language, speaker=speaker, settings=settings, articles=[], **given)
        sections[lang] = maker(view)
    return sections


def list_pages(section: PlanSection, speaker: Speaker) -> list[PagePlan]:
    """Return the pages of a section."""
    with speaking(speaker):
        return list(section.pages())


def test_every_language_has_the_same_pages(speakers: dict[str, Speaker]) -> None:
    """The list and the method first, under keys that a menu can name."""
    sections = make_sections(speakers, example_plan(), NEW)
    keys = {lang: [page.key for page in list_pages(section, speakers[lang])] for lang, section in sections.items()}
    assert keys["ca"][:2] == [("plan",), ("plan", "method")]
    assert all(one == keys["ca"] for one in keys.values())
    assert ("plan", "pla-2021", "changes", "pla-2022") in keys["ca"]


def test_file_is_written_once(speakers: dict[str, Speaker]) -> None:
    """Those that all languages share by the default one, and the schema once for all plans."""
    sections = make_sections(speakers, example_plan(), NEW)
    names = []
    for lang, section in sections.items():
        with speaking(speakers[lang]):
            names += [file.save_as for file in section.files()]
    assert len(set(names)) == len(names)
    assert {"pla/plan-export.schema.json", "pla/2022/dades/plan.json", "en/pla/2021/dades/deadlines.ics"} <= set(names)


def test_evidence_lies_beside_the_data(speakers: dict[str, Speaker], tmp_path: Path) -> None:
    """As it was given."""
    (tmp_path / "proofs").mkdir()
    (tmp_path / "proofs/acta.pdf").write_bytes(b"%PDF-1.7")
    section = make_sections(speakers, rich_plan(), content=tmp_path)["ca"]
    with speaking(speakers["ca"]):
        files = {file.save_as: file.content for file in section.files()}
    assert files["pla/2021/dades/proves/proofs/acta.pdf"] == b"%PDF-1.7"


def test_no_plan_is_no_section(speakers: dict[str, Speaker]) -> None:
    """Neither page nor file, and the home page says nothing of it."""
    section = make_sections(speakers)["ca"]
    with speaking(speakers["ca"]):
        assert [*section.pages(), *section.files()] == []
    assert section.variables(make_page("home")) == {}


def make_page(kind: str, plan: str | None = None) -> PagePlan:
    """Return another feature's page; *plan* is what the article on it names."""
    content = SimpleNamespace(plan=plan)
    return PagePlan((kind, "x"), "ca", "x/", "x/index.html", kind, kind, "X", "X", content=content)


@pytest.mark.parametrize(("day", "plan"), [(END, "pla-2021"), (date(2022, 1, 1), "pla-2022")])
def test_home_page_shows_the_plan_in_force(day: date, plan: str, speakers: dict[str, Speaker]) -> None:
    """As it stands today."""
    teaser = make_sections(speakers, example_plan(), NEW, day=day)["gl"].variables(make_page("home"))["teaser"]
    assert (teaser.plan.id, teaser.as_of) == (plan, day)


def test_article_shows_the_action_that_it_names(speakers: dict[str, Speaker]) -> None:
    """In the page's language; others show nothing."""
    section = make_sections(speakers, example_plan())["gl"]
    chip = section.variables(make_page("article", "pla-2021/campanya"))["plan_chip"]
    assert chip.link.url == "gl/pla/2021/incidencia/#campanya"
    assert section.variables(make_page("article")) == {}
    assert section.variables(make_page("article", "pla-2021/xyz")) == {}


def test_section_tells_its_news_to_the_language_that_asks(speakers: dict[str, Speaker]) -> None:
    """By the view for which it was made."""
    sections = make_sections(speakers, example_plan())
    section = sections["gl"]
    with speaking(speakers["gl"]):
        items = list(section.shared.tell_news(section.view))
    assert items
    assert {item.entry.lang for item in items} == {"gl"}
    assert all(item.url.startswith("gl/pla/2021/") for item in items)
