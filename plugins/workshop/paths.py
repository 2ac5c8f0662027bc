"""Tasks that take any number of paths, none included, as in `invoke check a.md b.md --lang gl`.

Invoke knows no argument that may be left out and is no flag, nor one that takes several words: the argument named
`path` of such a task is declared as the command line has it, with as many words as stand there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise, takewhile
from typing import Any, TypeVar

from invoke.exceptions import ParseError
from invoke.parser.argument import Argument
from invoke.tasks import Task

T = TypeVar("T", bound=Callable[..., Any])


class Words(Argument):
    """Takes *count* words one after another, and asks for more until it has them."""

    def __init__(self, name: str, count: int, explanation: str | None) -> None:
        super().__init__(name, kind=list, positional=count > 0, help=explanation)
        self._count = count
        self._words: tuple[str, ...] = ()

    @property
    def value(self) -> tuple[str, ...] | None:
        """Return the words, or None while some are missing."""
        return self._words if len(self._words) >= self._count else None

    @value.setter
    def value(self, word: str) -> None:
        if word.startswith("-"):
            # Invoke offers it here before it looks whether there is such a flag at all.
            raise ParseError(f"No idea what {word!r} is!")
        self.raw_value = word
        self._words = (*self._words, word)


class PathsTask(Task[T]):
    """A task with an iterable argument `path`, whose words need no flag before them."""

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:  # noqa: FBT001 - Invoke's own
        """Return the arguments, `path` first."""
        arguments = {argument.names[0]: argument for argument in super().get_arguments(ignore_unknown_help)}
        valued = {f"--{name}" for name, argument in arguments.items() if argument.takes_value}
        count = len(find_words(sys.argv, self.name, valued))
        return [Words("path", count, arguments.pop("path").help), *arguments.values()]


def find_words(arguments: Sequence[str], task: str, valued: Collection[str]) -> list[str]:
    """Return the words behind *task* that are neither flags nor the values of the *valued* ones, up to any `--`."""
    before_dashes = list(takewhile(lambda word: word != "--", arguments))
    names = (index for index, word in enumerate(before_dashes) if word.rpartition(".")[2] == task)
    start = next(names, len(before_dashes))
    pairs = pairwise(before_dashes[start:])
    return [word for before, word in pairs if not word.startswith("-") and before not in valued]
