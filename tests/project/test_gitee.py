"""The pipeline for Gitee runs the make targets of a site; no package has a schema of its form."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

SKELETON = Path("macros/starting/skeleton")
PIPELINE = SKELETON / ".workflow/check.yml"
SAYS = 'export BASE="$GITEE_COMMIT"'
"""Of a request the commit that it goes into: Gitee makes it of hexadecimal digits."""


def pipeline() -> dict[str, Any]:
    given: dict[str, Any] = yaml.safe_load(PIPELINE.read_text("utf-8"))
    return given


def test_it_has_what_gitee_s_manual_names() -> None:
    given = pipeline()
    assert given.keys() == {"version", "name", "displayName", "triggers", "stages"}
    assert given["version"] == "1.0"
    main = {"branches": {"precise": ["main"]}}
    assert given["triggers"] == {"trigger": "auto", "push": main, "pr": main}
    (stage,) = given["stages"]
    assert stage.keys() == {"name", "displayName", "strategy", "trigger", "executor", "steps"}
    (step,) = stage["steps"]
    assert step.keys() == {
        *("step", "name", "displayName", "pythonVersion", "commands", "notify", "strategy"),
    }
    assert step["step"] == "build@python"
    assert step["pythonVersion"] == "3.11"  # a number would lose its last zero one day
    for one in (given, stage, step):
        assert re.fullmatch(r"[a-z][a-z0-9_-]*", one["name"])


def test_a_request_is_asked_what_it_is_asked_on_github() -> None:
    github = yaml.safe_load((SKELETON / ".github/workflows/check.yml").read_text("utf-8"))
    asked = [step["run"] for step in github["jobs"]["check"]["steps"] if "run" in step]
    asked.remove("make preview")  # nothing is uploaded there
    (step,) = pipeline()["stages"][0]["steps"]
    assert step["commands"] == [SAYS, *asked]


def test_nothing_that_a_request_says_reaches_a_command() -> None:
    assert re.findall(r"\$\{?(\w+)", PIPELINE.read_text("utf-8")) == ["GITEE_COMMIT"]
