"""What is wrong with a source file, where, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

# What would break a line in two, reach the terminal as a command, or turn the reading direction.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing wrong at one place.

    `message` and `hint` are gettext message ids with ``%(name)s`` fields, filled from `values`
    only when shown, so that a finding can be shown in any language.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str
    values: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """Order by place, then by code."""
        return self.path, self.line, self.column, self.code

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return ``path:line:col: CODE message; what to do`` on one line, in the language of *translate*."""
        message, hint = (translate(part) % self.values for part in (self.message, self.hint))
        line = f"{self.path}:{self.line}:{self.column}: {self.code} {message}; {hint}"
        return _UNSEEN.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), line)

    def as_dict(self, translate: Callable[[str], str] = str) -> dict[str, Any]:
        """Return the finding as JSON-ready data, its texts filled in."""
        data = asdict(self)
        values = data.pop("values")
        return data | {key: translate(data[key]) % values for key in ("message", "hint")}


class FindingsError(Exception):
    """A build that may not go on; its findings have been shown already."""

    exitcode = 1


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding is an error rather than a warning."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def render_findings(findings: Iterable[Finding], translate: Callable[[str], str] = str) -> str:
    """Return one line a finding, in the order of files and lines; empty where there is none."""
    lines = [finding.text(translate) for finding in sorted(findings, key=lambda finding: finding.sort_key)]
    return "".join(f"{line}\n" for line in lines)
