"""Workflows are thin and safe: every step that runs anything is a make target that exists."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands import git
from tests.some import some

WORKFLOWS = sorted(Path(".github/workflows").glob("*.yml"))
SKELETON = Path("macros/starting/skeleton")
GITEA = SKELETON / ".gitea/workflows/check.yml"
OF_SITES = [
    *sorted(SKELETON.glob(".github/workflows/*.yml")),
    *(GITEA, Path(".github/workflows/pages.yml")),
]
"""The workflows of a site's own repository: those that it starts with, and one that is the same.

Gitea and Forgejo read the form of GitHub, in a folder of their own.
"""
EVERYWHERE = [
    *((path, Path("Makefile")) for path in WORKFLOWS),
    *((path, SKELETON / "Makefile") for path in OF_SITES),
]


NO_MAKE = {"python -m scripts.try_wheel": "make try-wheel"}
"""Commands of jobs on systems without make, and the target that is the same."""


def steps(path: Path) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(path.read_text("utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job.get("steps", [])] if jobs else []


@pytest.mark.parametrize(("path", "makefile"), EVERYWHERE, ids=str)
def test_every_command_of_a_workflow_is_a_make_target(path: Path, makefile: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", makefile.read_text("utf-8"), flags=re.M))
    for step in some(steps(path)):
        if "run" in step:
            word, target = NO_MAKE.get(step["run"], step["run"]).split()
            assert word == "make"
            assert target in targets, target


def test_where_there_is_no_make_a_step_runs_what_the_target_does() -> None:
    given = yaml.safe_load(Path(".github/workflows/check.yml").read_text("utf-8"))
    for job in given["jobs"].values():
        runs = {step["run"] for step in job["steps"] if "run" in step}
        assert not runs & NO_MAKE.keys() or "windows-latest" in job["strategy"]["matrix"]["system"]
    for command, target in NO_MAKE.items():
        recipe = (
            Path("Makefile").read_text("utf-8").partition(f"\n{target[5:]}:")[2].splitlines()[1]
        )
        assert recipe.strip() == f"@$(PY) {command.removeprefix('python ')}"


@pytest.mark.parametrize("path", dict.fromkeys(path for path, _ in EVERYWHERE), ids=str)
def test_a_fork_can_neither_reach_a_secret_nor_a_shell(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text
    given = yaml.safe_load(text)
    assert given["permissions"] == {}
    triggers = given[True]  # YAML 1.1 reads the key `on` as true
    if "pull_request" in triggers:
        for job in given["jobs"].values():
            assert set(job["permissions"].items()) <= {("contents", "read")}
    for step in steps(path):
        assert "${{" not in step.get("run", "")
        if "uses" in step:
            assert re.search(r"@[0-9a-f]{40}$", step["uses"])
    for job in given["jobs"].values():
        checkout = job["steps"][0] if "steps" in job else job
        if checkout.get("uses", "").startswith("actions/checkout@"):
            writes = job["permissions"].get("contents") == "write"
            assert checkout["with"]["persist-credentials"] is writes


def test_only_the_job_that_records_the_addresses_may_write_and_it_builds_nothing() -> None:
    given = yaml.safe_load(Path(".github/workflows/pages.yml").read_text("utf-8"))["jobs"]
    writing = {
        (path.stem, name)
        for path in (*WORKFLOWS, *OF_SITES)
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items()
        if job["permissions"].get("contents") == "write"
    }
    assert writing == {("pages", "record")}
    assert [step["run"] for step in given["record"]["steps"] if "run" in step] == ["make record"]
    steps = (*given["build"]["steps"], *given["record"]["steps"])
    moved = [step["with"].get("name") for step in steps if "load-artifact@" in step.get("uses", "")]
    assert moved == ["网址清单", "文件清单", "网址清单"]


def test_what_is_signed_is_what_was_built_and_who_signs_builds_nothing() -> None:
    given = yaml.safe_load(Path(".github/workflows/pages.yml").read_text("utf-8"))["jobs"]
    signing = {
        (path.stem, name)
        for path in (*WORKFLOWS, *OF_SITES)
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items()
        if "attestations" in job["permissions"]
    }
    assert signing == {("pages", "prove"), ("release", "prove")}
    fetch, sign = given["prove"]["steps"]
    (sent,) = (
        step["with"]
        for step in given["build"]["steps"]
        if step.get("with", {}).get("name") == fetch["with"]["name"]
    )
    assert sent["path"] == f"site/{sign['with']['subject-path']}" == "site/digests.json"
    assert given["prove"]["needs"] == "build"
    assert "prove" not in given["deploy"]["needs"]  # which goes on where nothing can be signed


def test_a_pull_request_is_asked_for_everything_that_it_could_break() -> None:
    runs = [step["run"] for step in steps(Path(".github/workflows/check.yml")) if "run" in step]
    for target in (
        "check",
        "test-change",
        "check-subjects",
        "check-data",
        "site",
        "summary",
        "preview",
        "check-changes",
        "check-addresses",
    ):
        assert f"make {target}" in runs


@pytest.mark.parametrize(
    ("changed", "base", "target"),
    [
        (["data/plan.yml", "data/kept/new.txt"], "HEAD", "test-data"),
        (["data/plan.yml"], "", "test"),
        (["data/plan.yml", "docs/plan.md"], "HEAD", "test"),
        (["data/plan.schema.json"], "HEAD", "test"),
        (["docs/data/plan.yml"], "HEAD", "test"),
        (["data/文.txt", "documents/文.txt"], "HEAD", "test"),
        ([], "HEAD", "test"),
    ],
)
def test_whoever_changes_the_data_alone_runs_its_tests_alone(
    changed: list[str], base: str, target: str, tmp_path: Path
) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "before")
    make = tmp_path / "bin" / "make"
    for path in (make, *(tmp_path / name for name in changed)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('#!/bin/sh\necho "$@"\n', "utf-8")
    make.chmod(0o755)
    for name in changed:
        git(tmp_path, "add", name)
    environment = {**os.environ, "BASE": base, "PATH": f"{make.parent}:{os.environ['PATH']}"}
    done = subprocess.run(
        [Path("scripts/test-change.sh").resolve()],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split()[-1] == target


def test_a_slip_in_the_data_format_costs_neither_the_preview_nor_the_later_checks() -> None:
    given = yaml.safe_load(Path(".github/workflows/check.yml").read_text("utf-8"))
    steps = {step.get("run"): step for step in given["jobs"]["changes"]["steps"]}
    for target in ("site", "summary", "preview", "check-changes"):
        assert "!cancelled()" in steps[f"make {target}"]["if"]


BEFORE = {
    ("check", "check"): "${{ github.event_name == 'push' && github.event.before || '' }}",
    ("check", "changes"): "HEAD^1",
    ("pages", "build"): "${{ github.event.before }}",
}
"""With what each job compares the ledger: what main was before the push, or will be merged into."""


def test_the_ledger_is_compared_with_what_was_there_before_on_requests_and_on_every_push() -> None:
    found = {}
    for path in WORKFLOWS:
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items():
            for step in job.get("steps", []):
                if step.get("run") == "make check-addresses":
                    given = {**job.get("env", {}), **step.get("env", {})}
                    found[path.stem, name] = given.get("BASE")
    assert found == BEFORE


@pytest.mark.parametrize("path", dict.fromkeys([*WORKFLOWS, *OF_SITES]), ids=str)
def test_every_site_is_built_with_what_publications_recorded(path: Path) -> None:
    for job in some(yaml.safe_load(path.read_text("utf-8"))["jobs"].values()):
        runs = [step.get("run") for step in job.get("steps", [])]
        if "make site" in runs:
            assert runs.index("make ledger") < runs.index("make site")
            assert job["steps"][0]["with"]["fetch-depth"] == 0  # all branches are fetched


def test_what_an_event_says_reaches_no_program_but_the_commit_before_a_push() -> None:
    for path in (*WORKFLOWS, *OF_SITES):
        values = re.findall(r"\$\{\{(.*?)\}\}", path.read_text("utf-8"))
        said = {word for value in values for word in re.findall(r"github\.event\.[\w.]+", value)}
        there = {"github.event.pull_request.merge_base"} if path == GITEA else set()
        assert said <= {"github.event.before", "github.event.repository.fork"} | there, path


def test_a_request_on_gitea_is_asked_what_it_is_asked_on_github() -> None:
    github, gitea = (
        {step["run"]: step.get("if") for step in steps(path) if "run" in step}
        for path in (SKELETON / ".github/workflows/check.yml", GITEA)
    )
    del github["make preview"]  # nothing is uploaded there
    assert gitea == github


def test_nothing_is_published_unless_the_ledger_was_found_whole() -> None:
    given = yaml.safe_load(Path(".github/workflows/pages.yml").read_text("utf-8"))
    runs = [step.get("run") or step["uses"] for step in given["jobs"]["build"]["steps"]]
    upload = next(n for n, run in enumerate(runs) if "upload-pages-artifact@" in run)
    assert "make check-addresses" in runs[:upload]
    assert given["jobs"]["deploy"]["needs"] == ["build", "record"]
    assert given["jobs"]["record"]["if"] == given["jobs"]["deploy"]["if"]


CALLED = "./.github/workflows/check.yml"


def test_publishing_waits_for_all_the_checks_of_a_push() -> None:
    given = yaml.safe_load(Path(".github/workflows/pages.yml").read_text("utf-8"))
    assert given[True]["push"] == {"branches": ["main"]}
    jobs = given["jobs"]
    called = {name: job["uses"] for name, job in jobs.items() if "uses" in job}
    assert called == {"check": CALLED}
    assert jobs["build"]["needs"] == "check"
    assert "if" not in jobs["build"]  # so that it runs only after checks that passed
    for name in ("record", "deploy"):
        assert "build" in jobs[name]["needs"]
        assert jobs[name]["if"] == "${{ needs.build.outputs.enabled == 'true' }}"
    for path in (Path(CALLED), SKELETON / CALLED):
        checks = yaml.safe_load(path.read_text("utf-8"))
        assert checks[True] == {
            "pull_request": None,
            "workflow_call": None,
        }  # no push: once is enough
        group = checks["concurrency"]["group"]
        assert group != given["concurrency"]["group"]  # or each would wait for the other
        for job in checks["jobs"].values():
            assert "continue-on-error" not in job
            assert job.get("if") in (None, "${{ github.event_name == 'pull_request' }}")
            assert set(job["permissions"]) <= set(jobs["check"]["permissions"])
        runs = [step.get("run") for step in steps(path)]
        assert {"make check", "make site", "make check-addresses"} <= set(runs)


def test_a_site_is_published_from_a_fork_too_and_where_not_the_run_says_why() -> None:
    given = yaml.safe_load(Path(".github/workflows/pages.yml").read_text("utf-8"))
    jobs = given["jobs"]
    steps = {step.get("run") or step["uses"].split("@")[0]: step for step in jobs["build"]["steps"]}
    asked = steps["actions/configure-pages"]
    assert asked["continue-on-error"] == "${{ github.event.repository.fork }}"
    assert "steps.pages.outcome == 'failure'" in steps["make no-pages"]["if"]
    for later in ("make site", "make check-addresses", "actions/upload-pages-artifact"):
        assert steps[later]["if"] == "${{ steps.pages.outcome == 'success' }}"
    assert jobs["build"]["outputs"]["enabled"] in steps["make site"]["if"]
    assert jobs["deploy"]["if"] == "${{ needs.build.outputs.enabled == 'true' }}"
    for makefile in (Path("Makefile"), SKELETON / "Makefile"):
        recipe = makefile.read_text("utf-8").partition("\nno-pages:")[2].splitlines()[1]
        assert "没有发布" in recipe
        assert "Settings > Pages" in recipe


def test_what_goes_on_from_mkdocs_is_tried_with_the_site_itself() -> None:
    runs = [step.get("run") for step in steps(Path(".github/workflows/check.yml"))]
    assert runs[runs.index("make properdocs") - 1] == "make ledger"
    assert re.search(r"^properdocs: site ", Path("Makefile").read_text("utf-8"), re.M)
    pins = Path("scripts/properdocs.txt").read_text("utf-8")
    assert re.search(r"^properdocs==[\d.]+ \\\n    --hash=sha256:[0-9a-f]{64}$", pins, re.M)
    script = Path("scripts/properdocs.sh").read_text("utf-8")
    for words in ("--require-hashes", "GENERATOR=properdocs", "CACHE=", "diff -r"):
        assert words in script


def test_the_container_for_editors_of_the_code_sets_up_what_the_makefile_does() -> None:
    given = json.loads(Path(".devcontainer/devcontainer.json").read_text("utf-8"))
    targets = set(re.findall(r"^([a-z-]+):", Path("Makefile").read_text("utf-8"), flags=re.M))
    assert given["image"].rpartition(":")[2] == "3.11"  # the oldest Python, which locks
    for command in given["postCreateCommand"].split(" && "):
        assert command.removeprefix("make ") in targets


def test_only_what_is_published_is_built_as_published() -> None:
    for path, makefile in EVERYWHERE:
        for step in steps(path):
            if step.get("run") == "make site":
                assert (step.get("env", {}).get("PUBLISH") == "1") == (path.stem == "pages")
        assert "build $${PUBLISH:+--publish}" in makefile.read_text("utf-8")


def test_sites_start_with_the_actions_that_are_used_here() -> None:
    used = {path: {step["uses"] for step in steps(path) if "uses" in step} for path in WORKFLOWS}
    here = set().union(*used.values())
    for path in OF_SITES:
        assert {step["uses"] for step in steps(path) if "uses" in step} <= here, path


def test_what_is_checked_is_what_is_recorded() -> None:
    for makefile in (Path("Makefile"), SKELETON / "Makefile"):
        text = makefile.read_text("utf-8")
        checked = text.partition("\ncheck-addresses:")[2].splitlines()[1]
        recorded = text.partition("\nrecord:")[2].splitlines()[1]
        assert "--recorded-later --complete build/addresses.txt" in checked
        assert recorded.endswith("ledger record build/addresses.txt")
