"""A process that has Pelican and the plugins in its memory, and forks a child for each build.

The child does one build and ends, so that no build finds anything that another has left behind; what takes a second to
load is loaded once. Beside that it begins with what follows from content alone, and is found by its digest: templates
that an earlier child compiled, and what plugins hold ready. The process reads from its standard input a line a build,
the words of Pelican's command and its variables as JSON, and answers each with a line on its standard output, the exit
status. It ends when its input does, or with status 3 when its own code has changed: whoever asks then starts another.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from itertools import chain
from tempfile import TemporaryFile
from types import ModuleType
from typing import Any, BinaryIO, NoReturn

from pelican import main
from pelican.settings import read_settings

from plugins.core.grounds import digest_code
from plugins.languages.templates import COMPILED

CHANGED = 3


def serve_builds(settings: str) -> None:
    """Answer one line after another until there are no more; *settings* is the file that names the plugins."""
    code = digest_code()
    plugins, read = load_plugins(settings)
    for line in chain([""], sys.stdin):
        if line:
            order: dict[str, Any] = json.loads(line)
            digest_code.cache_clear()
            if digest_code() != code:
                sys.exit(CHANGED)
            with TemporaryFile() as told:
                answer(build_in_child(order["words"], order["variables"], told))
                COMPILED.learn(_read_back(told))
        # While nobody waits.
        hold(plugins, read)


def _read_back(told: BinaryIO) -> bytes:
    told.seek(0)
    return told.read()


def answer(status: int) -> None:
    """Say that a build ended, where it spoke itself, and how."""
    sys.stderr.write("\0\n")
    sys.stderr.flush()
    sys.stdout.write(f"{status}\n")
    sys.stdout.flush()


def build_in_child(words: Sequence[str], variables: dict[str, str], told: BinaryIO) -> int:
    """Run Pelican with *words* in a child, and return its exit status; what it compiled is *told*."""
    sys.stderr.flush()
    child = os.fork()
    if not child:
        _build(words, variables, told)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _build(words: Sequence[str], variables: dict[str, str], told: BinaryIO) -> NoReturn:
    """Run Pelican with *words*, and end this process as it ends."""
    status = 1
    try:
        os.environ.update(variables)
        # Answers alone go to the standard output.
        os.dup2(2, 1)
        main(list(words))
        told.write(COMPILED.tell())
        told.flush()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(bool(end.code))
        if isinstance(end.code, str):
            sys.stderr.write(f"{end.code}\n")
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def load_plugins(settings: str) -> tuple[list[ModuleType], dict[str, Any]]:
    """Import the plugins that the file *settings* names, so that no child has to, and return them with what it says.

    What is wrong with any of them, the build tells.
    """
    plugins: list[ModuleType] = []
    read: dict[str, Any] = {}
    with suppress(Exception, SystemExit):
        read = read_settings(settings)
        sys.path[:0] = read["PLUGIN_PATHS"]
        for name in read["PLUGINS"]:
            plugins.append(import_module(name))
            for later in getattr(plugins[-1], "LATER", ()):
                import_module(later)
    return plugins, read


def hold(plugins: Iterable[ModuleType], settings: Mapping[str, Any]) -> None:
    """Have each of the *plugins* make ready what every build would: by their HOLD, if they have one.

    That may be nothing but what follows from content, and is found by its digest: a build must come out as if nobody
    had held anything.
    """
    for plugin in plugins:
        with suppress(Exception):
            getattr(plugin, "HOLD", _hold_nothing)(settings)


def _hold_nothing(settings: Mapping[str, Any]) -> None:
    """Do nothing."""


if __name__ == "__main__":
    sys.path.insert(0, os.getcwd())  # noqa: PTH109 - as Python's own -m has it
    serve_builds(sys.argv[1])
