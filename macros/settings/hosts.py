"""Where a code host lets people change files in the browser; nothing where the host is not known."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit


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
