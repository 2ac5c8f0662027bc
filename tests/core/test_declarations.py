"""Settings read without running them."""

from pathlib import Path

import pytest

from plugins.core.declarations import DeclarationError, read_declarations
from plugins.workshop import ROOT


def test_plain_data_is_read_and_nothing_runs(tmp_path: Path) -> None:
    """The values asked for come back, and what the file would do is not done."""
    path = tmp_path / "settings.py"
    path.write_text(f'open({str(tmp_path / "made")!r}, "w")\nA = ({{"code": "ca"}},)\nB = C = "ca"\n', encoding="utf-8")
    assert read_declarations(path, ("A", "C")) == {"A": ({"code": "ca"},), "C": "ca"}
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("text", ["", "A = print()\n", "A += 1\n", "A = B\n"])
def test_what_is_no_plain_data_is_told(tmp_path: Path, text: str) -> None:
    """A setting that is missing, or has to be worked out, is an error that names it."""
    path = tmp_path / "settings.py"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DeclarationError, match="A is missing, or is not written as plain data") as caught:
        read_declarations(path, ("A",))
    assert caught.value.exitcode == 1


def test_site_declares_its_languages_as_plain_data() -> None:
    """The site's own settings can be read this way."""
    settings = read_declarations(ROOT / "pelicanconf.py", ("LANGUAGES", "DEFAULT_LANG"))
    assert settings["DEFAULT_LANG"] in {row["code"] for row in settings["LANGUAGES"]}
