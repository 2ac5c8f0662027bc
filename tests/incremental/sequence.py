"""Random sequences of what happens to a site between builds; after each step, it must equal a clean build."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.incremental.damage import (
    CACHE_DAMAGE,
    OUTPUT_DAMAGE,
    be_a_file,
    delete_all,
    link_elsewhere,
    put_folders,
    put_pipes,
    swell,
)
from tests.incremental.faults import FAULTS
from tests.incremental.press import Press
from tests.incremental.site_edits import CONTENT_EDITS, GROUND_EDITS
from tests.incremental.small_site import copy_site, make_site
from tests.incremental.text_edits import TEXT_EDITS
from tests.incremental.twins import FOREIGN, Twins

_CONTENT = {edit.__name__: edit for edit in (*TEXT_EDITS, *CONTENT_EDITS)}
_GROUND = {edit.__name__: edit for edit in GROUND_EDITS}
EDITS = _CONTENT | _GROUND
_FAULTS = {fault.__name__: fault for fault in FAULTS}
_OUTPUT_DAMAGE = {damage.__name__: damage for damage in OUTPUT_DAMAGE}
_CACHE_DAMAGE = {damage.__name__: damage for damage in CACHE_DAMAGE}
_LASTING = {damage.__name__ for damage in (be_a_file, put_folders, put_pipes, swell, link_elsewhere)}

picks = st.integers(0, 999)
one_edit = st.tuples(st.sampled_from(sorted(_CONTENT)), picks)
edits = st.lists(one_edit, min_size=1, max_size=3)
ground_edits = st.lists(st.tuples(st.sampled_from(sorted(_GROUND)), picks), min_size=1, max_size=2)


class Ground:
    """What all sequences of a run share: the site they begin with, the processes that build, kits and pictures."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.presses = (Press(1), Press(2))
        self.site = make_site(folder / "site")
        self.original = self.site.snapshot()
        self.told: list[Twins] = []

    def make_twins(self) -> Twins:
        """Return a site of one's own."""
        base = Path(tempfile.mkdtemp(dir=self.folder, prefix="sequence-"))
        twins = Twins(copy_site(self.site, base / "site"), base, self.folder / "caches", self.presses)
        (base / "elsewhere").write_text("cap cosa", encoding="utf-8")
        self.told.append(twins)
        return twins


@contextmanager
def open_ground(folder: Path) -> Iterator[Ground]:
    """Yield the ground in *folder*, and end its processes."""
    ground = Ground(folder)
    with ground.presses[0], ground.presses[1]:
        yield ground


