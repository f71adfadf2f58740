"""Which program makes the pages: MkDocs, or ProperDocs, which goes on from it, if GENERATOR asks for it."""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec

from macros.settings.environment import SettingsError, shown

_OTHER = "properdocs"


def choose_generator() -> None:
    """Let ProperDocs stand where ``mkdocs`` is imported from now on, if it is to.

    Raises SettingsError if there is no such program.
    """
    asked = os.environ.get("GENERATOR") or "mkdocs"
    if asked == "mkdocs":
        return
    if asked != _OTHER:
        raise SettingsError(
            f"环境变量 GENERATOR：“{shown(asked)}”不对；应是 mkdocs 或 {_OTHER}，不写就是 mkdocs。"
        )
    if find_spec(_OTHER) is None:
        raise SettingsError(
            f"环境变量 GENERATOR：{_OTHER} 还没有装；请运行 python -m pip install {_OTHER}。"
        )
    import_module(_OTHER)
    import_module(f"{_OTHER}.replacement")
