"""Builds at a fraction of their price: a process that has imported Pelican and the plugins forks a child a build.

Run as a program it is that process: it reads a job a line from its input and answers each with a line.
"""

from __future__ import annotations

import importlib.util
import json
import os
import pkgutil
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO, NoReturn, Self

ROOT = Path(__file__).resolve().parents[2]
_LANGS = ("ca_ES", "gl_ES", "es_ES", "en_GB")
_CRASHED = 70
_MOST_BYTES = 4 << 30


@dataclass(frozen=True)
class Job:
    """A run of `pelican` with *arguments* in *folder*; *variables* are added to the environment."""

    folder: str
    arguments: Sequence[str]
    variables: Mapping[str, str] = field(default_factory=dict)
    kill_after: float = 300
    holds: bool = False
    """Whether the press keeps what follows from content for the builds after this one, as it is kept while serving."""


@dataclass(frozen=True)
class Result:
    """How a run ended: its exit code, all that it said, and how many seconds of a core it took."""

    code: int
    said: str
    seconds: float


class Press:
    """A process that builds; *seed* is that of its hashes, so that two presses go through a set in different orders."""

    def __init__(self, seed: int) -> None:
        kept = {name: value for name, value in os.environ.items() if name not in {"SITE_URL", "AS_OF"}}
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            cwd=ROOT,
            env={**kept, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT), "COLUMNS": "1000"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, job: Job) -> None:
        """Begin a build."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(asdict(job)) + "\n")
        self._process.stdin.flush()

    def wait(self) -> Result:
        """Return how the build that was begun has ended."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the process that builds has died"
        return Result(**json.loads(line))

    def build(self, job: Job) -> Result:
        """Build, and return how that ended."""
        self.start(job)
        return self.wait()

    def __enter__(self) -> Self:
        """Return the press, which imports meanwhile."""
        return self

    def __exit__(self, *error: object) -> None:
        """End the process."""
        self._process.communicate()


def _serve() -> None:
    _import_all()
    for line in sys.stdin:
        print(json.dumps(asdict(_fork(Job(**json.loads(line))))), flush=True)


def _import_all() -> None:
    """Import whatever a build does, the settings left out: each build reads those of its own project."""
    from babel import Locale  # noqa: PLC0415 - only the process that builds needs it

    for name in (
        "pelican",
        "jinja2.ext",
        "filecmp",
        "rich.status",
        "plugins.retouching.retouch",
        "plugins.workshop.renewing",
    ):
        importlib.import_module(name)
    for package in pkgutil.iter_modules([str(ROOT / "plugins")]):
        plugin = f"plugins.{package.name}.plugin"
        if importlib.util.find_spec(plugin):
            importlib.import_module(plugin)
    for lang in _LANGS:
        assert Locale.parse(lang).date_formats


def _fork(job: Job) -> Result:
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as told:
        child = os.fork()
        if child == 0:
            _run(job, said.fileno(), told)
        timer = threading.Timer(job.kill_after, os.kill, (child, signal.SIGKILL))
        timer.start()
        _, status, usage = os.wait4(child, 0)
        timer.cancel()
        said.seek(0)
        text = said.read().decode(errors="replace")
        if job.holds:
            _hold(job, told)
    return Result(os.waitstatus_to_exitcode(status), text, usage.ru_utime + usage.ru_stime)


def _hold(job: Job, told: BinaryIO) -> None:
    """Keep what the process of plugins/languages/builder.py would keep after *job*."""
    from plugins.contributions import plugin as contributions  # noqa: PLC0415 - imported long ago
    from plugins.languages import plugin as engine  # noqa: PLC0415 - the same
    from plugins.languages.builder import hold  # noqa: PLC0415 - the same
    from plugins.languages.templates import COMPILED  # noqa: PLC0415 - the same

    told.seek(0)
    COMPILED.learn(told.read())
    common = {"name": "", "in_name": "", "exit_url": ""}
    languages = [{**common, "code": lang.partition("_")[0], "locale": lang} for lang in _LANGS]
    theme = Path(job.folder) / "theme"
    settings = {"BUILD_CACHE": job.variables["BUILD_CACHE"], "THEME": theme, "LANGUAGES": languages}
    hold([contributions, engine], {**settings, "DEFAULT_LANG": "ca"})


def _build(job: Job) -> int:
    """Build as `invoke build` does where there is a cache, else as `pelican`."""
    import pelican  # noqa: PLC0415 - imported long ago, by the process that this one is a fork of

    from plugins.retouching.retouch import retouch  # noqa: PLC0415 - the same
    from plugins.workshop.renewing import renew  # noqa: PLC0415 - the same

    def execute(command: Sequence[str], variables: Mapping[str, str]) -> int:
        os.environ.update(variables)
        pelican.main(list(command))
        return 0

    if not job.variables.get("BUILD_CACHE"):
        return execute(job.arguments, {})
    cache, output = Path(job.variables["BUILD_CACHE"]), Path(job.arguments[-1])
    folder = Path(job.folder)
    return not renew(folder, cache, output, job.arguments, variables={}, execute=execute, retouch=retouch)


def _run(job: Job, sink: int, told: BinaryIO) -> NoReturn:
    """Build, and end the process with the exit code."""
    code = _CRASHED
    try:
        for number, file in ((os.open(os.devnull, os.O_RDONLY), 0), (sink, 1), (sink, 2)):
            os.dup2(number, file)
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
        os.chdir(job.folder)
        os.environ.update(job.variables)
        code = _build(job)
        if job.holds and not code:
            told.write(sys.modules["plugins.languages.templates"].COMPILED.tell())
            told.flush()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - whatever it is, the judge reads it
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _serve()
