"""Add this project to a copy of the bench that builds it beside its peers.

    python benchmarks/peers/install.py BENCH COPY
    python -m venv ENV/ours && ENV/ours/bin/pip install --no-deps --require-hashes -r requirements.lock
    cd COPY && python bench.py run --env ENV --work WORK --no-images --tools hugo,ours

BENCH is the bench's folder, COPY a new one, ENV where its `setup.sh` put the tools. The texts are those of the bench's
own generator. A site is written with the code of this repository, or of the one that the variable SITE_ROOT names.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = HERE / "tools.json"
CORPUS = '''"""The bench's generator, which stands in peers_corpus.py, and one format more."""

import sys
from pathlib import Path

sys.path.insert(0, {root!r})

import peers_corpus
from benchmarks.peers.writer import write_site
from peers_corpus import *


def write(tool_dir, fmt, n, out, pool, variant, seed=42, write_peer=peers_corpus.write):
    """Lay one tool's site."""
    if fmt != "ours":
        return write_peer(tool_dir, fmt, n, out, pool, variant, seed)
    write_site(peers_corpus, n, Path(out), Path(pool) if pool else None, variant=variant, seed=seed)
    return Path(out)


peers_corpus.write = write
if __name__ == "__main__":
    peers_corpus.main()
'''


def install(bench: Path, copy: Path) -> None:
    """Copy the *bench* and add the format and the tools of this project to the *copy*."""
    shutil.copytree(bench, copy, copy_function=shutil.copyfile)
    (copy / "corpus.py").rename(copy / "peers_corpus.py")
    (copy / "corpus.py").write_text(CORPUS.format(root=str(HERE.parents[1])), encoding="utf-8")
    tools = json.loads((copy / "tools.json").read_text(encoding="utf-8"))
    tools |= json.loads(TOOLS.read_text(encoding="utf-8"))
    (copy / "tools.json").write_text(json.dumps(tools, indent=1), encoding="utf-8")


def main() -> None:
    """Install where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("copy", type=Path)
    given = parser.parse_args()
    install(given.bench, given.copy)


if __name__ == "__main__":
    main()
