"""pandoc, shut in: it reads what it is given, runs nothing, fetches nothing, and knows no date but one it is told."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pypandoc

from plugins.campaigns.document_tree import make_blocks

# Neither HTML nor TeX passes, nor the mathematics, citations and includes that a document of a town has no use for.
MARKDOWN = (
    "markdown_strict-raw_html+pipe_tables+fancy_lists+startnum+escaped_line_breaks+all_symbols_escapable"
    "+intraword_underscores+lists_without_preceding_blankline+space_in_atx_header+blank_before_header"
)
SECONDS = 20
Tree = dict[str, Any]


class PandocError(Exception):
    """What pandoc objected to, in its own words."""


@cache
def find_pandoc() -> str:
    """Return the program that the package brings."""
    return str(pypandoc.get_pandoc_path())


@cache
def read_version() -> str:
    """Return the version of pandoc."""
    return str(pypandoc.get_pandoc_version())


def write_document(tree: Tree, to: str, epoch: int, reference: Path | None = None) -> bytes:
    """Return *tree* as a file of the format *to*, styled as *reference* is and made at *epoch*.

    Outside of the sandbox, in which it is always 1970: a tree of nothing but text has nothing that leads anywhere.

    Raises:
        UnknownPart: the tree holds something else, such as a picture.
    """
    make_blocks(tree)
    # Headings of the first level are the title's in Markdown, and the sections' in an office.
    arguments = ["--from", "json", "--to", to, "--standalone", "--shift-heading-level-by", "-1"]
    if reference:
        arguments += ["--reference-doc", str(reference)]
    return _run(json.dumps(tree), [*arguments, "--data-dir", os.devnull], epoch)


@lru_cache(maxsize=16)
def parse_markdown(markdown: str) -> Tree:
    """Return *markdown* as the tree that pandoc makes of it, which nobody may change: a document has three formats."""
    tree: Tree = json.loads(_run(markdown, ["--sandbox", "--from", MARKDOWN, "--to", "json"], 0))
    return tree


def _run(text: str, arguments: list[str], epoch: int) -> bytes:
    command = [find_pandoc(), *arguments, "--output", "-"]
    environ = {"SOURCE_DATE_EPOCH": str(epoch), "LANG": "C.UTF-8", "PATH": os.defpath}
    done = subprocess.run(command, input=text.encode(), capture_output=True, env=environ, timeout=SECONDS, check=False)
    if done.returncode or done.stderr:
        raise PandocError(done.stderr.decode(errors="replace").strip() or f"pandoc ended with {done.returncode}")
    return done.stdout
