"""What else may happen to the output and to the build's cache: each must be made good by the next build."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

SIGNPOST = "../../fora"
"""A name that would lead out of every folder."""
Damage = Callable[[Path, int], None]


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _some(folder: Path, pick: int) -> list[Path]:
    files = _files(folder)
    return files[pick % 7 :: 7] if len(files) > 20 else files[pick % max(1, len(files)) :][:1]


def delete_files(folder: Path, pick: int) -> None:
    """Delete some files."""
    for path in _some(folder, pick):
        path.unlink()


def write_over(folder: Path, pick: int) -> None:
    """Write something else into some files."""
    for path in _some(folder, pick):
        path.write_text(f"Una altra cosa, {pick}.", encoding="utf-8")


def cut_files(folder: Path, pick: int) -> None:
    """Cut some files in half, or empty them."""
    for path in _some(folder, pick):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) * (pick % 2) // 2])


def garble_bytes(folder: Path, pick: int) -> None:
    """Turn one byte in some files, whose size stays as it was."""
    for path in _some(folder, pick):
        data = bytearray(path.read_bytes())
        if data:
            data[pick * 7919 % len(data)] ^= 1 << pick % 8
            path.write_bytes(bytes(data))


def swap_files(folder: Path, pick: int) -> None:
    """Give two files each other's content."""
    files = _files(folder)
    if len(files) > 1:
        one, other = files[pick % len(files)], files[(pick // 3 + 1 + pick) % len(files)]
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)


def put_folders(folder: Path, pick: int) -> None:
    """Put a folder in the place of a file."""
    for path in _some(folder, pick)[:1]:
        path.unlink()
        path.mkdir()


def delete_all(folder: Path, pick: int) -> None:
    """Delete everything."""
    del pick
    if folder.is_dir():
        shutil.rmtree(folder)
    else:
        folder.unlink()


def age(folder: Path, pick: int) -> None:
    """Give all files another time, as a copy of the folder would have."""
    for path in _files(folder):
        os.utime(path, (pick, pick))


def put_pipes(folder: Path, pick: int) -> None:
    """Put a pipe into which nobody writes in the place of some files."""
    for path in _some(folder, pick):
        path.unlink()
        os.mkfifo(path)


def _seal(text: bytes, before: bytes) -> bytes:
    """Return *text* under a seal of its own where the file had one *before*: whoever forges a file can do as much."""
    is_sealed = re.match(rb"[0-9a-f]{64}\n", before)
    return hashlib.sha256(text).hexdigest().encode() + b"\n" + text if is_sealed else text


def _replace_text(value: object, new: str) -> object:
    if isinstance(value, dict):
        return {f"{new}{number}": _replace_text(inner, new) for number, inner in enumerate(value.values())}
    if isinstance(value, list):
        return [_replace_text(inner, new) for inner in value]
    return new if isinstance(value, str) else value


def climb(folder: Path, pick: int) -> None:
    """Have names in the cache lead elsewhere; where it is not JSON, put such a name in its place."""
    for path in _files(folder):
        before = path.read_bytes()
        try:
            data = json.loads(before[before.find(b"{") :])
        except ValueError:
            data = {SIGNPOST: SIGNPOST}
        if "files" in data:
            data = {**data, "files": _replace_text(data["files"], SIGNPOST * (1 + pick % 2))}
        path.write_bytes(_seal(json.dumps(data).encode(), before))


def nest_deeply(folder: Path, pick: int) -> None:
    """Put JSON of absurd depth, of absurd numbers, or of another form, in the place of some files."""
    bombs = (
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b"9" * 500_000,
        b"null",
        b"[]",
        b"{}",
        b'"x"',
        b"1e999",
        b"NaN",
        b"[[[]]]",
    )
    for path in _some(folder, pick):
        path.write_bytes(_seal(bombs[pick % len(bombs)], path.read_bytes()))


def forge_rows(folder: Path, pick: int) -> None:
    """Turn numbers in files and seal them again: sizes that are negative, absurd or none."""
    new = (b"-70", b"99999999999999999999", b"x", b"")[pick % 4]
    for path in _files(folder):
        before = path.read_bytes()
        numbers = rb"(?<= )\d+(?=,)" if b'"version"' in before[:100] else rb"(?<=^[0-9a-f]{32} )\d+|(?<= )\d+$"
        found = list(re.finditer(numbers, before[:4000], re.MULTILINE))
        if found:
            place = found[pick % len(found)]
            text = before[: place.start()] + new + before[place.end() :]
            path.write_bytes(_seal(text.partition(b"\n")[2], before))


def swell(folder: Path, pick: int) -> None:
    """Make a file of absurd size, which takes no room on the disk."""
    for path in _some(folder, pick)[:1]:
        os.truncate(path, 8 << 30)


def link_elsewhere(folder: Path, pick: int) -> None:
    """Put a link that leads to the settings, to itself or to a device in the place of some files."""
    for path in _some(folder, pick):
        path.unlink()
        path.symlink_to((folder.parent / "elsewhere", path, Path("/dev/zero"))[pick % 3])


def be_a_file(folder: Path, pick: int) -> None:
    """Put a file in the place of the whole folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_bytes(b"x" * (pick % 3))


def strew(folder: Path, pick: int) -> None:
    """Put files into the folder that nobody asked for."""
    for name in ("x", "x.json", "tmp.partial", f"{pick:064x}"):
        (folder / name).write_bytes(b"\x80\x04N.")


OUTPUT_DAMAGE: tuple[Damage, ...] = (delete_files, write_over, cut_files, garble_bytes, swap_files, delete_all, age)
CACHE_DAMAGE: tuple[Damage, ...] = (
    delete_files, write_over, cut_files, garble_bytes, swap_files, put_folders, delete_all, age, climb, nest_deeply,
    swell, forge_rows, put_pipes, link_elsewhere, be_a_file, strew,
)  # fmt: skip
