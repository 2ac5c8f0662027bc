"""Share cards: small, quick, the same each time, and silent where they must be."""

import io
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from plugins.core.workers import WORTH_FORKING
from plugins.pictures.cache import Cache
from plugins.pictures.cards import (
    MAX_LINES,
    TITLE_SIZES,
    TITLE_WIDTH,
    card_name,
    draw_card,
    fit_title,
    plan_card,
    write_cards,
)
from plugins.pictures.lettering import _font

SITE = "Col·lectiu Flora Tristán"
LONG = "Xornadas provinciais de impulso ás Mesas de coordinación local nas catro provincias galegas " * 3


def test_card_is_a_small_png_of_the_right_size() -> None:
    """Even the longest title makes a light file."""
    data = draw_card(plan_card(LONG, SITE, "Galego"))
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "P", (1200, 630))
    assert len(data) <= 30_000


def test_card_shows_its_title() -> None:
    """Two titles make two pictures, under two names."""
    one, other = plan_card("Una porta", SITE, "Català"), plan_card("Una mesa", SITE, "Català")
    assert draw_card(one) != draw_card(other)
    assert card_name(one) != card_name(other)


def test_neutral_card_tells_nothing_of_the_page() -> None:
    """Two help pages have one card, pixel for pixel and by name."""
    one = plan_card("Si vols demanar ajuda", SITE, "Català", neutral=True)
    other = plan_card("Navega amb seguretat", SITE, "Català", neutral=True)
    assert draw_card(one) == draw_card(other)
    assert card_name(one) == card_name(other)


def test_card_is_drawn_the_same_each_time() -> None:
    """The same card is the same bytes."""
    card = plan_card(LONG, SITE, "Galego")
    assert draw_card(card) == draw_card(card)


def test_card_is_kept(tmp_path: Path) -> None:
    """A card is drawn once, and again only when it is spoilt."""
    store, output = Cache(tmp_path / "cache"), tmp_path / "output"
    card = plan_card("Una porta", SITE, "Català")
    name = card_name(card)
    assert [write_cards({name: card}, store, output) for _ in range(2)] == [[name], []]
    (tmp_path / "cache" / name).write_bytes(b"")
    assert write_cards({name: card}, store, output) == [name]
    assert store.read(name) == draw_card(card)
    assert (output / name).read_bytes() == draw_card(card)


def test_link_in_the_cache_is_not_followed(tmp_path: Path) -> None:
    """Nor is what it leads to written over: the card takes its place."""
    store, card, elsewhere = Cache(tmp_path / "cache"), plan_card("Una porta", SITE, "Català"), tmp_path / "elsewhere"
    name = card_name(card)
    write_cards({name: card}, store, tmp_path / "output")
    (tmp_path / "cache" / name).rename(elsewhere)
    (tmp_path / "cache" / name).symlink_to(elsewhere)
    assert store.read(name) is None
    elsewhere.write_bytes(b"precious")
    assert write_cards({name: card}, store, tmp_path / "output") == [name]
    assert store.read(name) == draw_card(card)
    assert elsewhere.read_bytes() == b"precious"


def test_many_cards_are_drawn_over_all_cores_as_they_are_by_one(tmp_path: Path) -> None:
    """Enough of them to fork for, each under its own name."""
    cards = [plan_card(f"Una porta {number}", SITE, "Català") for number in range(WORTH_FORKING)]
    named = {card_name(card): card for card in cards}
    assert write_cards(named, Cache(tmp_path / "cache"), tmp_path / "output") == list(named)
    assert all((tmp_path / "output" / card_name(card)).read_bytes() == draw_card(card) for card in cards[::16])


def test_card_costs_little_beside_its_page() -> None:
    """A card a page is drawn in a cold build: with letters that were drawn before, in a few milliseconds."""
    draw_card(plan_card("Com es llegeix un pla públic", SITE, "Català"))
    spent = []
    for number in range(5):
        begun = time.process_time()
        draw_card(plan_card(f"Com es llegeix un pla públic, part {number}", SITE, "Català"))
        spent.append(time.process_time() - begun)
    assert min(spent) < 0.012


def test_short_title_is_large_and_long_one_is_cut() -> None:
    """The size follows the length, and what does not hold ends in an ellipsis."""
    assert fit_title("Una porta") == (TITLE_SIZES[0], ["Una porta"])
    size, lines = fit_title(LONG.strip())
    assert (size, len(lines)) == (TITLE_SIZES[-1], MAX_LINES)
    assert lines[-1].endswith("…")


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("aàlLmWïñ·«»'-. \u00a0"), max_size=200))
def test_every_title_holds(title: str) -> None:
    """Whatever the title, no line is wider than its room nor are there more than four."""
    card = plan_card(title, SITE, "English")
    assert card.title is not None
    size, lines = fit_title(card.title)
    assert len(lines) <= MAX_LINES
    assert all(_font(size).getlength(line) <= TITLE_WIDTH + 2 for line in lines)


@pytest.mark.parametrize(("title", "shown"), [("Co\u0140legi", "Col·legi"), ("a 😀 Ж b", "a b"), ("e\u0301", "é")])
def test_title_is_spelt_in_letters_the_font_has(title: str, shown: str) -> None:
    """Letters the font lacks are spelt out or left out, never drawn as boxes."""
    assert plan_card(title, SITE, "Català").title == shown


@pytest.mark.parametrize("title", ["", "😀"])
def test_empty_title_is_drawn(title: str) -> None:
    """A card whose title has nothing to show is still a card."""
    assert draw_card(plan_card(title, SITE, "Català")).startswith(b"\x89PNG")


def test_tall_letters_are_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows that a card has for its own reach as far as its letters do."""
    card = plan_card("Àvida, gent", SITE, "Català")
    whole = draw_card(card)
    monkeypatch.setattr("plugins.pictures.cards.LEADING", 0.1)
    with Image.open(io.BytesIO(whole)) as expected, Image.open(io.BytesIO(draw_card(card))) as drawn:
        assert drawn.tobytes() == expected.tobytes()
