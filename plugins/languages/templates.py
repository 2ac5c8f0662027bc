"""Templates as they were compiled: a process that forks one build after another keeps them, for all that follow.

They are kept in memory alone, and pass from a build to the process that forked it: nothing is ever run that was read
from a file in which somebody else could have put it.
"""

from __future__ import annotations

import marshal
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

MOST = 256
"""So many are kept, those that were not asked for longest being dropped."""

_Key = tuple[str, str, str]


class CompiledTemplates:
    """What was compiled, by the settings, the name and the content of each template."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._known: dict[_Key, CodeType] = {}
        self._asked: dict[_Key, None] = {}
        self._made: dict[_Key, CodeType] = {}

    def find(self, key: _Key) -> CodeType | None:
        """Return what is known by *key*."""
        self._asked[key] = None
        return self._known.get(key)

    def add(self, key: _Key, code: CodeType) -> None:
        """Remember *code* by *key*."""
        self._known[key] = self._made[key] = code

    def tell(self) -> bytes:
        """Return what was asked for and made here, for the process that forked this one."""
        return marshal.dumps((list(self._asked), self._made))

    def learn(self, told: bytes) -> None:
        """Know from now on what a process that was forked from this one *told*; nothing, where it came to no end."""
        if not told:
            return
        asked, made = marshal.loads(told)  # noqa: S302 - from a fork of this very process, by no name of any file
        known = self._known | made
        recent = {key: known.pop(key) for key in asked if key in known}
        self._known = dict(list((known | recent).items())[-self._most :])


class TemplateCache(BytecodeCache):
    """Has Jinja take from *compiled* what is there; *ground* tells all but their content that it depends on."""

    def __init__(self, compiled: CompiledTemplates, ground: str) -> None:
        self._compiled, self._ground = compiled, ground

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give *bucket* its code, where it is known."""
        bucket.code = self._compiled.find(self._key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of *bucket*."""
        if bucket.code is not None:
            self._compiled.add(self._key(bucket), bucket.code)

    def _key(self, bucket: Bucket) -> _Key:
        return self._ground, bucket.key, bucket.checksum


COMPILED = CompiledTemplates()
"""Those of this process."""
