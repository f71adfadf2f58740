"""Every lock of packages is kept up to date by what the code host asks for."""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath

import yaml

from tests.some import some


def test_every_lock_of_packages_has_its_updates() -> None:
    tracked = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True)
    locks = {"package-lock.json": "npm", "requirements.txt": "pip"}
    given = yaml.safe_load(Path(".github/dependabot.yml").read_text("utf-8"))
    kept = {(one["package-ecosystem"], one["directory"]) for one in given["updates"]}
    found = [PurePosixPath(name) for name in tracked.stdout.splitlines()]
    # benchmarks/ measures named versions of other programs, and publishes nothing
    kept_up = [one for one in found if one.name in locks and one.parts[0] != "benchmarks"]
    for path in some(kept_up):
        folder = "/" if path.parent == PurePosixPath() else f"/{path.parent}"
        assert (locks[path.name], folder) in kept, path


def test_the_list_of_reviewers_says_why_it_names_nobody() -> None:
    text = Path(".github/CODEOWNERS").read_text("utf-8")
    rules = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert rules or "还没有指定审阅人" in text
