"""Which campaign, town and languages a person meant, and whether kits can be made of them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from unicodedata import combining, normalize

from plugins.campaigns.model import Campaign
from plugins.campaigns.municipalities import Municipality
from plugins.campaigns.project import SITE_URL, Project, read_project
from plugins.core.findings import Finding, has_errors, render_findings

SHOWN = 5
"""How many towns are named to somebody who meant one of them."""

Choose = Callable[[Municipality], Campaign | None]


def open_project(root: Path, environ: Mapping[str, str]) -> Project:
    """Return the project in *root*; say so where it is not known under which address the site is published."""
    project = read_project(root, environ)
    if project.site.root.startswith(SITE_URL):
        print(
            "SITE_URL is not set: posters and posts will lead to this machine, not to the site; "
            "write SITE_URL=https://the.address before the command",
            file=sys.stderr,
        )
    return project


def list_campaigns(project: Project) -> str:
    """Return the ids of all campaigns."""
    return ", ".join(campaign.id for campaign in project.campaigns.campaigns)


def split_langs(words: str) -> tuple[str, ...]:
    """Return the languages that *words* name, parted by commas or spaces."""
    return tuple(dict.fromkeys(word for word in re.split(r"[,\s]+", words.lower()) if word))


def find_municipality(project: Project, wanted: str) -> Municipality:
    """Return the municipality of that code or name.

    Raises:
        SystemExit: there is none, or more than one.
    """
    listed = project.municipalities.by_code
    found = [one for one in listed.values() if wanted in {one.ine, one.ine.lstrip("0")}]
    found = found or [one for one in listed.values() if one.name.casefold() == wanted.casefold()]
    if len(found) != 1:
        alike = found or [one for one in listed.values() if wanted and _fold(wanted) in _fold(one.name)]
        named = [f"{one.ine} {one.name}" for one in alike[:SHOWN]] or ["08101 for l'Hospitalet de Llobregat"]
        raise SystemExit(f'there is no one municipality "{wanted}"; write its INE code, as in {"; ".join(named)}')
    return found[0]


def require_file(path: str) -> Path:
    """Return the file at *path*.

    Raises:
        SystemExit: there is none.
    """
    if not Path(path).exists():
        raise SystemExit(f"there is no file {path}")
    return Path(path)


def _fold(name: str) -> str:
    """Return *name* as people type it who are in a hurry: without capitals and accents."""
    return "".join(one for one in normalize("NFKD", name.casefold()) if not combining(one))


def check_langs(campaign: Campaign, langs: Iterable[str]) -> None:
    """Stop where *campaign* does not speak one of *langs*."""
    for lang in langs:
        if lang not in campaign.langs:
            raise SystemExit(f'the campaign {campaign.id} does not speak "{lang}", but {", ".join(campaign.langs)}')


def stop_at_errors(project: Project, campaigns: Iterable[Campaign]) -> None:
    """Stop where one of *campaigns*, or the list of municipalities, is not right."""
    folders = tuple(f"content/campaigns/{campaign.id}/" for campaign in campaigns)
    findings = [found for found in project.campaigns.findings if found.path.startswith(folders)]
    findings += project.municipalities.findings
    if has_errors(findings):
        raise SystemExit(tell(findings, project) + "Nothing was made: mend this first.")


def tell(findings: Iterable[Finding], project: Project) -> str:
    """Return *findings*, a line each, in the site's own language."""
    return render_findings(findings, project.gettexts[project.default_lang])


def make_choice(project: Project, identifier: str) -> Choose:
    """Return what finds the campaign for a town: the one named, else the only current one of its territory.

    Raises:
        SystemExit: there is no campaign of that name.
    """
    campaigns = project.campaigns.campaigns
    if identifier:
        named = next((campaign for campaign in campaigns if campaign.id == identifier), None)
        if named is None:
            raise SystemExit(f"there is no campaign {identifier}; there are {list_campaigns(project)}")
        return lambda _: named

    def choose(municipality: Municipality) -> Campaign | None:
        fitting = [one for one in campaigns if one.is_current and municipality.territory in one.territories]
        return fitting[0] if len(fitting) == 1 else None

    return choose
