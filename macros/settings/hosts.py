"""Where a code host shows files, and lets people and programs change them; nothing where the host is not known."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit


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


def folders(repo_url: str, ref: str) -> Folders:
    """Return where the files of a repository are shown; hosts that are not known are taken to be like GitHub."""
    host = urlsplit(repo_url).hostname or ""
    if "gitlab" in host:
        return Folders(f"{repo_url}/-/blob/{ref}", f"{repo_url}/-/commits/{ref}")
    if _is_gitea(host):
        kind = "commit" if _COMMIT.fullmatch(ref) else "branch"
        return Folders(f"{repo_url}/src/{kind}/{ref}", f"{repo_url}/commits/{kind}/{ref}")
    return Folders(f"{repo_url}/blob/{ref}", f"{repo_url}/commits/{ref}")


_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


def _is_gitea(host: str) -> bool:
    """Whether a host runs Gitea or Forgejo, as far as its name tells."""
    return "gitea" in host or "forgejo" in host or host == "codeberg.org"


def edit_pages(repo_url: str, ref: str) -> EditPages:
    """Return where the files of a repository are edited at a branch."""
    host = urlsplit(repo_url).hostname or ""
    if "github" in host:
        return EditPages(f"{repo_url}/edit/{ref}/", f"{repo_url}/upload/{ref}/")
    if "gitlab" in host:
        return EditPages(f"{repo_url}/-/edit/{ref}/")
    if _is_gitea(host):
        return EditPages(f"{repo_url}/_edit/{ref}/", f"{repo_url}/_upload/{ref}/")
    if host == "gitee.com":
        return EditPages(f"{repo_url}/edit/{ref}/")
    return EditPages()


class Interface(NamedTuple):
    """How a program hands in a change; each is empty where the host is not known."""

    kind: str = ""
    """Which kind of host: github, gitlab, gitee, gitea."""
    url: str = ""
    """The beginning of all its addresses."""
    project: str = ""
    """The repository, as the host calls it."""

    @property
    def origin(self) -> str:
        """The site that it is on."""
        return urlunsplit((*urlsplit(self.url)[:2], "", "", ""))


def interface(repo_url: str) -> Interface:
    """Return how a change of a repository is handed in by a program."""
    parts = urlsplit(repo_url)
    host, project = parts.hostname or "", parts.path.strip("/").removesuffix(".git")
    root = urlunsplit((*parts[:2], "", "", ""))
    if host == "github.com":
        return Interface("github", "https://api.github.com", project)
    if "github" in host:
        return Interface("github", f"{root}/api/v3", project)
    if "gitlab" in host:
        return Interface("gitlab", f"{root}/api/v4", project)
    if _is_gitea(host):
        return Interface("gitea", f"{root}/api/v1", project)
    if host == "gitee.com":
        return Interface("gitee", f"{root}/api/v5", project)
    return Interface()
