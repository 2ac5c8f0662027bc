"""The licences."""

from plugins.contributions.licences import DEFAULT_LICENCE, LICENCES


def test_licences() -> None:
    """Each licence is found by its id, and its deed is a page of Creative Commons."""
    assert LICENCES[DEFAULT_LICENCE].name == "CC BY-SA 4.0"
    assert all(key == licence.spdx for key, licence in LICENCES.items())
    assert all(licence.url.startswith("https://creativecommons.org/") for licence in LICENCES.values())
    assert all(licence.name.removeprefix("CC ").lower().split()[-1] in licence.url for licence in LICENCES.values())
