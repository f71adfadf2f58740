"""The data file, or another, as it was at a revision of the repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from macros.model.problems import shown


class NoRevision(Exception):
    """The revision, or the plan in it, cannot be had; the text says why, in Chinese."""


class GitFailure(NoRevision):
    """Git refused; its own words are kept, the text is empty."""

    def __init__(self, said: str) -> None:
        """Keep what git said."""
        super().__init__("")
        self.said = said.strip()


class NoPlanYet(NoRevision):
    """The revision exists, but it holds no plan: the plan is published for the first time."""


def data_of(where: str, path: Path) -> tuple[bytes, str]:
    """Return the bytes of the file ``where``, or of ``path`` at that revision, and their name.

    Raises NoRevision or NoPlanYet.
    """
    given = Path(where)
    if given.is_file():
        return given.read_bytes(), where
    return content_at(where, path), f"{where}:{path.name}"


def default_base(path: Path, branch: str) -> str:
    """Return where the work on the plan began: where it left ``origin/branch``, or else HEAD."""
    folder = _folder(path)
    git(folder, "rev-parse", "--git-dir")
    try:
        return git(folder, "merge-base", f"origin/{branch}", "HEAD").decode().strip()
    except NoRevision:
        return "HEAD"


def content_at(revision: str, path: Path) -> bytes:
    """Return what a file held at a revision. Raises NoRevision; NoPlanYet if it was not there."""
    asked = f"{revision}^{{commit}}"
    try:
        folder = _folder(path)
        commit = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", asked)
    except NoRevision as error:
        words = f"没有“{revision}”这个文件，也没有这个 git 版本；请检查写法，"
        raise NoRevision(f"{words}浅克隆请先取回历史。{error}".strip()) from None
    place = f"{commit.decode().strip()}:./{path.name}"
    try:
        return git(folder, "show", place)
    except NoRevision:
        raise NoPlanYet(f"版本“{revision}”里没有 {path.name}。") from None


def _folder(path: Path) -> Path:
    if not path.parent.is_dir():
        raise NoRevision(f"没有文件夹 {shown(path.parent)}。")
    return path.parent


def git(
    folder: Path, *arguments: str, given: bytes = b"", settings: Mapping[str, str] | None = None
) -> bytes:
    """Run git in a folder and return what it prints.

    ``given`` is what it reads, ``settings`` go into its environment. Raises NoRevision, and
    GitFailure with git's own words.
    """
    command = ["git", "-C", str(folder), *arguments]
    environment = {**os.environ, **(settings or {})}
    try:
        done = subprocess.run(
            command, input=given, env=environment, capture_output=True, check=False
        )
    except OSError:
        raise NoRevision("没有安装 git，只能比较两个文件。") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace")
        if "not a git repository" in said:
            raise NoRevision("这里不是 git 代码库，只能比较两个文件：plan diff 旧文件 新文件。")
        raise GitFailure(said)
    return done.stdout
