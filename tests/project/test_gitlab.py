"""The pipeline for GitLab runs the make targets of a site, and publishes what was recorded."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from tests.some import some

SKELETON = Path("macros/starting/skeleton")
MOVED = "mv site public"
"""GitLab publishes the folder of this name; all other commands are make targets."""
WORDS = {"image", "variables", "stages"}
"""What stands beside the jobs."""
OF_A_JOB = {
    *("stage", "rules", "variables", "script", "artifacts", "needs", "resource_group"),
}
OF_ARTIFACTS = {"when", "expose_as", "paths", "expire_in"}


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
            if command != MOVED:
                word, target = command.split()
                assert word == "make"
                assert target in targets, target


def test_a_request_is_asked_what_it_is_asked_on_github() -> None:
    github = yaml.safe_load((SKELETON / ".github/workflows/check.yml").read_text("utf-8"))
    steps = github["jobs"]["check"]["steps"]
    asked = {step["run"] for step in steps if "run" in step}
    assert set(jobs()["check"]["script"]) == asked
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
    assert set(re.findall(r"\$(\w+)", text)) == {
        *("CI_PROJECT_URL", "CI_DEFAULT_BRANCH", "CI_COMMIT_SHA", "CI_PIPELINE_SOURCE"),
        *("CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_COMMIT_BRANCH", "CI_COMMIT_BEFORE_SHA"),
        "CI_PAGES_URL",
    }
    for job in jobs().values():
        assert not [command for command in job["script"] if "$" in command]
