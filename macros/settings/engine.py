"""What the engine brings to every site: the settings of MkDocs, pages of prose, scripts, pictures.

In the engine's repository they are its ``mkdocs.yml`` and ``docs/``, beside what belongs to the plan
published there. A wheel has them in ``macros/defaults/``, where ``scripts/packing.py`` puts them.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

PACKAGE = Path(__file__).parents[1]
_PACKED = PACKAGE / "defaults"
IS_INSTALLED = _PACKED.is_dir()
"""Whether the engine runs from a wheel, and not from its repository."""
DEFAULTS = _PACKED if IS_INSTALLED else PACKAGE.parent
CONFIG = DEFAULTS / "mkdocs.yml"
DOCS = DEFAULTS / "docs"
BY_PLAN = (
    "本站不用 mkdocs 命令：它不检查数据、文字和链接，公布出去的网址也不对。"
    "生成用 plan build（或 make site），预览用 plan serve（或 make serve），公布由工作流来做。"
)
"""What is said to whoever starts MkDocs by itself."""
LOG = "mkdocs.plan"
"""Where the engine tells MkDocs what is wrong with a page; nothing is published then."""


def is_about_an_object(name: str) -> bool:
    """Whether a file of docs/, by its path there, is a page about one object: it belongs to a plan."""
    path = PurePosixPath(name)
    folder = path.parts[0] if len(path.parts) > 1 else ""
    return path.suffix == ".md" and path.name != "index.md" and folder not in ("", "about")
