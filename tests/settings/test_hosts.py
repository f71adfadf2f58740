"""How the addresses of a code host follow from that of a repository."""

from __future__ import annotations

import pytest

from macros.settings import Settings
from macros.settings.hosts import edit_pages, interface


@pytest.mark.parametrize(
    ("repo_url", "made"),
    [
        ("https://github.com/o/r", ("github", "https://api.github.com", "o/r")),
        ("https://github.example.org/o/r.git", ("github", "https://github.example.org/api/v3", "o/r")),
        ("https://gitlab.com/g/h/r", ("gitlab", "https://gitlab.com/api/v4", "g/h/r")),
        ("https://gitee.com/o/r/", ("gitee", "https://gitee.com/api/v5", "o/r")),
        ("https://codeberg.org/o/r", ("gitea", "https://codeberg.org/api/v1", "o/r")),
        ("http://gitea.example.org:3000/o/r", ("gitea", "http://gitea.example.org:3000/api/v1", "o/r")),
        ("https://example.org/o/r", ("", "", "")),
        ("", ("", "", "")),
    ],
)  # fmt: skip
def test_the_interface_of_a_host(repo_url: str, made: tuple[str, str, str]) -> None:
    found = interface(repo_url)
    assert found == made
    assert found.origin == "/".join(made[1].split("/")[:3])


def test_an_unknown_host_has_no_pages_for_editing() -> None:
    assert edit_pages("https://example.org/o/r", "main") == ("", "")


@pytest.mark.parametrize(
    ("repo_url", "edit", "shown", "past"),
    [
        ("https://github.com/o/r", "/edit/main/", "/blob/main/", "/commits/main/"),
        ("https://gitee.com/o/r", "/edit/main/", "/blob/main/", "/commits/main/"),
        ("https://gitlab.com/g/o/r", "/-/edit/main/", "/-/blob/main/", "/-/commits/main/"),
        ("https://codeberg.org/o/r", "/_edit/main/", "/src/branch/main/", "/commits/branch/main/"),
        ("https://gitea.example.org/o/r", "/_edit/main/", "/src/branch/main/", "/commits/branch/main/"),
    ],
)  # fmt: skip
def test_where_a_host_edits_and_shows_a_file(
    repo_url: str, edit: str, shown: str, past: str
) -> None:
    settings = Settings(repo_url=repo_url)
    assert edit_pages(repo_url, "main").edit == repo_url + edit
    assert settings.line_url(7) == f"{repo_url}{shown}data/plan.yml#L7"
    assert settings.past_url("a.yml") == f"{repo_url}{past}a.yml"


def test_gitea_tells_a_commit_from_a_branch() -> None:
    settings = Settings(repo_url="https://codeberg.org/o/r", repo_ref="0" * 40)
    assert settings.file_url("a.yml") == f"https://codeberg.org/o/r/src/commit/{'0' * 40}/a.yml"
    assert Settings().file_url("a.yml") == ""
