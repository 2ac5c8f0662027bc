"""Digests of what things say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from pathlib import PurePosixPath
from typing import Any

import pytest
from pydantic import BaseModel, ConfigDict

from plugins.core.fingerprints import Fingerprinter, UnknownThingError


class Colour(StrEnum):
    """Two values."""

    LILAC = "lilac"
    PAPER = "paper"


@dataclass(frozen=True)
class Leaf:
    """A frozen record."""

    name: str
    day: dt.date | None = None


@dataclass
class Branch:
    """A record that can change."""

    leaves: list[Leaf] = field(default_factory=list)


class Flower(BaseModel):
    """A model of pydantic."""

    model_config = ConfigDict(frozen=True)

    name: str
    leaves: tuple[Leaf, ...] = ()


DAY = dt.date(2026, 11, 22)
DIFFERENT: list[Any] = [
    None, True, 1, 1.5, "1", "", b"1", [], (1,), ["1", "2"], ["1,2"], {"a": 1}, {"a": "1"}, {1, 2}, Fraction(1, 2),
    Colour.LILAC, Colour.PAPER, DAY, dt.datetime(2026, 11, 22), PurePosixPath("a"), Leaf("a"), Leaf("a", DAY),  # noqa: DTZ001
    Branch([Leaf("a")]), Branch([Leaf("b")]),
    Flower(name="a"), Flower(name="a", leaves=(Leaf("a"),)),
    ["a" * 40] * 40, ["a" * 40] * 41, {"a": 1, "b": 2}, {"b": 2, "a": 1},
]  # fmt: skip
"""Of two mappings, the order counts: templates print them in it."""


def test_things_that_differ_have_other_digests() -> None:
    """None is taken for another, nor for what it is written as."""
    printer = Fingerprinter()
    digests = [printer.digest(thing) for thing in DIFFERENT]
    assert len(set(digests)) == len(DIFFERENT)


def test_things_that_are_alike_have_one_digest() -> None:
    """In another build too, and whatever was described before."""
    first, second = Fingerprinter(), Fingerprinter()
    second.digest(Leaf("other"), ["x"] * 50)
    assert first.digest(Leaf("a", DAY), {2, 1}) == second.digest(Leaf("a", DAY), {1, 2})


def test_record_that_changes_is_described_anew() -> None:
    """What can change is not remembered."""
    printer, branch = Fingerprinter(), Branch()
    before = printer.digest(branch)
    branch.leaves.append(Leaf("a"))
    assert printer.digest(branch) != before


def test_things_do_not_run_into_each_other() -> None:
    """Two texts are not the one that they make together."""
    printer = Fingerprinter()
    assert printer.digest("ab", "c") != printer.digest("a", "bc") != printer.digest("abc")


def test_own_description_serves_subclasses_too() -> None:
    """A class that is told how to be described, and what is made from it."""
    printer = Fingerprinter({Branch: lambda branch: str(len(branch.leaves))})

    class Twig(Branch):
        """A branch."""

    assert printer.describe(Twig([Leaf("a")])) == "1"


def test_unknown_thing_is_refused() -> None:
    """Nobody can tell what it says."""
    with pytest.raises(UnknownThingError, match=r"builtins\.object cannot be fingerprinted"):
        Fingerprinter().digest([object()])
