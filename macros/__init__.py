"""A plan as typed data, checked, indexed and expanded into pages.

mkdocs-macros finds ``define_env`` here. Nothing is imported until it is called, so that the
command line starts without the template engine.
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Register the macros; mkdocs-macros calls this for every build."""
    from macros.expand import register

    register(env)
