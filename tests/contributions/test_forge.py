"""The ways to the web editors of the two forges that the documentation names."""

from pathlib import PurePosixPath

import pytest

from plugins.contributions.forge import ForgeError, make_forge

GITHUB = (
    "https://github.com/cft/site/",
    "{repository}/edit/main/{path}",
    "{repository}/new/main/{folder}?filename={name}&value={text}",
)
GITLAB = (
    "https://gitlab.com/cft/site",
    "{repository}/-/edit/main/{path}",
    "{repository}/-/new/main/{folder}?file_name={name}",
)
PATH = PurePosixPath("content/pages/x.gl.md")


@pytest.mark.parametrize(
    ("settings", "edit", "new"),
    [
        (
            GITHUB,
            "https://github.com/cft/site/edit/main/content/pages/x.gl.md",
            "https://github.com/cft/site/new/main/content/pages?filename=x.gl.md&value=---%0Aa%26b%3A%20%C3%A9%0A",
        ),
        (
            GITLAB,
            "https://gitlab.com/cft/site/-/edit/main/content/pages/x.gl.md",
            "https://gitlab.com/cft/site/-/new/main/content/pages?file_name=x.gl.md",
        ),
    ],
)
def test_both_forges_patterns(settings: tuple[str, str, str], edit: str, new: str) -> None:
    """What stands in a text cannot end its part of the address."""
    forge = make_forge(*settings)
    assert forge is not None
    assert forge.edit_url(PATH) == edit
    assert forge.new_url(PATH, "---\na&b: é\n") == new


@pytest.mark.parametrize("repository", [None, ""])
def test_without_a_repository_there_is_no_forge(repository: str | None) -> None:
    """The site then links to nothing."""
    assert make_forge(repository, *GITHUB[1:]) is None


@pytest.mark.parametrize(
    "settings",
    [("javascript:alert(1)", *GITHUB[1:]), (GITHUB[0], "{branch}/{path}", GITHUB[2]), (GITHUB[0], GITHUB[1], "{")],
)
def test_settings_that_cannot_be_used_are_refused(settings: tuple[str, str, str]) -> None:
    """The build stops with a sentence instead of writing links that lead nowhere."""
    with pytest.raises(ForgeError):
        make_forge(*settings)
