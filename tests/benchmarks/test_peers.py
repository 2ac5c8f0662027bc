"""The bench that builds this site beside its peers gets a site whose pages it can compare."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import articles
from benchmarks.corpus import ROOT
from benchmarks.peers import install, writer

PEERS = """
import sys

def write(tool_dir, fmt, n, out, *rest):
    print("plain", n)

def main():
    write("", sys.argv[1], 3, sys.argv[2], "", "")
"""
"""The end of a bench's generator: its own writer, and its command."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of four articles."""
    folder = tmp_path_factory.mktemp("peers") / "site"
    writer.write_site(articles, 4, folder, None, variant="", seed=42)
    return folder


def test_site_has_its_peers_addresses_and_the_sites_own_settings(site: Path) -> None:
    """What the bench needs is added at the end; every other setting, and all of the code, is the repository's."""
    settings = runpy.run_path(str(site / "pelicanconf.py"))
    assert (settings["ARTICLE_SAVE_AS"], settings["ROOT"]) == ("{prefix}{slug}/index.html", site.resolve())
    assert (site / "plugins/core/typography.py").read_bytes() == (ROOT / "plugins/core/typography.py").read_bytes()
    assert "x-default" not in (site / writer.HEAD).read_text(encoding="utf-8")


def test_bench_is_told_which_article_to_edit(site: Path) -> None:
    """The file is there, and holds the title by which the bench knows its page."""
    facts = json.loads((site / "bench.json").read_text(encoding="utf-8"))
    assert facts["title"] in (site / facts["edit"]).read_text(encoding="utf-8")
    assert (facts["n"], facts["images"]) == (4, 1)


def test_installing_adds_a_format_and_leaves_the_others(tmp_path: Path) -> None:
    """A bench's own generator goes on writing for its own tools, and for ours the writer here does."""
    bench, copy = tmp_path / "bench", tmp_path / "copy"
    bench.mkdir()
    bench.joinpath("tools.json").write_text('{"plain": {}}', encoding="utf-8")
    source = (install.HERE.parent / "articles.py").read_text(encoding="utf-8")
    bench.joinpath("corpus.py").write_text(f"{source}\n{PEERS}", encoding="utf-8")
    install.install(bench, copy)
    assert set(json.loads((copy / "tools.json").read_text(encoding="utf-8"))) == {
        "plain",
        "ours",
        "ours-restored",
        "ours-img",
    }
    printed = [
        subprocess.run(
            [sys.executable, copy / "corpus.py", kind, tmp_path / kind], capture_output=True, text=True, check=True
        )
        for kind in ("plain", "ours")
    ]
    assert [result.stdout for result in printed] == ["plain 3\n", ""]
    assert (tmp_path / "ours/content/articles/a00000-habitatge.gl.md").exists()
