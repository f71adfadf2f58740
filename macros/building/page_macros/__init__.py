"""The macros that pages have between braces, listed in ``macros_info()``."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial
from typing import Any

from macros.building.page_macros import guides, in_the_text, whole_pages
from macros.building.page_macros.macro import Macros, On
from macros.building.page_macros.table import table
from macros.pages.prose import marked
from macros.text.characters.inert import inert

MACROS = Macros(in_the_text.MACROS | whole_pages.MACROS | guides.MACROS)
"""All macros by name, in the order in which the guide lists them."""


def bound(on: Callable[[], On]) -> dict[str, Callable[..., Any]]:
    """Return all macros by name, for pages of which ``on`` says where a macro stands."""

    def of_page(does: Callable[..., str], *args: Any, **named: Any) -> str:
        return does(on(), *args, **named)

    return {name: marked(partial(of_page, does)) for name, does in MACROS.items()}


@MACROS.add
def macros_info(on: On) -> str:
    """这张表：每个宏的名字、用处和例子。

    例：macros_info()
    """
    return table("全部的宏", ("宏", "显示什么", "例"), (_row(*one) for one in MACROS.items()))


def _row(name: str, does: Callable[..., str]) -> tuple[str, str, str]:
    guide = inspect.getdoc(does) or ""
    what, _, example = guide.partition("\n\n例：")
    taken = ", ".join(list(inspect.signature(does).parameters)[1:])
    examples = "、".join(f"<code>{inert(one)}</code>" for one in example.split("、"))
    return f"<code>{inert(f'{name}({taken})')}</code>", inert(what), examples
