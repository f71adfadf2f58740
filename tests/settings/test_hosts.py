"""How the addresses of a code host follow from that of a repository."""

from __future__ import annotations

import pytest

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
