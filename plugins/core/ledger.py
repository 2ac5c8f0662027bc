"""What a build writes beside what the last one wrote: a file whose inputs did not change is neither made nor touched.

The state of the last build is a file of the cache, one for each output folder. Whoever can change that file can at most
have a build do its work again: it is checked, what it says of a file holds only as long as that file stands as it was
written, and nothing outside the output is ever removed.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from plugins.core.sealed import read_sealed, write_sealed
from plugins.core.spares import Spares
from plugins.core.staging import Standing, list_files

try:
    import fcntl
except ImportError:  # no such locks there: two builds of one output at a time are then the user's own affair
    fcntl = None  # type: ignore[assignment]

VERSION = 2
_LOCK_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
KEPT, CHANGED, NEW = "taken from the last build", "made: what it is made of changed", "made: was not there before"
MOVED_GROUND = "made: code, dependencies, theme or settings changed"
RESTORED = "taken from the cache: it was not in the output"
TOUCHED, UNTOLD = "made: somebody else changed or removed it", "made: nobody can tell whether it changed"
MOST_BYTES = 256 * 1024 * 1024
_ROW = [int, int, str, str]


class Record(NamedTuple):
    """A file as it was written: `modified` in nanoseconds, `made_of` the digest of its inputs; "" where unknown."""

    bytes: int
    modified: int
    sha256: str = ""
    made_of: str = ""


@dataclass(frozen=True)
class State:
    """What a build left: `ground` is the digest of what every file depends on."""

    ground: str = ""
    records: Mapping[str, Record] = field(default_factory=dict)


@dataclass(frozen=True)
class Changes:
    """The files that changed, came or went since the build that left `state`, which has the seal `seal`.

    `lost` are the paths in the output that do not stand there as they were written.
    """

    files: frozenset[str]
    state: State
    seal: str
    lost: Sequence[str] = ()


class Ledger:
    """The outputs of one build, which writes into `folder` what will be laid over *output*.

    *ground* is the digest of what everything depends on: where it changed, nothing of the last build is kept unread.
    `kept` are the files that stand as the last build wrote them; `fresh` are the others, listed by `list_fresh`; of
    either, `made_of` and `sha256` tell what is known. What is missing in *output* may be among the *spares*.
    """

    def __init__(self, output: Path, ground: str, last: State, spares: Spares | None = None) -> None:
        self.folder, self.ground = output, ground
        self.kept: dict[str, Record] = {}
        self.made_of: dict[str, str] = {}
        self.sha256: dict[str, str] = {}
        self.fresh: list[str] = []
        self.fates: Counter[str] = Counter()
        self._output, self._last = output, last
        self._known = last.records if last.ground == ground else {}
        self._folders: set[str] = set()
        self._spares = spares
        self._restored: set[str] = set()

    def keep(self, path: str, made_of: str) -> bool:
        """Tell whether *path* stands as it was made of the same inputs; it then belongs to this build too."""
        record = self._known.get(path)
        fate = self._judge(path, record, made_of)
        if record is not None and fate == TOUCHED and self._restore(path, record):
            fate = RESTORED
        self.fates[fate] += 1
        if record is None or fate not in {KEPT, RESTORED}:
            return False
        self.kept[path] = record
        return True

    def _judge(self, path: str, record: Record | None, made_of: str) -> str:
        if record is None:
            return NEW if self._known or not self._last.records else MOVED_GROUND
        if not made_of:
            return UNTOLD
        if record.made_of != made_of:
            return CHANGED
        return KEPT if self._stands(path, record) else TOUCHED

    def _restore(self, path: str, record: Record) -> bool:
        if self._spares is None:
            return False
        target = self._place(path)
        is_there = self._spares.restore(path, record.sha256, record.bytes, record.modified, target)
        if is_there:
            self._restored.add(path)
        return is_there

    def write(self, path: str, content: bytes, made_of: str = "") -> bool:
        """Write *path* unless it stands as that; tell whether it was written."""
        self.made_of[path], self.sha256[path] = made_of, hashlib.sha256(content).hexdigest()
        record = self._last.records.get(path)
        if record and record.sha256 == self.sha256[path] and self._stands(path, record):
            self.kept[path] = record._replace(made_of=made_of)
            return False
        self.stage(path, content)
        return True

    def stage(self, path: str, content: bytes) -> None:
        """Write *path* into the folder of this build."""
        with open(self._place(path), "wb") as file:  # noqa: PTH123
            file.write(content)

    def _place(self, path: str) -> str:
        """Return where *path* lies in the folder of this build, whose folders are there afterwards."""
        target = os.path.join(self.folder, *_parts(path))  # noqa: PTH118 - thousands of times in a build
        parent = os.path.dirname(target)  # noqa: PTH120
        if parent not in self._folders:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103
            self._folders.add(parent)
        return target

    def list_fresh(self) -> list[str]:
        """Return what was written into the folder of this build, by whomever, in order."""
        self.fresh = sorted(path for path in list_files(self.folder) if path not in self._restored)
        return self.fresh

    def read(self, path: str) -> bytes:
        """Return the content of *path*, whether this build or the last one wrote it."""
        return self.locate(path).read_bytes()

    def locate(self, path: str) -> Path:
        """Return where *path* lies while this build goes on."""
        stands = path in self.kept and path not in self._restored
        return (self._output if stands else self.folder) / path

    def tell(self) -> Standing:
        """Return what stays in the output and what goes from it, beside what this build wrote."""
        written = {*self.list_fresh()}
        stale = [path for path in self._last.records if path not in self.kept and path not in written]
        return Standing(self.kept, stale)

    def close(self) -> State:
        """Return the state that this build leaves, to be asked for when everything lies in the output."""
        written = {path: self._record(path) for path in self.fresh}
        return State(self.ground, written | self.kept)

    def _record(self, path: str) -> Record:
        file = os.path.join(self._output, path)  # noqa: PTH118 - thousands of times in a build
        found = os.stat(file)  # noqa: PTH116
        sha256 = self.sha256.get(path) or _digest(file)
        return Record(found.st_size, found.st_mtime_ns, sha256, self.made_of.get(path, ""))

    def _stands(self, path: str, record: Record) -> bool:
        try:
            found = os.lstat(os.path.join(self._output, *_parts(path)))  # noqa: PTH118
        except OSError:
            return False
        is_as_written = found.st_size == record.bytes and found.st_mtime_ns == record.modified
        return is_as_written and stat.S_ISREG(found.st_mode)


def _digest(file: str) -> str:
    with open(file, "rb") as opened:  # noqa: PTH123
        return hashlib.file_digest(opened, "sha256").hexdigest()


class PathError(ValueError):
    """A path that leads out of the output."""

    exitcode = 1


def _parts(path: str) -> list[str]:
    parts = path.split("/")
    if not path or (os.sep != "/" and os.sep in path) or {"", ".", ".."} & {*parts} or "\0" in path:
        message = f"the build would write {path!r}, which leads out of the output; see what gave it this path"
        raise PathError(message)
    return parts


def open_spares(state: Path) -> Spares:
    """Return the spare files of the output whose state is in the file *state*."""
    return Spares(state.with_suffix(".spares"))


def state_file(cache: Path, output: Path) -> Path:
    """Return where the state of *output* is kept."""
    name = hashlib.sha256(os.fsencode(output.resolve())).hexdigest()[:16]
    return cache / f"outputs-{name}.json"


def read_state(file: Path) -> State:
    """Return the state in *file*; an empty one where it is missing or is not what was written there."""
    content = read_sealed(file, MOST_BYTES)
    try:
        return _parse_state(json.loads(content)) if content else State()
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError):
        return State()


def _parse_state(data: dict[str, object]) -> State:
    files = data["files"]
    if data["version"] != VERSION or not isinstance(files, dict):
        return State()
    if _lead_out(files) or any([*map(type, row)] != _ROW for row in files.values()):
        return State()
    return State(str(data["ground"]), {path: Record(*row) for path, row in files.items()})


def _lead_out(paths: Iterable[str]) -> bool:
    """Tell whether any of *paths* is none within a folder: as `_parts` does, for thousands of them."""
    parts = "\n".join(("", *paths, "")).replace("/", "\n")
    return any(odd in parts for odd in ("\n\n", "\n.\n", "\n..\n", "\0", *({os.sep} - {"/"})))


def write_state(file: Path, state: State) -> None:
    """Keep *state* for the next build."""
    rows = {
        path: [record.bytes, record.modified, record.sha256, record.made_of]
        for path, record in sorted(state.records.items())
    }
    text = json.dumps({"version": VERSION, "ground": state.ground, "files": rows}, ensure_ascii=False)
    write_sealed(file, text.encode("utf-8", "surrogatepass"))


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Let one build at a time work on the output whose state is in *file*; others wait, where there are such locks."""
    with ExitStack() as stack:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            # Neither a link is followed nor a pipe waited for, whoever put it there.
            lock = os.open(file.with_suffix(".lock"), _LOCK_FLAGS, 0o644)
            stack.callback(os.close, lock)
            if fcntl:
                # Of the process, not of the file: a worker that outlives its build does not hold it.
                fcntl.lockf(lock, fcntl.LOCK_EX)
        except OSError:
            pass
        yield
