"""A process that has Pelican and the plugins in its memory, and forks a child for each build.

The child does one build and ends, so that no build finds anything that another has left behind; what takes a second to
load is loaded once. It reads from its standard input a line a build, the words of Pelican's command and its variables
as JSON, and answers each with a line on its standard output, the exit status. It ends when its input does, or with
status 3 when its own code has changed: whoever asks then starts another.
"""

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, NoReturn

from pelican import main
from pelican.settings import read_settings

from plugins.core.grounds import digest_code

CHANGED = 3


def serve_builds() -> None:
    """Answer one line after another until there are no more."""
    code, loaded = digest_code(), False
    for line in sys.stdin:
        order: dict[str, Any] = json.loads(line)
        if not loaded:
            load_plugins(order["words"][order["words"].index("--settings") + 1])
            loaded = True
        digest_code.cache_clear()
        if digest_code() != code:
            sys.exit(CHANGED)
        answer(build_in_child(order["words"], order["variables"]))


def answer(status: int) -> None:
    """Say that a build ended, where it spoke itself, and how."""
    sys.stderr.write("\0\n")
    sys.stderr.flush()
    sys.stdout.write(f"{status}\n")
    sys.stdout.flush()


def build_in_child(words: Sequence[str], variables: dict[str, str]) -> int:
    """Run Pelican with *words* in a child, and return its exit status."""
    sys.stderr.flush()
    child = os.fork()
    if not child:
        _build(words, variables)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _build(words: Sequence[str], variables: dict[str, str]) -> NoReturn:
    """Run Pelican with *words*, and end this process as it ends."""
    status = 1
    try:
        os.environ.update(variables)
        # Answers alone go to the standard output.
        os.dup2(2, 1)
        main(list(words))
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(bool(end.code))
        if isinstance(end.code, str):
            sys.stderr.write(f"{end.code}\n")
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def load_plugins(settings: str) -> None:
    """Import the plugins that the file *settings* names, so that no child has to; the build tells what is wrong."""
    with suppress(Exception, SystemExit):
        read = read_settings(settings)
        sys.path[:0] = read["PLUGIN_PATHS"]
        for name in read["PLUGINS"]:
            for later in getattr(import_module(name), "LATER", ()):
                import_module(later)


if __name__ == "__main__":
    sys.path.insert(0, os.getcwd())  # noqa: PTH109 - as Python's own -m has it
    serve_builds()
