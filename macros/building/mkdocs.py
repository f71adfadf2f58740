"""The edge to MkDocs from this side: starts it, in this process, for a plan that is loaded."""

from __future__ import annotations

import logging
import os
import re
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from click import ClickException
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from macros.model.problems import PlanError
from macros.pages.site import Site, build_site
from macros.settings import Settings, cache_folder, engine


class PagesError(Exception):
    """MkDocs did not make the pages; the message is what it said."""


def make_pages(site: Site, config: Path, folder: Path) -> None:
    """Let MkDocs make the pages and exports of ``site`` in ``folder``; any warning is an error.

    Raises PagesError.
    """
    with _said() as said, _no_clock(), warnings.catch_warnings(action="ignore"):
        try:
            site_dir = str(folder.resolve())
            read = load_config(**_given(config) | {"strict": True, "site_dir": site_dir})
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


def preview(settings: Settings, config: Path, port: int, say: Callable[[str], None]) -> None:
    """Serve the site on this machine, made anew whenever a file of it changes, until interrupted.

    What is wrong is said, and the pages stay as they were. Raises OSError if the port is taken.
    """
    from mkdocs.livereload import LiveReloadServer

    def make() -> None:
        try:
            make_pages(build_site(settings), config, root)
            say(f"http://127.0.0.1:{port}{path}")
        except (PlanError, PagesError) as error:
            say(str(error))

    with tempfile.TemporaryDirectory(prefix="plan-preview-") as folder:
        root, path = Path(folder), urlsplit(settings.site_url).path
        server = LiveReloadServer(make, "127.0.0.1", port, folder, path)
        server.error_handler = lambda code: (
            (root / "404.html").read_bytes() if code == 404 else None
        )
        make()
        for place in (config, Path("docs"), engine.DOCS, engine.PACKAGE):
            if place.exists():
                server.watch(str(place))
        server.watch(str(settings.plan.parent), recursive=False)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()


def _given(config: Path) -> dict[str, Any]:
    """Return how MkDocs is to be configured: by the engine, and over that by the file of the site.

    Neither that file nor a folder with pages need be there. Raises ConfigurationError.
    """
    if config.resolve() == engine.CONFIG.resolve():
        return {"config_file": str(config)}
    brought = _settings(engine.CONFIG)
    brought.get("extra", {}).pop("operator", None)  # who runs the site of the engine's own plan
    own = _settings(config) if config.is_file() else {}
    given = _over(brought, own)
    pages = config.parent / given["docs_dir"]
    if not pages.is_dir():
        pages = cache_folder() / "no-pages"
        pages.mkdir(parents=True, exist_ok=True)
    given["docs_dir"] = str(pages.resolve())
    given["not_in_nav"] = "\n".join((brought["not_in_nav"], own.get("not_in_nav") or ""))
    given["watch"] = []
    # all other paths of the settings begin beside the package
    return {"config_file": str(engine.CONFIG), "config_file_path": str(engine.PACKAGE), **given}


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return settings with others over them, key by key; a key without a value changes nothing."""
    held = {key: value for key, value in above.items() if value is not None}
    nested = {
        key: _over(below[key], value)
        for key, value in held.items()
        if isinstance(value, dict) and isinstance(below.get(key), dict)
    }
    return below | held | nested


def _settings(config: Path) -> dict[str, Any]:
    with config.open("rb") as file:
        read = yaml_load(file)
    if not isinstance(read, dict):
        raise ConfigurationError(f"{config.name}：要逐行写“键: 值”。")
    return read


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