class Sequence(RuleBasedStateMachine):
    """A site from its first build on; whatever cannot be built is undone after both builds have refused it."""

    ground: Ground

    @initialize(real=st.booleans())
    def begin(self, real: bool) -> None:  # noqa: FBT001 - made by hypothesis
        """Build for the first time; the trivial example with which hypothesis always begins is not worth it."""
        assume(real)
        self.twins = self.ground.make_twins()
        (self.twins.output / FOREIGN).parent.mkdir(parents=True)
        (self.twins.output / FOREIGN).write_text("D'una altra eina.", encoding="utf-8")
        self.forgotten = False
        assert self._compare(), "the site does not even build"
        self.good = self.twins.site.snapshot()
        self._keep_older()

    @rule(edit=one_edit)
    def edit(self, edit: tuple[str, int]) -> None:
        """One edit of the content."""
        self._edit([edit])
        self._settle(timely=True)

    @rule(chosen=st.lists(picks, min_size=1, max_size=3))
    def write_on(self, chosen: list[int]) -> None:
        """Words at the end of some texts, saved one after another: mostly they are set anew without a build."""
        self._edit([("add_words", pick) for pick in chosen[1:]])
        self._settle(timely=True)
        self._edit([("add_words", chosen[0])])
        self._settle(timely=True)

    @rule(chosen=st.lists(one_edit, min_size=2, max_size=6))
    def edit_more(self, chosen: list[tuple[str, int]]) -> None:
        """Several edits, which may contradict each other."""
        self._edit(chosen)
        self._settle(timely=True)

    @rule(chosen=ground_edits, more=st.just([]) | edits)
    def edit_ground(self, chosen: list[tuple[str, int]], more: list[tuple[str, int]]) -> None:
        """Theme, settings or the day of the build, and perhaps a text."""
        self._edit(chosen + more)
        self._settle(timely=True)

    @rule(edit=one_edit)
    def rest(self, edit: tuple[str, int]) -> None:
        """An edit that is taken back before anybody builds."""
        before = self.twins.site.snapshot()
        self._edit([edit])
        self.twins.site.restore(before)
        self._settle(timely=True)

    @rule(name=st.sampled_from(sorted(_FAULTS)), pick=picks, before=edits, after=edits)
    def break_and_mend(self, name: str, pick: int, before: list[tuple[str, int]], after: list[tuple[str, int]]) -> None:
        """A fault beside other edits; then it is mended, and something else is edited."""
        self._edit(before)
        sound = self.twins.site.snapshot()
        _FAULTS[name](self.twins.site, pick)
        if self._compare():
            self.good = self.twins.site.snapshot()
        self.twins.site.restore(sound)
        self._edit(after)
        self._settle(timely=True)

    @rule(name=st.sampled_from(sorted(_OUTPUT_DAMAGE)), pick=picks, chosen=st.just([]) | edits)
    def damage_output(self, name: str, pick: int, chosen: list[tuple[str, int]]) -> None:
        """Somebody's hand in the output."""
        foreign = (self.twins.output / FOREIGN).read_bytes()
        _OUTPUT_DAMAGE[name](self.twins.output, pick)
        (self.twins.output / FOREIGN).parent.mkdir(parents=True, exist_ok=True)
        (self.twins.output / FOREIGN).write_bytes(foreign)
        self._edit(chosen)
        self._settle()

    @rule(name=st.sampled_from(sorted(_CACHE_DAMAGE)), pick=picks, chosen=st.just([]) | edits)
    def damage_cache(self, name: str, pick: int, chosen: list[tuple[str, int]]) -> None:
        """A cache that cannot be trusted."""
        if self.twins.cache.is_dir():
            _CACHE_DAMAGE[name](self.twins.cache, pick)
        self._edit(chosen)
        self._settle(forgotten=True)
        if name in _LASTING:
            # What no build writes over stands there until somebody makes room, so that the next one forgets once more.
            delete_all(self.twins.cache, 0)
            self.forgotten = True

    @rule(chosen=edits, after=st.floats(0.02, 3))
    def kill(self, chosen: list[tuple[str, int]], after: float) -> None:
        """A build that is killed at any moment, and then begun again."""
        self._edit(chosen)
        self.twins.presses[0].build(self.twins.job(self.twins.output, self.twins.cache, after))
        self.twins.clear_remains()
        self._settle(forgotten=True)

    @rule(first=edits, second=edits, after=st.floats(0, 2))
    def edit_during_build(self, first: list[tuple[str, int]], second: list[tuple[str, int]], after: float) -> None:
        """Files that are saved while a build reads."""
        self._edit(first)
        self.twins.presses[0].start(self.twins.job(self.twins.output, self.twins.cache))
        time.sleep(after)
        self._edit(second)
        self.twins.presses[0].wait()
        self._settle(forgotten=True)

    @rule(what=st.sampled_from(["cache", "output", "both"]), chosen=edits)
    def bring_back(self, what: str, chosen: list[tuple[str, int]]) -> None:
        """An older cache, an older output or both, as a machine of continuous integration brings them."""
        older = self.twins.base / "older"
        for name, folder in (("kept", self.twins.cache), ("output", self.twins.output)):
            if what != {"kept": "output", "output": "cache"}[name] and (older / name).exists():
                shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(older / name, folder)
        self._edit(chosen)
        self._settle(forgotten=True)

    def teardown(self) -> None:
        """Make room."""
        if hasattr(self, "twins"):
            shutil.rmtree(self.twins.base, ignore_errors=True)

    def _edit(self, chosen: list[tuple[str, int]]) -> None:
        for name, pick in chosen:
            EDITS[name](self.twins.site, pick)

    def _settle(self, *, forgotten: bool = False, timely: bool = False) -> None:
        """Compare; what cannot be built is undone, and compared again with the next step."""
        if self._compare(forgotten=forgotten, timely=timely):
            self.good = self.twins.site.snapshot()
            if not forgotten and self.twins.built % 3 == 0:
                self._keep_older()
        else:
            self.twins.site.restore(self.good)

    def _compare(self, *, forgotten: bool = False, timely: bool = False) -> bool:
        """Compare; what the cache has lost is lost until a build has gone well."""
        self.forgotten |= forgotten
        is_built = self.twins.compare(forgotten=self.forgotten, timely=timely)
        self.forgotten &= not is_built
        return is_built

    def _keep_older(self) -> None:
        older = self.twins.base / "older"
        shutil.rmtree(older, ignore_errors=True)
        for name, folder in (("kept", self.twins.cache), ("output", self.twins.output)):
            if folder.is_dir():
                shutil.copytree(folder, older / name)
