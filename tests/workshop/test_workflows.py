"""The rules that keep a proposal from doing more than being looked at."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from plugins.workshop import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
GITLAB = ROOT / ".gitlab-ci.yml"
LINTERS = {"zizmor": ("--offline", "--no-progress", "--persona=auditor"), "actionlint": ()}
HASHED = "--require-hashes --no-deps --only-binary :all: --requirement requirements.lock"


def read(name: str) -> dict[Any, Any]:
    """Return a workflow; YAML 1.1 reads its key `on` as true."""
    workflow = yaml.safe_load((ROOT / ".github/workflows" / name).read_text(encoding="utf-8"))
    assert isinstance(workflow, dict)
    return workflow


def steps_of(workflow: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    """Yield every step of every job."""
    for job in workflow["jobs"].values():
        yield from job["steps"]


@pytest.mark.parametrize("name", LINTERS)
def test_linters_of_workflows_find_nothing(name: str) -> None:
    """Where they are installed, in the environment or on the machine."""
    program = shutil.which(name, path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if program is None:
        pytest.skip(f"{name} is not installed")
    command = [program, *LINTERS[name], *map(str, WORKFLOWS)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_permitted_but_what_a_job_names(path: Any) -> None:
    """The token of a job without permissions of its own can do nothing."""
    workflow = read(path.name)
    assert workflow["permissions"] == {}
    assert all("permissions" in job and "timeout-minutes" in job for job in workflow["jobs"].values())
    assert "pull_request_target" not in workflow[True]
    assert "workflow_run" not in workflow[True]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_and_keeps_no_credentials(path: Any) -> None:
    """By digest, with the version for whoever reads."""
    uses = [line.strip().removeprefix("- ") for line in path.read_text().splitlines() if "uses:" in line]
    assert uses
    assert [line for line in uses if not PINNED.fullmatch(line)] == []
    checkouts = [step for step in steps_of(read(path.name)) if "actions/checkout" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_script_is_made_of_what_somebody_wrote(path: Any) -> None:
    """Values come through the environment, never into the text of a command."""
    assert [step["run"] for step in steps_of(read(path.name)) if "${{" in step.get("run", "")] == []
    assert "secrets." not in path.read_text()


def test_a_proposal_is_data_for_the_base_branchs_code() -> None:
    """No command runs in the proposal's folder, which only ever gives its content folder away."""
    job = read("contribution.yml")["jobs"]["report"]
    assert job["permissions"] == {"contents": "read"}
    base, proposal = (step["with"] for step in job["steps"] if "actions/checkout" in step.get("uses", ""))
    assert base["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert (base["path"], proposal["path"]) == ("base", "proposal")
    running = [step for step in job["steps"] if "python" in step.get("run", "")]
    assert len(running) >= 5
    assert {step.get("working-directory") for step in running} == {"base"}
    touching = [step["run"] for step in job["steps"] if "proposal" in step.get("run", "").replace(".proposals", "")]
    assert [command.strip() for command in touching] == [
        "git -C proposal diff --name-only -z HEAD^1 HEAD > changed",
        "rm -rf base/content\ncp --recursive --no-dereference proposal/content base/content",
    ]


def test_everything_is_installed_by_hash() -> None:
    """On both forges, and nothing else is installed with pip."""
    for path in (*WORKFLOWS, GITLAB):
        text = " ".join(path.read_text(encoding="utf-8").split())
        assert text.count("pip install") == text.count(HASHED) == 1, path.name


def test_what_publishes_runs_no_code_of_the_repository() -> None:
    """The job with the right to publish has one step, from the artifact of the other."""
    jobs = read("deploy.yml")["jobs"]
    assert jobs["build"]["permissions"] == {"contents": "read"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["deploy"]["needs"] == "build"
    (step,) = jobs["deploy"]["steps"]
    assert step["uses"].startswith("actions/deploy-pages@")


def test_gitlab_keeps_the_same_rules() -> None:
    """The target branch's code looks at the texts; publishing has neither code nor a merge request."""
    pipeline = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    script = pipeline["contribution"]["script"]
    inside = script.index("cd ../base")
    assert "git worktree add --quiet --detach ../base FETCH_HEAD" in script[:inside]
    assert not [line for line in script[:inside] if "python" in line]
    assert pipeline["pages"]["variables"]["GIT_STRATEGY"] == "none"
    assert pipeline["pages"]["script"] == ["mv output public"]
    for job in ("build", "pages"):
        assert pipeline[job]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


def test_both_forges_have_one_template() -> None:
    """Four languages, the same words."""
    github = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert github == (ROOT / ".gitlab/merge_request_templates/Default.md").read_text(encoding="utf-8")
    assert all(f"**{lang}**" in github for lang in ("ca", "gl", "es", "en"))
