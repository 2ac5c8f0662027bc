"""The page of the accessibility statement."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations
from types import SimpleNamespace
from typing import Any

import pytest

from plugins.accessibility.section import StatementSections
from plugins.accessibility.statement import Assessment, Compliance, Criterion, Statement
from plugins.core.formats import Speaker, speaking
from plugins.core.languages import Language
from plugins.core.texts import Texts

DAY = date(2026, 11, 22)


def make_statement(compliance: Compliance = Compliance.PARTIAL, assessment: Assessment = Assessment.SELF) -> Statement:
    """Return a statement with a limit that is in Catalan alone."""
    criterion = Criterion("1.4.6", Texts({"ca": "contrast", "gl": "contraste"}, "ca"))
    limit, check = Texts({"ca": "un límit"}, "ca"), Texts({"ca": "proves", "gl": "probas"}, "ca")
    url = "https://www.w3.org/TR/WCAG22/"
    return Statement(DAY, DAY, "WCAG 2.2", "AA", url, compliance, assessment, (criterion,), (limit,), (check,))


@pytest.fixture
def view() -> Any:
    """The site in Galician."""
    words = {"accessibility": "accesibilidade"}
    language = Language("gl", "Galego", "en galego", "gl_ES", "https://example.org/", "gl/", words)
    return SimpleNamespace(
        language=language, speaker=Speaker(language, NullTranslations()), settings={"PATH": "content"}
    )


def test_page_tells_the_facts_in_its_language(view: Any) -> None:
    """What has no translation keeps the language that it is in."""
    with speaking(view.speaker):
        (page,) = StatementSections(make_statement())(view).pages()
    shown = page.variables["statement"]
    assert (page.key, page.save_as) == (("accessibility",), "gl/accesibilidade/index.html")
    assert (page.modified, str(page.source)) == (DAY, "content/data/accessibility.yaml")
    assert [(one.number, one.said.text, one.said.lang) for one in shown.beyond] == [("1.4.6", "contraste", "gl")]
    assert [(one.text, one.lang) for one in shown.limits] == [("un límit", "ca")]


@pytest.mark.parametrize(
    ("compliance", "expected"),
    [
        (Compliance.FULL, "This website is fully compliant with WCAG 2.2, level AA."),
        (Compliance.NONE, "This website is not compliant with WCAG 2.2, level AA."),
    ],
)
def test_compliance_is_told_as_the_model_words_it(view: Any, compliance: Compliance, expected: str) -> None:
    """And who found it out."""
    with speaking(view.speaker):
        (page,) = StatementSections(make_statement(compliance, Assessment.OUTSIDE))(view).pages()
    shown = page.variables["statement"]
    assert (shown.compliance, shown.assessment) == (expected, "An outside body has audited it.")


def test_search_finds_the_page(view: Any) -> None:
    """By all that it says."""
    with speaking(view.speaker):
        (document,) = StatementSections(make_statement()).list_documents(view)
    assert (document.url, document.lang) == ("gl/accesibilidade/", "gl")
    assert document.text == "contraste un límit probas"
