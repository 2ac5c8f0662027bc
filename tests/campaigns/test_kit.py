"""A whole kit: complete, listed, summed, packed, the same each time, and never half there."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import jsonschema
import pytest
from icalendar import Calendar

from plugins.campaigns.forms import SCREENS, SHEETS, TEXT_FILES
from plugins.campaigns.kit import MANIFEST, SIGNATURE, SUMS, Kit, build_kit, write_kit
from plugins.campaigns.manifest import make_schema
from plugins.campaigns.model import Campaign, ItemKind, Status
from plugins.campaigns.project import Project
from plugins.campaigns.rendering import open_workshop
from plugins.campaigns.signing import parse_key, verify
from plugins.campaigns.speeches import make_speeches
from plugins.campaigns.store import Store
from plugins.campaigns.typesetting import TypesettingError
from plugins.core.typography import typeset_text
from plugins.workshop import ROOT

PLAIN = {"posts.txt", "alt.txt", "readme.txt", "printing.txt", "licences.txt", "dates.ics"}
BUILD = """
import sys
from pathlib import Path
from plugins.campaigns.project import read_project
from plugins.campaigns.kit import build_kit
from plugins.campaigns.rendering import open_workshop
from plugins.campaigns.speeches import make_speeches
from plugins.campaigns.store import Store
project = read_project(Path(sys.argv[1]), {"SITE_URL": "https://cft.example"})
(campaign,) = project.campaigns.campaigns
speeches = list(make_speeches(campaign, project.site, project.gettexts).values())
kit = build_kit(campaign, speeches, project.gettexts, open_workshop(project.theme, campaign), Store(Path(sys.argv[2])))
print(kit.sums, kit.manifest)
"""


def build(project: Project, campaign: Campaign, store: Store) -> Kit:
    """Return the kit of *campaign*."""
    speeches = list(make_speeches(campaign, project.site, project.gettexts).values())
    return build_kit(campaign, speeches, project.gettexts, open_workshop(project.theme, campaign), store)


def find(kit: Kit, name: str) -> bytes:
    """Return the one file of *kit* whose path ends with *name*."""
    (content,) = [file.content for file in kit.files if file.path.endswith(name)]
    return content


def test_kit_holds_every_item_in_every_form(kit: Kit, real: Campaign) -> None:
    """Six posters, six pictures, two banners, each document three times, and the plain files."""
    forms = {ItemKind.POSTER: len(SHEETS), ItemKind.DOCUMENT: len(TEXT_FILES)}
    forms |= {kind: len(screens) for kind, screens in SCREENS.items()}
    assert len(kit.files) == sum(forms[item.kind] for item in real.items) + len(PLAIN)
    names = {file.path.rpartition("/")[2] for file in kit.files}
    assert {name for name in names if not name.startswith("municipis_")} == PLAIN
    assert all(file.content for file in kit.files)
    assert all(file.alt for file in kit.files if file.px or file.mm)


def test_manifest_follows_its_schema(kit: Kit) -> None:
    """And tells of each file what it is."""
    manifest = json.loads(kit.manifest)
    jsonschema.validate(manifest, make_schema(), cls=jsonschema.Draft202012Validator)
    listed = {entry["path"]: entry for entry in manifest["files"]}
    for file in (*kit.files, *kit.archives):
        assert listed[file.path]["sha256"] == hashlib.sha256(file.content).hexdigest()
        assert listed[file.path]["bytes"] == len(file.content)


def test_sums_are_those_of_the_files(kit: Kit, tmp_path: Path, find_tool: Callable[[str], str]) -> None:
    """As the program of that name checks them."""
    write_kit(kit, tmp_path / "kit")
    command = [find_tool("sha256sum"), "--check", "--strict", "--quiet", SUMS]
    assert subprocess.run(command, cwd=tmp_path / "kit", check=False).returncode == 0


def test_zip_holds_what_it_lists(kit: Kit, tmp_path: Path, find_tool: Callable[[str], str]) -> None:
    """Python and unzip find it whole, and its own manifest and sums tell of what is in it."""
    archive = kit.archive("ca")
    file = tmp_path / archive.path
    file.write_bytes(archive.content)
    assert subprocess.run([find_tool("unzip"), "-tq", str(file)], capture_output=True, check=False).returncode == 0
    with zipfile.ZipFile(file) as opened:
        assert opened.testzip() is None
        contents = {name: opened.read(name) for name in opened.namelist()}
    assert {name: contents[name] for name in contents if name not in {MANIFEST, SUMS}} == {
        one.path: one.content for one in kit.files
    }
    manifest = json.loads(contents[MANIFEST])
    jsonschema.validate(manifest, make_schema(), cls=jsonschema.Draft202012Validator)
    assert {entry["path"] for entry in manifest["files"]} == {one.path for one in kit.files}


def test_calendar_is_read(kit: Kit, real: Campaign) -> None:
    """With a day for each date of the campaign, the last day included, and the words of the language."""
    (calendar,) = Calendar.from_ical(find(kit, "dates.ics").decode(), multiple=True)
    events = calendar.walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [day.first for day in real.dates]
    assert [(event.decoded("dtend") - event.decoded("dtstart")).days for event in events] == [
        (day.until - day.first).days + 1 for day in real.dates
    ]
    assert [str(event["summary"]) for event in events] == [
        typeset_text(day.title.text("ca"), "ca") for day in real.dates
    ]


def test_withdrawal_changes_no_file(small: Project) -> None:
    """Whoever has the zip of an earlier day still has the one that was published."""
    (campaign,) = small.campaigns.campaigns
    built = build(small, campaign, small.store)
    withdrawn = build(small, replace(campaign, status=Status.WITHDRAWN), small.store)
    assert built.sums == withdrawn.sums
    assert json.loads(withdrawn.manifest)["status"] == "withdrawn"


def test_unchanged_kit_renders_nothing(small: Project, tmp_path: Path) -> None:
    """The counters of the store prove it; a changed slogan renders what shows it, in that language alone."""
    (campaign,) = small.campaigns.campaigns
    first = build(small, campaign, Store(tmp_path))
    again = Store(tmp_path)
    assert build(small, campaign, again).sums == first.sums
    assert (again.rendered, again.taken) == (0, len(first.files))
    words = {**campaign.words, "gl": replace(campaign.words["gl"], slogan="Outro|lema")}
    changed = Store(tmp_path)
    second = build(small, replace(campaign, words=words), changed)
    before = {file.path: file.content for file in first.files}
    other = {file.path for file in second.files if file.content != before[file.path]}
    drawn = {file.path for file in first.files if file.lang == "gl" and (file.px or file.mm)}
    assert other == drawn
    assert changed.rendered == len(drawn)


def test_two_processes_make_the_same_bytes(small: Project, tmp_path: Path) -> None:
    """Whatever the order of their sets, and whatever the clock says: this one, and one of another seed and zone."""
    environ = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", BUILD, str(small.root), str(tmp_path / "other")]
    other = subprocess.run(command, env=environ, capture_output=True, check=True).stdout
    kit = build(small, small.campaigns.campaigns[0], Store(tmp_path / "own"))
    assert other == f"{kit.sums} {kit.manifest}\n".encode()


def test_failed_build_leaves_nothing(small: Project, tmp_path: Path) -> None:
    """Neither a kit nor half of one, and the old one stays."""
    (campaign,) = small.campaigns.campaigns
    kit, folder = build(small, campaign, small.store), tmp_path / "kit"
    write_kit(kit, folder)
    words = {**campaign.words, "ca": replace(campaign.words["ca"], slogan="M" * 44)}
    with pytest.raises(TypesettingError, match="does not fit: slogan"):
        build(small, replace(campaign, words=words), Store(tmp_path / "store"))

    class Failing:
        """A kit whose second file cannot be had."""

        def all_files(self) -> object:
            """Yield one file, and fail."""
            yield "a.txt", b"a"
            raise OSError

    with pytest.raises(OSError, match=r"^$"):
        write_kit(Failing(), folder)  # type: ignore[arg-type]
    assert [path.name for path in tmp_path.iterdir()] == ["kit"]
    assert (folder / MANIFEST).read_text(encoding="utf-8") == kit.manifest


def test_kit_takes_the_place_of_the_old_one(small: Project, tmp_path: Path) -> None:
    """Files that it does not have any more are gone."""
    (campaign,) = small.campaigns.campaigns
    kit, folder = build(small, campaign, small.store), tmp_path / "kit"
    folder.mkdir()
    (folder / "old.txt").touch()
    write_kit(kit, folder)
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert written == {path for path, _ in kit.all_files()}
    assert SIGNATURE not in written


def test_kit_is_signed_where_there_is_a_key(small: Project) -> None:
    """The signature is that of the sums."""
    (campaign,) = small.campaigns.campaigns
    key = parse_key("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
    speeches = list(make_speeches(campaign, small.site, small.gettexts).values())
    workshop = open_workshop(small.theme, campaign)
    kit = build_kit(campaign, speeches, small.gettexts, workshop, small.store, key=key)
    assert kit.signature is not None
    assert verify(kit.sums.encode(), kit.signature, key.public)
    with zipfile.ZipFile(BytesIO(kit.archive(None).content)) as opened:
        assert {name.partition("/")[0] for name in opened.namelist()} == {"ca", "gl", MANIFEST, SUMS}
