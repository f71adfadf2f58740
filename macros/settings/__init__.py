"""Settings of a build: where the plan, the site and its repository are, and who runs the site."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from macros.settings.desk import folder_of_runtimes, runtime_in
from macros.settings.environment import check
from macros.settings.hosts import Folders, folders, kind_of
from macros.settings.operator import Operator
from macros.settings.reporting import FORM, to_host, to_operator

DEFAULT_PLAN = Path("data/plan.yml")
_PLAN_ALONE = Path("plan.yml")
"""The plan of a folder that holds little besides it."""
DEFAULT_SITE_URL = "http://127.0.0.1:8000/"


@dataclass(frozen=True)
class Settings:
    """What differs from one place of publication to another."""

    plan: Path = DEFAULT_PLAN
    site_url: str = DEFAULT_SITE_URL
    """The public address of the site's root; ends in a slash."""
    repo_url: str = ""
    """The address of the repository on its code host, without a trailing slash; may be empty."""
    repo_ref: str = "main"
    """The branch (or commit) to which edit links lead."""
    repo_kind: str = ""
    """What kind of host that is, where its name does not tell; may be empty."""
    source_commit: str = ""
    """The commit of the data, for programs that read the files; empty if unknown."""
    has_form: bool = False
    """Whether the repository has the form for corrections."""
    desks: Path | None = None
    """Where what the editing desk runs with may lie; None: the site is to have no desk."""
    operator: Operator = field(default_factory=Operator)
    """Who runs the site: not from the environment, but from the site's configuration."""
    saves: str = ""
    """The secret with which the page of the desk saves into the files of this machine; empty elsewhere."""

    @property
    def is_public(self) -> bool:
        """Whether the public address of the site is set."""
        return self.site_url != DEFAULT_SITE_URL

    @cached_property
    def desk(self) -> Path | None:
        """The folder with what the editing desk runs with; None: the site has no desk."""
        return runtime_in(self.desks) if self.desks else None

    @property
    def host_kind(self) -> str:
        """The kind of the code host; empty if nothing tells."""
        return kind_of(self.repo_url, self.repo_kind)

    @property
    def _folders(self) -> Folders:
        return folders(self.repo_url, self.repo_ref, self.host_kind)

    def report_url(self, title: str, page: str) -> str:
        """Return where to report an error of a page, by its address; empty if nothing is set."""
        if self.operator.report:
            return to_operator(self.operator, title, page)
        return to_host(self.repo_url, self.host_kind, self.has_form, title, page)

    def page_in_reports(self, where: str) -> str:
        """Return how a report names the page at ``where``: in full if the public address is set."""
        return (self.site_url if self.is_public else "/") + where

    def line_url(self, line: int) -> str:
        """Return the address of a line of the data file on the code host; empty if unknown."""
        url = self.file_url(self.plan_name)
        return f"{url}#L{line}" if url else ""

    def file_url(self, name: str) -> str:
        """Return the address of a file of the repository on the code host; empty if unknown."""
        return f"{self._folders.files}/{name}" if self.repo_url else ""

    def past_url(self, name: str) -> str:
        """Return the address of the former versions of a file on the code host; empty if unknown."""
        return f"{self._folders.past}/{name}" if self.repo_url else ""

    @property
    def plan_name(self) -> str:
        """The path of the data file in the repository."""
        return _name_from(self.plan, os.getcwd())


@cache
def _name_from(plan: Path, folder: str) -> str:
    try:
        return plan.resolve().relative_to(folder).as_posix()
    except ValueError:
        return plan.name


def cache_folder() -> Path:
    """Return where builds keep what they may use again: CACHE, else ``.cache`` where they run."""
    return Path(os.environ.get("CACHE") or ".cache")


def _plan_here() -> Path:
    """Return where the plan of the working folder is, or would be."""
    alone = _PLAN_ALONE.is_file() and not DEFAULT_PLAN.is_file()
    return _PLAN_ALONE if alone else DEFAULT_PLAN


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Read PLAN, SITE_URL, REPO_URL, REPO_REF, REPO_KIND, SOURCE_COMMIT and DESK; an empty value counts as not given.

    Raises SettingsError with every fault.
    """
    given = os.environ if environment is None else environment
    check(given)
    site_url = given.get("SITE_URL") or DEFAULT_SITE_URL
    return Settings(
        plan=Path(given["PLAN"]) if given.get("PLAN") else _plan_here(),
        site_url=site_url.rstrip("/") + "/",
        repo_url=(given.get("REPO_URL") or "").rstrip("/"),
        repo_ref=given.get("REPO_REF") or "main",
        repo_kind=given.get("REPO_KIND") or "",
        source_commit=given.get("SOURCE_COMMIT") or "",
        has_form=Path(FORM).is_file(),
        desks=folder_of_runtimes(given.get("DESK")),
    )
