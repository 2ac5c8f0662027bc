"""`invoke kit.check` as it is typed, and the campaigns' part of `invoke check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.campaigns.checking import check, main
from plugins.campaigns.project import Project
from plugins.workshop import ROOT


@pytest.fixture
def root(copied: Path, small: Project) -> Path:
    """A copy of the small project, of which everything was proved before."""
    small.store.folder.mkdir(parents=True, exist_ok=True)
    (copied / ".cache").symlink_to(small.root / ".cache")
    return copied


def test_real_campaigns_have_nothing_to_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the day on which the tests build the site."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert [finding.text() for finding in check(ROOT)] == []


def test_findings_are_printed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each in the language of its file, or in the one that is asked for; 1 where one is an error."""
    assert main([], root) == 0
    capsys.readouterr()
    kit = root / "content" / "campaigns" / "prova" / "kit.yaml"
    kit.write_text(kit.read_text(encoding="utf-8").replace("status: active", "status: activ"), encoding="utf-8")
    assert main(["prova", "--lang=ca"], root) == 1
    assert capsys.readouterr().out.startswith("content/campaigns/prova/kit.yaml:8:9: E112")


def test_only_the_named_campaign_is_checked(root: Path) -> None:
    """And one that there is not is said."""
    other = root / "content" / "campaigns" / "altra"
    other.mkdir()
    (other / "kit.yaml").write_text("a", encoding="utf-8")
    assert main([], root) == 1
    assert main(["prova"], root) == 0
    with pytest.raises(SystemExit, match="there is no campaign none"):
        main(["none"], root)
