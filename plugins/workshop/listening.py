"""Builds one after another while somebody writes, each heard to its end: what it says is shown, and kept."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from plugins.core.grounds import CODE

END = "\0\n"
"""What stands in what the builder says after each build."""


class Builder:
    """Runs Pelican's command at *root*, in a process that has it loaded where processes fork, else in one of its own.

    `told` is what the last build said on its standard error; the file *settings* names the plugins to be loaded.
    """

    def __init__(self, root: Path, settings: str = "pelicanconf.py") -> None:
        self._root, self._settings = root, settings
        self.told = ""
        self._process: subprocess.Popen[str] | None = None
        self._lines: list[str] = []
        self._heard = threading.Event()
        self._listener = threading.Thread()

    def run(self, command: Sequence[str], variables: Mapping[str, str] | None = None) -> int:
        """Run *command*, which is that of a build, and return its exit status.

        Its words begin with those by which Python is told to run Pelican: ``python -m pelican``.
        """
        if not hasattr(os, "fork"):
            return self._run_once(command, variables or {})
        for _ in range(2):
            status = self._order(command, variables or {})
            if status is not None:
                return status
            # Its code has changed, or something has put an end to it: another one knows better.
        return 1

    def prepare(self) -> None:
        """Start the process, which then loads what builds take, unless there is one or none can be."""
        if hasattr(os, "fork"):
            self._process = self._process or self._start(sys.executable)

    def close(self) -> None:
        """End the process, and hear what it still says."""
        process, self._process = self._process, None
        if process is None:
            return
        # It ends when there is nothing more to read for it, unless something has put an end to it already.
        with suppress(BrokenPipeError):
            _open(process.stdin).close()
        process.wait()
        self._listener.join()
        _open(process.stdout).close()
        _open(process.stderr).close()

    def _order(self, command: Sequence[str], variables: Mapping[str, str]) -> int | None:
        process = self._process = self._process or self._start(command[0])
        self._lines.clear()
        self._heard.clear()
        try:
            _open(process.stdin).write(json.dumps({"words": command[3:], "variables": dict(variables)}) + "\n")
            _open(process.stdin).flush()
            answer = _open(process.stdout).readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            self.close()
            return None
        self._heard.wait(10)
        self.told = "".join(self._lines)
        return int(answer)

    def _start(self, python: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [python, "-m", "plugins.languages.builder", self._settings],
            cwd=self._root,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(CODE.parent), os.environ.get("PYTHONPATH", "")])},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._listener = threading.Thread(target=self._listen, args=(process,), daemon=True)
        self._listener.start()
        return process

    def _listen(self, process: subprocess.Popen[str]) -> None:
        for line in _open(process.stderr):
            if line == END:
                self._heard.set()
            else:
                self._lines.append(line)
                sys.stderr.write(line)

    def _run_once(self, command: Sequence[str], variables: Mapping[str, str]) -> int:
        result = subprocess.run(
            command, cwd=self._root, env={**os.environ, **variables}, stderr=subprocess.PIPE, text=True, check=False
        )
        self.told = result.stderr
        sys.stderr.write(result.stderr)
        return result.returncode


def _open(pipe: IO[str] | None) -> IO[str]:
    """Return *pipe*, which was asked for when the process was started."""
    assert pipe is not None  # noqa: S101
    return pipe
