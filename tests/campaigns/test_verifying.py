"""Whether a folder holds a kit as it was published, whoever it comes from."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from plugins.campaigns.kit import MANIFEST, SIGNATURE, SUMS, Kit, build_kit, write_kit
from plugins.campaigns.model import Campaign, Status
from plugins.campaigns.project import Project
from plugins.campaigns.releases import Release, parse_hashes
from plugins.campaigns.rendering import open_workshop
from plugins.campaigns.signing import parse_key
from plugins.campaigns.speeches import make_speeches
from plugins.campaigns.verifying import Signed, Standing, Unverifiable, Verification, find_standing, verify_folder

KEY = parse_key("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
OTHER = parse_key("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")


@pytest.fixture(scope="module")
def signed(small: Project) -> Kit:
    """The small kit, signed."""
    (campaign,) = small.campaigns.campaigns
    speeches = list(make_speeches(campaign, small.site, small.gettexts).values())
    return build_kit(campaign, speeches, small.gettexts, open_workshop(small.theme, campaign), small.store, key=KEY)


@pytest.fixture
def folder(signed: Kit, tmp_path: Path) -> Path:
    """A folder with the signed kit."""
    write_kit(signed, tmp_path / "kit")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return tmp_path / "kit"


def verify(folder: Path, campaign: Campaign, *, public: str | None = KEY.public, released: str = "") -> Verification:
    """Return what is found, where *released* are the sums of the version."""
    releases = {campaign.id: [Release("1.0", parse_hashes(released, SUMS)[0])]} if released else {}
    return verify_folder(folder, [campaign], releases, public)


def test_true_kit_is_found_true(folder: Path, signed: Kit) -> None:
    """Every file, and the signature."""
    found = verify(folder, signed.campaign, released=signed.sums)
    assert found.is_true
    assert (found.kit, found.version, found.standing) == ("prova", "1.0", Standing.CURRENT)
    assert (found.signed, found.sound) == (Signed.VALID, len(signed.files) + len(signed.archives))
    assert found.changed == found.missing == found.unlisted == ()


def test_unpacked_zip_is_found_true(signed: Kit, tmp_path: Path) -> None:
    """It brings its own lists, without a signature."""
    with zipfile.ZipFile(BytesIO(signed.archive("ca").content)) as archive:
        archive.extractall(tmp_path)
    found = verify(tmp_path, signed.campaign)
    assert found.is_true
    assert (found.signed, found.sound) == (Signed.MISSING, len(signed.files) // 2)


def test_changed_missing_and_added_files_are_named(folder: Path, signed: Kit) -> None:
    """What is missing need not be there; what was changed is not as it was published."""
    first, second = (file.path for file in signed.files[:2])
    (folder / first).write_bytes(b"a")
    (folder / second).unlink()
    (folder / "ca" / "more.txt").touch()
    found = verify(folder, signed.campaign)
    assert (found.changed, found.missing, found.unlisted) == ((first,), (second,), ("ca/more.txt",))
    assert not found.is_true


def test_forged_lists_are_found_out(folder: Path, signed: Kit) -> None:
    """By the signature, and without one by what was released."""
    path = signed.files[0].path
    (folder / path).write_bytes(b"a")
    old, new = signed.files[0].sha256, hashlib.sha256(b"a").hexdigest()
    for name in (MANIFEST, SUMS):
        file = folder / name
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert verify(folder, signed.campaign).signed is Signed.INVALID
    (folder / SIGNATURE).unlink()
    assert verify(folder, signed.campaign).is_true
    assert verify(folder, signed.campaign, released=signed.sums).changed == (path,)


def test_signature_of_another_is_none(folder: Path, signed: Kit) -> None:
    """And where no key is given, nothing is said of it."""
    assert verify(folder, signed.campaign, public=OTHER.public).signed is Signed.INVALID
    assert verify(folder, signed.campaign, public=None).signed is Signed.UNCHECKED


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/passwd", "ca/../../secret.txt", "", "."])
def test_nothing_outside_is_opened(folder: Path, signed: Kit, path: str) -> None:
    """A list that names another file is no list of a kit."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["files"][0]["path"] = path
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(Unverifiable):
        verify(folder, signed.campaign)


def test_link_is_not_followed(folder: Path, signed: Kit) -> None:
    """A file that is elsewhere is missing here."""
    path = signed.files[0].path
    (folder / path).unlink()
    (folder / path).symlink_to(folder.parent / "secret.txt")
    assert verify(folder, signed.campaign).missing == (path,)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"kit": 1, "version": "1.0", "files": []}', "[" * 100_000])
def test_folder_without_a_manifest_is_no_kit(tmp_path: Path, signed: Kit, text: str) -> None:
    """Neither is one whose manifest is something else."""
    if text:
        (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(Unverifiable):
        verify(tmp_path, signed.campaign)


def test_standing_is_that_of_today(signed: Kit) -> None:
    """An older version is superseded by the newer, and a newer than ours is not known here."""
    campaign = replace(signed.campaign, version="1.1")
    gone = replace(campaign, status=Status.WITHDRAWN)
    followed = replace(campaign, status=Status.SUPERSEDED, superseded_by="altra")
    draft = replace(campaign, status=Status.DRAFT)
    assert find_standing("prova", "1.1", [campaign]) == (Standing.CURRENT, None)
    assert find_standing("prova", "1.0", [campaign]) == (Standing.SUPERSEDED, "prova 1.1")
    assert find_standing("prova", "1.10", [campaign]) == (Standing.UNKNOWN, None)
    assert find_standing("none", "1.0", [campaign]) == (Standing.UNKNOWN, None)
    assert find_standing("prova", "1.1", [gone]) == (Standing.WITHDRAWN, None)
    assert find_standing("prova", "1.1", [followed]) == (Standing.SUPERSEDED, "altra")
    assert find_standing("prova", "1.1", [draft]) == (Standing.UNKNOWN, None)
