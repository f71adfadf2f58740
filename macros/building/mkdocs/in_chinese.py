"""What MkDocs says about links and the navigation, in Chinese and with the line that means it."""

from __future__ import annotations

import re
from pathlib import Path

_LEVEL = r"(?:WARNING|ERROR) +-  "
_PAGE = rf"{_LEVEL}Doc file '(?P<page>[^']+)' contains "
_MEANT = r"(?: Did you mean '(?P<meant>[^']+)'\?)?"
_NAV = "mkdocs.yml"
_WORDS = (
    (
        rf"{_PAGE}a link '(?P<link>.+?)', but the target.* is not found among documentation files\.{_MEANT}",
        "链接“{link}”没有对应的页面或文件；请检查路径（从这个文件所在的文件夹写起）。",
    ),
    (
        rf"{_PAGE}an unrecognized relative link '(?P<link>.+?)', it was left as is\.{_MEANT}",
        "链接“{link}”没有对应的页面；链接写 docs/ 里的文件名，以 .md 结尾。",
    ),
    (
        rf"{_PAGE}a link '(?P<link>#fnref-.+?)', but there is no such anchor on this page\.",
        "这条脚注没有写在正文里；请在正文里写上它的标记，或删去它。",
    ),
    (
        rf"{_PAGE}a link '(?P<link>.+?)', but there is no such anchor on this page\.",
        "链接“{link}”指向的位置本页没有；请检查 # 后面的名字。",
    ),
    (
        rf"{_PAGE}a link '(?P<link>.+?)', but the doc '(?P<other>[^']+)' does not contain an anchor '.*'\.",
        "链接“{link}”指向的位置 docs/{other} 里没有；请检查 # 后面的名字。",
    ),
    (
        rf"{_LEVEL}A reference to '(?P<link>.+?)' is included in the 'nav' configuration, which is not found in the documentation files\.",
        "nav 里的“{link}”在 docs/ 里没有；请改文件名，或删去这一行。",
    ),
    (
        rf"{_LEVEL}An absolute path to '(?P<link>.+?)' is included in the 'nav' configuration, which .*",
        "nav 里的“{link}”以 / 开头，不知道是哪个文件；请写 docs/ 里的文件名。",
    ),
)
_SAID = tuple((re.compile(pattern, re.DOTALL), words) for pattern, words in _WORDS)
_BACK = re.compile(r"#fnref-(.+)")
"""The link from a footnote to where it is asked for, which Markdown makes."""
_LEFT_OUT = re.compile(
    rf"{_LEVEL}The following pages exist in the docs directory, but are not included in the \"nav\" "
    r"configuration:(?P<pages>.*)",
    re.DOTALL,
)


def in_chinese(message: str, config: Path) -> str:
    """Return what is wrong with a page or the navigation with its place; other messages as they are.

    ``config`` is the ``mkdocs.yml`` of the site, ``docs/`` lies beside it.
    """
    if found := _LEFT_OUT.fullmatch(message):
        pages = found["pages"].replace("\n  - ", "\n").split()
        return "\n".join(
            f"docs/{page}: 不在 nav 里；请在 {_NAV} 的 nav 里加上它，不放进导航的写进 not_in_nav。"
            for page in pages
        )
    for pattern, words in _SAID:
        if found := pattern.fullmatch(message):
            given = found.groupdict()
            name = f"docs/{given['page']}" if given.get("page") else _NAV
            meant = f"是不是“{given['meant']}”？" if given.get("meant") else ""
            line = _line(config.parent / name, _BACK.sub(r"[^\1]:", given["link"]))
            return f"{name}{line}: {words.format_map(given)}{meant}"
    return message


def _line(file: Path, link: str) -> str:
    """Return a colon and the number of the first line with a link; nothing if a macro gave it."""
    lines = file.read_text("utf-8").split("\n") if file.is_file() else []
    before = r"^ *- +(?:[^#]*: +)?[\"']?" if file.name == _NAV else r"(?<![\w./#?-])"
    whole = re.compile(rf"{before}{re.escape(link)}(?![\w./#?-])")
    return next((f":{number}" for number, line in enumerate(lines, 1) if whole.search(line)), "")
