"""The project as the commands for kits see it."""

from plugins.campaigns.project import Project, read_project
from plugins.core.findings import has_errors
from plugins.workshop import ROOT


def test_the_project_is_read(project: Project) -> None:
    """Campaigns, towns, languages and the address of the site are those of the settings."""
    assert [campaign.id for campaign in project.campaigns.campaigns] == ["mesas-locais", "municipis-visibles"]
    assert not has_errors((*project.campaigns.findings, *project.municipalities.findings))
    assert (project.default_lang, list(project.gettexts)) == ("ca", ["ca", "gl", "es", "en"])
    assert project.site.root == "https://cft.example/"
    assert project.site.prefixes == {"ca": "", "gl": "gl/", "es": "es/", "en": "en/"}


def test_without_an_address_the_site_is_here() -> None:
    """The address is that of `serve` until another is given; a slash at its end changes nothing."""
    assert read_project(ROOT, {}).site.root == "http://localhost:8000/"
    assert read_project(ROOT, {"SITE_URL": "https://a.example/b/"}).site.root == "https://a.example/b/"
