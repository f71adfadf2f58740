"""The pipeline for GitLab runs the make targets of a site, and publishes what was recorded."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.some import some

SKELETON = Path("macros/starting/skeleton")
MOVED = "mv site public"
"""GitLab publishes the folder of this name; all other commands are make targets."""
SAYS = 'echo "PREVIEW_URL='
"""Begins the command that says where GitLab shows the preview."""
OF_THE_PROJECT = {
    *("CI_PROJECT_ROOT_NAMESPACE", "CI_PROJECT_PATH", "CI_PAGES_DOMAIN", "CI_JOB_ID"),
}
"""What a command may be given: GitLab makes these of letters, digits, dots, dashes and slashes."""
WORDS = {"image", "variables", "stages"}
"""What stands beside the jobs."""
OF_A_JOB = {
    *("stage", "rules", "variables", "script", "artifacts", "needs", "resource_group"),
    "environment",
}
OF_ARTIFACTS = {"when", "expose_as", "paths", "expire_in", "reports"}


def pipeline() -> dict[str, Any]:
    given: dict[str, Any] = yaml.safe_load((SKELETON / ".gitlab-ci.yml").read_text("utf-8"))
    return given


def jobs() -> dict[str, dict[str, Any]]:
    return {name: job for name, job in pipeline().items() if name not in WORDS}


def test_jobs_have_what_gitlab_knows_and_stages_that_are_there() -> None:
    stages = pipeline()["stages"]
    for name, job in jobs().items():
        assert job.keys() <= OF_A_JOB, name
        assert job["stage"] in stages, name
        assert job["script"], name
        assert all(set(rule) == {"if"} for rule in job["rules"]), name
        assert job["artifacts"].keys() <= OF_ARTIFACTS, name
        # what it is called on a merge request may hold no other characters
        assert re.fullmatch(
            r"[A-Za-z0-9_][-\w ]*", job["artifacts"].get("expose_as", "a"), re.ASCII
        )
        for before in job.get("needs", []):
            assert stages.index(jobs()[before]["stage"]) < stages.index(job["stage"])
    assert {job["stage"] for job in jobs().values()} == set(stages)


def test_every_command_is_a_make_target_of_a_site() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (SKELETON / "Makefile").read_text("utf-8"), re.M))
    for job in some(jobs().values()):
        for command in job["script"]:
            if command != MOVED and not command.startswith(SAYS):
                word, target = command.split()
                assert word == "make"
                assert target in targets, target


def test_a_request_is_asked_what_it_is_asked_on_github() -> None:
    github = yaml.safe_load((SKELETON / ".github/workflows/check.yml").read_text("utf-8"))
    steps = github["jobs"]["check"]["steps"]
    asked = {step["run"] for step in steps if "run" in step}
    own = {command for command in jobs()["check"]["script"] if not command.startswith(SAYS)}
    assert own == asked
    assert "PUBLISH" not in jobs()["check"]["variables"] | pipeline()["variables"]


def test_every_site_is_built_with_what_publications_recorded() -> None:
    assert pipeline()["variables"]["GIT_DEPTH"] == "0"  # all branches are fetched
    for job in jobs().values():
        script = job["script"]
        if "make site" in script:
            assert script.index("make ledger") < script.index("make site")
            assert script.index("make site") < script.index("make check-addresses")


def test_nothing_is_published_before_its_addresses_are_checked_and_recorded() -> None:
    build, pages = jobs()["build"], jobs()["pages"]
    assert build["rules"] == pages["rules"]
    assert "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in build["rules"][0]["if"]
    assert pages["needs"] == ["build"]
    assert pages["script"] == ["make record", MOVED]
    assert {"site/", "build/addresses.txt"} == set(build["artifacts"]["paths"])
    assert pages["artifacts"]["paths"] == ["public/"]
    assert build["variables"]["PUBLISH"] == "1"
    assert build["variables"]["SITE_URL"] == "$CI_PAGES_URL"


def test_nothing_that_a_request_says_reaches_a_command() -> None:
    text = (SKELETON / ".gitlab-ci.yml").read_text("utf-8")
    assert set(re.findall(r"\$\{?(\w+)", text)) == OF_THE_PROJECT | {
        *("CI_PROJECT_URL", "CI_DEFAULT_BRANCH", "CI_COMMIT_SHA", "CI_PIPELINE_SOURCE"),
        *("CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_COMMIT_BRANCH", "CI_COMMIT_BEFORE_SHA"),
        *("CI_PAGES_URL", "CI_MERGE_REQUEST_IID", "PREVIEW_URL"),
    }
    for job in jobs().values():
        for command in job["script"]:
            assert set(re.findall(r"\$\{?(\w+)", command)) <= OF_THE_PROJECT


@pytest.mark.parametrize(
    ("project", "where"),
    [
        ("city/plan", "https://city.pages.example.cn/-/plan/-/jobs/7/artifacts/build/preview/"),
        (
            "city/office/plan",
            "https://city.pages.example.cn/-/office/plan/-/jobs/7/artifacts/build/preview/",
        ),
    ],
)
def test_a_request_says_where_gitlab_shows_its_preview(
    project: str, where: str, tmp_path: Path
) -> None:
    check = jobs()["check"]
    (command,) = (one for one in check["script"] if one.startswith(SAYS))
    given = {"CI_PROJECT_PATH": project, "CI_PROJECT_ROOT_NAMESPACE": "city"}
    given |= {"CI_PAGES_DOMAIN": "pages.example.cn", "CI_JOB_ID": "7"}
    (tmp_path / "build").mkdir()
    subprocess.run(["bash", "-c", command], env=given, cwd=tmp_path, check=True)
    said = (tmp_path / check["artifacts"]["reports"]["dotenv"]).read_text("utf-8")
    assert said == f"PREVIEW_URL={where}index.html\n"
    assert check["environment"]["url"] == "$PREVIEW_URL"
    (kept,) = check["artifacts"]["paths"]
    assert f"/artifacts/{kept}" in said
    assert check["script"].index("make preview") < check["script"].index(command)
