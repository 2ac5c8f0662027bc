"""What the commands of tasks.py do: the environment, the browser for the tests, building, serving, catalogues.

This module, `environment`, `browser`, `building` and `running` are imported on a machine where nothing is installed
yet: they and what they import use only the standard library.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Stop(SystemExit):
    """The end of a command that failed: one sentence for the person, no traceback, exit status 1."""
