"""An output folder that changes only when everything went well."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Standing:
    """What a build has to say of files that it did not write: those `kept` stay, those `stale` go."""

    kept: Collection[str] = ()
    stale: Collection[str] = ()


def _nothing() -> Standing:
    return Standing()


@contextmanager
def staged(
    output: Path, retained: Collection[str] | None = None, tell: Callable[[], Standing] = _nothing
) -> Iterator[Path]:
    """Yield an empty folder beside *output* to write into; its files reach *output* only if the block ends well.

    With *retained*, they and what *tell* says is kept are all that is there afterwards, but for those names at its top;
    without, everything else that is there stays, but for what *tell* says is stale. Where nothing is kept, the folder
    takes the place of *output* as a whole.
    """
    output = output.resolve()
    fresh = output.with_name(f"{output.name}.building")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        yield fresh
        standing = tell()
        if not output.exists():
            fresh.rename(output)
        elif retained is None:
            lay_over(fresh, output, standing.stale)
        elif standing.kept:
            lay_over(fresh, output, list(_find_others(fresh, output, {*standing.kept}, retained)))
        else:
            swap(fresh, output, retained)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def swap(fresh: Path, output: Path, retained: Collection[str] = ()) -> None:
    """Put *fresh* where *output* is, by renaming: nobody meets half a site."""
    old = output.with_name(f"{output.name}.replaced")
    shutil.rmtree(old, ignore_errors=True)
    output.rename(old)
    try:
        fresh.rename(output)
    except OSError:
        old.rename(output)
        raise
    for name in retained:
        if (old / name).exists() and not (output / name).exists():
            (old / name).rename(output / name)
    shutil.rmtree(old, ignore_errors=True)


def lay_over(fresh: Path, output: Path, stale: Collection[str] = ()) -> None:
    """Remove *stale* from *output* and move the files of *fresh* there, pages last: what they ask for is there before.

    A file that is the same already keeps its time.
    """
    paths = list(list_files(fresh))
    for path in paths:
        if any(below not in stale for below in _list_below(output, path)):
            message = f"{output / path} is a folder, and the site has a file of that name; move the folder away"
            raise FileExistsError(message)
    remove_files(output, stale)
    for path in sorted(paths, key=lambda path: (path.endswith(".html"), path)):
        source, target = fresh / path, output / path
        if not target.is_file() or target.is_symlink() or not filecmp.cmp(source, target, shallow=False):
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)


def remove_files(output: Path, paths: Iterable[str]) -> None:
    """Remove *paths* from *output*, and the folders that they leave empty; nothing outside of it, whatever they say."""
    root = output.resolve()
    for path in paths:
        file = root / path
        # A path may lead out of the folder by its dots, or because a folder has become a link.
        if file.parent.resolve() != file.parent or root not in file.parents:
            continue
        file.unlink(missing_ok=True)
        for folder in file.relative_to(root).parents[:-1]:
            try:
                (root / folder).rmdir()
            except OSError:
                break


def list_files(folder: Path) -> Iterator[str]:
    """Yield the paths of all that is no folder below *folder*, with slashes, in no order; links are not followed."""
    root = os.fspath(folder)
    cut = len(root) + 1
    for below, folders, names in os.walk(root):
        links = (name for name in folders if os.path.islink(os.path.join(below, name)))  # noqa: PTH114, PTH118
        for name in (*names, *links):
            yield os.path.join(below, name)[cut:].replace(os.sep, "/")  # noqa: PTH118 - for thousands of files


def _list_below(output: Path, path: str) -> Iterator[str]:
    """Yield what lies in the folder that stands where *path* is to be a file; the folder itself where it is empty."""
    folder = output / path
    if folder.is_dir() and not folder.is_symlink():
        found = [f"{path}/{below}" for below in list_files(folder)]
        yield from found or [path]


def _find_others(fresh: Path, output: Path, kept: Collection[str], retained: Collection[str]) -> Iterator[str]:
    """Yield what lies in *output* and belongs to no build, but for the names *retained* at its top."""
    for path in list_files(output):
        if path not in kept and path.partition("/")[0] not in retained and not (fresh / path).is_file():
            yield path
