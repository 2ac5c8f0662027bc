"""The whole site, built twice from the same sources, is the same byte for byte."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.workshop import ROOT


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return every file below *folder* by its path there."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.slow
def test_same_bytes_from_nothing(built_site: Path, site_url: str, build_epoch: str, tmp_path: Path) -> None:
    """A second build, with nothing kept and another hash seed, writes the same files with the same bytes."""
    cache = json.dumps(str(tmp_path / "cache"))
    command = [sys.executable, "-m", "pelican", "content", "-s", "publishconf.py", "-o", str(tmp_path / "again")]
    variables = {"SITE_URL": site_url, "SOURCE_DATE_EPOCH": build_epoch, "PYTHONHASHSEED": "7"}
    environment = {**os.environ, **variables}
    subprocess.run([*command, "-e", f"PICTURE_CACHE={cache}"], cwd=ROOT, env=environment, check=True)
    first, second = read_tree(built_site), read_tree(tmp_path / "again")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert any(name.endswith(".avif") for name in first)
