"""The accessibility statement in one language: its page, and what the search finds of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plugins.accessibility.statement import FILE, Assessment, Compliance, Statement
from plugins.core.formats import gettext
from plugins.core.searching import Document
from plugins.core.sections import FilePlan, PagePlan, View
from plugins.core.texts import Texts


@dataclass(frozen=True)
class Said:
    """A text in the language of a page where it can be had, else in the site's own; `lang` is the one that it is in."""

    text: str
    lang: str


@dataclass(frozen=True)
class ShownCriterion:
    """A criterion, by its number."""

    number: str
    said: Said


@dataclass(frozen=True)
class ShownStatement:
    """The facts of a statement as its page prints them."""

    standard: str
    level: str
    standard_url: str
    compliance: str
    assessment: str
    prepared_on: date
    reviewed_on: date
    beyond: tuple[ShownCriterion, ...]
    limits: tuple[Said, ...]
    checks: tuple[Said, ...]


class StatementSections:
    """Makes the section of each language, out of one statement."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement

    def __call__(self, view: View) -> StatementSection:
        """Return the section for the language of *view*."""
        return StatementSection(view, self.statement)

    def list_documents(self, view: View) -> Iterator[Document]:
        """Yield what the search finds in the language of *view*."""
        yield self(view).document()


class StatementSection:
    """The section of one language."""

    def __init__(self, view: View, statement: Statement) -> None:
        self.view = view
        self.statement = statement

    def pages(self) -> Iterator[PagePlan]:
        """Yield the page."""
        yield PagePlan(
            key=("accessibility",),
            lang=self.view.language.code,
            url=self.url,
            save_as=f"{self.url}index.html",
            template="accessibility",
            kind="accessibility",
            title=gettext("Accessibility"),
            description=describe(),
            variables={"statement": show(self.statement, self.view.language.code)},
            modified=self.statement.reviewed_on,
            source=Path(self.view.settings["PATH"]) / "data" / FILE,
        )

    def files(self) -> Iterator[FilePlan]:
        """Yield nothing."""
        yield from ()

    def variables(self, plan: PagePlan) -> Mapping[str, Any]:
        """Return nothing: the pages of others say nothing of it."""
        del plan
        return {}

    @property
    def url(self) -> str:
        """Return the address of the page within the site."""
        return f"{self.view.language.prefix}{self.view.language.word('accessibility')}/"

    def document(self) -> Document:
        """Return what the search finds: the page, by its title and by all that it says."""
        shown = show(self.statement, self.view.language.code)
        said = (*(criterion.said for criterion in shown.beyond), *shown.limits, *shown.checks)
        return Document(
            url=self.url,
            title=gettext("Accessibility"),
            lang=self.view.language.code,
            kind=gettext("Page"),
            summary=describe(),
            text=" ".join(one.text for one in said),
        )


def describe() -> str:
    """Return what the statement is, in the language that is printing."""
    return gettext(
        "The accessibility statement of this site: the guidelines we follow, how we have reviewed it, the limits we "
        "know of and how to tell us about a problem"
    )


def show(statement: Statement, lang: str) -> ShownStatement:
    """Return *statement* for the page in *lang*, while that language is printing."""
    return ShownStatement(
        # A name that is not torn at the end of a line.
        standard=statement.standard.replace(" ", "\N{NO-BREAK SPACE}"),
        level=statement.level,
        standard_url=statement.standard_url,
        compliance=tell_compliance(statement),
        assessment=tell_assessment(statement.assessment),
        prepared_on=statement.prepared_on,
        reviewed_on=statement.reviewed_on,
        beyond=tuple(ShownCriterion(one.number, _say(one.text, lang)) for one in statement.beyond),
        limits=tuple(_say(text, lang) for text in statement.limits),
        checks=tuple(_say(text, lang) for text in statement.checks),
    )


def tell_compliance(statement: Statement) -> str:
    """Return how far the site complies, as a sentence in the language that is printing."""
    sentence = {
        Compliance.FULL: gettext("This website is fully compliant with %(standard)s, level %(level)s."),
        Compliance.PARTIAL: gettext(
            "This website is partially compliant with %(standard)s, level %(level)s, because of the limits listed "
            "below."
        ),
        Compliance.NONE: gettext("This website is not compliant with %(standard)s, level %(level)s."),
    }[statement.compliance]
    return sentence % {"standard": statement.standard, "level": statement.level}


def tell_assessment(assessment: Assessment) -> str:
    """Return who found that out, as a sentence in the language that is printing."""
    return {
        Assessment.SELF: gettext("This is a self-assessment: no outside body has audited or certified it."),
        Assessment.OUTSIDE: gettext("An outside body has audited it."),
    }[assessment]


def _say(text: Texts, lang: str) -> Said:
    return Said(text.text(lang), text.language(lang))
