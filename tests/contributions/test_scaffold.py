"""The start of a text: its address, its front matter, its notes."""

from datetime import date
from pathlib import Path, PurePosixPath

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.contributions.front_matter import FrontMatter
from plugins.contributions.scaffold import (
    MAX_SLUG,
    Draft,
    follow_links,
    make_slug,
    quote,
    render_draft,
    render_translation,
    write_source,
)
from plugins.core.fields import IDENTIFIER
from plugins.core.registries import Registries
from plugins.core.sources import split_source

HEAD = FrontMatter(
    title="Títol: «u»", lang="ca", slug="titol", summary="Què és.", status="published", date=date(2026, 1, 2),
    modified=None, category="cures", tags=("galicia",), authors=("cft",), reviewers=(), translators=(),
    translation_of=None, source_hash=None, picture="a.png", picture_alt="Una porta", licence="CC-BY-SA-4.0",
    illustrative=True, consent=None, plan=None, campaign=None,
)  # fmt: skip


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Col·lectiu: què fem?", "collectiu-que-fem"),
        ("PARAL·LEL, Paraŀlel", "parallel-parallel"),
        ("O ano da señora Núñez", "o-ano-da-senora-nunez"),
        ("L'acció d’avui", "l-accio-d-avui"),
        ("2026: balanç de l'any", "balanc-de-l-any"),
        ("Straße", "strasse"),
        ("¿¡…!?", ""),
    ],
)
def test_the_address_comes_from_the_title(title: str, slug: str) -> None:
    """The geminate l is two letters, accents go, and an address begins with a letter."""
    assert make_slug(title) == slug


@given(st.text())
def test_an_address_is_one_that_the_check_accepts(title: str) -> None:
    """Whatever the title, what comes out is empty or an identifier of bearable length."""
    slug = make_slug(title)
    assert not slug or (IDENTIFIER.fullmatch(slug) and len(slug) <= MAX_SLUG and not slug.endswith("-"))


def test_a_long_title_is_cut_between_words() -> None:
    """No half word ends an address."""
    assert make_slug("paraula " * 20) == "-".join(["paraula"] * 10)


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\ufeff\ufffe\uffff")))
def test_quoted_text_reads_back_as_it_was(text: str) -> None:
    """Colons, hashes, quotes and words such as no survive."""
    assert yaml.safe_load(f"key: {quote(text)}")["key"] == text


@pytest.mark.parametrize(("is_page", "path"), [(True, "pages/s.gl.md"), (False, "articles/2025/s.gl.md")])
def test_a_text_goes_where_it_belongs(is_page: bool, path: str) -> None:  # noqa: FBT001 - a case of the table
    """Articles go by the year of their date."""
    assert Draft("T", "gl", is_page, date(2025, 3, 1), "s").path == PurePosixPath(path)


def test_a_new_article_has_every_key_and_speaks_its_language() -> None:
    """Notes are comments, so what is there reads as YAML; a note is what gettext returns."""
    text = render_draft(Draft("a: b", "gl", False, date(2025, 3, 1), "a-b"), Registries(), lambda _: "nota %(names)s")
    split = split_source(text)
    assert split is not None
    values = yaml.safe_load(split.head)
    assert values["title"] == "a: b"
    assert {"date", "summary", "category", "tags", "authors", "licence"} <= set(values)
    assert values["status"] == "draft"
    assert "# nota" in split.head
    assert not split.body.strip()


def test_a_translation_keeps_what_no_language_changes() -> None:
    """Date, terms, picture and licence are copied, and the stamp stands with the name of the original."""
    text = render_translation(PurePosixPath("articles/2026/x.ca.md"), HEAD, "es", "stamp", body="Text.", gettext=str)
    split = split_source(text)
    assert split is not None
    values = yaml.safe_load(split.head)
    expected = {
        "lang": "es",
        "translation_of": "x.ca.md",
        "source_hash": "stamp",
        "category": "cures",
        "tags": ["galicia"],
    }
    assert expected.items() <= values.items()
    assert values["title"] == HEAD.title
    assert (values["status"], values["illustrative"]) == ("draft", True)
    assert "slug" not in values
    assert split.body.strip() == "Text."


def test_what_goes_into_an_address_has_no_notes() -> None:
    """The forge's editor is opened with the front matter alone."""
    text = render_translation(PurePosixPath("x.ca.md"), HEAD, "es", "stamp")
    assert [line for line in text.splitlines() if line.startswith("#")] == ["# slug:"]


def test_links_lead_to_the_language_of_the_translation_where_they_can() -> None:
    """A text that has no version in it is linked as it was."""
    body = "[a]({filename}/pages/a.ca.md) [b]({filename}/pages/b.ca.md)"
    there = {"pages/a.gl.md"}
    followed = follow_links(body, "gl", there.__contains__)
    assert followed == "[a]({filename}/pages/a.gl.md) [b]({filename}/pages/b.ca.md)"


def test_a_file_that_is_there_is_never_touched(tmp_path: Path) -> None:
    """The second writer is told, and the first one's words stay."""
    write_source(tmp_path / "new/x.ca.md", "mine")
    with pytest.raises(SystemExit, match="stays as it was"):
        write_source(tmp_path / "new/x.ca.md", "yours")
    assert (tmp_path / "new/x.ca.md").read_text() == "mine"
