"""The command line ``plan``, and git, as tests call them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from click.testing import CliRunner, Result

from macros.__main__ import main


def run(*words: str | Path) -> Result:
    """Run a command of ``plan``, in this process."""
    return CliRunner().invoke(main, [str(word) for word in words])


def git(folder: Path, *words: str) -> str:
    """Run git in a folder, with no settings of the machine, and return what it prints."""
    environment = {
        **os.environ,
        **{
            f"GIT_{who}_{what}": "x@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    command = ["git", "-C", str(folder), *words]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()
