"""What the environment says of the site is checked before a build, and every fault is reported at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.settings import from_environment
from macros.settings.environment import SettingsError
from tests.commands import run

GOOD = {
    "SITE_URL": (
        "https://example.org",
        "https://example.org/plan/",
        "http://127.0.0.1:8000/kb/plan/",
        "http://localhost:65535/",
        "https://xn--fiqs8s.example/a_b/~c/1.0/",
        "",
    ),
    "REPO_URL": ("https://github.com/owner/repo", "https://git.example:8443/a/b/c/", ""),
    "REPO_KIND": ("github", "gitlab", "gitee", "gitea", ""),
    "REPO_REF": ("main", "feature/2.0", "v1.0+a", "分支", "0123abc", ""),
    "SOURCE_DATE_EPOCH": ("0", "1700000000", "99999999999", ""),
    "SOURCE_COMMIT": ("0123abc", "a" * 40, "b" * 64, ""),
}
BAD = {
    "SITE_URL": (
        "example.org",
        "//example.org/",
        "ftp://example.org/",
        "javascript:alert(1)",
        "https:///plan/",
        "https://example.org/;}",
        "https://example.org/a b/",
        "https://example.org/100%/",
        "https://example.org/%E6%96%B9/",
        "https://example.org/?a=b",
        "https://example.org/#a",
        "https://example.org/../a/",
        "https://example.org/./a/",
        "https://example.org//a/",
        "https://example.org/$host/",
        "https://example.org/{a}/",
        'https://example.org/"><script>/',
        "https://example.org/方案/",
        "https://user:word@example.org/",
        "https://example.org:0/",
        "https://example.org:65536/",
        "https://example.org:99999/",
        "https://example.org:/",
        "https://[::1/",
        "https://a..b/",
        "https://-a/",
        "https://example.org/\nheader",
        "https://example.org/" + "a" * 300,
    ),
    "REPO_URL": (
        "javascript:alert(1)//",
        "data:text/html,x",
        "git@github.com:owner/repo.git",
        "https://github.com/o/r?x=1",
        'https://github.com/o/r" onclick="x',
        "https://github.com:99999/o/r",
    ),
    "REPO_KIND": ("GitLab", "svn", " gitea", "gitlab/", "<b>"),
    "REPO_REF": ("-x", "/a", "a/", "a..b", "a b", 'a"b', "a#b", "a?b", "a%2e", "a<b", "a" * 300),
    "SOURCE_DATE_EPOCH": ("abc", "-1", "1.5", "1" * 12, "１７", " ", "2024-10-31", "0x10"),
    "SOURCE_COMMIT": ("main", "abc", "0123ABC", "g" * 40, "a" * 65),
}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, values in GOOD.items() for v in values])
def test_ordinary_settings_pass(name: str, value: str) -> None:
    from_environment({name: value})


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, values in BAD.items() for v in values])
def test_what_could_become_something_else_is_refused(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as raised:
        from_environment({name: value})
    message = str(raised.value)
    assert message.startswith(f"环境变量 {name}：“")
    assert "应是" in message
    assert "\n" not in message
    assert len(message) < 400


def test_a_command_tells_all_faults_of_the_settings_and_does_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SITE_URL", "https://example.org/;}")
    monkeypatch.setenv("REPO_URL", "javascript:alert(1)")
    for command in (["build"], ["check"], ["serve"], ["bundle"]):
        done = run(*command)
        assert done.exit_code == 2
        first, second = done.stderr.splitlines()
        assert first.startswith("环境变量 SITE_URL：“https://example.org/;}”不对；")
        assert second.startswith("环境变量 REPO_URL：“javascript:alert(1)”不对；")
    assert not list(tmp_path.iterdir())
