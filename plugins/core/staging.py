"""An output folder that changes only when everything went well."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged(output: Path, retained: Collection[str] | None = None) -> Iterator[Path]:
    """Yield an empty folder beside *output* to write into; its files reach *output* only if the block ends well.

    With *retained*, they take the place of all that was there but those names at its top; without, everything else
    that is there stays.
    """
    output = output.resolve()
    fresh = output.with_name(f"{output.name}.building")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        yield fresh
        if retained is None or not output.exists():
            lay_over(fresh, output)
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


def lay_over(fresh: Path, output: Path) -> None:
    """Move the files of *fresh* into *output*, pages last, so that what they ask for is there before them.

    A file that is the same already keeps its time.
    """
    paths = [path.relative_to(fresh) for path in fresh.rglob("*") if not path.is_dir() or path.is_symlink()]
    for path in paths:
        if (output / path).is_dir():
            message = f"{output / path} is a folder, and the site has a file of that name; move the folder away"
            raise FileExistsError(message)
    for path in sorted(paths, key=lambda path: (path.suffix == ".html", path)):
        target = output / path
        if not target.is_file() or not filecmp.cmp(fresh / path, target, shallow=False):
            target.parent.mkdir(parents=True, exist_ok=True)
            (fresh / path).replace(target)
