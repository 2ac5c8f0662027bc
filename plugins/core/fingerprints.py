"""What a thing says, in a digest: two things that print alike have the same one, on every run and every machine."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from pathlib import PurePath
from typing import Any

LONG = 8
"""As many things as it takes for a list to be kept with its digest, should it come again."""

Describe = Callable[[Any], str]
"""Says what a thing is to whoever prints it."""


class UnknownThingError(TypeError):
    """A thing of a class that nobody has said how to describe: what is made from it must be made anew."""


class Fingerprinter:
    """Makes the digests of one build.

    *own* are the descriptions of classes that this module does not know, subclasses included. Frozen records and
    long lists, which many pages share, are described once each: no list may change while a build takes digests.
    """

    def __init__(self, own: Mapping[type, Describe] | None = None) -> None:
        self._describers: dict[type, Describe | None] = {}
        self._own = dict(own or {})
        self._seen: dict[int, tuple[Any, str]] = {}
        self._containers: Mapping[type, Describe] = {
            Mapping: self._describe_mapping,
            list: self._describe_list,
            tuple: self._describe_list,
            set: self._describe_set,
            frozenset: self._describe_set,
        }

    def digest(self, *things: Any) -> str:
        """Return the digest of *things*; raises `UnknownThingError` where one of them cannot be described."""
        return digest_text("\0".join(self._tell(things)))

    def describe(self, thing: Any) -> str:
        """Return *thing* as text, in which nothing that can be printed of it is lost."""
        kind = type(thing)
        if kind is str:
            return _quote(thing)
        describe = self._describers.get(kind)
        if describe is None:
            describe = self._describers[kind] = self._find(kind)
        return describe(thing)

    def _find(self, kind: Any) -> Describe:
        for base in kind.__mro__:
            if base in self._own:
                return self._own[base]
        plain = _find_plain(kind)
        if plain is not None:
            return plain
        for base, describe in self._containers.items():
            if issubclass(kind, base):
                return describe
        names = _list_fields(kind)
        if names is not None:
            return self._describe_record(kind, names, is_frozen=bool(vars(kind)["__dataclass_params__"].frozen))
        # The models of pydantic, which is not imported for it.
        if hasattr(kind, "model_fields"):
            return self._describe_record(kind, list(kind.model_fields), is_frozen=bool(kind.model_config.get("frozen")))
        message = f"{kind.__module__}.{kind.__qualname__} cannot be fingerprinted"
        raise UnknownThingError(message)

    def _describe_mapping(self, thing: Mapping[Any, Any]) -> str:
        pairs = zip(self._tell(thing), self._tell(thing.values()), strict=True)
        return "{" + ",".join([f"{key}:{value}" for key, value in pairs]) + "}"

    def _describe_list(self, thing: Sequence[Any]) -> str:
        if not thing:
            return "[]"
        if len(thing) < LONG:
            return "[" + ",".join(self._tell(thing)) + "]"
        seen = self._seen.get(id(thing))
        if seen is None:
            text = f"[{len(thing)}]#{digest_text(','.join(self._tell(thing)))}"
            seen = self._seen[id(thing)] = (thing, text)
        return seen[1]

    def _describe_set(self, thing: Iterable[Any]) -> str:
        return "{" + ",".join(sorted(self._tell(thing))) + "}"

    def _tell(self, things: Iterable[Any]) -> list[str]:
        # Most things are texts: no call is made for them, of which there would be a million in a large site.
        describe = self.describe
        return [f"{len(thing)}'{thing}" if type(thing) is str else describe(thing) for thing in things]

    def _describe_record(self, kind: Any, names: Sequence[str], *, is_frozen: bool) -> Describe:
        # What hangs from an instance beside its fields is worked out from them, unless the class can be changed.
        title = kind.__qualname__

        def describe(thing: Any) -> str:
            seen = self._seen.get(id(thing))
            if seen is not None:
                return seen[1]
            text = f"{title}({','.join(self._tell([getattr(thing, name) for name in names]))})"
            if is_frozen:
                # A digest where the text is longer; the thing is kept, so that no other takes its place in memory.
                text = text if len(text) < 80 else f"{title}#{digest_text(text)}"
                self._seen[id(thing)] = (thing, text)
            return text

        return describe


def digest_text(text: str) -> str:
    """Return a digest of 128 bits."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@cache
def _find_plain(kind: type) -> Describe | None:
    return next((_PLAIN[base] for base in kind.__mro__ if base in _PLAIN), None)


@cache
def _list_fields(kind: type) -> list[str] | None:
    return [field.name for field in fields(kind)] if is_dataclass(kind) else None


def _quote(text: str) -> str:
    # The length makes it plain where a text ends, whatever is in it.
    return f"{len(text)}'{text}"


def _describe_enum(thing: Enum) -> str:
    return f"{type(thing).__qualname__}.{thing.name}"


def _describe_moment(thing: Any) -> str:
    return f"{type(thing).__name__} {thing.isoformat()}"


_PLAIN: Mapping[type, Describe] = {
    Enum: _describe_enum,
    str: lambda thing: f"{type(thing).__name__} {_quote(str(thing))}",
    type(None): repr,
    bool: repr,
    int: repr,
    float: repr,
    Fraction: repr,
    bytes: lambda thing: f"b{hashlib.blake2b(thing, digest_size=16).hexdigest()}",
    dt.datetime: _describe_moment,
    dt.date: _describe_moment,
    PurePath: lambda thing: f"path {_quote(thing.as_posix())}",
}
