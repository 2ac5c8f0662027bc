"""The words of a command line."""

from plugins.workshop.running import words_after_dashes


def test_words_after_dashes() -> None:
    """What follows the first dashes is passed on word for word."""
    assert words_after_dashes(["invoke", "check", "--", "a b", "--", "c"]) == ["a b", "--", "c"]
    assert words_after_dashes(["invoke", "check"]) == []
