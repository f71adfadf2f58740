"""Regular expressions that are compiled when they are first used.

There are hundreds of them in these rooms and an ordinary plan meets one in seven. To compile all took a
quarter of the start of every command, and more of the desk's: 0.5 s, measured on ``import macros.rules``.
"""

from __future__ import annotations

import re
from typing import Any, cast


def regex(expression: str, flags: re.RegexFlag | int = 0) -> re.Pattern[str]:
    """Return ``re.compile(expression, flags)``; an expression at fault is found when it is used."""
    return cast("re.Pattern[str]", _Regex(expression, flags))


class _Regex:
    """Has what a compiled pattern has, each part of it taken over when it is first asked for."""

    def __init__(self, expression: str, flags: re.RegexFlag | int) -> None:
        self.pattern = expression
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        part = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, part)
        return part
