"""The settings that a build takes from its environment, checked before anything is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.settings.hosts import KINDS

_ADDRESS = re.compile(
    r"https?://(?P<host>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>(?:/[A-Za-z0-9._~-]+)*)/?"
)
"""Plain addresses only: they stand in pages, in settings of servers and in names of folders."""
_BRANCH = re.compile(r"(?![-/.])[\w./+@-]{1,200}(?<![/.])")
_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_SECONDS = re.compile(r"[0-9]{1,11}")
LONGEST = 200


class SettingsError(ValueError):
    """The settings cannot be used; the message, in Chinese, has a line for every fault."""


def check(given: Mapping[str, str]) -> None:
    """Raise SettingsError with every fault of the settings that are given."""
    if faults := list(_faults(given)):
        raise SettingsError("\n".join(faults))


def _faults(given: Mapping[str, str]) -> Iterator[str]:
    for name, form, words in (
        ("SITE_URL", _is_address, "网站的网址，例如 https://example.org/plan/"),
        ("REPO_URL", _is_address, "代码库的网址，例如 https://example.org/owner/repo"),
        ("REPO_REF", _is_branch, "分支的名称或提交的编号，例如 main"),
        (
            "REPO_KIND",
            KINDS.__contains__,
            f"代码托管平台的类型：{'、'.join(KINDS)}（Forgejo 写 gitea）",
        ),
        ("SOURCE_COMMIT", _COMMIT.fullmatch, "提交的编号，7 到 64 位的 0–9、a–f"),
        (
            "SOURCE_DATE_EPOCH",
            _SECONDS.fullmatch,
            "提交的时间，1970 年起的秒数（git log -1 --format=%ct），例如 1700000000；不知道的不设",
        ),
    ):
        value = given.get(name) or ""
        if value and not form(value):
            yield f"环境变量 {name}：“{shown(value)}”不对；应是{words}{_ONLY if 'URL' in name else ''}。"


_ONLY = "，只用字母、数字和 . _ ~ - /，端口不大于 65535，不带 ? # % 等符号"


def _is_address(value: str) -> bool:
    found = _ADDRESS.fullmatch(value)
    if not found or len(value) > LONGEST or ".." in found["host"]:
        return False
    in_range = found["port"] is None or 0 < int(found["port"]) < 2**16
    return in_range and {".", ".."}.isdisjoint(found["path"].split("/"))


def _is_branch(value: str) -> bool:
    return bool(_BRANCH.fullmatch(value)) and ".." not in value and "//" not in value


def shown(value: object) -> str:
    """Return a value on one line, as a message quotes it."""
    line = "".join(char if char.isprintable() else "□" for char in str(value))
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}……"
