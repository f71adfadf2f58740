"""What pages have between braces, as mkdocs-macros asks for it: rendered in the sandbox, every fault reported."""

from __future__ import annotations

import logging
import re
from functools import partial
from pathlib import Path
from typing import Any

from macros.pages.prose import Prose
from macros.pages.writing.markup import OF_MACROS, WITHIN, call
from macros.settings import engine

_OF_PLUGIN = "mkdocs_macros.context"
"""Where the plugin's own macros are: of git, of files, of the clock."""
_LOG = logging.getLogger(engine.LOG)


def sandboxed(plugin: Any, extra: dict[str, Any]) -> None:
    """Let the plugin render pages in the sandbox; besides the plan they know ``extra``.

    It has an environment of its own, in which a page could run any program; this one takes its place.
    """
    own = extra | {"plan": plugin.variables["plan"]}
    plugin.variables.clear()
    plugin.variables.update(own)
    macros = {n: does for n, does in plugin.macros.items() if does.__module__ != _OF_PLUGIN}
    plugin._env = Prose(plugin.env.loader, macros, partial(_place, plugin))
    plugin.render = partial(_rendered, plugin)
    asks = plugin.has_j2
    # a title can be a number: reported as a fault later
    plugin.has_j2 = lambda text: asks(str(text))


def _rendered(plugin: Any, markdown: str, force_rendering: bool = False) -> str:
    """Return a page, or its title, with what its braces give; tell every fault in them."""
    plugin.taken = markdown
    text, faults = plugin.env.page(markdown, {**plugin.variables, **plugin.page.meta})
    if any(begins_indented(one, str(text)) for one in plugin.env.printed):
        faults.append(f"{_place(plugin, None, call(markdown) or 1)}: {OF_MACROS}")
    for fault in faults:
        _LOG.warning(fault)
    return str(text)


def begins_indented(given: str, page: str) -> bool:
    """Whether the first line of what a macro gave is in a box or an item of a list, and the others are not."""
    within = "\n" in given.strip() and given in page
    return bool(within and re.search(rf"{WITHIN}{re.escape(given)}", page, re.MULTILINE))


def _place(plugin: Any, included: str | None, line: int) -> str:
    """Return file and line of what a page, or a file that it includes, has between braces."""
    docs = Path(plugin.conf["docs_dir"]).name
    if included:
        return f"{docs}/{included}:{line}"
    file = plugin.page.file
    above, found, _ = file.content_string.rpartition(plugin.taken)
    return f"{docs}/{file.src_uri}:{line + above.count(chr(10)) if found else line}"
