"""What a check found out before and need not find out again, in one file below ``.cache``.

Each answer is kept by the digest of all that it was found out of, and the file is good for one state of the code
alone.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from plugins.core.sealed import read_sealed, write_sealed

MOST_BYTES = 64 * 1024 * 1024


def digest_parts(*parts: str | bytes) -> str:
    """Return the SHA-256 of *parts*, told apart by their lengths."""
    total = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(b"%d:" % len(content))
        total.update(content)
    return total.hexdigest()


class Memory:
    """The answers in *file* that code in the modules *made_by* gave, with libraries of those *versions*."""

    def __init__(self, file: Path, made_by: Iterable[Path], versions: Iterable[str]) -> None:
        self._file = file
        self._code = digest_parts(sys.version, *versions, *(module.read_bytes() for module in sorted(made_by)))
        self._known = self._read()
        self._asked: dict[str, Any] = {}

    def recall(self, key: str) -> Any:
        """Return the answer to *key*, None where there is none."""
        answer = self._known.get(key)
        if answer is not None:
            self._asked[key] = answer
        return answer

    def remember(self, key: str, answer: Any) -> None:
        """Keep *answer*, which JSON can say and which is not None, for the next time."""
        self._asked[key] = answer

    def list_answers(self) -> dict[str, Any]:
        """Return all answers that the file had, by their keys."""
        return dict(self._known)

    def save(self) -> None:
        """Write down what was asked for since the file was read, and forget the rest, unless nobody may write here."""
        if self._asked == self._known:
            return
        text = json.dumps({"code": self._code, "answers": self._asked}, sort_keys=True)
        write_sealed(self._file, text.encode())

    def _read(self) -> dict[str, Any]:
        content = read_sealed(self._file, MOST_BYTES)
        try:
            found: dict[str, Any] = json.loads(content) if content else {"code": ""}
            return dict(found["answers"]) if found["code"] == self._code else {}
        except (ValueError, TypeError, KeyError, RecursionError):
            return {}
