"""What a build does over the one before: as much as the edit asks for, and nothing else."""

from __future__ import annotations

import shutil

from plugins.core.addressing import write_atomically
from tests.incremental.damage import (
    be_a_file,
    climb,
    cut_files,
    delete_files,
    garble_bytes,
    link_elsewhere,
    nest_deeply,
    swap_files,
    swell,
    write_over,
)
from tests.incremental.faults import bad_day
from tests.incremental.press import Job, Result
from tests.incremental.sequence import Ground
from tests.incremental.site_edits import edit_campaign, rename_term
from tests.incremental.small_site import copy_site
from tests.incremental.text_edits import edit_body, redate, retitle
from tests.incremental.twins import FOREIGN, Twins, read_times, read_tree, tell_difference


def build(twins: Twins) -> Result:
    """Build over what is there, which must go well."""
    result = twins.build()
    assert result.code == 0, result.said
    return result


def find_renewed(twins: Twins, times: dict[str, int]) -> set[str]:
    """Return the files that were written since *times*."""
    return {name for name, time in read_times(twins.output).items() if times.get(name) != time}


def test_rebuild_of_the_same_writes_nothing(twins: Twins) -> None:
    """Neither when nothing happened nor when a file was only saved again."""
    times = read_times(twins.output)
    text = twins.site.content / "articles/2026/primer.ca.md"
    text.write_bytes(text.read_bytes())
    build(twins)
    assert read_times(twins.output) == times


def test_lost_output_comes_back_without_a_build(twins: Twins) -> None:
    """All of it, or what somebody has removed or replaced; with its times, beside what is somebody else's."""
    tree, times = read_tree(twins.output), read_times(twins.output)
    delete_files(twins.output / "gl", 1)
    write_atomically(twins.output / "es/index.html", b"Una altra cosa.")
    now = read_tree(twins.output)
    lost = [name for name in tree if now.get(name) != tree[name]]
    assert f"had them no longer: {len(lost)} files" in build(twins).said
    assert read_tree(twins.output) == tree
    assert read_times(twins.output) == times
    shutil.rmtree(twins.output)
    assert "Taken from the cache" in build(twins).said
    note = tree.pop(FOREIGN)
    del times[FOREIGN]
    assert read_tree(twins.output) == tree
    assert read_times(twins.output) == times
    assert "Nothing changed" in build(twins).said
    write_atomically(twins.output / FOREIGN, note)


def test_edited_body_renews_what_shows_it(twins: Twins) -> None:
    """What is written is what differs, and that is what a clean build writes otherwise."""
    before, times = read_tree(twins.output), read_times(twins.output)
    edit_body(twins.site, 0)
    assert twins.compare()
    after = read_tree(twins.output)
    differing = {name for name, content in after.items() if before.get(name) != content}
    assert find_renewed(twins, times) == differing
    assert len(differing) < len(after) / 4


def test_what_is_produced_no_longer_is_removed(twins: Twins) -> None:
    """An article's page, and whatever was made for it alone; what somebody else put there stays."""
    page = "blog/mitja-es/index.html"
    assert page in read_tree(twins.output / "es")
    (twins.site.content / "articles/2026/mitja.es.md").unlink()
    build(twins)
    tree = read_tree(twins.output)
    assert f"es/{page}" not in tree
    assert not (twins.output / "es/blog/mitja-es").exists()
    assert FOREIGN in tree


def test_two_builds_at_once_share_a_cache(twins: Twins, ground: Ground) -> None:
    """They build different states of the site into different outputs, and each is as it should be."""
    other, output = copy_site(twins.site, twins.base / "older"), twins.base / "clean"
    shutil.rmtree(output, ignore_errors=True)
    before = read_tree(twins.output)
    del before[FOREIGN]
    edit_body(twins.site, 1)
    job = twins.job(output, twins.cache)
    ground.presses[0].start(twins.job(twins.output, twins.cache))
    ground.presses[1].start(Job(str(other.root), job.arguments, job.variables))
    codes = [press.wait().code for press in ground.presses]
    shutil.rmtree(other.root)
    assert codes == [0, 0]
    assert not tell_difference(read_tree(output), before)
    assert twins.compare()


def test_hostile_cache_changes_nothing(own_twins: Twins) -> None:
    """Garbled, cut and swapped; leading elsewhere, nested deeply; absurdly large, or no folder at all."""
    twins = own_twins
    sites = [twins.site.snapshot()]
    trees = [read_tree(twins.output)]
    for edit in (retitle, redate, rename_term, edit_campaign):
        edit(twins.site, 2)
    build(twins)
    sites.append(twins.site.snapshot())
    trees.append(read_tree(twins.output))
    attacks = [(garble_bytes, cut_files, swap_files), (climb, nest_deeply, link_elsewhere), (swell,), (be_a_file,)]
    for number, attack in enumerate(attacks):
        for pick, damage in enumerate(attack):
            damage(twins.cache, pick)
        twins.site.restore(sites[number % 2])
        build(twins)
        twins.remove_forgotten(trees[1 - number % 2], trees[number % 2])
        assert not tell_difference(read_tree(twins.output), trees[number % 2])
    assert {path.name for path in twins.base.iterdir()} <= {"elsewhere", "kept", "output", "site", "clean", "empty"}
    assert (twins.base / "elsewhere").read_text(encoding="utf-8") == "cap cosa"


def test_refused_build_leaves_output_and_times(twins: Twins) -> None:
    """A fault beside an edit stops the build; once it is mended, the edit is there."""
    before, times = read_tree(twins.output), read_times(twins.output)
    retitle(twins.site, 0)
    sound = twins.site.snapshot()
    bad_day(twins.site, 1)
    assert twins.build().code == 1
    assert read_tree(twins.output) == before
    assert read_times(twins.output) == times
    twins.site.restore(sound)
    assert twins.compare(timely=True)
    assert read_tree(twins.output) != before


def test_hand_in_the_output_is_undone(twins: Twins) -> None:
    """What was deleted, cut or written over is as it was."""
    before = read_tree(twins.output)
    for pick, damage in enumerate((delete_files, cut_files, write_over)):
        damage(twins.output, pick)
    (twins.output / FOREIGN).write_bytes(before[FOREIGN])
    build(twins)
    assert not tell_difference(read_tree(twins.output), before)
