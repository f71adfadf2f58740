"""Text and pieces between braces: text may be cut and changed, what a macro gave is shown whole or not at all.

Text of the plan stays text until it is printed; only then it becomes inert markup. What a macro gives is
a piece, and so is what was printed to be shown later, as by ``{% set a %}…{% endset %}``: both are markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from numbers import Real
from typing import Any

from jinja2 import Environment, Undefined, pass_environment
from jinja2.filters import make_attrgetter
from markupsafe import Markup

from macros.pages.prose_mending import Lost
from macros.text.characters.inert import inert

SLICED = "sliced"
"""The filter through which all goes of which a part is cut out: ``{{ x[:9] }}``."""
_GIVES_IT_BACK = frozenset(("d", "default"))
"""Filters that change nothing."""
_CHANGES_TEXT = frozenset(
    "capitalize lower replace string title trim truncate upper wordcount".split()
)
"""Filters that take whatever they are given for text."""


class NotShown(ValueError):
    """What is between braces cannot be shown; the message is Chinese."""


def whole(*values: Any) -> None:
    """Let text be cut, changed or looked into, but no piece. Raises NotShown."""
    if any(isinstance(value, Markup) for value in values):
        raise NotShown(
            "宏显示的，set、macro、filter、call 里面的，都只能整个显示或用 ~ 连起来，"
            "不能截断、改动、取出一部分或交给宏；请直接显示，文字在交给宏以前改，"
            '例如 {{ link("…", plan.title[:9]) }}。'
        )


def piece(value: Any) -> None:
    """Let a piece be shown as it is, and nothing else. Raises NotShown."""
    if not isinstance(value, Markup):
        raise NotShown("call 后面只能写这一页自己的宏（macro）；请改正，或删去。")


def as_text(value: Any) -> str:
    """Return what is neither a piece nor a list as text. Raises NotShown."""
    if isinstance(value, str | Real | date | Undefined):  # a name that is not there says so itself
        return str(value)
    if value is None:
        raise NotShown('花括号里的这一项没有值；请换一项，或写成 {{ … or "没有写" }}。')
    raise NotShown("花括号里的不是一段文字，不能直接显示；请写出它的哪一项。")


def printed(value: Any) -> Markup:
    """Return mark-up as it is and any other value inert; &#38; becomes &#038;, since code is read once more.

    Raises NotShown.
    """
    if isinstance(value, Markup):
        return value
    return Markup(str(inert(as_text(value))).replace("&#", "&#0"))


@pass_environment
def joined(
    environment: Environment,
    value: Iterable[Any],
    d: Any = "",
    attribute: str | int | None = None,
) -> str:
    """Return what is in a list as one text; as a piece if one is among them. Jinja's filter ``join``."""
    if attribute is not None:
        value = map(make_attrgetter(environment, attribute), value)
    parts = list(value)
    if any(isinstance(one, Markup) for one in (d, *parts)):
        return printed(d).join(map(printed, parts))
    return as_text(d).join(map(as_text, parts))


def of_text(name: str, does: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that takes no piece to pieces."""
    if name in _GIVES_IT_BACK:
        return does
    leads = int(hasattr(does, "jinja_pass_arg"))

    @wraps(does)
    def filter_of_text(*args: Any, **named: Any) -> Any:
        value, rest = args[leads], args[leads + 1 :]
        for lost in (*args[leads:], *named.values()):
            if isinstance(lost, Lost):  # also what only says how much: no bound could count with it
                return lost
        whole(value)
        if isinstance(value, str):
            whole(*rest, *named.values())
        elif name in _CHANGES_TEXT:
            as_text(value)
        return does(*args, **named)

    return filter_of_text
