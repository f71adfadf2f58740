"""Where a code host shows files, and lets people and programs change them; nothing where the host is not known."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

KINDS = ("github", "gitlab", "gitee", "gitea")
"""The kinds of hosts; Forgejo is one of the last."""
COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
"""The whole id of a commit, in either length that Git has."""


def kind_of(repo_url: str, given: str = "") -> str:
    """Return the kind of the host of a repository: what is given, else what its name tells; empty if nothing does."""
    host = urlsplit(repo_url).hostname or ""
    if given:
        return given
    if host == "gitee.com":
        return "gitee"
    if "forgejo" in host or host == "codeberg.org":
        return "gitea"
    return next((kind for kind in ("github", "gitlab", "gitea") if kind in host), "")


class EditPages(NamedTuple):
    """The beginnings of addresses: a file's path follows one, a folder's the other; each may be empty."""

    edit: str = ""
    """Opens a file in the host's own editor."""
    upload: str = ""
    """Takes files into a folder, in the place of those of the same name."""


class Folders(NamedTuple):
    """The beginnings of addresses of files as they are, and of their former versions, at a branch or commit."""

    files: str
    past: str


def folders(repo_url: str, ref: str, kind: str) -> Folders:
    """Return where the files of a repository are shown; hosts that are not known are taken to be like GitHub."""
    if kind == "gitlab":
        return Folders(f"{repo_url}/-/blob/{ref}", f"{repo_url}/-/commits/{ref}")
    if kind == "gitea":
        of = "commit" if COMMIT.fullmatch(ref) else "branch"
        return Folders(f"{repo_url}/src/{of}/{ref}", f"{repo_url}/commits/{of}/{ref}")
    return Folders(f"{repo_url}/blob/{ref}", f"{repo_url}/commits/{ref}")


def edit_pages(repo_url: str, ref: str, kind: str) -> EditPages:
    """Return where the files of a repository are edited at a branch."""
    match kind:
        case "github":
            return EditPages(f"{repo_url}/edit/{ref}/", f"{repo_url}/upload/{ref}/")
        case "gitlab":
            return EditPages(f"{repo_url}/-/edit/{ref}/")
        case "gitea":
            return EditPages(f"{repo_url}/_edit/{ref}/", f"{repo_url}/_upload/{ref}/")
        case "gitee":
            return EditPages(f"{repo_url}/edit/{ref}/")
    return EditPages()


class Interface(NamedTuple):
    """How a program hands in a change; each is empty where the host is not known."""

    kind: str = ""
    """Which of ``KINDS`` the host is."""
    url: str = ""
    """The beginning of all its addresses."""
    project: str = ""
    """The repository, as the host calls it."""

    @property
    def origin(self) -> str:
        """The site that it is on."""
        return urlunsplit((*urlsplit(self.url)[:2], "", "", ""))


_VERSIONS = {"github": "v3", "gitlab": "v4", "gitea": "v1", "gitee": "v5"}


def interface(repo_url: str, kind: str) -> Interface:
    """Return how a change of a repository is handed in by a program."""
    if not kind or not repo_url:
        return Interface()
    parts = urlsplit(repo_url)
    root = f"{urlunsplit((*parts[:2], '', '', ''))}/api/{_VERSIONS[kind]}"
    if parts.hostname == "github.com":
        root = "https://api.github.com"
    return Interface(kind, root, parts.path.strip("/").removesuffix(".git"))
