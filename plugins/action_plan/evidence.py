"""What a plan shows as evidence: an address to follow, or a file of this project that is really there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.action_plan.form import Form
from plugins.action_plan.model import Plan
from plugins.action_plan.walking import walk_evidence
from plugins.core.findings import N_, Finding

MAX_FILE_BYTES = 5_000_000


def check_evidence(plan: Plan, form: Form, content: Path | None) -> Iterator[Finding]:
    """Yield an error for each piece of evidence that leads nowhere; without *content*, no file is looked for."""
    for loc, evidence in walk_evidence(plan):
        if (evidence.url is None) == (evidence.file is None) and not form.is_mended(loc):
            hint = N_("give it a url: https://…, or a file: evidence/….pdf")
            yield form.places.refuse(loc, "E224", N_("evidence is either an address or a file"), hint)
        elif evidence.file and content and not is_plain_file(content, evidence.file):
            message = N_('"%(value)s" is not a file under content/')
            hint = N_("put the file itself there, 5 MB at most")
            yield form.places.refuse((*loc, "file"), "E226", message, hint, value=evidence.file)


def is_plain_file(content: Path, name: str) -> bool:
    """Tell whether *name* is a regular file of bearable size inside *content*, reached without a symbolic link."""
    file = content.resolve() / name
    return file.is_file() and file.resolve() == file and file.stat().st_size <= MAX_FILE_BYTES
