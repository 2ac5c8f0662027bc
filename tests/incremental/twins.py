"""Two builds of one site: over what the builds before left, and from nothing; and whether they are equal."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.incremental.press import Job, Press, Result
from tests.incremental.small_site import SmallSite

FOREIGN = "de-fora/nota.txt"
"""What somebody else put into the output: it stays."""
_ERROR = re.compile(r"^\S+:\d+:\d+: E\d+ .*$", re.MULTILINE)


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read_times(folder: Path) -> dict[str, int]:
    """Return the time of every file by its path."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()
    }


def tell_difference(built: Mapping[str, bytes], clean: Mapping[str, bytes]) -> str:
    """Return in what an incremental build differs from a clean one, or nothing."""
    differing = sorted(name for name in built.keys() & clean.keys() if built[name] != clean[name])
    told = {"missing": sorted(clean.keys() - built.keys()), "left over": sorted(built.keys() - clean.keys())}
    places = [_place(name, built[name], clean[name]) for name in differing[:8]]
    return "\n".join(
        [*(f"{word}: {' '.join(names[:12])}" for word, names in told.items() if names), *places]
        + [f"{len(differing)} differ"] * bool(differing)
    )


def _place(name: str, built: bytes, clean: bytes) -> str:
    pairs = zip(built, clean, strict=False)
    at = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(built), len(clean)))
    around = slice(max(0, at - 60), at + 60)
    return f"{name} at {at}:\n  incremental {built[around]!r}\n  clean       {clean[around]!r}"


@dataclass
class Twins:
    """A site that is built twice at each step; the presses go through sets in different orders."""

    site: SmallSite
    base: Path
    caches: Path
    presses: tuple[Press, Press]
    seconds: list[float] = field(default_factory=list)
    built: int = 0
    refused: int = 0
    retouched: bool = False
    """Whether the last build only set bodies anew."""
    times_retouched: int = 0
    good: Mapping[str, bytes] = field(default_factory=dict)
    """What the last build that went well left."""

    @property
    def output(self) -> Path:
        """What is built over and over."""
        return self.base / "output"

    @property
    def cache(self) -> Path:
        """What the incremental builds keep."""
        return self.base / "kept"

    def job(self, output: Path, cache: Path, kill_after: float = 300) -> Job:
        """Return the build of the site as it is into *output*."""
        variables = {**self.site.variables, "CACHES": str(self.caches), "BUILD_CACHE": str(cache)}
        return Job(str(self.site.root), ["content", "-s", "settings.py", "-o", str(output)], variables, kill_after)

    def build(self) -> Result:
        """Build over what is there."""
        return self.presses[0].build(replace(self.job(self.output, self.cache), holds=True))

    def clear_remains(self) -> None:
        """Remove what a killed build has left beside the output; its workers see in a moment that it is gone."""
        remains, deadline = list(self.base.glob("output.*")), time.monotonic() + 10
        while remains and time.monotonic() < deadline:
            for path in remains:
                shutil.rmtree(path, ignore_errors=True)
            time.sleep(0.05)
            remains = list(self.base.glob("output.*"))
        assert not remains, "somebody still writes for a build that is gone"

    def compare(self, *, forgotten: bool = False, timely: bool = False) -> bool:
        """Build both, and tell whether the site can be built as it is; they must agree in everything.

        *forgotten*: the cache may not know any more what an earlier build wrote, which then may be left over.
        *timely*: what stays as it was must keep its time.
        """
        before, times = read_tree(self.output), read_times(self.output)
        clean, empty = self.base / "clean", self.base / "empty"
        for folder in (clean, empty):
            shutil.rmtree(folder, ignore_errors=True)
        self.presses[1].start(self.job(clean, empty))
        built = self.build()
        fresh = self.presses[1].wait()
        self.seconds += [built.seconds, fresh.seconds]
        self.retouched = "Set anew in output/" in built.said
        self.times_retouched += self.retouched
        self._check_surroundings()
        if fresh.code:
            self._check_refusal(built, fresh, before, times)
            return False
        self._check_result(built, clean, before if forgotten else ())
        if timely:
            after, later = read_tree(self.output), read_times(self.output)
            renewed = [name for name in before if before[name] == after.get(name) and times[name] != later[name]]
            assert not renewed, f"written again though they are the same: {renewed[:12]}"
        self.built += 1
        return True

    def _check_refusal(self, built: Result, fresh: Result, before: dict[str, bytes], times: dict[str, int]) -> None:
        assert built.code == fresh.code, f"a clean build refuses:\n{fresh.said}\nthis did not:\n{built.said}"
        assert _ERROR.findall(built.said) == _ERROR.findall(fresh.said), f"{built.said}\n---\n{fresh.said}"
        assert "Traceback" not in built.said or "Traceback" in fresh.said, built.said
        found = {name: content for name, content in read_tree(self.output).items() if name != FOREIGN}
        # What somebody else damaged may be as it was again.
        if found != self.good:
            difference = tell_difference(read_tree(self.output), before)
            assert not difference, f"a build that failed changed the output: {difference}"
            assert read_times(self.output) == times, "a build that failed touched the output"
        self.refused += 1

    def _check_result(self, built: Result, clean: Path, tolerated: Collection[str]) -> None:
        assert built.code == 0, f"a clean build succeeds, and the incremental one does not:\n{built.said}"
        wanted = read_tree(clean)
        self.remove_forgotten(tolerated, wanted)
        found = {name: content for name, content in read_tree(self.output).items() if name != FOREIGN}
        difference = tell_difference(found, wanted)
        assert not difference, difference
        self.good = found

    def remove_forgotten(self, names: Collection[str], wanted: Collection[str]) -> None:
        """Remove which of *names* the site has no longer, as whoever loses the cache must do."""
        for name in {*names} - {*wanted, FOREIGN}:
            (self.output / name).unlink(missing_ok=True)

    def _check_surroundings(self) -> None:
        """Nothing may appear beside the output, whatever names a cache holds."""
        known = {"site", "output", "kept", "clean", "empty", "elsewhere", "older"}
        found = {path.name for path in self.base.iterdir()}
        assert found <= known, f"appeared beside the output: {found - known}"
        assert not list(self.base.parent.glob("fora*")), "appeared outside"
