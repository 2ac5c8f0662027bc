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


def list_caching(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    """Return the steps that read or write a cache."""
    return [step for step in steps_of(workflow) if step.get("uses", "").startswith("actions/cache")]


def test_a_proposals_builds_read_what_main_kept() -> None:
    """Before the first of them, under the path and key by which main keeps it, for the same address and Python."""
    reading, keeping = read("contribution.yml")["jobs"]["report"], read("cache.yml")["jobs"]["keep"]
    (restore,), (save,) = list_caching(read("contribution.yml")), list_caching(read("cache.yml"))
    assert restore["with"]["path"] == save["with"]["path"] == ".cache"
    ours, kept = restore["with"]["key"], save["with"]["key"]
    assert ours.replace("event.pull_request.base.sha", "sha") == kept
    keys = restore["with"]["restore-keys"].split("\n")
    assert len(keys) == 3
    assert all(ours.startswith(key) for key in keys)
    commands = [step.get("run", "") for step in reading["steps"]]
    moving = commands.index("if [ -d .cache ]; then mv .cache base/.cache; fi")
    building = next(place for place, command in enumerate(commands) if "invoke build --publish" in command)
    assert reading["steps"].index(restore) < moving < building
    assert reading["env"]["SITE_URL"] == keeping["env"]["SITE_URL"]
    pythons = [step["with"] for job in (reading, keeping) for step in job["steps"] if step.get("id") == "python"]
    assert len(pythons) == 2
    assert pythons[0] == pythons[1]


def test_a_cache_is_written_for_main_alone_and_read_by_nothing_that_is_published() -> None:
    """Each workflow has the part of the action that it needs and no more, and Python's own has none."""
    used = {path.name: [step["uses"] for step in list_caching(read(path.name))] for path in WORKFLOWS}
    names = {name: [use.partition("@")[0] for use in uses] for name, uses in used.items() if uses}
    assert names == {"cache.yml": ["actions/cache/save"], "contribution.yml": ["actions/cache/restore"]}
    assert read("cache.yml")[True] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    (save,) = list_caching(read("cache.yml"))
    steps = read("cache.yml")["jobs"]["keep"]["steps"]
    assert steps.index(save) == len(steps) - 1
    assert "if" not in save
    assert not [step for path in WORKFLOWS for step in steps_of(read(path.name)) if "cache" in step.get("with", {})]


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


def test_gitlab_reads_and_writes_its_cache_in_the_same_places() -> None:
    """The default branch writes, a merge request reads, what is published has none; protected ones stay apart."""
    pipeline = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    caches = {name: job["cache"] for name, job in pipeline.items() if "cache" in job}
    common = {"key": "previews", "paths": [".cache/"]}
    assert caches == {"contribution": common | {"policy": "pull"}, "keep": common | {"policy": "push"}}
    assert pipeline["keep"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert pipeline["keep"]["variables"]["SITE_URL"] == pipeline["contribution"]["variables"]["SITE_URL"]


@pytest.mark.parametrize(("sent", "taken"), [("content", True), (".cache", False)])
def test_gitlab_takes_no_cache_that_came_with_a_proposal(sent: str, taken: object, tmp_path: Path) -> None:
    """There the cache is laid into the proposal's folder, where the proposal could bring one."""
    (line,) = (line for line in yaml.safe_load(GITLAB.read_text())["contribution"]["script"] if " .cache " in line)
    proposal, base = tmp_path / "proposal", tmp_path / "base"
    for folder in (base, proposal / ".cache", proposal / "content"):
        folder.mkdir(parents=True)
        (folder / "file").touch()
    for command in (["git", "init", "--quiet"], ["git", "add", "--force", sent], ["sh", "-e", "-c", line]):
        subprocess.run(command, cwd=proposal, check=True)
    assert (base / ".cache/file").exists() is taken


def test_both_forges_have_one_template() -> None:
    """Four languages, the same words."""
    github = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert github == (ROOT / ".gitlab/merge_request_templates/Default.md").read_text(encoding="utf-8")
    assert all(f"**{lang}**" in github for lang in ("ca", "gl", "es", "en"))
