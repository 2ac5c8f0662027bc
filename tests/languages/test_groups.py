"""Which texts are translations of each other."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from plugins.languages.groups import group_translations

if TYPE_CHECKING:
    from .conftest import MakeText


def test_original_is_told_by_what_it_does_not_say(make_text: MakeText) -> None:
    """The original is the one that translates nothing, in whatever order the files come."""
    texts = [
        make_text("a", "gl"),
        make_text("a", "ca", translation_of="a.gl.md"),
        make_text("a", "en", translation_of="a.gl.md"),
    ]
    for order in permutations(texts):
        (group,) = group_translations(order)
        assert group.original.lang == "gl"
        assert set(group.versions) == {"ca", "gl", "en"}


def test_language_without_a_version_is_shown_the_original(make_text: MakeText) -> None:
    """Nothing is hidden from who reads another language."""
    (group,) = group_translations([make_text("a", "gl"), make_text("a", "ca", translation_of="a.gl.md")])
    assert (group.shown_in("ca").lang, group.shown_in("en").lang) == ("ca", "gl")


def test_groups_come_in_the_order_of_their_first_members(make_text: MakeText) -> None:
    """The caller's order decides, so that it can be made to depend on nothing else."""
    groups = group_translations([make_text("b"), make_text("a"), make_text("b", "gl", translation_of="b.ca.md")])
    assert [group.key for group in groups] == ["b", "a"]


def test_translation_whose_original_is_hidden_stands_for_itself(make_text: MakeText) -> None:
    """A published translation of a draft is still listed."""
    (group,) = group_translations([make_text("a", "gl", translation_of="a.ca.md")])
    assert group.original.lang == "gl"
