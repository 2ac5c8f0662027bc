"""What is wrong with a source file, where, and what to do about it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

# What would break a line in two, reach the terminal as a command, or turn the reading direction.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def N_(message: str) -> str:  # noqa: N802 - the name by which gettext's tools know it
    """Mark *message* as a text to translate when it is shown, and return it as it is."""
    return message


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing wrong at one place.

    `message` and `hint` are gettext message ids with ``%(name)s`` fields, filled from `values`
    only when shown, so that a finding can be shown in any language; `node` names what in the file it is about,
    such as ``campanya/due``, and stands before the message.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str
    values: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    node: str = ""

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """Order by place, then by code."""
        return self.path, self.line, self.column, self.code

    def words(self, translate: Callable[[str], str] = str) -> tuple[str, str]:
        """Return message and hint, filled in, in the language of *translate*."""
        about = f"{self.node}: " if self.node else ""
        return about + translate(self.message) % self.values, translate(self.hint) % self.values

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return ``path:line:col: CODE message; what to do`` on one line, in the language of *translate*."""
        message, hint = self.words(translate)
        line = f"{self.path}:{self.line}:{self.column}: {self.code} {message}; {hint}"
        return make_visible(line)

    def as_dict(self, translate: Callable[[str], str] = str) -> dict[str, Any]:
        """Return the finding as JSON-ready data, its texts filled in."""
        data = asdict(self)
        del data["values"], data["node"]
        message, hint = self.words(translate)
        return data | {"message": message, "hint": hint}


def make_visible(text: str) -> str:
    """Return *text* with every character that would break its line, or that nobody sees, as an escape."""
    return _UNSEEN.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


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


def stop_at_errors(findings: Iterable[Finding], room: str, translate: Callable[[str], str]) -> None:
    """Show all *findings* on the error output, and stop the build if one is an error.

    *room* is the folder that they are about, with a slash at its end, as in ``content/plans/``.

    Raises:
        FindingsError: there is an error; nothing may be written.
    """
    findings = list(findings)
    sys.stderr.write(render_findings(findings, translate))
    if has_errors(findings):
        message = f"{len(findings)} findings in {room}, see above; nothing was written"
        raise FindingsError(message)
