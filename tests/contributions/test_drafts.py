"""Places in a text whose unread parts are blank."""

from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from plugins.contributions.drafts import BodyText, Draft, blank_code
from tests.contributions.conftest import parse_head

HEAD = "title: >\n  One\n  two\nslug: secret\nsummary: 'Three'\npicture_alt: Four # five"


def test_only_what_is_read_is_said() -> None:
    """Of the head only title, summary and description are left, each where it stands in the file."""
    draft = Draft(PurePosixPath("pages/x.ca.md"), "ca", True, HEAD, parse_head(HEAD), BodyText("Six\n`     `", 9), 1)
    said = draft.said.prose
    assert said.split() == [">", "One", "two", "'Three'", "Four", "#", "five", "Six", "`", "`"]
    file = f"---\n{HEAD}\n---\nSix"
    assert all(said.index(word) == file.index(word) for word in ("One", "two", "Three", "Four", "Six"))
    assert draft.said.place(said.index("Three")) == (6, 11)


def test_head_on_one_line() -> None:
    """A head written in braces is told apart too, and one that cannot be read says nothing."""
    for head, expected in (("{title: One, slug: two}", "One,"), ("title: [One", "")):
        draft = Draft(PurePosixPath("x"), "ca", True, head, parse_head(head), BodyText("", 4), 0)
        assert draft.said.prose.strip() == expected


@given(st.text(alphabet="ab\n`~ *", max_size=80))
def test_blanking_moves_nothing(body: str) -> None:
    """Whatever is blanked, every other character and every line end stays where it was."""
    blanked = blank_code(body)
    assert len(blanked) == len(body)
    assert all(new in (old, " ") and (new == "\n") == (old == "\n") for old, new in zip(body, blanked, strict=True))


@given(st.text(alphabet="a\n", max_size=40), st.integers(0, 39), st.integers(1, 9))
def test_places_and_positions_agree(text: str, position: int, first_line: int) -> None:
    """The position of a place is the position it was the place of."""
    body = BodyText(text + "a", first_line)
    position = min(position, len(text))
    assert body.position(*body.place(position)) == position
