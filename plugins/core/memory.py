"""What a check found out before and need not find out again, in one file below ``.cache``.

Each answer is kept by the digest of all that it was found out of, and the file is good for one state of the code
alone. It begins with the SHA-256 of the rest: one that is damaged is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from plugins.core.addressing import write_atomically


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

    def save(self) -> None:
        """Write down what was asked for since the file was read, and forget the rest, unless nobody may write here."""
        if self._asked == self._known:
            return
        text = json.dumps({"code": self._code, "answers": self._asked}, sort_keys=True)
        with suppress(OSError):
            write_atomically(self._file, f"{digest_parts(text)}\n{text}".encode())

    def _read(self) -> dict[str, Any]:
        try:
            written, _, text = self._file.read_text(encoding="utf-8").partition("\n")
            if written != digest_parts(text):
                return {}
            found = json.loads(text)
        except (OSError, ValueError):
            return {}
        return dict(found["answers"]) if found["code"] == self._code else {}
