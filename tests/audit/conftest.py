"""A small project to build, as the languages engine's tests have it."""

from pathlib import Path

import pytest

from tests.languages.conftest import Project, copy_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with an article and the pages that the frame links to, built and published once."""
    project = copy_project(tmp_path / "project")
    project.write_article("primer", "ca")
    project.write_page("navega-segura", "ca")
    project.write_page("llicencia", "ca")
    result = project.build(settings="publishconf.py")
    assert result.returncode == 0, result.stdout + result.stderr
    return project
