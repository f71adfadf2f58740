"""What a site that passed every check could still have. A hint is no fault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.exports.trees import tree_of


def hints(folder: Path) -> Iterator[str]:
    """Yield every hint, in Chinese, for the site in ``folder``."""
    home = tree_of((folder / "index.html").read_bytes())
    if not home.find_class("pl-report"):
        yield (
            "读者没有办法从网页报告错误：末尾没有“本页有误？告诉我们”；"
            "请在 mkdocs.yml 的 extra.operator.report 里写邮箱或表单的网址。"
        )
