"""Scripts and style sheets as readers get them: without what is there for those who read the source."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

_FOLDER = Path(__file__).parent / "inline"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r"\s*([{},;])\s*|(:)\s+")


@cache
def script(name: str) -> Markup:
    """Return a script that stands inside pages."""
    return Markup(lean_script((_FOLDER / name).read_text("utf-8")))


@cache
def style(name: str) -> Markup:
    """Return a style sheet that stands inside pages."""
    return Markup(lean_style((_FOLDER / name).read_text("utf-8")))


@cache
def inside_pages(kind: str) -> tuple[str, ...]:
    """Return all scripts (``.js``) or style sheets (``.css``) that may stand inside pages."""
    given = {".js": script, ".css": style}[kind]
    return tuple(str(given(path.name)) for path in sorted(_FOLDER.glob(f"*{kind}")))


def lean_script(text: str) -> str:
    """Return a script of this project without indents and lines of comment."""
    lines = map(str.strip, text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def lean_style(text: str) -> str:
    """Return a style sheet without comments and the blanks that mean nothing."""
    return _AROUND.sub(r"\1\2", _COMMENT.sub("", text)).strip()
