"""How the addresses of a code host follow from that of a repository."""

from __future__ import annotations

import pytest

from macros.settings import Settings, from_environment
from macros.settings.hosts import KINDS, edit_pages, interface, kind_of


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
    found = interface(repo_url, kind_of(repo_url))
    assert found == made
    assert found.origin == "/".join(made[1].split("/")[:3])


def test_an_unknown_host_has_no_pages_for_editing() -> None:
    assert edit_pages("https://example.org/o/r", "main", "") == ("", "")


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
    assert edit_pages(repo_url, "main", settings.host_kind).edit == repo_url + edit
    assert settings.line_url(7) == f"{repo_url}{shown}data/plan.yml#L7"
    assert settings.past_url("a.yml") == f"{repo_url}{past}a.yml"


def test_gitea_tells_a_commit_from_a_branch() -> None:
    settings = Settings(repo_url="https://codeberg.org/o/r", repo_ref="0" * 40)
    assert settings.file_url("a.yml") == f"https://codeberg.org/o/r/src/commit/{'0' * 40}/a.yml"
    assert Settings().file_url("a.yml") == ""


@pytest.mark.parametrize(
    ("kind", "edit", "shown", "issue", "api"),
    [
        ("github", "/edit/main/", "/blob/main/", "/issues/new?template=", "/api/v3"),
        ("gitlab", "/-/edit/main/", "/-/blob/main/", "/-/issues/new?issue%5Btitle%5D=", "/api/v4"),
        ("gitee", "/edit/main/", "/blob/main/", "/issues/new?title=", "/api/v5"),
        ("gitea", "/_edit/main/", "/src/branch/main/", "/issues/new?title=", "/api/v1"),
    ],
)
def test_a_host_of_its_own_is_what_the_operator_says(
    kind: str, edit: str, shown: str, issue: str, api: str
) -> None:
    repo_url = "https://code.city.example.cn/office/plan"
    settings = from_environment({"REPO_URL": repo_url, "REPO_KIND": kind})
    assert settings.file_url("a.yml") == f"{repo_url}{shown}a.yml"
    assert edit_pages(repo_url, "main", settings.host_kind).edit == repo_url + edit
    assert settings.report_url("甲", "/").startswith(repo_url + issue)
    made = interface(repo_url, settings.host_kind)
    assert made == (kind, f"https://code.city.example.cn{api}", "office/plan")
    assert from_environment({"REPO_URL": repo_url}).report_url("甲", "/") == ""


def test_the_name_of_a_host_gives_way_to_what_the_operator_says() -> None:
    assert kind_of("https://gitlab.example.org/o/r") == "gitlab"
    assert kind_of("https://gitlab.example.org/o/r", "gitea") == "gitea"
    assert {kind_of("", kind) for kind in KINDS} == set(KINDS)
    assert interface("", "gitea") == ("", "", "")
