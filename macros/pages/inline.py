"""Scripts and style sheets that stand inside pages: kept as files, which the linters read."""

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
    """Return a script for a page, without indents and lines of comment."""
    lines = map(str.strip, (_FOLDER / name).read_text("utf-8").splitlines())
    return Markup("\n".join(line for line in lines if not line.startswith("//")))


@cache
def style(name: str) -> Markup:
    """Return a style sheet for a page, without comments and the blanks that mean nothing."""
    words = _COMMENT.sub("", (_FOLDER / name).read_text("utf-8")).strip()
    return Markup(_AROUND.sub(r"\1\2", words))
