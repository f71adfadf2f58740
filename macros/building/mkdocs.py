"""The edge to MkDocs from this side: starts it, in this process, for a plan that is loaded."""

from __future__ import annotations

import logging
import os
import re
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click import ClickException
from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros.pages.site import Site


class PagesError(Exception):
    """MkDocs did not make the pages; the message is what it said."""


def make_pages(site: Site, config: Path, folder: Path) -> None:
    """Let MkDocs make the pages and exports of ``site`` in ``folder``; any warning is an error.

    Raises PagesError.
    """
    with _said() as said, _no_clock(), warnings.catch_warnings(action="ignore"):
        try:
            read = load_config(str(config), strict=True, site_dir=str(folder.resolve()))
            read.extra["given"] = site  # macros/hooks.py takes it
            read.plugins.on_startup(command="build", dirty=False)
            try:
                build(read)
            finally:
                read.plugins.on_shutdown()
        except ClickException as error:
            said.append(error.format_message())
            raise PagesError(_reason(said)) from None
        except SystemExit as error:  # the macros leave so
            raise PagesError(_reason(said) or f"MkDocs 以代码 {error.code} 结束。") from None
        except Exception as error:
            said.append(traceback.format_exc())
            raise PagesError(_reason(said)) from error


class _Listener(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.said = said
        self.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is said."""
        self.said.append(self.format(record))


@contextmanager
def _said() -> Iterator[list[str]]:
    """Collect the warnings and errors of MkDocs instead of printing them."""
    said: list[str] = []
    log, listener = logging.getLogger("mkdocs"), _Listener(said)
    propagate, log.propagate = log.propagate, False
    log.addHandler(listener)
    try:
        yield said
    finally:
        log.removeHandler(listener)
        log.propagate = propagate


@contextmanager
def _no_clock() -> Iterator[None]:
    """Give MkDocs a fixed time unless the environment has one."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = given or "0"
    try:
        yield
    finally:
        if given is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = given


_MACRO_ERROR = re.compile(
    r"^.*Macro Rendering Error_\s+_File_: `(?P<file>[^`]+)`\s+_\w+_: (?P<reason>.+?)\s+```.*?```",
    re.DOTALL | re.MULTILINE,
)


def _reason(said: list[str]) -> str:
    """Return the errors that MkDocs told; for a macro, page and reason without traceback."""
    return _MACRO_ERROR.sub(
        r"docs/\g<file>：页面里的宏出错：\g<reason>；请检查花括号里的名字和 id。",
        "\n".join(said),
    )
