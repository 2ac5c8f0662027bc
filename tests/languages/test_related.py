"""Related articles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.languages.related import COMMON, relate

NAMES = st.sampled_from("abcdefgh")


def test_rarer_terms_relate_more() -> None:
    """Two that share a rare tag are nearer than two that share what everybody has."""
    terms = {"a": ["rare", "common"], "b": ["common"], "c": ["rare"], "d": ["common"]}
    assert relate(terms)["a"] == ["c", "b", "d"]


def test_ties_keep_the_order_given() -> None:
    """Newest first, then, as the articles are given."""
    assert relate({key: ["t"] for key in "dcba"})["b"] == ["d", "c", "a"]


def test_nothing_in_common_is_not_related() -> None:
    """Filling up with strangers would tell nothing."""
    assert relate({"a": ["x"], "b": ["y"], "c": []}) == {"a": [], "b": [], "c": []}


def test_term_of_nearly_all_is_passed_over() -> None:
    """The work stays in proportion to the articles, not to their square."""
    terms = {str(number): ["all"] for number in range(COMMON + 1)}
    assert set(map(tuple, relate(terms).values())) == {()}


@given(st.dictionaries(NAMES, st.lists(NAMES, unique=True)), st.integers(0, 4))
def test_related_share_a_term_and_are_few(terms: dict[str, list[str]], most: int) -> None:
    """Whatever the terms: never itself, never twice, never more than asked, always something in common."""
    for key, related in relate(terms, most).items():
        assert key not in related
        assert len(set(related)) == len(related) <= most
        assert all(set(terms[key]) & set(terms[other]) for other in related)
