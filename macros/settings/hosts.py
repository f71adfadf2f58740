"""Where a code host lets people and programs change files; nothing where the host is not known."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit


class EditPages(NamedTuple):
    """The beginnings of addresses: a file's path follows one, a folder's the other; each may be empty."""

    edit: str = ""
    """Opens a file in the host's own editor."""
    upload: str = ""
    """Takes files into a folder, in the place of those of the same name."""


def edit_pages(repo_url: str, ref: str) -> EditPages:
    """Return where the files of a repository are edited at a branch."""
    host = urlsplit(repo_url).hostname or ""
    if "github" in host:
        return EditPages(f"{repo_url}/edit/{ref}/", f"{repo_url}/upload/{ref}/")
    if "gitlab" in host:
        return EditPages(f"{repo_url}/-/edit/{ref}/")
    if "gitea" in host or "forgejo" in host or host == "codeberg.org":
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
    if "gitea" in host or "forgejo" in host or host == "codeberg.org":
        return Interface("gitea", f"{root}/api/v1", project)
    if host == "gitee.com":
        return Interface("gitee", f"{root}/api/v5", project)
    return Interface()
