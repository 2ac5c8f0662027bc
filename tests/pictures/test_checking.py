"""The pictures' part of `invoke check`."""

import random
from pathlib import Path

import pytest
from PIL import Image

from plugins.core.findings import Severity
from plugins.pictures.checking import BEARABLE_BYTES, check
from plugins.workshop import ROOT


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A project with an empty folder of pictures."""
    folder = tmp_path / "content/pictures"
    folder.mkdir(parents=True)
    return folder


def places(folder: Path) -> list[str]:
    """Return where and what the findings are."""
    return [f"{found.path}:{found.line}:{found.column}:{found.code}" for found in check(folder.parents[1])]


def test_each_file_is_opened(pictures: Path) -> None:
    """Every file that cannot be published is named, in order; hidden ones are nobody's pictures."""
    Image.new("RGB", (8, 8)).save(pictures / "right.png")
    (pictures / "wrong.png").write_text("no picture", encoding="utf-8")
    (pictures / "letter.pdf").touch()
    (pictures / "linked.png").symlink_to(pictures / "right.png")
    (pictures / ".keep").touch()
    assert places(pictures) == [
        "content/pictures/letter.pdf:1:1:P01",
        "content/pictures/linked.png:1:1:P03",
        "content/pictures/wrong.png:1:1:P07",
    ]


def test_heavy_picture_is_a_warning(pictures: Path) -> None:
    """A picture heavier than any photograph of the size in use is advice, not an error."""
    noise = random.Random(1).randbytes(900 * 900 * 3)  # noqa: S311 - noise, no secret
    Image.frombytes("RGB", (900, 900), noise).save(pictures / "noise.png")
    assert (pictures / "noise.png").stat().st_size > BEARABLE_BYTES
    (found,) = check(pictures.parents[1])
    assert (found.code, found.severity) == ("P11", Severity.WARNING)
    assert found.text().startswith("content/pictures/noise.png:1:1: P11 the file weighs 2.4 MB; save it ")


def test_pictures_of_the_site() -> None:
    """The site's own pictures have no finding."""
    assert list(check(ROOT)) == []


def test_project_without_pictures(tmp_path: Path) -> None:
    """A project that has no pictures has no finding."""
    assert list(check(tmp_path)) == []


def test_sound_picture_is_decoded_once(pictures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its bytes and its ending: under another ending it is looked at anew."""
    Image.new("RGB", (8, 8)).save(pictures / "right.png")
    assert places(pictures) == []
    monkeypatch.setattr("plugins.pictures.checking.decode_picture", lambda _: pytest.fail("it was decoded again"))
    assert places(pictures) == []
    monkeypatch.undo()
    (pictures / "right.png").rename(pictures / "right.jpg")
    assert places(pictures) == ["content/pictures/right.jpg:1:1:P08"]
