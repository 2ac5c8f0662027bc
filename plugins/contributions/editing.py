"""The editor: all that is said about a text which the machine could publish as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plugins.contributions.drafts import Draft
from plugins.contributions.privacy import check_privacy
from plugins.contributions.style import check_style
from plugins.contributions.wording import Advice, check_wording, read_wording
from plugins.core.findings import Finding
from plugins.core.registries import Helpline, Registries


@dataclass(frozen=True)
class Editor:
    """Reads drafts with the registry's helplines and the site's advice on wording at hand."""

    helplines: Sequence[Helpline] = ()
    advice: Mapping[str, Sequence[Advice]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def check(self, draft: Draft) -> Iterator[Finding]:
        """Yield what the editor has to say about *draft*."""
        yield from check_style(draft)
        yield from check_privacy(draft, self.helplines)
        yield from check_wording(draft, self.advice)


def make_editor(folder: Path, registries: Registries) -> Editor:
    """Return an editor who knows what *folder*, that of the registries, says; `findings` is what is wrong with it."""
    advice, findings = read_wording(folder)
    return Editor(tuple(registries.helplines.values()), advice, tuple(findings))
