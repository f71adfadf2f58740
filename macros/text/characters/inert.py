"""The one place where text becomes markup: escaped for Jinja, Markdown and HTML at once."""

from __future__ import annotations

import re

from markupsafe import Markup

from macros.text.characters.regex import regex

_ACTIVE = "&<>\"'`*_[]{}()#+-!|~=:^$%\\/@"
_INSTEAD = {char: f"&#{ord(char)};" for char in _ACTIVE} | {"\n": " ", "\r": " "}
_FOUND = regex(f"[{re.escape(''.join(_INSTEAD))}]")


def inert(text: str) -> Markup:
    """Return ``text`` so that Jinja, Markdown and HTML all show it as it is.

    Everything that starts a construct in one of them becomes a numeric character reference; the
    result stays on one line, so that no Markdown block can begin in it.
    """
    return Markup(_FOUND.sub(lambda found: _INSTEAD[found[0]], text))
