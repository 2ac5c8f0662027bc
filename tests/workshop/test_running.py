"""The words of a command line."""

import pytest

from plugins.workshop.running import names_path, words_after_dashes

VALUED = ("--lang", "--format")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("invoke check", False),
        ("invoke check content/a.md", True),
        ("invoke check content/a.md --fix --lang gl --format sarif", True),
        ("invoke check --fix --lang gl --format sarif content/a.md", True),
        ("invoke check --lang gl", False),
        ("invoke check --lang=gl --fix", False),
        ("invoke check -- content/a.md", False),
        ("invoke lint content/a.md", False),
        ("invoke", False),
    ],
)
def test_path_is_told_from_values(line: str, expected: bool) -> None:  # noqa: FBT001 - a case's value
    """A word is a path where it is no flag, no flag's value, and before the dashes."""
    assert names_path(line.split(), "check", VALUED) is expected


def test_words_after_dashes() -> None:
    """What follows the first dashes is passed on word for word."""
    assert words_after_dashes(["invoke", "check", "--", "a b", "--", "c"]) == ["a b", "--", "c"]
    assert words_after_dashes(["invoke", "check"]) == []
